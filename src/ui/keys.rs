//! Keys to commands, by the registry of actions.

use eframe::egui::{Context, Event, InputState, Key, KeyboardShortcut, Modifiers};

use crate::app::actions::{self, Action, Group, Shortcut};
use crate::app::state::Tab;
use crate::app::{Command, State};

/// What the keys pressed in this frame ask for. Keys that were understood are taken out of the input.
pub fn commands(ctx: &Context, state: &State) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    let mut asked = Vec::new();
    ctx.input_mut(|input| {
        if state.palette.is_some() {
            palette_keys(input, &mut asked);
        }
        if let Some(command) = escape(state)
            && input.consume_key(Modifiers::NONE, Key::Escape)
        {
            asked.push(command);
        }
        for (shortcut, action) in by_modifiers() {
            if allowed(state, action, typing) && input.consume_shortcut(&shortcut) {
                asked.extend((action.command)(state));
                if shortcut.modifiers.alt {
                    // The system sends the letter as text, too: it is not meant for the field with the focus.
                    input.events.retain(|event| !matches!(event, Event::Text(_)));
                }
            }
        }
    });
    asked
}

/// Shift before plain: egui takes Ctrl+Shift+Z for Ctrl+Z, too.
fn by_modifiers() -> Vec<(KeyboardShortcut, &'static Action)> {
    let all = actions::ALL.iter().flat_map(|action| action.everywhere().map(move |shortcut| (shortcut, action)));
    let mut known: Vec<_> = all.filter_map(|(keys, action)| Some((keys.shift, to_egui(keys)?, action))).collect();
    known.sort_by_key(|(shift, ..)| !shift);
    known.into_iter().map(|(_, shortcut, action)| (shortcut, action)).collect()
}

fn to_egui(shortcut: Shortcut) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    if shortcut.control {
        modifiers |= Modifiers::COMMAND;
    }
    if shortcut.alt {
        modifiers |= Modifiers::ALT;
    }
    if shortcut.shift {
        modifiers |= Modifiers::SHIFT;
    }
    Some(KeyboardShortcut::new(modifiers, Key::from_name(shortcut.key)?))
}

/// Under a pop-out only the look can be changed. In a text field of the ladder, undo and redo are the field's own; in
/// the form they go through all that was typed. What is about the ladder needs it in view.
fn allowed(state: &State, action: &Action, typing: bool) -> bool {
    if state.dialog.is_some() || state.palette.is_some() {
        return action.id.starts_with("text-") || action.id == "theme" || action.id == "quit";
    }
    match state.tab {
        Tab::Ladder => !(typing && matches!(action.id, "undo" | "redo")),
        Tab::Qualifications => action.group != Group::Cell && (action.group != Group::Ladder || action.id == "palette"),
    }
}

/// Esc closes what was opened last.
fn escape(state: &State) -> Option<Command> {
    if state.palette.is_some() {
        Some(Command::ClosePalette)
    } else if state.dialog.is_some() {
        Some(Command::CloseDialog)
    } else if state.ladder.linking.is_some() {
        Some(Command::StartLink(None))
    } else if state.ladder.reader.is_some() {
        Some(Command::CloseReader)
    } else if state.library_over {
        Some(Command::ToggleLibrary)
    } else {
        None
    }
}

fn palette_keys(input: &mut InputState, asked: &mut Vec<Command>) {
    let moves = [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, 8), (Key::PageUp, -8)];
    for (key, by) in moves {
        if input.consume_key(Modifiers::NONE, key) {
            asked.push(Command::PaletteMove(by));
        }
    }
    if input.consume_key(Modifiers::NONE, Key::Enter) {
        asked.push(Command::PaletteRun);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shortcut_names_a_key_that_exists() {
        for action in actions::ALL {
            for shortcut in action.shortcuts {
                assert!(to_egui(*shortcut).is_some(), "{}: {shortcut}", action.id);
            }
        }
    }
}
