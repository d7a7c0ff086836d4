//! Desk audit: where a position belongs, and why.

use eframe::egui::Ui;

use crate::app::state::FocusTarget;
use crate::app::{Command, State};
use crate::ui::theme::Theme;
use crate::ui::widgets::small;

/// What the panel keeps between frames.
#[derive(Debug, Default)]
pub struct AuditPanel {}

/// Shows the panel.
pub fn show(
    ui: &mut Ui,
    _state: &State,
    _panel: &mut AuditPanel,
    _wish: Option<FocusTarget>,
    theme: &Theme,
    _commands: &mut Vec<Command>,
) {
    ui.label(small("Where a position belongs, and why: `rungs allocate` on the command line has it so far.", theme));
}
