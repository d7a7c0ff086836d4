//! A path to save or export to, typed by hand: where the system has no file dialog.

use std::path::{self, PathBuf};

use eframe::egui::{Button, Key, Label, TextEdit, Ui};

use crate::ui::kit::{Cx, dialog, small};
use rungs_app::Command;
use rungs_app::files::{Asking, FileCommand, PathKind};

/// Shows the box.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, asking: Asking, typed: &str) {
    let theme = cx.theme;
    let beside = dialog(ui, theme, &asking.title(), 560.0, |ui| {
        let (what, verb) = match asking.path_kind() {
            PathKind::Written => ("Path of the file; its ending decides the format", "Write the file"),
            PathKind::Read => ("Path of the file", "Read the file"),
            PathKind::Folder => ("Path of the folder", "Write into the folder"),
        };
        let label = ui.label(small(what, theme));
        let mut now = typed.to_owned();
        let field = ui.add(TextEdit::singleline(&mut now).desired_width(f32::INFINITY)).labelled_by(label.id);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if ui.ctx().memory(|memory| memory.focused()).is_none() && !entered {
            field.request_focus();
        }
        let whole = path::absolute(now.trim()).unwrap_or_else(|_| PathBuf::from(now.trim()));
        ui.add(Label::new(small(whole.display().to_string(), theme)).wrap());
        ui.add_space(4.0);
        let endings: Vec<String> = asking.kinds().iter().map(|(kind, ending)| format!(".{ending}: {kind}")).collect();
        ui.add(Label::new(small(endings.join(" · "), theme)).wrap());
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let save = ui.add_enabled(!now.trim().is_empty(), Button::new(verb));
            if (save.clicked() || entered) && !now.trim().is_empty() {
                cx.send(Command::Files(FileCommand::SaveIn(Some(whole))));
            } else if ui.button("Cancel").clicked() {
                cx.send(Command::CloseDialog);
            } else if now != typed {
                cx.send(Command::Files(FileCommand::TypeSavePath(now)));
            }
        });
    });
    if beside {
        cx.send(Command::CloseDialog);
    }
}
