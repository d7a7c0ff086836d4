//! The layout of a cell of the factor table: change, words that decide, what they were before, and where both stand.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Painter, Pos2, pos2};
use rungs_domain::compare::Change;

use super::cell::{Foot, Head, Laid, Setting, set_marked};
use crate::ui::theme::{Face, size};
use rungs_app::view::ladder::quoted::{Place, Quoted, words};
use rungs_app::view::ladder::{CellData, turn_word};

/// The height of the line that says what the words were before.
const LINE: f32 = 16.0;
/// Less room than this is none for words beside the places.
const LEAST: f32 = 96.0;
const GAP: f32 = 8.0;

/// Lays out a cell of which the words here, or those of the level compared with, are quoted. `open`: nothing is cut.
pub fn lay_out_quoted(
    painter: &Painter,
    cell: &CellData,
    (here, from): (Option<&Quoted>, Option<&Quoted>),
    open: bool,
    setting: Setting<'_>,
) -> Laid {
    let step = cell.step.as_ref();
    let decides = step.is_some_and(|step| step.change != Change::Same);
    let head = step.map(|step| {
        let word = if decides { turn_word(step) } else { "" };
        Head { told: step.told, word, confirmed: false }
    });
    let hue = step.map(|step| setting.theme.told(step.told));
    let mut laid = set_marked(painter, &words(here, decides), hue, head, setting);
    let (foot, height) = foot(painter, (here, from), open, setting);
    laid.foot = Some(Foot { top: laid.height, ..foot });
    laid.height += height;
    laid
}

/// What stands under the words, and its height.
fn foot(
    painter: &Painter,
    (here, from): (Option<&Quoted>, Option<&Quoted>),
    open: bool,
    setting: Setting<'_>,
) -> (Foot, f32) {
    let places = match (from, here) {
        (Some(from), Some(here)) => Place::both(&from.place, &here.place),
        (Some(one), None) | (None, Some(one)) => one.place.name(),
        (None, None) => String::new(),
    };
    let mut place = job(setting.width);
    place.append(&places, 0.0, format(Face::Sans, size::CITATION, setting));
    let size = painter.layout_job(place.clone()).size();
    let Some(from) = from else {
        return (Foot { top: 0.0, from: None, place, place_at: Pos2::ZERO }, size.y);
    };
    let room = setting.width - size.x - GAP;
    let beside = room >= LEAST;
    let width = if beside { room } else { setting.width };
    let words = if open { whole(from, width, setting) } else { cut(painter, from, width, setting) };
    let height = painter.layout_job(words.clone()).size().y;
    let right = setting.width - size.x;
    let (place_at, total) = match beside {
        true => (pos2(right, height - LINE), height),
        false => (pos2(0.0, height), height + size.y),
    };
    (Foot { top: 0.0, from: Some(words), place, place_at }, total)
}

fn whole(from: &Quoted, width: f32, setting: Setting<'_>) -> LayoutJob {
    from_words(&from.text, width, setting)
}

/// The words on one line, cut around those that decide.
fn cut(painter: &Painter, from: &Quoted, width: f32, setting: Setting<'_>) -> LayoutJob {
    let whole = whole(from, width, setting);
    if painter.layout_job(whole.clone()).rows.len() <= 1 {
        return whole;
    }
    let behind = from.marks.first().and_then(|mark| from.text.get(mark.start..)).filter(|rest| *rest != &*from.text);
    let text = behind.map_or_else(|| from.text.to_string(), |rest| format!("… {rest}"));
    let mut job = from_words(&text, width, setting);
    job.wrap.max_rows = 1;
    job
}

fn from_words(text: &str, width: f32, setting: Setting<'_>) -> LayoutJob {
    let mut job = job(width);
    job.append("from ", 0.0, format(Face::Sans, size::CITATION, setting));
    job.append(text, 0.0, format(Face::Serif, size::META, setting));
    job
}

fn job(width: f32) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    job
}

fn format(face: Face, points: f32, setting: Setting<'_>) -> TextFormat {
    let mut format = TextFormat::simple(face.at(points), setting.theme.muted);
    format.line_height = Some(LINE);
    format
}
