//! The applicant as a form.

use eframe::egui::Ui;

use crate::app::{Command, State};
use crate::ui::theme::{Face, Theme, size};
use crate::ui::widgets::text;

/// What the form keeps between frames.
#[derive(Debug, Default)]
pub struct FormView {}

/// Shows the form of the chosen applicant.
pub fn show(ui: &mut Ui, state: &State, _view: &mut FormView, theme: &Theme, _commands: &mut Vec<Command>) {
    let name = state.applicants.shown().map_or("No applicant is open", |document| document.draft.name.as_str());
    ui.label(text(name, Face::SerifTitle, size::TITLE, theme.text));
}
