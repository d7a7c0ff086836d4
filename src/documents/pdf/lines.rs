//! Words broken into lines of a width.

use std::borrow::Cow;
use std::sync::Arc;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use parley::{
    Alignment, AlignmentOptions, FontFamily, FontFamilyName, FontStyle, FontWeight, Layout, LineHeight, OverflowWrap,
    StyleProperty,
};

use super::fonts::{Face, Fonts};
use crate::{Align, Style, Text, Tone};

/// A color: red, green, blue.
pub(super) type Colour = [u8; 3];

pub(super) const INK: Colour = [0x1c, 0x21, 0x26];
pub(super) const SOFT: Colour = [0x57, 0x60, 0x6a];
pub(super) const LINE: Colour = [0xc9, 0xce, 0xd4];
pub(super) const GROUND: Colour = [0xf1, 0xf3, 0xf5];
const GOOD: Colour = [0x1a, 0x63, 0x34];
const OPEN: Colour = [0x7a, 0x52, 0x00];
const BAD: Colour = [0x9b, 0x1c, 0x1c];

/// How words are drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Ink {
    pub colour: Colour,
    pub stroke: Option<Stroke>,
}

/// A line along words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stroke {
    Under,
    Through,
}

/// How a text is set, before the styles of its runs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub face: Face,
    pub size: f32,
    pub bold: bool,
    pub colour: Colour,
    pub align: Align,
}

impl Look {
    pub const fn new(face: Face, size: f32) -> Self {
        Look { face, size, bold: false, colour: INK, align: Align::Left }
    }

    pub const fn bold(self) -> Self {
        Look { bold: true, ..self }
    }

    pub const fn soft(self) -> Self {
        Look { colour: SOFT, ..self }
    }

    pub const fn align(self, align: Align) -> Self {
        Look { align, ..self }
    }
}

/// A line of glyphs.
pub(super) struct Line {
    pub height: f32,
    /// From the top of the line to the foot of its letters.
    pub baseline: f32,
    pub pieces: Vec<Piece>,
}

/// Glyphs of one font and color.
pub(super) struct Piece {
    pub x: f32,
    pub width: f32,
    pub font: Font,
    pub size: f32,
    pub ink: Ink,
    pub text: Arc<str>,
    pub glyphs: Vec<KrillaGlyph>,
}

/// The lines of a text; none of an empty one.
pub(super) fn lines(fonts: &mut Fonts, text: &Text, look: Look, width: f32) -> Vec<Line> {
    if text.is_empty() {
        return Vec::new();
    }
    let words: Arc<str> = text.words().into();
    let layout = layout(fonts, text, &words, look, width);
    let mut top = 0.0;
    let mut found = Vec::with_capacity(layout.len());
    for line in layout.lines() {
        let metrics = line.metrics();
        let mut pieces = Vec::new();
        let mut x = metrics.offset;
        for run in line.runs() {
            add_run(fonts, &layout, &run, &words, &mut x, &mut pieces);
        }
        found.push(Line { height: metrics.line_height, baseline: metrics.baseline - top, pieces });
        top += metrics.line_height;
    }
    found
}

/// The height of lines together.
pub(super) fn height(lines: &[Line]) -> f32 {
    lines.iter().map(|line| line.height).sum()
}

fn layout(fonts: &mut Fonts, text: &Text, words: &str, look: Look, width: f32) -> Layout<Ink> {
    let Fonts { context, layouts, .. } = fonts;
    let mut builder = layouts.ranged_builder(context, words, 1.0, false);
    // What one family lacks comes from the next.
    let families = [look.face, Face::Sans, Face::Serif].map(|face| FontFamilyName::Named(Cow::Borrowed(face.name())));
    builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(&families))));
    builder.push_default(StyleProperty::FontSize(look.size));
    builder.push_default(StyleProperty::FontWeight(FontWeight::new(if look.bold { 600.0 } else { 400.0 })));
    builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(1.38)));
    builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
    builder.push_default(StyleProperty::Brush(Ink { colour: look.colour, stroke: None }));
    let mut at = 0;
    for run in text.runs() {
        let range = at..at + run.words().len();
        at = range.end;
        for property in properties(run.style(), look) {
            builder.push(property, range.clone());
        }
    }
    let mut layout = builder.build(words);
    layout.break_all_lines(Some(width));
    let alignment = match look.align {
        Align::Left => Alignment::Start,
        Align::Right => Alignment::End,
    };
    layout.align(alignment, AlignmentOptions::default());
    layout
}

fn properties(style: Style, look: Look) -> Vec<StyleProperty<'static, Ink>> {
    let bold = || StyleProperty::FontWeight(FontWeight::new(600.0));
    let ink = |colour, stroke| StyleProperty::Brush(Ink { colour, stroke });
    match style {
        Style::Plain => Vec::new(),
        Style::Strong => vec![bold()],
        // Inter has no italics here.
        Style::Emphasis if look.face == Face::Sans => vec![ink(SOFT, None)],
        Style::Emphasis => vec![StyleProperty::FontStyle(FontStyle::Italic)],
        Style::Faint => vec![ink(SOFT, None), StyleProperty::FontSize(look.size * 0.84)],
        Style::Outcome(Tone::Good) => vec![bold(), ink(GOOD, None)],
        Style::Outcome(Tone::Open) => vec![bold(), ink(OPEN, None)],
        Style::Outcome(Tone::Bad) => vec![bold(), ink(BAD, None)],
        Style::Added => vec![ink(GOOD, Some(Stroke::Under))],
        Style::Removed => vec![ink(BAD, Some(Stroke::Through))],
    }
}

/// Adds the glyphs of a run, a piece for each stretch of one style, from `x` on.
fn add_run(
    fonts: &Fonts,
    layout: &Layout<Ink>,
    run: &parley::Run<'_, Ink>,
    words: &Arc<str>,
    x: &mut f32,
    pieces: &mut Vec<Piece>,
) {
    let Some(font) = fonts.embedded(run.font().data.id()) else { return };
    let size = run.font_size();
    let mut style = None;
    for cluster in run.visual_clusters() {
        if cluster.is_ligature_continuation() {
            if let Some(glyph) = pieces.last_mut().and_then(|piece| piece.glyphs.last_mut()) {
                glyph.text_range.end = cluster.text_range().end;
            }
            continue;
        }
        let index = cluster.style_index();
        for glyph in cluster.glyphs() {
            if style != Some(index) {
                style = Some(index);
                let ink = layout.styles().get(usize::from(index)).map(|style| style.brush).unwrap_or_default();
                let text = Arc::clone(words);
                pieces.push(Piece { x: *x, width: 0.0, font: font.clone(), size, ink, text, glyphs: Vec::new() });
            }
            if let Some(piece) = pieces.last_mut() {
                piece.width += glyph.advance;
                let relative = |figure: f32| figure / size;
                let [advance, right, up] = [glyph.advance, glyph.x, glyph.y].map(relative);
                let range = cluster.text_range();
                piece.glyphs.push(KrillaGlyph::new(GlyphId::new(glyph.id), advance, right, up, 0.0, range, None));
            }
            *x += glyph.advance;
        }
    }
}
