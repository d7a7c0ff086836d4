//! Documents on the way to specifications: the source on the left, the draft on the right.

use eframe::egui::Ui;

use crate::app::state::FocusTarget;
use crate::app::{Command, State};
use crate::ui::theme::Theme;

/// What the tab keeps between frames.
#[derive(Debug, Default)]
pub struct ReviewPanel {}

/// Draws the tab.
pub fn show(
    ui: &mut Ui,
    _state: &State,
    _view: &mut ReviewPanel,
    _wish: Option<FocusTarget>,
    _theme: &Theme,
    _commands: &mut Vec<Command>,
) {
    ui.label("Import");
}
