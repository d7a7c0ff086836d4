//! The source side: the document line by line, and beside each piece what became of it.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Align2, Galley, Id, Rect, Response, Stroke, Ui, pos2, vec2};

use super::line::{self, LineLaid};
use super::side::{Cursor, RowWidget, SideView};
use super::split::Split;
use super::{ReviewView, menu};
use crate::ui::kit::{Bring, NavRows, Rows};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::Command;
use rungs_app::actions::Action;
use rungs_app::reviews::{ReviewCommand, Side};
use rungs_app::view::review::words::{MOST_SHOWN, shown};
use rungs_app::view::review::{Became, Sign};

/// Room for the numbers of lines.
const NUMBERS: f32 = 46.0;

/// Room for what became of a piece, where it stands beside the text.
const BESIDE: f32 = 164.0;

/// Below this width, what became of a piece stands under its text.
const NARROW: f32 = 460.0;

/// Above and below a text.
const PAD: f32 = 2.0;

/// The height of the mark of a page.
const PAGE: f32 = 20.0;

/// Draws the side.
pub fn show(
    ui: &mut Ui,
    shown: &ReviewView<'_>,
    side: &mut SideView,
    split: &mut Option<Split>,
    commands: &mut Vec<Command>,
) {
    let cursor = &mut side.cursor;
    let mut rows = SourceRows { shown, cursor, split, commands, clicked: None };
    side.rows.show(ui, Id::unique("review source"), shown.revision, &mut rows);
    if let Some((stop, extends)) = rows.clicked {
        side.cursor.nav.go(stop, extends);
        choose(shown, side, commands);
    }
}

/// The keys of the side, while it has the keyboard.
pub fn keys(ui: &Ui, shown: &ReviewView<'_>, side: &mut SideView, commands: &mut Vec<Command>) {
    let stops = NavRows::list(shown.data.stops.len(), side.rows.page());
    if side.cursor.nav.keys_extending(ui, &stops).is_some() {
        choose(shown, side, commands);
    }
}

/// Chooses the stop of the cursor, or all from where the choice began.
fn choose(shown: &ReviewView<'_>, side: &mut SideView, commands: &mut Vec<Command>) {
    let stop = side.cursor.nav.at;
    let from = side.cursor.nav.from.unwrap_or(stop);
    bring(shown, side, Bring::Near);
    let (first, last) = (from.min(stop), from.max(stop));
    if let Some((first, last)) = shown.data.stop_bytes(first).zip(shown.data.stop_bytes(last)) {
        let at = Some(first.start..last.end);
        commands.push(Command::Reviews(ReviewCommand::Select { at, by: Side::Source }));
    }
}

/// Brings the stop of the cursor into view.
pub fn bring(shown: &ReviewView<'_>, side: &mut SideView, how: Bring) {
    if let Some(stop) = shown.data.stops.get(side.cursor.nav.at) {
        side.rows.bring(stop.start, how);
    }
}

struct SourceRows<'a, 'b> {
    shown: &'a ReviewView<'a>,
    cursor: &'b mut Cursor,
    split: &'b mut Option<Split>,
    commands: &'b mut Vec<Command>,
    clicked: Option<(usize, bool)>,
}

/// A row laid out.
pub struct Laid {
    line: LineLaid,
    note: Option<Arc<Galley>>,
    text: f32,
}

impl SourceRows<'_, '_> {
    fn page(&self, row: usize) -> f32 {
        let page = self.shown.data.source.get(row).and_then(|row| row.page);
        if page.is_some() { PAGE } else { 0.0 }
    }

    /// What became of the stop that begins with this row.
    fn became(&self, row: usize) -> Option<&Became> {
        let stop = self.shown.data.source.get(row)?.stop;
        let begins = self.shown.data.stops.get(stop)?.start == row;
        self.shown.data.became.get(stop).filter(|became| begins && !became.words.is_empty())
    }

