//! The rungs, best first: each with its outcome, its paths, and the tree that says why.

use eframe::egui::Ui;

use crate::app::{Command, State};
use crate::ui::theme::{Face, Theme, size};
use crate::ui::widgets::text;

/// What the rungs keep between frames.
#[derive(Debug, Default)]
pub struct RungsView {}

/// Shows the rungs of the applicant in the form.
pub fn show(ui: &mut Ui, _state: &State, _view: &mut RungsView, theme: &Theme, _commands: &mut Vec<Command>) {
    ui.label(text("The rungs, best first", Face::SerifTitle, size::TITLE, theme.text));
}
