//! What stands in the tab while no position is open: what it is for, and how to begin.

use eframe::egui::Ui;

use crate::app::{Command, State};
use crate::ui::theme::{Face, Theme, size};
use crate::ui::widgets::{action_button, text};

/// Draws it; `focus`: the keyboard is wished for.
pub fn show(ui: &mut Ui, state: &State, focus: bool, theme: &Theme, commands: &mut Vec<Command>) {
    ui.label(text("No position is open", Face::SerifTitle, size::TITLE, theme.text));
    ui.add_space(4.0);
    let what = "A desk audit: describe what a position really does, with percent of time; match each duty to the \
                specification; read at which level the published policies place it, how near another answer is, and \
                why; then sign and export the determination.";
    ui.label(text(what, Face::Sans, size::CONTROL, theme.muted));
    ui.add_space(12.0);
    let ways =
        [("position-new", "New position"), ("position-samples", "Open the sample positions"), ("open", "Open files")];
    for (at, (id, face)) in ways.into_iter().enumerate() {
        let response = action_button(ui, state, id, face.into(), commands);
        if focus && at == 0 {
            response.request_focus();
        }
        ui.add_space(4.0);
    }
}
