//! The buttons of a row, and its second line for what is seldom said: whose work it is, whether it is lead work.

use eframe::egui::{Button, Rect, Response, Role, Ui, WidgetInfo, vec2};
use rungs_domain::qualify::Ternary;
use rungs_domain::spec::DutyScope;

use super::super::pen::Pen;
use super::{DutyRow, SheetView};
use crate::ui::kit::choice::One;
use crate::ui::kit::field::{self, cut};
use crate::ui::kit::{name_it, text};
use crate::ui::theme::{Face, size};
use rungs_app::positions::{DutyDraft, Part, PositionCommand};

/// The height of the second line, in points.
pub const HEIGHT: f32 = field::HEIGHT + 6.0;

const SCOPES: [(&str, DutyScope); 3] = [
    ("work of its own", DutyScope::Own),
    ("the work of lower levels", DutyScope::LowerLevels),
    ("other duties as assigned", DutyScope::OtherAsAssigned),
];

const LEAD: [(&str, Ternary); 3] = [("as its words say", Ternary::Unknown), ("yes", Ternary::Yes), ("no", Ternary::No)];

/// The buttons at the end of a row: more, and take it out.
pub fn buttons(ui: &mut Ui, pen: &mut Pen<'_>, view: &mut SheetView, row: &DutyRow<'_>, line: Rect) {
    let room = Rect::from_x_y_ranges(row.columns.buttons, line.y_range());
    let [more, cross] = cut(room, [20.0, 20.0]);
    let number = row.duty.number;
    let said = what_is_said(row.duty);
    let shown = view.unfolded.contains(&number);
    let ink = if said.is_empty() { pen.theme.muted } else { pen.theme.accent };
    let face = if said.is_empty() { Face::SansMedium } else { Face::SansSemibold };
    let response = ui.put(more, Button::new(text("…", face, size::CONTROL, ink)).frame(false));
    let name = format!("Duty {number}, more{}{said}", if said.is_empty() { "" } else { ": " });
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, shown, &name));
    pen.holds(&response, row.field("more"));
    let tip = if said.is_empty() { "Whose work, lead work, move up or down".to_owned() } else { said };
    if response.on_hover_text(tip).clicked() && !view.unfolded.remove(&number) {
        view.unfolded.insert(number);
    }
    let remove = small_button(ui, pen, row, cross, ("×", "Remove duty", "Takes this duty out (Ctrl+Shift+Delete)"));
    if remove.clicked() {
        pen.ask(PositionCommand::RemoveRow(Part::Duties, row.row));
    }
}

fn small_button(
    ui: &mut Ui,
    pen: &mut Pen<'_>,
    row: &DutyRow<'_>,
    rect: Rect,
    (face, name, tip): (&str, &str, &str),
) -> Response {
    let face = text(face, Face::SansMedium, size::CONTROL, pen.theme.muted);
    let response = ui.put(rect, Button::new(face).frame(false));
    name_it(&response, Role::Button, &format!("{name} {}", row.duty.number));
    pen.holds(&response, row.field("more"));
    response.on_hover_text(tip)
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
pub fn line(ui: &mut Ui, pen: &mut Pen<'_>, row: &DutyRow<'_>, whole: Rect) {
    let whole = whole.with_min_x(row.columns.text.min).shrink2(vec2(0.0, 3.0));
    let [scope, lead, up, down] = cut(whole, [-1.4, -1.0, 26.0, 26.0]);
    let at = row.row;
    let one = One { before: "It is ", words: &SCOPES, none: "" };
    pen.choice(ui, scope, row.field("scope"), (one, row.duty.scope), |draft, scope| {
        if let Some(duty) = draft.duties.get_mut(at) {
            duty.scope = scope;
        }
    });
    let one = One { before: "Lead work: ", words: &LEAD, none: "" };
    pen.choice(ui, lead, row.field("lead"), (one, row.duty.lead), |draft, lead| {
        if let Some(duty) = draft.duties.get_mut(at) {
            duty.lead = lead;
        }
    });
    let ways = [
        (up, "↑", "Move up duty", "One place up (Alt+Shift+Up)", -1),
        (down, "↓", "Move down duty", "One place down (Alt+Shift+Down)", 1),
    ];
    for (rect, face, name, tip, by) in ways {
        if small_button(ui, pen, row, rect, (face, name, tip)).clicked() {
            pen.ask(PositionCommand::MoveRow(Part::Duties, row.row, by));
        }
    }
}
