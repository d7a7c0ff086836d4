//! Vacancy: at which level a seat is to be filled, what that costs, and who could fill it.
//!
//! From top to bottom: what the seat is, the work it needs, ticked or written; the time by level, the policies, what to
//! look at; every level beside the others; then what the posting says. The draft posting stands beside it.

mod levels;
mod pick;
mod posting;

use eframe::egui::Ui;

use super::position::{PositionForm, PositionView, changed, empty, head, results, sheet};
use super::preview::{self, PreviewView};
use crate::ui::kit::form::FormFocus;
use crate::ui::kit::form::layout::heading;
use crate::ui::kit::{Button, Cx, tooltip};
use rungs_app::actions::Action;
use rungs_app::positions::{Field, Part, PositionCommand, Seat};
use rungs_app::state::{FocusTarget, Region};

const SEAT: Seat = Seat::Planned;

/// What the panel keeps between frames.
#[derive(Debug, Default)]
pub struct VacancyPanel {
    position: PositionView,
    fields: FormFocus<Field>,
    preview: PreviewView,
    changed: changed::ChangedView,
    pick: pick::PickView,
    levels: levels::LevelsView,
}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, panel: &mut VacancyPanel, wish: Option<FocusTarget>) {
    let (state, theme) = (cx.state, cx.theme);
    let VacancyPanel { position, fields, preview, changed, pick, levels } = panel;
    let focus = wish == Some(FocusTarget::Region(Region::Content));
    preview::beside(ui, cx, SEAT, preview, |ui, cx, edit| {
        let positions = state.positions(SEAT);
        let Some(document) = positions.desk.shown() else {
            return empty::show(ui, cx, (SEAT, focus));
        };
        if edit {
            fields.go_to(posting::FIRST);
        }
        let data = position.data(state, SEAT);
        let mut form = PositionForm::new((state, SEAT), document, fields, theme, cx.commands);
        head::show(ui, state, &mut form, data.as_deref(), focus);
        heading(ui, "Work the seat needs", "tick what the specification prints, or write it", theme);
        if let Some(loaded) = form.draft().series.as_ref().and_then(|id| state.library.find(id)) {
            pick::show(ui, loaded, &mut form, pick);
        }
        ways(ui, &mut form);
        // In a part of its own: rows that are not drawn then leave the names of what stands below as they are, and the
        // keyboard where it is.
        ui.scope(|ui| sheet::show(ui, state, &mut form, position, data.as_deref()));
        let judged = positions.shown_answer().map(|answer| &answer.judged);
        match (judged, data) {
            (Some(Ok(judged)), Some(data)) => {
                results(ui, &mut form, &data);
                levels::show(ui, state, judged, levels, &mut form);
            }
            (Some(Err(why)), _) => changed::show(ui, &mut form, changed, why),
            _ => {}
        }
        posting::show(ui, &mut form, judged.and_then(|judged| judged.as_ref().ok()));
    });
}

/// What fills the table of duties: one more row, and the time that is left.
fn ways(ui: &mut Ui, form: &mut PositionForm<'_>) {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let write = Button::new("Write a duty").show(ui, form.theme);
        if write.on_hover_text(tooltip(ui.ctx(), Action::AddDuty)).clicked() {
            form.ask(PositionCommand::AddRow(Part::Duties));
        }
        let spread = form.draft().spread_evenly();
        ui.add_enabled_ui(spread.is_some(), |ui| {
            let button = Button::new("Spread evenly").show(ui, form.theme);
            let tip = "Gives what is left of the time to the duties that have no percent yet, to each the same.";
            if button.on_hover_text(tip).clicked()
                && let Some(spread) = spread
            {
                form.edit(Field::Whole("duties"), |draft| *draft = spread);
            }
        });
    });
    ui.add_space(2.0);
}
