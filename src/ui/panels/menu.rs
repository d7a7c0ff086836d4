//! The menu: what can be done, for those who look for it with the mouse.

use eframe::egui::accesskit::Role as NodeRole;
use eframe::egui::containers::menu::{MenuButton, SubMenuButton};
use eframe::egui::{Button, Ui};

use crate::ui::kit::{Cx, menu_item, small, text};
use crate::ui::theme::{Face, size};
use rungs_app::Command;
use rungs_app::actions::{Action, Group};

/// What its button says.
pub const NAME: &str = "Menu";

/// Shows the menu's button, and the menu while it is open.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let face = text(NAME, Face::SansMedium, size::CONTROL, cx.theme.text);
    let (button, open) = MenuButton::from_button(Button::new(face)).ui(ui, |ui| {
        ui.set_min_width(240.0);
        for group in Group::ALL {
            let (entry, open) = SubMenuButton::new(group.name()).ui(ui, |ui| {
                ui.set_min_width(280.0);
                group_items(ui, cx, group);
            });
            ui.ctx().accesskit_node_builder(entry.id, |node| {
                node.set_role(NodeRole::MenuItem);
                node.set_expanded(open.is_some());
            });
        }
    });
    ui.ctx().accesskit_node_builder(button.id, |node| node.set_expanded(open.is_some()));
}

fn group_items(ui: &mut Ui, cx: &mut Cx<'_>, group: Group) {
    for action in Action::ALL.iter().filter(|action| action.group() == group) {
        menu_item(ui, cx.state, *action, cx.commands);
    }
    if group == Group::Files && !cx.state.recent.is_empty() {
        ui.separator();
        ui.label(small("Opened lately", cx.theme));
        for path in &cx.state.recent {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                cx.send(Command::Open(vec![path.clone()]));
                ui.close();
            }
        }
    }
}
