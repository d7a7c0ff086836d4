//! The layout of one cell: run-in head and marked text.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::text::{CharIndex, LayoutJob, TextFormat};
use eframe::egui::text_selection::LabelSelectionState;
use eframe::egui::{Align2, Color32, Galley, Painter, Pos2, Rangef, Rect, Response, Stroke, Ui, pos2, vec2};
use rungs_domain::compare::{Across, Change, ChangeName};

use super::letters::Letters;
use super::quoted::lay_out_quoted;
use crate::ui::kit::{decided, paint_badge};
use crate::ui::theme::{Face, Hue, Theme, size};
use rungs_app::state::Density;
use rungs_app::view::ladder::excerpt::Room;
use rungs_app::view::ladder::marks::{Mark, Marked};
use rungs_app::view::ladder::{CellData, Content};

/// The height of a line of text in a cell.
pub const LINE: f32 = 18.0;
const BADGE: f32 = 16.0;

/// How a text is set.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The theme.
    pub theme: &'a Theme,
    /// The width of the text, in points.
    pub width: f32,
    /// The size of the letters.
    pub size: f32,
    /// The height of a line.
    pub line: f32,
    /// Words to be highlighted.
    pub find: Find<'a>,
}

/// Words that are highlighted where they stand in a text.
#[derive(Clone, Copy, Default)]
pub struct Find<'a> {
    /// The words; empty: none.
    pub words: &'a str,
    /// The place among them that is shown: it stands out.
    pub shown: Option<usize>,
}

/// A cell laid out.
#[derive(Clone)]
pub struct Laid {
    job: LayoutJob,
    head: Option<Head>,
    /// Lines under words, from the upper left corner of the text. The layout's own would disappear under the tint
    /// of the line below.
    underlines: Vec<(f32, Rangef, Stroke)>,
    /// The height of the text.
    pub height: f32,
    /// Where the place of the sought words begins that is shown, from the top of the text.
    pub hit_at: Option<f32>,
    /// What the marks say, for who does not see them.
    pub marks: Option<String>,
    /// What stands under the text.
    pub foot: Option<Foot>,
}

/// What stands under quoted words: what they were before, and where both stand.
#[derive(Clone)]
pub struct Foot {
    /// Its top, in points from the top of the text.
    pub top: f32,
    /// "from Under direction".
    pub from: Option<LayoutJob>,
    /// "a → a".
    pub place: LayoutJob,
    /// Where that stands, from the upper left corner of the foot.
    pub place_at: Pos2,
}

/// The run-in head of a text: the change, and whether a specialist confirmed the link.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The change, as it is called.
    pub told: ChangeName,
    /// The word for it; none where the sign says it.
    pub word: &'static str,
    /// Whether it was confirmed.
    pub confirmed: bool,
}

impl Head {
    fn of(cell: &CellData) -> Option<Self> {
        let step = cell.step.as_ref()?;
        if matches!(cell.content, Content::Empty | Content::NotPrinted | Content::GoesOn { .. }) {
            return None;
        }
        let quiet = step.change == Change::Same && !step.confirmed;
        (!quiet).then_some(Head { told: step.told, word: step.told.word(), confirmed: step.confirmed })
    }

    /// The room that it takes at the beginning of the text.
    pub fn width(self, painter: &Painter) -> f32 {
        if self.word.is_empty() {
            return BADGE + 6.0;
        }
        let word = word_galley(painter, self.word, Color32::PLACEHOLDER).rect.width();
        BADGE + 5.0 + word + if self.confirmed { 16.0 } else { 0.0 } + 8.0
    }

    fn paint(self, painter: &Painter, theme: &Theme, at: Pos2) {
        let hue = theme.told(self.told);
        let badge = Rect::from_min_size(at + vec2(0.0, 1.0), vec2(BADGE, BADGE));
        paint_badge(painter, badge, self.told, hue);
        let word = word_galley(painter, self.word, hue.text);
        let right = badge.right() + 5.0 + word.rect.width();
        painter.galley(pos2(badge.right() + 5.0, at.y + (LINE - word.rect.height()) / 2.0), word, hue.text);
        if self.confirmed {
            let font = Face::SansSemibold.at(size::CHANGE);
            painter.text(pos2(right + 10.0, at.y + LINE / 2.0), Align2::CENTER_CENTER, "◆", font, decided(theme));
        }
    }
}

fn word_galley(painter: &Painter, word: &str, color: Color32) -> Arc<Galley> {
    painter.layout_no_wrap(word.to_owned(), Face::SansSemibold.at(size::CHANGE), color)
}

