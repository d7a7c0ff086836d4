//! Desk audit: where a position belongs, and why.

use eframe::egui::Ui;

use super::preview::{self, PreviewView};
use crate::app::positions::Seat;
use crate::app::state::FocusTarget;
use crate::app::{Command, State};
use crate::ui::theme::Theme;
use crate::ui::widgets::small;

/// What the panel keeps between frames.
#[derive(Debug, Default)]
pub struct AuditPanel {
    preview: PreviewView,
}

/// Shows the panel.
pub fn show(
    ui: &mut Ui,
    state: &State,
    panel: &mut AuditPanel,
    _wish: Option<FocusTarget>,
    theme: &Theme,
    commands: &mut Vec<Command>,
) {
    let shown = preview::Shown { state, seat: Seat::Held, theme };
    preview::beside(ui, &shown, &mut panel.preview, commands, |ui, _edit, _commands| {
        ui.label(small(
            "Where a position belongs, and why: `rungs allocate` on the command line has it so far.",
            theme,
        ));
    });
}
