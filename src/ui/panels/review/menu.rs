//! The menu of a piece: what can be done with it, for those who look for it with the mouse.

use eframe::egui::{Response, Ui};

use super::ReviewView;
use super::split::Split;
use crate::ui::kit::{context_menu, menu_item};
use rungs_app::Command;
use rungs_app::actions::{Action, Scope};

/// The menu of a row while it is open. `at`: the byte at which it was opened.
pub fn of_row(
    response: &Response,
    shown: &ReviewView<'_>,
    at: Option<usize>,
    split: &mut Option<Split>,
    commands: &mut Vec<Command>,
) {
    context_menu(response, |ui| {
        ui.set_min_width(230.0);
        if let Some(word) = at.and_then(|byte| before(shown, byte)) {
            let face = format!("Split before “{}”", word.word(&shown.data.manuscript.text));
            if ui.button(face).clicked() {
                commands.push(Command::Reviews(word.command()));
                *split = None;
                ui.close();
            }
            ui.separator();
        }
        list(ui, shown, commands);
    });
}

fn before(shown: &ReviewView<'_>, byte: usize) -> Option<Split> {
    let at = shown.looked.ruled.as_ref()?;
    let inside = at.contains(&byte);
    Split::new(shown.data, at).filter(|_| inside).map(|split| split.before(byte))
}

/// The actions for a piece, one under the other.
pub fn list(ui: &mut Ui, shown: &ReviewView<'_>, commands: &mut Vec<Command>) {
    for action in Action::ALL.iter().filter(|action| action.scope() == Scope::Piece) {
        menu_item(ui, shown.state, *action, commands);
    }
}
