//! The list of keys.

use eframe::egui::{Grid, ScrollArea, Ui};

use super::pop_out;
use crate::app::Command;
use crate::app::actions::{self, Group};
use crate::ui::theme::{Face, Theme, size};
use crate::ui::widgets::{small, text};

/// Keys that belong to a part of the window rather than to the registry.
const IN_PLACE: [(&str, &str); 2] = [("Tab", "Goes to the next control."), ("Esc", "Closes what was opened last.")];

/// Shows the list.
pub fn show(ui: &mut Ui, theme: &Theme, commands: &mut Vec<Command>) {
    pop_out::show(ui, "Keys", 620.0, theme, commands, |ui, commands| {
        let height = (ui.ctx().content_rect().height() - 160.0).max(120.0);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            ui.spacing_mut().interact_size.y = 18.0;
            Grid::new("keys").num_columns(2).spacing([24.0, 4.0]).show(ui, |ui| {
                for group in Group::ALL {
                    ui.label(text(group.name(), Face::SansSemibold, size::CONTROL, theme.text));
                    ui.end_row();
                    for action in actions::ALL.iter().filter(|one| one.group == group && !one.shortcuts.is_empty()) {
                        let keys: Vec<String> = action.shortcuts.iter().map(|keys| keys.to_string()).collect();
                        line(ui, &keys.join(" or "), action.help, theme);
                    }
                    for (keys, what) in actions::MOVES.into_iter().filter(|_| group == Group::Cell) {
                        line(ui, keys, what, theme);
                    }
                }
                ui.label(text("Anywhere", Face::SansSemibold, size::CONTROL, theme.text));
                ui.end_row();
                for (keys, what) in IN_PLACE {
                    line(ui, keys, what, theme);
                }
            });
        });
        ui.add_space(8.0);
        let close = ui.button("Close");
        if close.clicked() {
            commands.push(Command::CloseDialog);
        }
        focus_first(ui, &close);
    });
}

fn line(ui: &mut Ui, keys: &str, what: &str, theme: &Theme) {
    ui.label(text(keys, Face::SansMedium, size::META, theme.text));
    ui.label(small(what, theme));
    ui.end_row();
}

/// A pop-out that just opened has the focus on its safest button.
pub fn focus_first(ui: &Ui, response: &eframe::egui::Response) {
    if ui.ctx().memory(|memory| memory.focused()).is_none() {
        response.request_focus();
    }
}
