//! The worksheet: the duties of a position, each with its time, since when, and what it is matched to.
//!
//! In wide columns a duty is one line of cells, in narrow ones what it matches stands below. Rows far out of view are
//! not drawn, so that many duties cost no more than a few.

mod cells;
mod columns;
mod matched;
mod more;

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{Align2, FontId, Rect, Role, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::PositionView;
use super::pen::Pen;
use crate::ui::kit::field::paragraph_height;
use crate::ui::kit::{has_focus, name_it};
use crate::ui::theme::{Face, size};
use columns::Columns;
use rungs_app::State;
use rungs_app::actions::Scope;
use rungs_app::positions::{DutyDraft, Field, Part, PositionCommand};
use rungs_app::view::position::SheetData;

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
struct DutyRow<'a> {
    row: usize,
    duty: &'a DutyDraft,
    data: Option<&'a SheetData>,
    columns: Columns,
}

impl DutyRow<'_> {
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
    if held.is_some() {
        has_focus(ui.ctx(), Scope::Duty);
    }
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
        one(ui, pen, &mut view.sheet, &DutyRow { row, duty, data, columns });
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
fn one(ui: &mut Ui, pen: &mut Pen<'_>, view: &mut SheetView, row: &DutyRow<'_>) {
    let height = row.columns.line(paragraph_height(ui, &row.duty.text, row.columns.text.span()));
    let beneath = if row.columns.wide { 0.0 } else { Columns::BELOW };
    let more = if view.unfolded.contains(&row.duty.number) { more::HEIGHT } else { 0.0 };
    let (_, whole) = ui.allocate_space(vec2(ui.available_width(), height + beneath + more));
    let (line, rest) = whole.split_top_bottom_at_y(whole.top() + height);
    let (below, last) = rest.split_top_bottom_at_y(rest.top() + beneath);
    // Fields are put where they belong; the room that the row takes is not theirs to say.
    let ui = &mut ui.new_child(UiBuilder::new().max_rect(whole).id_salt(("duty", row.row)));
    cells::show(ui, pen, row, line);
    matched::show(ui, pen, row, if row.columns.wide { line } else { below });
    more::buttons(ui, pen, view, row, line);
    if more > 0.0 {
        more::line(ui, pen, row, last);
    }
}

/// The sum, and what became of it.
fn total(ui: &mut Ui, pen: &Pen<'_>, data: Option<&SheetData>, columns: &Columns) {
    let height = if columns.wide { 32.0 } else { 44.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let Some(data) = data else { return };
    name_it(&response, Role::Label, &format!("All time {} %: {}", data.total, data.sums));
    let (theme, bold) = (pen.theme, Face::SansSemibold.at(size::CONTROL));
    let write = |at: (f32, f32), words: &str, font: FontId, ink| {
        ui.painter().text(pos2(at.0, at.1), Align2::LEFT_CENTER, words, font, ink);
    };
    let (left, y) = (columns.text.min + 5.0, rect.top() + 16.0);
    write((left, y), "All time", bold.clone(), theme.text);
    write((columns.percent.min + 6.0, y), &format!("{} %", data.total), bold, theme.text);
    let rest = if columns.wide { (columns.matched.min + 5.0, y) } else { (left, y + 17.0) };
    write(rest, &data.sums, Face::Sans.at(size::CHANGE), theme.muted);
}
