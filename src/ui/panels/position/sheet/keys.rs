//! The keys of the worksheet that other forms have, too: they are meant for the row that has the keyboard.

use eframe::egui::{Key, Modifiers, Ui};

use super::super::pen::Pen;
use crate::app::positions::{Part, PositionCommand};

/// Ctrl+Enter adds a row; Ctrl+Shift+Delete takes out the row `held`.
pub fn take(ui: &Ui, pen: &mut Pen<'_>, held: Option<usize>, rows: usize) {
    let Some(row) = held.filter(|row| *row < rows) else { return };
    let keys = [
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::Delete, PositionCommand::RemoveRow(Part::Duties, row)),
        (Modifiers::COMMAND, Key::Enter, PositionCommand::AddRow(Part::Duties)),
    ];
    for (modifiers, key, command) in keys {
        if ui.input_mut(|input| input.consume_key(modifiers, key)) {
            pen.ask(command);
        }
    }
}
