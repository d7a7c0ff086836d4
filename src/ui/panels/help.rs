//! The list of keys.

use eframe::egui::{Label, Role, TextEdit, Ui};

use crate::ui::kit::{Cx, dialog, focus_first, key_names, name_it, scrolling, small, text};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::Command;
use rungs_app::actions::{Action, MOVES, Scope, Shortcut};

/// Room for the keys, before the words.
const KEYS: f32 = 164.0;

/// A line of the list: keys, and what they do.
struct Line {
    scope: Scope,
    keys: &'static [Shortcut],
    name: &'static str,
    help: &'static str,
}

/// All lines, by scope: the actions that have keys, then the keys that only move.
fn lines() -> impl Iterator<Item = Line> {
    let of = |scope: Scope| {
        let actions = Action::ALL.iter().filter(move |one| one.scope() == scope && !one.shortcuts().is_empty());
        let actions = actions.map(move |one| Line { scope, keys: one.shortcuts(), name: one.name(), help: one.help() });
        let moves = MOVES.iter().filter(move |one| one.scope == scope);
        actions.chain(moves.map(move |one| Line { scope, keys: one.keys, name: "", help: one.help }))
    };
    Scope::ALL.into_iter().flat_map(of)
}

/// Shows the lines that hold all words of `search`.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, search: &str) {
    let theme = cx.theme;
    let beside = dialog(ui, theme, "Keys", 620.0, |ui| {
        field(ui, search, cx);
        ui.add_space(4.0);
        let words = search.to_lowercase();
        scrolling(ui, 66.0, |ui| {
            ui.spacing_mut().interact_size.y = 18.0;
            let mut under = None;
            for one in lines() {
                let keys = key_names(ui.ctx(), one.keys);
                let text = format!("{keys} {} {} {}", one.scope.name(), one.name, one.help).to_lowercase();
                if !words.split_whitespace().all(|word| text.contains(word)) {
                    continue;
                }
                if under.replace(one.scope) != Some(one.scope) {
                    heading(ui, one.scope.name(), theme);
                }
                line(ui, &keys, one.help, theme);
            }
            if under.is_none() {
                ui.label(small("No key does that.", theme));
            }
        });
        ui.add_space(8.0);
        let close = ui.button("Close");
        focus_first(ui, &close);
        if close.clicked() {
            cx.send(Command::CloseDialog);
        }
    });
    if beside {
        cx.send(Command::CloseDialog);
    }
}

fn field(ui: &mut Ui, search: &str, cx: &mut Cx<'_>) {
    let mut typed = search.to_owned();
    let edit = TextEdit::singleline(&mut typed).hint_text("Words or keys").desired_width(f32::INFINITY);
    let response = ui.add(edit);
    name_it(&response, Role::TextInput, "Search the keys");
    if typed != search {
        cx.send(Command::SearchHelp(typed));
    }
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
