//! The menu: what can be done, for those who look for it with the mouse.

use eframe::egui::{Button, Ui, containers::menu::MenuButton};

use crate::ui::kit::{small, text};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::actions::{self, Group};
use rungs_app::{Command, State};

/// Shows the menu's button, and the menu while it is open.
pub fn show(ui: &mut Ui, state: &State, theme: &Theme, commands: &mut Vec<Command>) {
    let face = text("Menu", Face::SansMedium, size::CONTROL, theme.text);
    MenuButton::from_button(Button::new(face)).ui(ui, |ui| {
        ui.set_min_width(240.0);
        for group in Group::ALL {
            ui.menu_button(group.name(), |ui| {
                ui.set_min_width(280.0);
                group_items(ui, group, state, theme, commands);
            });
        }
    });
}

fn group_items(ui: &mut Ui, group: Group, state: &State, theme: &Theme, commands: &mut Vec<Command>) {
    for action in actions::all().filter(|action| action.group == group) {
        let command = (action.command)(state);
        let keys = action.shortcuts.first().map(|keys| keys.to_string()).unwrap_or_default();
        let button = Button::new(action.name).shortcut_text(small(keys, theme));
        if ui.add_enabled(command.is_some(), button).on_hover_text(action.help).clicked() {
            commands.extend(command);
            ui.close();
        }
    }
    if group == Group::Files && !state.recent.is_empty() {
        ui.separator();
        ui.label(small("Opened lately", theme));
        for path in &state.recent {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                commands.push(Command::Open(vec![path.clone()]));
                ui.close();
            }
        }
    }
}