    fn name(&self, row: usize) -> String {
        let data = self.shown.data;
        let Some(one) = data.source.get(row) else { return String::new() };
        let number = data.manuscript.lines.get(one.line).map_or(0, |line| line.place.line);
        let text = shown(data.manuscript.text.get(one.range.clone()).unwrap_or_default());
        let became = self.became(row).map(|became| {
            let ruled = if became.sign == Sign::Ruled { ", your ruling" } else { "" };
            let accepted = if became.sign == Sign::Accepted { ", accepted" } else { "" };
            let looks: String = became.looks.iter().map(|look| format!("; look at this: {look}")).collect();
            format!(" · {}{ruled}{accepted}{looks}", became.words)
        });
        format!("Line {number}: {text}{}", became.unwrap_or_default())
    }

    /// The number of the line that begins with this row; none where the row before has the same.
    fn number(&self, row: usize) -> Option<u32> {
        let number = |row: usize| {
            let line = self.shown.data.source.get(row)?.line;
            Some(self.shown.data.manuscript.lines.get(line)?.place.line)
        };
        let before = row.checked_sub(1).and_then(number);
        number(row).filter(|number| Some(*number) != before)
    }

    fn is_marked(&self, row: usize) -> bool {
        self.shown.looked.marked.source.binary_search(&row).is_ok()
    }
}

fn note(ui: &Ui, became: &Became, width: f32, theme: &Theme) -> Arc<Galley> {
    let colour = sign_colour(became.sign, theme);
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    job.wrap.max_rows = 3;
    let sign = TextFormat::simple(Face::SansSemibold.at(size::CHANGE), colour);
    let face = if became.sign == Sign::Look { Face::SansMedium } else { Face::Sans };
    let words = TextFormat::simple(face.at(size::CITATION), colour);
    job.append(became.sign.glyph(), 0.0, sign);
    job.append(&became.words, 5.0, words);
    ui.painter().layout_job(job)
}

/// The color of a sign; its glyph and the words beside it say the same.
pub fn sign_colour(sign: Sign, theme: &Theme) -> eframe::egui::Color32 {
    match sign {
        Sign::Heading => theme.accent,
        Sign::Text | Sign::Aside => theme.muted,
        Sign::Look => theme.warning.text,
        Sign::Ruled => crate::ui::kit::decided(theme),
        Sign::Accepted => {
            let [met, ..] = theme.outcomes;
            met.text
        }
    }
}

impl Rows for SourceRows<'_, '_> {
    type Laid = Laid;

    fn count(&self) -> usize {
        self.shown.data.source.len()
    }

    fn estimate(&self, row: usize, width: f32) -> f32 {
        let letters = self.shown.data.source.get(row).map_or(0, |row| row.range.len().min(MOST_SHOWN));
        let beside = if width < NARROW { 0.0 } else { BESIDE };
        let in_line = ((width - NUMBERS - beside) / 6.6).max(8.0);
        let lines = (letters as f32 / in_line).ceil().max(1.0);
        let under = if width < NARROW && self.became(row).is_some() { 17.0 } else { 0.0 };
        lines * 19.0 + 2.0 * PAD + under + self.page(row)
    }

