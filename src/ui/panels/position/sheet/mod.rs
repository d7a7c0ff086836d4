//! The worksheet: the duties of a position, each with its time, since when, and what it is matched to.
//!
//! In wide columns a duty is one line of cells, in narrow ones what it matches stands below. Rows far out of view are
//! not drawn, so that many duties cost no more than a few.

mod cells;
mod columns;
mod keys;
mod matched;
mod more;

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{Align2, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::PositionView;
use super::data::SheetData;
use super::pen::Pen;
use crate::app::State;
use crate::app::positions::{DutyDraft, Field, Part, PositionCommand};
use crate::ui::theme::{Face, size};
use crate::ui::widgets::text;
use columns::Columns;

/// Rows this near to what is in view are drawn, so that Tab reaches them.
const NEAR: f32 = 200.0;

/// What the worksheet keeps between frames.
#[derive(Debug, Default)]
pub struct SheetView {
    /// How high each row was when it was drawn last.
    heights: BTreeMap<usize, f32>,
    /// Numbers of duties whose second line was asked for.
    unfolded: BTreeSet<u32>,
}

/// A row that is drawn.
struct Row<'a> {
    row: usize,
    duty: &'a DutyDraft,
    data: Option<&'a SheetData>,
    columns: Columns,
}

impl Row<'_> {
    fn field(&self, name: &'static str) -> Field {
        Field::Row(Part::Duties, self.row, name)
    }
}

/// The row of the worksheet in which a field is.
fn row_of(field: Field) -> Option<usize> {
    match field {
        Field::Row(Part::Duties, row, _) => Some(row),
        _ => None,
    }
}

/// Draws the worksheet of the position in the form.
pub fn show(ui: &mut Ui, state: &State, pen: &mut Pen<'_>, view: &mut PositionView, data: Option<&SheetData>) {
    let held = view.held.and_then(row_of);
    let duties = &pen.draft().duties;
    keys::take(ui, pen, held, duties.len());
    if held.is_some() && held != state.positions(pen.seat).row {
        pen.ask(PositionCommand::FocusRow(held));
    }
    let columns = Columns::of(ui.available_rect_before_wrap().x_range(), pen.draft().planned);
    ui.spacing_mut().item_spacing.y = 0.0;
    captions(ui, pen, &columns);
    let choosing = state.positions(pen.seat).choosing.as_ref();
    for (row, duty) in duties.iter().enumerate() {
        let kept = held == Some(row) || pen.wished().and_then(row_of) == Some(row);
        let chosen = choosing.filter(|choosing| choosing.row == row);
        let height = view.sheet.heights.get(&row).copied().unwrap_or(columns.usual());
        let room = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
        if !kept && chosen.is_none() && !ui.clip_rect().expand(NEAR).intersects(room) {
            ui.allocate_space(room.size());
            continue;
        }
        let top = ui.cursor().top();
        one(ui, pen, &mut view.sheet, &Row { row, duty, data, columns });
        if let Some(choosing) = chosen {
            view.chooser.show(ui, state, pen, choosing);
        }
        pen.errors(ui, |field| row_of(field) == Some(row));
        let line = ui.max_rect().x_range();
        ui.painter().hline(line, ui.cursor().top() + 0.5, Stroke::new(1.0, pen.theme.rule));
        ui.add_space(1.0);
        view.sheet.heights.insert(row, ui.cursor().top() - top);
    }
    if choosing.is_none() {
        view.chooser.closed();
    }
    total(ui, pen, data, &columns);
}

fn captions(ui: &mut Ui, pen: &Pen<'_>, columns: &Columns) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 22.0));
    let write = |x: f32, words: &str| {
        let at = pos2(x, rect.center().y);
        ui.painter().text(at, Align2::LEFT_CENTER, words, Face::Sans.at(size::CITATION), pen.theme.muted);
    };
    let words = if pen.draft().planned { "Duty as planned" } else { "Duty as described" };
    write(columns.text.min + 5.0, words);
    write(columns.percent.min, if columns.wide { "Percent of time" } else { "Percent" });
    if let Some(since) = columns.since {
        write(since.min + 5.0, "Since");
    }
    if columns.wide {
        write(columns.matched.min + 5.0, "Matches in the specification");
        write(columns.standing.min, "Match");
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, pen.theme.edge));
}

/// One duty.
fn one(ui: &mut Ui, pen: &mut Pen<'_>, view: &mut SheetView, row: &Row<'_>) {
    let height = row.columns.line(Pen::height(ui, &row.duty.text, row.columns.text.span()));
    let (_, line) = ui.allocate_space(vec2(ui.available_width(), height));
    cells::show(ui, pen, row, line);
    let below = if row.columns.wide { line } else { ui.allocate_space(vec2(ui.available_width(), Columns::BELOW)).1 };
    matched::show(ui, pen, row, below);
    more::buttons(ui, pen, view, row, line);
    if view.unfolded.contains(&row.duty.number) {
        more::line(ui, pen, row);
    }
}

/// The sum, and what became of it.
fn total(ui: &mut Ui, pen: &Pen<'_>, data: Option<&SheetData>, columns: &Columns) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let Some(data) = data else { return };
    let theme = pen.theme;
    let middle = rect.center().y;
    let put = |ui: &mut Ui, left: f32, right: f32, words: &str, face: Face, points: f32, ink| {
        let cell = Rect::from_x_y_ranges(left..=right.max(left + 8.0), middle - 9.0..=middle + 9.0);
        let label = eframe::egui::Label::new(text(words, face, points, ink)).truncate();
        ui.put(cell, label.halign(eframe::egui::Align::LEFT));
    };
    let bold = Face::SansSemibold;
    put(ui, columns.text.min + 5.0, columns.text.max, "All time", bold, size::CONTROL, theme.text);
    let sum = format!("{} %", data.total);
    put(ui, columns.percent.min + 6.0, columns.percent.max, &sum, bold, size::CONTROL, theme.text);
    let rest = if columns.wide { columns.matched.min + 5.0 } else { columns.percent.max + 8.0 };
    put(ui, rest, rect.right(), &data.sums, Face::Sans, size::CHANGE, theme.muted);
}