/// Lays a cell out at a density. `code` is the level that it is compared with.
pub fn lay_out(
    painter: &Painter,
    cell: &CellData,
    marked: &Marked,
    (density, code): (Density, &str),
    setting: Setting<'_>,
) -> Laid {
    if let Content::Quoted { here, from } = &cell.content {
        return lay_out_quoted(painter, cell, (here.as_ref(), from.as_ref()), density == Density::Whole, setting);
    }
    let head = Head::of(cell);
    let lead = head.map_or(0.0, |head| head.width(painter));
    let hue = cell.step.as_ref().map(|step| setting.theme.told(step.told));
    let letters = Letters::of(painter, &Face::Serif.at(setting.size));
    let room = Room { width: setting.width, lead, measure: &|words| letters.width(words) };
    let laid = set_marked(painter, &marked.at_density(density, code, room), hue, head, setting);
    Laid { marks: marked.in_words(), ..laid }
}

/// Lays a marked text out, behind its head where it has one.
pub fn set_marked(
    painter: &Painter,
    marked: &Marked,
    hue: Option<Hue>,
    head: Option<Head>,
    setting: Setting<'_>,
) -> Laid {
    let lead = head.map_or(0.0, |head| head.width(painter));
    let job = marked_job(marked, hue, lead, setting);
    let galley = painter.layout_job(job.clone());
    let underlines = underlines(&galley, marked, hue, setting);
    let marks = marked.in_words();
    let hit_at = setting.find.shown.and_then(|nth| {
        let byte = marked.hits(setting.find.words).get(nth)?.first()?.start;
        let letters = marked.text.get(..byte)?.chars().count();
        Some(line_of(&galley, letters))
    });
    Laid { job, head, underlines, height: galley.rect.height(), hit_at, marks, foot: None }
}

/// Where the line begins that holds a letter, from the top of the text.
fn line_of(galley: &Galley, letter: usize) -> f32 {
    let mut before = 0;
    for row in &galley.rows {
        before += row.char_count_including_newline().0;
        if letter < before {
            return row.pos.y;
        }
    }
    galley.rect.height()
}

/// The same on the painter of a `ui`.
pub fn set_whole(ui: &Ui, marked: &Marked, hue: Option<Hue>, head: Option<Head>, setting: Setting<'_>) -> Laid {
    set_marked(ui.painter(), marked, hue, head, setting)
}

/// The lines under degree words and, where the theme has no tints, under all new words.
fn underlines(galley: &Galley, marked: &Marked, hue: Option<Hue>, setting: Setting<'_>) -> Vec<(f32, Rangef, Stroke)> {
    let mut lines = Vec::new();
    let mut char_at = 0;
    for (range, mark) in &marked.spans {
        let start = char_at;
        char_at += marked.text.get(range.clone()).map_or(0, |words| words.chars().count());
        let stroke = match (mark, hue) {
            (Mark::Counterpart, _) => Stroke::new(1.5, setting.theme.muted),
            (Mark::Degree, Some(hue)) => Stroke::new(1.5, hue.text),
            (Mark::New, Some(hue)) if hue.tint.is_none() => Stroke::new(1.0, hue.text),
            _ => continue,
        };
        let mut row_start = 0;
        for placed in &galley.rows {
            let count = placed.char_count_including_newline().0;
            let (from, to) = (start.max(row_start), char_at.min(row_start + count));
            if from < to {
                let x = |at: usize| placed.pos.x + placed.row.x_offset(CharIndex(at - row_start));
                let y = placed.pos.y + setting.line * 0.5 + setting.size * 0.46;
                lines.push((y, Rangef::new(x(from), x(to)), stroke));
            }
            row_start += count;
        }
    }
    lines
}

impl Laid {
    /// Draws the text from `at` on; the pointer selects in it where it is over `widget`, and Ctrl+C copies what is
    /// selected.
    pub fn show(&self, ui: &Ui, widget: &Response, theme: &Theme, at: Pos2) {
        let painter = ui.painter();
        if let Some(head) = self.head {
            head.paint(painter, theme, at);
        }
        let galley = painter.layout_job(self.job.clone());
        LabelSelectionState::label_text_selection(ui, widget, at, galley, theme.text, Stroke::NONE);
        for (y, x, stroke) in &self.underlines {
            painter.hline(Rangef::new(at.x + x.min, at.x + x.max), at.y + y, *stroke);
        }
        if let Some(foot) = &self.foot {
            let at = at + vec2(0.0, foot.top);
            if let Some(from) = &foot.from {
                painter.galley(at, painter.layout_job(from.clone()), theme.muted);
            }
            painter.galley(at + foot.place_at.to_vec2(), painter.layout_job(foot.place.clone()), theme.muted);
        }
    }
}

fn marked_job(marked: &Marked, hue: Option<Hue>, lead: f32, setting: Setting<'_>) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = setting.width;
    // Where the first word does not fit beside the head, the head keeps a line of its own.
    job.first_row_min_height = setting.line;
    let found = pieces_found(marked, setting.find);
    for (range, mark) in &marked.spans {
        let format = format(*mark, hue, setting);
        for (piece, hit) in split(range.clone(), &found) {
            let Some(words) = marked.text.get(piece) else { continue };
            let space = if job.text.is_empty() { lead } else { 0.0 };
            let format = hit.map_or_else(|| format.clone(), |shown| highlighted(format.clone(), shown, setting.theme));
            job.append(words, space, format);
        }
    }
    job
}

