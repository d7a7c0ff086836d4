//! Vacancy: at which level a seat is to be filled.

use eframe::egui::Ui;

use super::preview::{self, PreviewView};
use crate::app::positions::Seat;
use crate::app::state::FocusTarget;
use crate::app::{Command, State};
use crate::ui::theme::Theme;
use crate::ui::widgets::small;

/// What the panel keeps between frames.
#[derive(Debug, Default)]
pub struct VacancyPanel {
    preview: PreviewView,
}

/// Shows the panel.
pub fn show(
    ui: &mut Ui,
    state: &State,
    panel: &mut VacancyPanel,
    _wish: Option<FocusTarget>,
    theme: &Theme,
    commands: &mut Vec<Command>,
) {
    let shown = preview::Shown { state, seat: Seat::Planned, theme };
    preview::beside(ui, &shown, &mut panel.preview, commands, |ui, _edit, _commands| {
        ui.label(small(
            "At which level a seat is to be filled: `rungs allocate` on the command line has it so far.",
            theme,
        ));
    });
}
