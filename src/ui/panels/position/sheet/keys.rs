//! The keys of the worksheet that other forms have, too: they are meant for the row that has the keyboard.

use eframe::egui::{Key, Modifiers, Ui};

use super::super::pen::Pen;
use rungs_app::positions::{Part, PositionCommand};

/// Ctrl+Shift+Delete takes out the row `held`.
pub fn take(ui: &Ui, pen: &mut Pen<'_>, held: Option<usize>, rows: usize) {
    let Some(row) = held.filter(|row| *row < rows) else { return };
    if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Delete)) {
        pen.ask(PositionCommand::RemoveRow(Part::Duties, row));
    }
}
