//! The buttons of a row, and its second line for what is seldom said: whose work it is, whether it is lead work.

use eframe::egui::{Rect, Ui, pos2, vec2};
use rungs_domain::qualify::Ternary;
use rungs_domain::spec::DutyScope;

use super::super::form::PositionForm;
use super::DutyRow;
use crate::ui::kit::form::layout::{BUTTON, Cell, set_in};
use rungs_app::positions::{DutyDraft, Part, PositionCommand};

const SCOPES: [(&str, DutyScope); 3] = [
    ("work of its own", DutyScope::Own),
    ("the work of lower levels", DutyScope::LowerLevels),
    ("other duties as assigned", DutyScope::OtherAsAssigned),
];

const LEAD: [(&str, Ternary); 3] = [("as its words say", Ternary::Unknown), ("yes", Ternary::Yes), ("no", Ternary::No)];

const CELLS: [Cell<'_>; 4] =
    [Cell::wide("Scope", 150.0, 1.4), Cell::wide("Lead work", 120.0, 1.0), Cell::button(), Cell::button()];

/// The buttons at the end of a row: more, and take it out. Whether more is shown.
pub fn buttons(ui: &mut Ui, form: &mut PositionForm<'_>, row: &DutyRow<'_>, line: Rect) -> bool {
    let (columns, number) = (row.columns.buttons, row.duty.number);
    let middle = line.center().y;
    let square = |left: f32| Rect::from_center_size(pos2(left + BUTTON / 2.0, middle), vec2(BUTTON, BUTTON));
    form.place([(square(columns.min), ""), (square(columns.max - BUTTON), "")]);
    let tip = "Whose work, lead work, move up or down";
    let unfolded = form.disclosure(ui, row.field("more"), (&what_is_said(row.duty), tip, false));
    let name = format!("Remove duty {number}");
    let face = ("×", name.as_str(), "Takes this duty out (undo brings it back)");
    if form.button(ui, row.field("remove"), face).clicked() {
        form.ask(PositionCommand::RemoveRow(Part::Duties, row.row));
    }
    unfolded
}

/// What the second line says that is not as usual.
fn what_is_said(duty: &DutyDraft) -> String {
    let scope = SCOPES.iter().find(|(_, scope)| *scope == duty.scope && duty.scope != DutyScope::Own);
    let lead = match duty.lead {
        Ternary::Yes => Some("lead work"),
        Ternary::No => Some("no lead work"),
        Ternary::Unknown => None,
    };
    scope.map(|(word, _)| *word).into_iter().chain(lead).collect::<Vec<_>>().join(", ")
}

/// The second line.
pub fn line(ui: &mut Ui, form: &mut PositionForm<'_>, row: &DutyRow<'_>) {
    let mut duty = row.duty.clone();
    set_in(ui, |ui| {
        form.line(ui, &CELLS);
        form.choice(ui, row.field("scope"), (&SCOPES, ""), &mut duty.scope);
        form.choice(ui, row.field("lead"), (&LEAD, ""), &mut duty.lead);
        for (field, face, name, tip, by) in [
            ("up", "↑", "Move up duty", "One place up (Alt+Shift+Up)", -1),
            ("down", "↓", "Move down duty", "One place down (Alt+Shift+Down)", 1),
        ] {
            let name = format!("{name} {}", duty.number);
            if form.button(ui, row.field(field), (face, &name, tip)).clicked() {
                form.ask(PositionCommand::MoveRow(Part::Duties, row.row, by));
            }
        }
    });
    form.commit_row(|draft| &mut draft.duties, row.row, duty);
}
