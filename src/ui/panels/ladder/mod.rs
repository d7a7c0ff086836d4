//! The ladder: levels as columns, threads as rows.

use eframe::egui;

use crate::app::{Command, State};
use crate::ui::theme::Theme;

/// What the panel keeps between frames: caches only, nothing that the user made.
#[derive(Debug, Default)]
pub struct LadderPanel {}

/// Shows the ladder. The focus ring is drawn by the shell around whatever has the keyboard focus.
///
/// `state.focus_wish` says when the panel is to take the focus: for `Region::Ladder` the cell in focus or the
/// first one, for `FilterText` the field that filters rows. Follow each new number once.
pub fn show(_ui: &mut egui::Ui, _state: &State, _view: &mut LadderPanel, _theme: &Theme, _commands: &mut Vec<Command>) {
}
