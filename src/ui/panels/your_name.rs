//! The user's name, asked for in a small box.

use eframe::egui::{Key, Role, TextEdit, Ui};

use crate::ui::kit::{Cx, dialog, name_it, small};
use rungs_app::Command;

/// Shows the box; `typed` is what it holds.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, typed: &str) {
    let theme = cx.theme;
    let beside = dialog(ui, theme, "Your name", 460.0, |ui| {
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
            cx.send(Command::ShowYourName(now.clone()));
        }
        ui.add_space(12.0);
        ui.horizontal_wrapped(|ui| {
            if ui.button("Sign with this name").clicked() || entered {
                cx.send(Command::SetUserName(now));
            }
            if ui.button("Cancel").clicked() {
                cx.send(Command::CloseDialog);
            }
        });
    });
    if beside {
        cx.send(Command::CloseDialog);
    }
}