    fn lay(&self, ui: &Ui, row: usize, width: f32) -> (Laid, f32) {
        let (data, theme) = (self.shown.data, self.shown.theme);
        let narrow = width < NARROW;
        let beside = if narrow { 0.0 } else { BESIDE };
        let text = width - NUMBERS - beside - 12.0;
        let looked: &[_] = if self.is_marked(row) { &self.shown.looked.marked.at } else { &[] };
        let line = data
            .source
            .get(row)
            .map(|one| line::lay(ui.painter(), data, one, &line::Setting { theme, width: text, looked }));
        let line = line.unwrap_or_default();
        let room = if narrow { text } else { BESIDE - 10.0 };
        let note = self.became(row).map(|became| note(ui, became, room, theme));
        let below = note.as_ref().map_or(0.0, |note| note.size().y);
        let height = if narrow { line.height + below } else { line.height.max(below) };
        (Laid { line, note, text }, height + 2.0 * PAD + self.page(row))
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect, laid: Laid) {
        let (data, theme) = (self.shown.data, self.shown.theme);
        let Some(one) = data.source.get(row) else { return };
        let (page, rect) = rect.split_top_bottom_at_y(rect.top() + self.page(row));
        if let Some(number) = one.page {
            page_mark(ui, page, number, theme);
        }
        let place = data.stops.get(one.stop).filter(|stop| stop.start == row).map(|_| one.stop);
        let widget = RowWidget { row, place, marked: self.is_marked(row), name: self.name(row) };
        let at = pos2(rect.left() + NUMBERS, rect.top() + PAD);
        let texts = laid.line.texts(ui, Id::unique(("review source words", row)), at);
        let response = self.cursor.row(ui, rect, &widget, theme);
        if let Some(number) = self.number(row) {
            let place = pos2(at.x - 10.0, at.y + 3.0);
            let font = Face::Sans.at(size::CITATION);
            ui.painter().text(place, Align2::RIGHT_TOP, number, font, theme.muted);
        }
        texts.into_iter().for_each(|text| text.paint(ui, theme.text));
        if let Some(note) = laid.note.clone() {
            let narrow = rect.width() < NARROW;
            let place = match narrow {
                true => at + vec2(0.0, laid.line.height),
                false => pos2(at.x + laid.text + 14.0, at.y + 2.0),
            };
            ui.painter().galley(place, note, theme.text);
        }
        if let Some(split) = self.split.as_ref() {
            laid.line.caret(ui.painter(), at, split.at(), data, Stroke::new(2.0, theme.focus));
        }
        self.pointer(ui, &response, one.stop, (&laid, at));
    }

    fn entry(&self) -> Option<usize> {
        self.shown.data.stops.get(self.cursor.nav.at).map(|stop| stop.start)
    }

    fn entry_out_of_view(&mut self, ui: &mut Ui, row: usize, rect: Rect) -> Option<Response> {
        let widget = RowWidget { row, place: Some(self.cursor.nav.at), marked: false, name: self.name(row) };
        Some(self.cursor.row(ui, rect, &widget, self.shown.theme))
    }
}

impl SourceRows<'_, '_> {
    /// What the mouse does with a row.
    fn pointer(&mut self, ui: &Ui, response: &Response, stop: usize, (laid, at): (&Laid, eframe::egui::Pos2)) {
        let under = || laid.line.byte_at(at, response.interact_pointer_pos()?, self.shown.data);
        if response.clicked() && self.split.is_some() {
            if let Some(byte) = under() {
                *self.split = self.split.take().map(|split| split.before(byte));
            }
            return;
        }
        if response.clicked() {
            self.clicked = Some((stop, ui.input(|input| input.modifiers.shift)));
            self.cursor.nav.take_keyboard();
        }
        if response.secondary_clicked() {
            let byte = under();
            self.cursor.menu_at = byte;
            if !self.shown.data.stops.get(stop).is_some_and(|rows| self.is_marked(rows.start)) {
                self.clicked = Some((stop, false));
            }
            self.cursor.nav.take_keyboard();
        }
        if response.double_clicked() {
            self.commands.extend(Action::OpenPiece.command(self.shown.state));
        }
        menu::of_row(response, self.shown, self.cursor.menu_at, self.split, self.commands);
    }
}

/// The mark of a page: a rule and its number.
fn page_mark(ui: &Ui, rect: Rect, number: u32, theme: &Theme) {
    let y = rect.center().y;
    let font = Face::Sans.at(size::CITATION);
    let words = format!("page {number}");
    let end = ui.painter().text(pos2(rect.left() + NUMBERS, y), Align2::LEFT_CENTER, words, font, theme.muted);
    ui.painter().hline(end.right() + 8.0..=rect.right() - 12.0, y, Stroke::new(1.0, theme.rule));
}
