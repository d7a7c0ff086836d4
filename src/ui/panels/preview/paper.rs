//! Words of a document as they are set on paper: serif is what the document says, sans what stands beside it.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Align as HorizontalAlign, Color32, Stroke};
use rungs_app::document::{Align, Depth, Style, Tone};

use crate::ui::theme::{Face, Hue, Theme, size};
use rungs_app::view::preview::{Cell, Look};

/// The size of the document's own words, in points.
const BODY: f32 = 13.5;

/// Face, size, height of a line, color.
type Setting = (Face, f32, f32, Color32);

fn setting(look: Look, theme: &Theme) -> Setting {
    match look {
        Look::Title => (Face::SerifTitle, 20.0, 26.0, theme.text),
        Look::Heading(Depth::Part) => (Face::SerifSemibold, 15.0, 20.0, theme.text),
        Look::Heading(Depth::Section) => (Face::SerifSemibold, BODY, 18.0, theme.text),
        Look::Heading(Depth::Passage) => (Face::SerifItalic, BODY, 18.0, theme.text),
        Look::Body => (Face::Serif, BODY, 18.0, theme.text),
        Look::Aside => (Face::Serif, size::META, 17.0, theme.muted),
        Look::Table => (Face::Serif, size::META, 16.0, theme.text),
        Look::Sum => (Face::SerifSemibold, size::META, 16.0, theme.text),
        Look::Head => (Face::SansSemibold, size::CITATION, 15.0, theme.muted),
        Look::Small => (Face::Sans, size::CITATION, 16.0, theme.muted),
        Look::Label => (Face::Sans, size::CITATION, 18.0, theme.muted),
    }
}

/// The text of a cell, ready to be laid out in a width, in points.
pub fn job(cell: &Cell, width: f32, theme: &Theme) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    job.halign = match cell.align {
        Align::Left => HorizontalAlign::LEFT,
        Align::Right => HorizontalAlign::RIGHT,
    };
    let set = setting(cell.look, theme);
    for run in cell.text.runs() {
        job.append(run.words(), 0.0, format(set, run.style(), theme));
    }
    job
}

fn format((face, size, line, colour): Setting, style: Style, theme: &Theme) -> TextFormat {
    let sans = matches!(face, Face::Sans | Face::SansSemibold);
    let (face, size, colour) = match style {
        Style::Plain => (face, size, colour),
        Style::Strong if sans => (Face::SansSemibold, size, colour),
        Style::Strong => (Face::SerifSemibold, size, colour),
        Style::Emphasis => (Face::SerifItalic, size, colour),
        Style::Faint => (Face::Sans, size::CITATION, theme.muted),
        Style::Outcome(tone) => (Face::SansSemibold, size.min(size::META), hue(tone, theme).text),
        Style::Added => (face, size, changed(style, theme).text),
        Style::Removed => (face, size, changed(style, theme).text),
    };
    let mut format = TextFormat { line_height: Some(line), ..TextFormat::simple(face.at(size), colour) };
    match style {
        Style::Added => {
            format.underline = Stroke::new(1.0, colour);
            format.background = changed(style, theme).tint.unwrap_or(Color32::TRANSPARENT);
        }
        Style::Removed => format.strikethrough = Stroke::new(1.0, colour),
        _ => {}
    }
    format
}

fn hue(tone: Tone, theme: &Theme) -> Hue {
    let [met, not_met, judgement] = theme.outcomes;
    match tone {
        Tone::Good => met,
        Tone::Open => judgement,
        Tone::Bad => not_met,
    }
}

fn changed(style: Style, theme: &Theme) -> Hue {
    let [added, _, _, _, dropped, ..] = theme.changes;
    if style == Style::Added { added } else { dropped }
}
