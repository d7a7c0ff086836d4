//! The list of keys.

use eframe::egui::{Label, Ui};

use super::pop_out;
use super::review::deeds;
use crate::ui::kit::{small, text};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::Command;
use rungs_app::actions::{self, Group};

/// Keys that belong to a part of the window rather than to the registry.
const IN_PLACE: [(&str, &str); 2] = [("Tab", "Goes to the next control."), ("Esc", "Closes what was opened last.")];

/// Room for the keys, before the words.
const KEYS: f32 = 164.0;

/// Shows the list.
pub fn show(ui: &mut Ui, theme: &Theme, commands: &mut Vec<Command>) {
    pop_out::show(ui, "Keys", 620.0, theme, commands, |ui, commands| {
        pop_out::scrolling(ui, 34.0, |ui| {
            ui.spacing_mut().interact_size.y = 18.0;
            for group in Group::ALL {
                heading(ui, group.name(), theme);
                for action in actions::all().filter(|one| one.group == group && !one.shortcuts.is_empty()) {
                    let keys: Vec<String> = action.shortcuts.iter().map(|keys| keys.to_string()).collect();
                    line(ui, &keys.join(" or "), action.help, theme);
                }
                for (keys, what) in actions::MOVES.into_iter().filter(|_| group == Group::Cell) {
                    line(ui, keys, what, theme);
                }
            }
            heading(ui, "Import: the line in focus", theme);
            for entry in &deeds::ALL {
                line(ui, entry.keys, entry.help, theme);
            }
            for (keys, what) in deeds::MOVES {
                line(ui, keys, what, theme);
            }
            heading(ui, "Anywhere", theme);
            for (keys, what) in IN_PLACE {
                line(ui, keys, what, theme);
            }
        });
        ui.add_space(8.0);
        let close = ui.button("Close");
        if close.clicked() {
            commands.push(Command::CloseDialog);
        }
        focus_first(ui, &close);
    });
}

fn heading(ui: &mut Ui, words: &str, theme: &Theme) {
    ui.add_space(6.0);
    ui.label(text(words, Face::SansSemibold, size::CONTROL, theme.text));
}

fn line(ui: &mut Ui, keys: &str, what: &str, theme: &Theme) {
    ui.horizontal_top(|ui| {
        let left = ui.cursor().left();
        ui.label(text(keys, Face::SansMedium, size::META, theme.text));
        ui.add_space((left + KEYS - ui.cursor().left()).max(0.0));
        ui.add(Label::new(small(what, theme)).wrap());
    });
}

/// A pop-out that just opened has the focus on its safest button.
pub fn focus_first(ui: &Ui, response: &eframe::egui::Response) {
    // In the frame that only measures, nothing is seen yet, and a focus ring would stand alone.
    if !ui.is_sizing_pass() && ui.ctx().memory(|memory| memory.focused()).is_none() {
        response.request_focus();
    }
}
