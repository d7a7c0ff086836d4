//! Documents on the way to specifications: the source on the left, the draft on the right.

mod requirement;

use eframe::egui::Ui;

use crate::app::state::FocusTarget;
use crate::app::{Command, State};
use crate::ui::theme::Theme;

/// What the tab keeps between frames.
#[derive(Debug, Default)]
pub struct ReviewPanel {
    requirement: requirement::RequirementView,
}

/// Draws the tab.
pub fn show(
    ui: &mut Ui,
    state: &State,
    view: &mut ReviewPanel,
    _wish: Option<FocusTarget>,
    theme: &Theme,
    commands: &mut Vec<Command>,
) {
    if state.reviews.tier.is_some() {
        requirement::show(ui, state, &mut view.requirement, theme, commands);
        return;
    }
    ui.label("Import");
}
