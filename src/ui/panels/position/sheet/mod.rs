//! The worksheet: the duties of a position, each with its time, since when, and what it is matched to.
//!
//! In wide columns a duty is one line of cells, in narrow ones what it matches stands below. Rows far out of view are
//! not drawn, so that many duties cost no more than a few.

mod cells;
mod columns;
mod matched;
mod more;

use eframe::egui::{Align2, FontId, Role, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::PositionView;
use super::form::PositionForm;
use crate::ui::kit::form::field::paragraph_height;
use crate::ui::kit::{has_focus, name_it};
use crate::ui::theme::{Face, size};
use columns::Columns;
use rungs_app::State;
use rungs_app::actions::Scope;
use rungs_app::positions::{DutyDraft, Field, Part, PositionCommand};
use rungs_app::view::position::SheetData;

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

/// Draws the worksheet of the position in the form.
pub fn show(
    ui: &mut Ui,
    state: &State,
    form: &mut PositionForm<'_>,
    view: &mut PositionView,
    data: Option<&SheetData>,
) {
    let columns = Columns::of(ui.available_rect_before_wrap().x_range(), form.draft().planned);
    ui.spacing_mut().item_spacing.y = 0.0;
    captions(ui, form, &columns);
    let choosing = state.positions(form.seat).choosing.as_ref();
    let duties = &form.draft().duties;
    for (row, duty) in duties.iter().enumerate() {
        let Some(id) = duties.id(row) else { continue };
        form.row(ui, id, (Part::Duties, row, columns.usual()), |ui, form| {
            one(ui, form, &DutyRow { row, duty, data, columns });
            if let Some(choosing) = choosing.filter(|choosing| choosing.row == row) {
                view.chooser.show(ui, state, form, choosing);
            }
            form.errors(ui, |field| matches!(field, Field::Row(Part::Duties, at, _) if at == row));
            let line = ui.max_rect().x_range();
            ui.painter().hline(line, ui.cursor().top() + 0.5, Stroke::new(1.0, form.theme.rule));
            ui.add_space(1.0);
        });
    }
    if choosing.is_none() {
        view.chooser.closed();
    }
    note_row(ui, state, form);
    total(ui, form, data, &columns);
}

/// The duty with the focus is the one that actions are about.
fn note_row(ui: &Ui, state: &State, form: &mut PositionForm<'_>) {
    let Some(Field::Row(Part::Duties, row, _)) = form.focused() else { return };
    has_focus(ui.ctx(), Scope::Duty);
    if state.positions(form.seat).row != Some(row) {
        form.ask(PositionCommand::FocusRow(Some(row)));
    }
}

fn captions(ui: &mut Ui, form: &PositionForm<'_>, columns: &Columns) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 22.0));
    let write = |x: f32, words: &str| {
        let at = pos2(x, rect.center().y);
        ui.painter().text(at, Align2::LEFT_CENTER, words, Face::Sans.at(size::CITATION), form.theme.muted);
    };
    write(columns.text.min + 5.0, "Duty");
    write(columns.percent.min, if columns.wide { "Percent of the time" } else { "Percent" });
    if let Some(since) = columns.since {
        write(since.min + 5.0, "Since");
    }
    if columns.wide {
        write(columns.matched.min + 5.0, "Matches");
        write(columns.standing.min, "Match");
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, form.theme.edge));
}

/// One duty.
fn one(ui: &mut Ui, form: &mut PositionForm<'_>, row: &DutyRow<'_>) {
    let height = row.columns.line(paragraph_height(ui, &row.duty.text, row.columns.text.span()));
    let beneath = if row.columns.wide { 0.0 } else { Columns::BELOW };
    let (_, whole) = ui.allocate_space(vec2(ui.available_width(), height + beneath));
    let (line, below) = whole.split_top_bottom_at_y(whole.top() + height);
    // Fields are put where they belong; the room that the row takes is not theirs to say.
    let cells = &mut ui.new_child(UiBuilder::new().max_rect(whole).id_salt(("duty", row.row)));
    cells::show(cells, form, row, line);
    matched::show(cells, form, row, if row.columns.wide { line } else { below });
    if more::buttons(cells, form, row, line) {
        more::line(ui, form, row);
        ui.add_space(4.0);
    }
}

/// The sum, and what became of it.
fn total(ui: &mut Ui, form: &PositionForm<'_>, data: Option<&SheetData>, columns: &Columns) {
    let height = if columns.wide { 32.0 } else { 44.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let Some(data) = data else { return };
    name_it(&response, Role::Label, &format!("All time {} %: {}", data.total, data.sums));
    let (theme, bold) = (form.theme, Face::SansSemibold.at(size::CONTROL));
    let write = |at: (f32, f32), words: &str, font: FontId, ink| {
        ui.painter().text(pos2(at.0, at.1), Align2::LEFT_CENTER, words, font, ink);
    };
    let (left, y) = (columns.text.min + 5.0, rect.top() + 16.0);
    write((left, y), "All time", bold.clone(), theme.text);
    write((columns.percent.min + 6.0, y), &format!("{} %", data.total), bold, theme.text);
    let rest = if columns.wide { (columns.matched.min + 5.0, y) } else { (left, y + 17.0) };
    write(rest, &data.sums, Face::Sans.at(size::CHANGE), theme.muted);
}
