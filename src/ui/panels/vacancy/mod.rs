//! Vacancy: at which level a seat is to be filled.

mod levels;
mod pick;

use eframe::egui::Ui;

use super::preview::{self, PreviewView};
use crate::app::positions::Seat;
use crate::app::state::FocusTarget;
use crate::app::{Command, State};
use crate::ui::theme::Theme;

/// What the panel keeps between frames.
#[derive(Debug, Default)]
pub struct VacancyPanel {
    preview: PreviewView,
    pick: pick::PickView,
    levels: levels::LevelsView,
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
    let VacancyPanel { preview, pick, levels } = panel;
    preview::beside(ui, &shown, preview, commands, |ui, _edit, commands| {
        let positions = state.positions(Seat::Planned);
        let Some(document) = positions.desk.shown() else {
            return;
        };
        let loaded = document.draft.series.as_ref().and_then(|id| state.library.find(id));
        if let Some(loaded) = loaded {
            pick::show(ui, loaded, &document.draft, pick, theme, commands);
        }
        levels::show(ui, state, positions, levels, theme, commands);
    });
}
