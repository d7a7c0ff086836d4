//! The picture of an applicant's time: what was worked, what counts, what is over the cap.

use eframe::egui::Ui;

use crate::app::{Command, State};
use crate::ui::theme::{Face, Theme, size};
use crate::ui::widgets::text;

/// What the picture keeps between frames.
#[derive(Debug, Default)]
pub struct TimelineView {}

/// Shows the time of the applicant in the form.
pub fn show(ui: &mut Ui, _state: &State, _view: &mut TimelineView, theme: &Theme, _commands: &mut Vec<Command>) {
    ui.label(text("Timeline", Face::SerifSemibold, size::SECTION, theme.text));
}
