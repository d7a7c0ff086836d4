//! Pages: what is drawn on the one at hand, its footer, and the bookmarks of all.

use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::error::KrillaResult;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};

use super::lines::{Colour, Line, Piece, Stroke};
use super::tags::{TagId, Tags};
use crate::{Depth, Document, Page};

/// Letter paper, in points.
const SHORT: f32 = 612.0;
const LONG: f32 = 792.0;

const SIDE: f32 = 60.0;
const TOP: f32 = 60.0;
const BOTTOM: f32 = 66.0;

/// Something to draw.
enum Mark {
    Words { x: f32, baseline: f32, piece: Piece, tag: Option<TagId> },
    Box { x: f32, y: f32, width: f32, height: f32, colour: Colour },
}

struct Bookmark {
    depth: Depth,
    title: String,
    page: usize,
    y: f32,
}

/// The page at hand, and what is known of those before.
pub(super) struct Sheet {
    width: f32,
    height: f32,
    /// Where the next line goes.
    pub y: f32,
    page: usize,
    marks: Vec<Mark>,
    bookmarks: Vec<Bookmark>,
    pub tags: Tags,
    /// `None` while pages are only counted.
    pdf: Option<krilla::Document>,
    total: usize,
}

impl Sheet {
    /// One that only counts its pages.
    pub fn counting(document: &Document) -> Self {
        let (width, height) = match document.page {
            Page::Portrait => (SHORT, LONG),
            Page::Landscape => (LONG, SHORT),
        };
        Sheet {
            width,
            height,
            y: TOP,
            page: 0,
            marks: Vec::new(),
            bookmarks: Vec::new(),
            tags: Tags::default(),
            pdf: None,
            total: 0,
        }
    }

    /// One that draws so many pages.
    pub fn drawing(document: &Document, pdf: krilla::Document, total: usize) -> Self {
        Sheet { pdf: Some(pdf), total, ..Sheet::counting(document) }
    }

    pub fn pages(&self) -> usize {
        self.page
    }

    pub fn total(&self) -> usize {
        self.total
    }

    /// The number of the page at hand.
    pub fn number(&self) -> usize {
        self.page + 1
    }

    pub fn left(&self) -> f32 {
        SIDE
    }

    pub fn text_width(&self) -> f32 {
        self.width - 2.0 * SIDE
    }

    /// The height up to which a row is kept whole: of a taller one, much of the page before would stay empty.
    pub fn tallest_whole(&self) -> f32 {
        (self.height - TOP - BOTTOM) * 0.7
    }

    /// Where the footer's words stand.
    pub fn foot(&self) -> f32 {
        self.height - BOTTOM + 26.0
    }

    /// Where what every page says at its head stands.
    pub fn head(&self) -> f32 {
        TOP - 28.0
    }

    /// What is left of the page.
    pub fn room(&self) -> f32 {
        self.height - BOTTOM - self.y
    }

    pub fn is_fresh(&self) -> bool {
        self.y <= TOP
    }

    /// A gap, of which nothing is seen at the top of a page.
    pub fn gap(&mut self, height: f32) {
        if !self.is_fresh() {
            self.y += height;
        }
    }

    /// Draws a line at a place; without a tag it is not part of what the document says.
    pub fn words(&mut self, line: Line, x: f32, top: f32, tag: Option<TagId>) {
        let baseline = top + line.baseline;
        self.marks.extend(line.pieces.into_iter().map(|piece| Mark::Words { x: x + piece.x, baseline, piece, tag }));
    }

    pub fn block(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        self.marks.push(Mark::Box { x, y, width, height, colour });
    }

    pub fn bookmark(&mut self, depth: Depth, title: String) {
        self.bookmarks.push(Bookmark { depth, title, page: self.page, y: self.y });
    }

    /// Ends the page, whose footer has been drawn.
    pub fn turn(&mut self) {
        let marks = std::mem::take(&mut self.marks);
        self.page += 1;
        self.y = TOP;
        let (Some(pdf), Some(settings)) = (self.pdf.as_mut(), PageSettings::from_wh(self.width, self.height)) else {
            return;
        };
        let mut page = pdf.start_page_with(settings);
        let mut surface = page.surface();
        for mark in marks {
            draw(&mut surface, &mut self.tags, mark);
        }
        surface.finish();
        page.finish();
    }

    /// The bytes of the file.
    pub fn finish(self) -> KrillaResult<Vec<u8>> {
        let mut pdf = self.pdf.unwrap_or_default();
        let mut outline = Outline::new();
        for node in nodes(&self.bookmarks) {
            outline.push_child(node);
        }
        pdf.set_outline(outline);
        pdf.set_tag_tree(self.tags.tree());
        pdf.finish()
    }
}

fn draw(surface: &mut Surface<'_>, tags: &mut Tags, mark: Mark) {
    let artifact = ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout));
    match mark {
        Mark::Box { x, y, width, height, colour } => {
            surface.start_tagged(artifact);
            fill_box(surface, x, y, (width, height), colour);
            surface.end_tagged();
        }
        Mark::Words { x, baseline, piece, tag } => {
            let drawn = surface.start_tagged(match tag {
                Some(_) => ContentTag::Span(SpanTag::empty()),
                None => artifact,
            });
            surface.set_fill(Some(fill(piece.ink.colour)));
            let start = Point::from_xy(x, baseline);
            surface.draw_glyphs(start, &piece.glyphs, piece.font.clone(), &piece.text, piece.size, false);
            stroke(surface, &piece, x, baseline);
            surface.end_tagged();
            if let Some(tag) = tag {
                tags.content(tag, drawn);
            }
        }
    }
}

fn stroke(surface: &mut Surface<'_>, piece: &Piece, x: f32, baseline: f32) {
    let y = match piece.ink.stroke {
        None => return,
        Some(Stroke::Under) => baseline + piece.size * 0.12,
        Some(Stroke::Through) => baseline - piece.size * 0.26,
    };
    fill_box(surface, x, y, (piece.width, piece.size * 0.06), piece.ink.colour);
}

fn fill_box(surface: &mut Surface<'_>, x: f32, y: f32, (width, height): (f32, f32), colour: Colour) {
    let mut path = PathBuilder::new();
    let Some(rect) = Rect::from_xywh(x, y, width, height) else { return };
    path.push_rect(rect);
    if let Some(path) = path.finish() {
        surface.set_fill(Some(fill(colour)));
        surface.draw_path(&path);
    }
}

fn fill([red, green, blue]: Colour) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, rule: Default::default() }
}

/// The bookmarks as a tree: each holds the deeper ones that follow it.
fn nodes(bookmarks: &[Bookmark]) -> Vec<OutlineNode> {
    let mut found = Vec::new();
    let mut rest = bookmarks;
    while let Some((first, after)) = rest.split_first() {
        let below = after.iter().take_while(|next| next.depth > first.depth).count();
        let (deeper, next) = after.split_at(below);
        let place = XyzDestination::new(first.page, Point::from_xy(SIDE, first.y));
        let mut node = OutlineNode::new(first.title.clone(), place);
        nodes(deeper).into_iter().for_each(|child| node.push_child(child));
        found.push(node);
        rest = next;
    }
    found
}
