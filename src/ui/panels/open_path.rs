//! A path typed by hand, or chosen among those opened lately: the way that works on every machine.

use std::path::PathBuf;

use eframe::egui::{Key, ScrollArea, TextEdit, Ui};

use super::pop_out;
use crate::app::{Command, State};
use crate::ui::theme::Theme;
use crate::ui::widgets::small;

/// What the box keeps between frames.
#[derive(Debug, Default)]
pub struct OpenPathBox {}

/// Shows the box.
pub fn show(
    ui: &mut Ui,
    state: &State,
    typed: &str,
    _view: &mut OpenPathBox,
    theme: &Theme,
    commands: &mut Vec<Command>,
) {
    pop_out::show(ui, "Open by path", 560.0, theme, commands, |ui, commands| {
        let label = ui.label(small("Path of a file or folder of specifications", theme));
        let mut now = typed.to_owned();
        let field = ui.add(TextEdit::singleline(&mut now).desired_width(f32::INFINITY)).labelled_by(label.id);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if ui.ctx().memory(|memory| memory.focused()).is_none() && !entered {
            field.request_focus();
        }
        if now != typed {
            commands.push(Command::ShowOpenPath(now.clone()));
        }
        ui.add_space(8.0);
        let path = now.trim();
        ui.horizontal(|ui| {
            let open = ui.add_enabled(!path.is_empty(), eframe::egui::Button::new("Open"));
            if (open.clicked() || entered) && !path.is_empty() {
                commands.push(Command::Open(vec![PathBuf::from(path)]));
            }
            if ui.button("Cancel").clicked() {
                commands.push(Command::CloseDialog);
            }
        });
        recent(ui, state, theme, commands);
    });
}

fn recent(ui: &mut Ui, state: &State, theme: &Theme, commands: &mut Vec<Command>) {
    if state.recent.is_empty() {
        return;
    }
    ui.add_space(8.0);
    ui.label(small("Opened lately", theme));
    ScrollArea::vertical().max_height(160.0).show(ui, |ui| {
        for path in &state.recent {
            if ui.button(path.display().to_string()).clicked() {
                commands.push(Command::Open(vec![path.clone()]));
            }
        }
    });
}
