//! Keys to commands, by the registry of actions: the one place that takes the keys of actions.

use eframe::egui::{Context, Event, InputState, Key, KeyboardShortcut, Modifiers, Popup};

use super::kit::{scope_in_focus, shortcut};
use rungs_app::actions::{Action, Flag, Scope, Shortcut};
use rungs_app::state::{FocusTarget, Tab};
use rungs_app::{Command, State};

/// Keys to commands; what was typed too early for its field is kept for the next frame.
#[derive(Debug, Default)]
pub struct Keys {
    later: Vec<Event>,
}

/// What has the keyboard when a frame begins.
#[derive(Debug, Clone, Copy)]
struct Setting<'a> {
    state: &'a State,
    /// A text field has the focus.
    typing: bool,
    /// The part of the tab that has the focus.
    scope: Option<Scope>,
    /// A menu, a list of choices or the like is open.
    popup: bool,
}

impl Keys {
    /// What the keys pressed in this frame ask for. Keys that were understood are taken out of the input.
    pub fn commands(&mut self, ctx: &Context, state: &State) -> Vec<Command> {
        let (typing, scope, popup) = (ctx.text_edit_focused(), scope_in_focus(ctx), Popup::is_any_open(ctx));
        let setting = Setting { state, typing, scope, popup };
        let mut asked = Vec::new();
        let nothing_focused = ctx.memory(|memory| memory.focused()).is_none();
        let modal = ctx.memory(|memory| memory.top_modal_layer()).is_some();
        ctx.input_mut(|input| {
            input.events.splice(0..0, std::mem::take(&mut self.later));
            if let Some(at) = early(&input.events, setting) {
                self.later = input.events.split_off(at);
            }
            if state.palette.is_some() {
                palette_keys(input, &mut asked);
            }
            if let Some(command) = escape(setting)
                && input.consume_key(Modifiers::NONE, Key::Escape)
            {
                asked.push(command);
            }
            if nothing_focused && !popup && !modal && input.consume_key(Modifiers::NONE, Key::Tab) {
                asked.push(Command::WishFocus(FocusTarget::default()));
            }
            for (keys, action) in by_modifiers().filter(|(keys, action)| setting.allows(*keys, *action)) {
                let Some(pressed) = shortcut(keys).filter(|pressed| setting.takes(*pressed, action)) else { continue };
                let at = input.events.iter().position(|event| is_press(event, pressed.logical_key));
                let times = taken(input, keys, pressed);
                let times = if action.is(Flag::Repeats) { times } else { times.min(1) };
                asked.extend((0..times).filter_map(|_| action.command(state)));
                if let Some(at) = at.filter(|_| times > 0 && (keys.alt || keys.is_plain())) {
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

/// How often the keys were pressed; they are taken. A key that stands for itself goes with no other modifiers.
fn taken(input: &mut InputState, keys: Shortcut, pressed: KeyboardShortcut) -> usize {
    if keys.is_plain() && !input.modifiers.matches_exact(pressed.modifiers) {
        return 0;
    }
    input.count_and_consume_key(pressed.modifiers, pressed.logical_key)
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
fn early(events: &[Event], setting: Setting<'_>) -> Option<usize> {
    if setting.state.palette.is_some() {
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
    let opening = by_modifiers().filter(|(_, action)| action.is(Flag::OpensField));
    let opening: Vec<KeyboardShortcut> = opening
        .filter(|(keys, action)| Setting { typing: false, ..setting }.allows(*keys, *action))
        .filter_map(|(keys, _)| shortcut(keys))
        .collect();
    let gives = |event: &Event| {
        let Event::Key { key, pressed: true, modifiers, .. } = event else { return false };
        opening.iter().any(|keys| keys.logical_key == *key && modifiers.matches_logically(keys.modifiers))
    };
    Some(events.iter().position(gives)? + 1)
}

/// Shift before plain: egui takes Ctrl+Shift+Z for Ctrl+Z, too.
fn by_modifiers() -> impl Iterator<Item = (Shortcut, Action)> {
    let keys = |shift: bool| {
        let all = Action::ALL.iter().flat_map(|action| action.shortcuts().iter().map(|keys| (*keys, *action)));
        all.filter(move |(keys, _)| keys.shift == shift)
    };
    keys(true).chain(keys(false))
}

impl Setting<'_> {
    /// Whether the keys of an action are heard. Under a dialog or a menu only the look can be changed; a part of a tab
    /// needs the focus. In a text field of the ladder, undo and redo are the field's own; in a form they go through all
    /// that was typed.
    fn allows(self, keys: Shortcut, action: Action) -> bool {
        let state = self.state;
        if state.dialog.is_some() || state.palette.is_some() || self.popup {
            return action.is(Flag::UnderDialog);
        }
        if action.needs_focus(keys) && self.scope != Some(action.scope()) {
            return false;
        }
        let of_the_field = state.tab == Tab::Ladder && self.typing && matches!(action, Action::Undo | Action::Redo);
        action.scope().is_in_view(state) && !of_the_field
    }

    /// Whether a key is taken although its action may make no sense now. In a form, an arrow stays with its field then;
    /// a letter with Alt never does: it is not to be typed.
    fn takes(self, keys: KeyboardShortcut, action: Action) -> bool {
        let arrow = matches!(keys.logical_key, Key::ArrowUp | Key::ArrowDown);
        self.state.tab == Tab::Ladder
            || keys.modifiers.alt && !arrow
            || matches!(action, Action::Undo | Action::Redo)
            || action.command(self.state).is_some()
    }
}

/// Esc closes what was opened last, where it can be seen.
fn escape(Setting { state, popup, .. }: Setting<'_>) -> Option<Command> {
    if popup {
        // It closes itself.
        None
    } else if state.palette.is_some() {
        Some(Command::ClosePalette)
    } else if state.dialog.is_some() {
        Some(Command::CloseDialog)
    } else if state.library_over {
        Some(Command::ToggleLibrary)
    } else if state.tab == Tab::Ladder && state.ladder.linking.is_some() {
        Some(Command::StartLink(None))
    } else if state.tab == Tab::Ladder && state.ladder.reader.is_some() {
        Some(Command::CloseReader)
    } else if state.tab == Tab::Ladder && state.step.shown.is_some() {
        Some(Command::CloseStep)
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
    fn only_the_letter_of_a_shortcut_is_dropped_not_what_was_typed_before_it() {
        let text = |letters: &str| Event::Text(letters.to_owned());
        let (tab, d) = (Event::WindowFocused(true), text("d"));
        let mut events = vec![text("2023"), tab.clone(), d];
        without_letters(&mut events, 1);
        assert_eq!(events, [text("2023"), tab]);
    }
}
