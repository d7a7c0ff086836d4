//! The user's name, asked for in a small box.

use eframe::egui::{Key, Role, TextEdit, Ui};

use super::pop_out;
use crate::ui::kit::{name_it, small};
use crate::ui::theme::Theme;
use rungs_app::Command;

/// Shows the box; `typed` is what it holds.
pub fn show(ui: &mut Ui, typed: &str, theme: &Theme, commands: &mut Vec<Command>) {
    pop_out::show(ui, "Your name", 460.0, theme, commands, |ui, commands| {
        let what = "Decisions and judgments are signed with it, in the files where you save them. Empty: unsigned.";
        ui.label(small(what, theme));
        ui.add_space(4.0);
        let mut now = typed.to_owned();
        let field = TextEdit::singleline(&mut now).desired_width(f32::INFINITY).hint_text("A. Analyst");
        let field = ui.add(field);
        name_it(&field, Role::TextInput, "Name");
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if ui.ctx().memory(|memory| memory.focused()).is_none() && !entered {
            field.request_focus();
        }
        if now != typed {
            commands.push(Command::ShowYourName(now.clone()));
        }
        ui.add_space(12.0);
        ui.horizontal_wrapped(|ui| {
            if ui.button("Sign with this name").clicked() || entered {
                commands.push(Command::SetUserName(now));
            }
            if ui.button("Cancel").clicked() {
                commands.push(Command::CloseDialog);
            }
        });
    });
}
