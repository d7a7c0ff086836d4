//! Keys to commands, by the registry of actions.

use eframe::egui::{Context, Event, InputState, Key, KeyboardShortcut, Modifiers};

use rungs_app::actions::{self, Action, Group, Shortcut};
use rungs_app::state::Tab;
use rungs_app::{Command, State};

/// Keys to commands; what was typed too early for its field is kept for the next frame.
#[derive(Debug, Default)]
pub struct Keys {
    later: Vec<Event>,
}

impl Keys {
    /// What the keys pressed in this frame ask for. Keys that were understood are taken out of the input.
    pub fn commands(&mut self, ctx: &Context, state: &State) -> Vec<Command> {
        let typing = ctx.text_edit_focused();
        let mut asked = Vec::new();
        ctx.input_mut(|input| {
            input.events.splice(0..0, std::mem::take(&mut self.later));
            if let Some(at) = early(&input.events, state) {
                self.later = input.events.split_off(at);
            }
            if state.palette.is_some() {
                palette_keys(input, &mut asked);
            }
            if let Some(command) = escape(state)
                && input.consume_key(Modifiers::NONE, Key::Escape)
            {
                asked.push(command);
            }
            let known = by_modifiers().filter(|(_, action)| allowed(state, action, typing));
            for (keys, action) in known.filter(|(keys, action)| !for_the_form(state, *keys, action)) {
                let at = input.events.iter().position(|event| is_press(event, keys.logical_key));
                let times = input.count_and_consume_key(keys.modifiers, keys.logical_key);
                let times = if repeats(action) { times } else { times.min(1) };
                asked.extend((0..times).filter_map(|_| (action.command)(state)));
                if let Some(at) = at.filter(|_| times > 0 && keys.modifiers.alt) {
                    without_letters(&mut input.events, at);
                }
            }
        });
        if !self.later.is_empty() {
            ctx.request_repaint();
        }
        asked
    }
}

fn is_press(event: &Event, wanted: Key) -> bool {
    matches!(event, Event::Key { key, pressed: true, .. } if *key == wanted)
}

/// The system sends the letter of a shortcut as text, too: it is not meant for the field with the focus. What a quick
/// hand typed before the shortcut, at `at`, is.
fn without_letters(events: &mut Vec<Event>, at: usize) {
    let after = events.split_off(at.min(events.len()));
    events.extend(after.into_iter().filter(|event| !matches!(event, Event::Text(_))));
}

/// Where the events begin that have to wait for the next frame: a quick hand's words after a key that gives the focus
/// to a field are meant for that field, and a choice in the palette for what the words before it find.
fn early(events: &[Event], state: &State) -> Option<usize> {
    if state.palette.is_some() {
        let edits = |event: &Event| match event {
            Event::Text(_) | Event::Paste(_) | Event::Cut => true,
            Event::Key { key, pressed, .. } => *pressed && matches!(key, Key::Backspace | Key::Delete),
            _ => false,
        };
        let edit = events.iter().position(edits)?;
        let chooses = |key: Key| key == Key::Enter || MOVES.iter().any(|(moves, _)| *moves == key);
        let pressed = |event: &Event| matches!(event, Event::Key { key, pressed: true, .. } if chooses(*key));
        return Some(edit + events.iter().skip(edit).position(pressed)?);
    }
    let givers: Vec<_> = by_modifiers()
        .filter(|(_, action)| matches!(action.id, "palette" | "filter-text" | "find-level" | "your-name"))
        .filter(|(_, action)| allowed(state, action, false))
        .collect();
    let gives = |event: &Event| {
        let Event::Key { key, pressed: true, modifiers, .. } = event else { return false };
        givers.iter().any(|(keys, _)| keys.logical_key == *key && modifiers.matches_logically(keys.modifiers))
    };
    Some(events.iter().position(gives)? + 1)
}

/// Whether each press counts where a slow frame brings several.
fn repeats(action: &Action) -> bool {
    matches!(action.id, "text-larger" | "text-smaller" | "undo" | "redo")
}

/// Shift before plain: egui takes Ctrl+Shift+Z for Ctrl+Z, too.
fn by_modifiers() -> impl Iterator<Item = (KeyboardShortcut, &'static Action)> {
    let all = actions::all().flat_map(|action| action.everywhere().map(move |shortcut| (shortcut, action)));
    let mut known: Vec<_> = all.filter_map(|(keys, action)| Some((keys.shift, to_egui(keys)?, action))).collect();
    known.sort_by_key(|(shift, ..)| !shift);
    known.into_iter().map(|(_, shortcut, action)| (shortcut, action))
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
        Tab::Qualifications | Tab::DeskAudit | Tab::Vacancy | Tab::Import => {
            action.group != Group::Cell && (action.group != Group::Ladder || action.id == "palette")
        }
    }
}

/// Whether a key stays in the input for the form in view: a form may give Ctrl+Enter to its own rows while the action of
/// that key makes no sense. With Alt and a letter it never does: the letter is not to be typed.
fn for_the_form(state: &State, keys: KeyboardShortcut, action: &Action) -> bool {
    let arrow = matches!(keys.logical_key, Key::ArrowUp | Key::ArrowDown);
    state.tab != Tab::Ladder
        && (!keys.modifiers.alt || arrow)
        && !matches!(action.id, "undo" | "redo")
        && (action.command)(state).is_none()
}

/// Esc closes what was opened last, where it can be seen.
fn escape(state: &State) -> Option<Command> {
    if state.palette.is_some() {
        Some(Command::ClosePalette)
    } else if state.dialog.is_some() {
        Some(Command::CloseDialog)
    } else if state.library_over {
        Some(Command::ToggleLibrary)
    } else if state.tab == Tab::Ladder && state.ladder.linking.is_some() {
        Some(Command::StartLink(None))
    } else if state.tab == Tab::Ladder && state.ladder.reader.is_some() {
        Some(Command::CloseReader)
    } else {
        None
    }
}

/// The keys that move the choice in the palette, and by how many.
const MOVES: [(Key, i32); 4] = [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, 8), (Key::PageUp, -8)];

fn palette_keys(input: &mut InputState, asked: &mut Vec<Command>) {
    for (key, by) in MOVES {
        for _ in 0..input.count_and_consume_key(Modifiers::NONE, key) {
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
        for action in actions::all() {
            for shortcut in action.shortcuts {
                assert!(to_egui(*shortcut).is_some(), "{}: {shortcut}", action.id);
            }
        }
    }

    #[test]
    fn only_the_letter_of_a_shortcut_is_dropped_not_what_was_typed_before_it() {
        let text = |letters: &str| Event::Text(letters.to_owned());
        let (tab, d) = (Event::WindowFocused(true), text("d"));
        let mut events = vec![text("2023"), tab.clone(), d];
        without_letters(&mut events, 1);
        assert_eq!(events, [text("2023"), tab]);
    }
}
