//! What stands in the tab while no position is open: what it is for, and how to begin.

use eframe::egui::Ui;

use crate::ui::kit::{Cx, action_button, text};
use crate::ui::theme::{Face, size};
use rungs_app::actions::Action;
use rungs_app::positions::Seat;

/// What the tab is for, and what begins it.
const AUDIT: (&str, &str, [&str; 2]) = (
    "No position is open",
    "A desk audit: describe what a position really does, with percent of time; match each duty to the specification; \
     read at which level the published policies place it, how near another answer is, and why; then sign and export the \
     determination.",
    ["New position", "Open the sample positions"],
);

/// The same for planned work.
const VACANCY: (&str, &str, [&str; 2]) = (
    "No vacancy is open",
    "A vacancy: tick or write the work that a seat needs, with percent of time; read at which level the published \
     policies place it, what it costs, what other levels would need and who could fill it; then export the draft posting.",
    ["New vacancy", "Open the sample vacancies"],
);

/// Draws it; `focus`: the keyboard is wished for.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, (seat, focus): (Seat, bool)) {
    let theme = cx.theme;
    let (title, what, [new, samples]) = match seat {
        Seat::Held => AUDIT,
        Seat::Planned => VACANCY,
    };
    ui.label(text(title, Face::SerifTitle, size::TITLE, theme.text));
    ui.add_space(4.0);
    ui.label(text(what, Face::Sans, size::CONTROL, theme.muted));
    ui.add_space(12.0);
    let ways = [(Action::NewPosition, new), (Action::SamplePositions, samples), (Action::OpenFiles, "Open files")];
    for (at, (action, face)) in ways.into_iter().enumerate() {
        let response = action_button(ui, cx, action, face);
        if focus && at == 0 {
            response.request_focus();
        }
        ui.add_space(4.0);
    }
}