/// A piece of a place of the sought words, and whether that place is the one that is shown.
type Piece = (Range<usize>, bool);

fn pieces_found(marked: &Marked, find: Find<'_>) -> Vec<Piece> {
    let places = marked.hits(find.words).into_iter().enumerate();
    let mut found: Vec<Piece> = places
        .flat_map(|(nth, pieces)| pieces.into_iter().map(move |piece| (piece, find.shown == Some(nth))))
        .collect();
    found.sort_by_key(|(piece, _)| piece.start);
    found
}

/// `range` cut at the edges of the places found: pieces, and of those of a place whether it is the one that is shown.
fn split(range: Range<usize>, found: &[Piece]) -> Vec<(Range<usize>, Option<bool>)> {
    let mut pieces = Vec::new();
    let mut at = range.start;
    for (hit, shown) in found.iter().filter(|(hit, _)| hit.start < range.end && hit.end > range.start) {
        let (start, end) = (hit.start.max(at), hit.end.min(range.end));
        pieces.push((at..start, None));
        pieces.push((start..end, Some(*shown)));
        at = end;
    }
    pieces.push((at..range.end, None));
    pieces.retain(|(piece, _)| !piece.is_empty() && piece.start < piece.end);
    pieces
}

/// The place that is shown stands out; the others have the ground of what is selected.
fn highlighted(mut format: TextFormat, shown: bool, theme: &Theme) -> TextFormat {
    if shown {
        format.background = theme.focus;
        format.color = if theme.dark { theme.background } else { theme.surface };
    } else {
        format.background = theme.selected;
        format.color = theme.text;
        format.underline = Stroke::new(1.0, theme.focus);
    }
    format
}

fn format(mark: Mark, hue: Option<Hue>, setting: Setting<'_>) -> TextFormat {
    let theme = setting.theme;
    let font = match mark {
        Mark::Degree => Face::SerifSemibold.at(setting.size),
        Mark::Note => Face::Sans.at(size::CHANGE),
        _ => Face::Serif.at(setting.size),
    };
    let mut format = TextFormat::simple(font, theme.text);
    format.line_height = Some(setting.line);
    format.expand_bg = 0.0;
    match mark {
        Mark::Plain | Mark::Counterpart => {}
        Mark::Quiet | Mark::Note => format.color = theme.muted,
        Mark::New | Mark::Degree => {
            format.background = hue.and_then(|hue| hue.tint).unwrap_or(Color32::TRANSPARENT);
        }
        Mark::Struck => {
            let dropped = theme.change(Change::Dropped).text;
            format.color = dropped;
            format.strikethrough = Stroke::new(1.0, dropped);
        }
    }
    format
}

/// What a cell says that is no text of its own: a job in quiet letters.
pub fn quiet_job(content: &Content, across: bool, upper: &str, kind: &str, setting: Setting<'_>) -> LayoutJob {
    let theme = setting.theme;
    let mut job = LayoutJob::default();
    job.wrap.max_width = setting.width;
    let mut program = TextFormat::simple(Face::Sans.at(size::CHANGE), theme.muted);
    program.line_height = Some(setting.line);
    let mut quoted = TextFormat::simple(Face::Serif.at(setting.size), theme.muted);
    quoted.line_height = Some(setting.line);
    match content {
        Content::Text(_) | Content::Quoted { .. } => {}
        Content::Empty => job.append("—", 0.0, quoted),
        Content::NotPrinted => job.append("not printed", 0.0, program),
        Content::Dropped if across => job.append("not printed here", 0.0, program),
        Content::Dropped => job.append("at this level", 0.0, program),
        Content::Carried => job.append("still applies", 0.0, program),
        Content::GoesOn { number, quote, .. } => {
            job.append(&format!("Goes on in {kind} {number} of {upper}: "), 0.0, program);
            job.append(&format!("“{quote}”"), 0.0, quoted);
        }
    }
    job
}

/// Lays out what a cell says that is no text of its own.
pub fn lay_out_quiet(painter: &Painter, cell: &CellData, upper: &str, kind: &str, setting: Setting<'_>) -> Laid {
    let head = Head::of(cell);
    let across = head.is_some_and(|head| matches!(head.told, ChangeName::Across(Across::OnlyThere)));
    let mut job = quiet_job(&cell.content, across, upper, kind, setting);
    if let (Some(head), Some(first)) = (head, job.sections.first_mut()) {
        first.leading_space = head.width(painter);
    }
    let height = painter.layout_job(job.clone()).rect.height();
    Laid { job, head, underlines: Vec::new(), height, hit_at: None, marks: None, foot: None }
}
