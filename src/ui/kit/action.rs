//! Buttons, menu entries and tooltips of the registry of actions, and its keys as the system writes them.

use eframe::egui::accesskit::Role as NodeRole;
use eframe::egui::{self, Context, Key, KeyboardShortcut, Modifiers, Response, RichText, Role, TextWrapMode, Ui};
use rungs_app::actions::{Action, Shortcut};
use rungs_app::{Command, State};

use super::{Button, Cx, name_it};
use crate::ui::theme::{Face, size};

/// A shortcut as egui has it; `None` only for a key that egui does not know.
pub fn shortcut(keys: Shortcut) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    for (with, modifier) in
        [(keys.control, Modifiers::COMMAND), (keys.alt, Modifiers::ALT), (keys.shift, Modifiers::SHIFT)]
    {
        if with {
            modifiers |= modifier;
        }
    }
    Some(KeyboardShortcut::new(modifiers, Key::from_name(keys.key.name())?))
}

/// Keys as the system writes them: "Ctrl+Shift+Z or Ctrl+Y".
pub fn key_names(ctx: &Context, keys: &[Shortcut]) -> String {
    let names: Vec<String> = keys.iter().filter_map(|keys| Some(ctx.format_shortcut(&shortcut(*keys)?))).collect();
    names.join(" or ")
}

/// The first keys of an action as the system writes them; empty where it has none.
pub fn keys_of(ctx: &Context, action: Action) -> String {
    key_names(ctx, action.shortcuts().get(..1).unwrap_or_default())
}

/// What an action does, and its keys.
pub fn tooltip(ctx: &Context, action: Action) -> String {
    match keys_of(ctx, action).as_str() {
        "" => action.help().to_owned(),
        keys => format!("{} ({keys})", action.help()),
    }
}

/// A button for an action: named, with its help as tooltip, disabled while it makes no sense.
pub fn action_button(ui: &mut Ui, cx: &mut Cx<'_>, action: Action, face: &str) -> Response {
    let command = action.command(cx.state);
    let button = Button::new(face).name(action.name()).enabled(command.is_some());
    let response = button.show(ui, cx.theme).on_hover_text(tooltip(ui.ctx(), action));
    if response.clicked() {
        cx.commands.extend(command);
    }
    response
}

/// An entry of a menu for an action.
pub fn menu_item(ui: &mut Ui, state: &State, action: Action, commands: &mut Vec<Command>) {
    menu_entry(ui, action, action.name(), action.command(state), commands);
}

/// An entry of a menu for an action, in words of its own, for `command`; gray where that is none.
pub fn menu_entry(ui: &mut Ui, action: Action, words: &str, command: Option<Command>, commands: &mut Vec<Command>) {
    let keys = RichText::new(keys_of(ui.ctx(), action)).font(Face::Sans.at(size::CHANGE));
    let button = egui::Button::new(words).shortcut_text(keys).wrap_mode(TextWrapMode::Extend);
    let response = ui.add_enabled(command.is_some(), button);
    name_it(&response, Role::Button, words);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(NodeRole::MenuItem));
    if response.on_hover_text(action.help()).clicked() {
        commands.extend(command);
        ui.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn egui_knows_every_key_of_the_registry() {
        for key in rungs_app::actions::Key::ALL {
            assert!(Key::from_name(key.name()).is_some(), "{key:?}");
        }
    }
}
