//! What the keyboard and the mouse did, given to egui in steps.
//!
//! egui hands all text of a frame to the widget that has the keyboard when the frame begins. If a frame takes long and
//! somebody types, presses Tab and types on meanwhile, the second word would land in the first field. So a frame ends
//! with the first event that may move the keyboard, and what comes after it waits for the next frame.

use eframe::egui::{Event, Key, Modifiers};

/// The events that wait for the next frame, oldest first.
#[derive(Debug, Default)]
pub struct EventOrder {
    waiting: Vec<Event>,
}

impl EventOrder {
    /// Leaves in `events` what this frame is given; the rest waits, in order. `typing`: a text field has the keyboard,
    /// so letters only write. True where something waits, so that another frame is due.
    pub fn hold_back(&mut self, events: &mut Vec<Event>, typing: bool) -> bool {
        self.waiting.append(events);
        let rest = self.waiting.split_off(end_of_step(&self.waiting, typing));
        *events = std::mem::replace(&mut self.waiting, rest);
        !self.waiting.is_empty()
    }
}

/// Where the first step of `events` ends.
fn end_of_step(events: &[Event], typing: bool) -> usize {
    for (at, event) in events.iter().enumerate() {
        let Some(press) = Press::of(event).filter(|press| !typing || press.moves()) else {
            continue;
        };
        let mut end = at + 1;
        // The letter of a key belongs to it: whoever takes the key takes the letter, too.
        if press.has_letter() && matches!(events.get(end), Some(Event::Text(_))) {
            end += 1;
        }
        // A key that is held down repeats without being let go. Steps for each would lag behind the hand.
        if events.get(end).and_then(Press::of) == Some(press) {
            continue;
        }
        let let_go = events.iter().skip(end).take_while(|event| is_let_go(event)).count();
        return end + let_go;
    }
    events.len()
}

fn is_let_go(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: false, .. })
}

/// What may move the keyboard: a key, or the end of a click.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Press {
    Key(Key, Modifiers),
    Click,
}

impl Press {
    fn of(event: &Event) -> Option<Press> {
        match event {
            Event::Key { key, pressed: true, modifiers, .. } => Some(Press::Key(*key, *modifiers)),
            Event::PointerButton { pressed: false, .. } => Some(Press::Click),
            _ => None,
        }
    }

    /// Whether it does more in a text field than write or delete.
    fn moves(self) -> bool {
        match self {
            Press::Key(key, modifiers) => modifiers.ctrl || modifiers.command || modifiers.alt || goes(key),
            Press::Click => true,
        }
    }

    fn has_letter(self) -> bool {
        matches!(self, Press::Key(key, modifiers) if !goes(key) && !modifiers.ctrl && !modifiers.command)
    }
}

/// The keys that go somewhere and write nothing.
fn goes(key: Key) -> bool {
    use Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, End, Enter, Escape, Home, PageDown, PageUp, Tab};
    let moves = [Tab, Enter, Escape, ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Home, End, PageDown, PageUp];
    // F1 and so on: no other key's name begins with F and goes on.
    moves.contains(&key) || (key.name().starts_with('F') && key.name().len() > 1)
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Context, Id, PointerButton, Pos2, RawInput, TextEdit};

    use super::*;

    const PLAIN: Modifiers = Modifiers::NONE;

    fn key(key: Key, modifiers: Modifiers, pressed: bool) -> Event {
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
    }

    fn press(which: Key) -> Event {
        key(which, PLAIN, true)
    }

    fn let_go(which: Key) -> Event {
        key(which, PLAIN, false)
    }

    fn text(words: &str) -> Event {
        Event::Text(words.to_owned())
    }

    fn click(pressed: bool) -> Event {
        Event::PointerButton { pos: Pos2::ZERO, button: PointerButton::Primary, pressed, modifiers: PLAIN }
    }

    /// How many events each frame is given, when all come in one; all of them, in order.
    fn check(what: &str, events: &[Event], typing: bool, steps: &[usize]) {
        let (mut order, mut coming) = (EventOrder::default(), events.to_vec());
        let (mut given, mut counts) = (Vec::new(), Vec::new());
        loop {
            let more = order.hold_back(&mut coming, typing);
            counts.push(coming.len());
            given.append(&mut coming);
            if !more {
                break;
            }
        }
        assert_eq!(counts, steps, "{what}");
        assert_eq!(given, events, "{what}: nothing lost, order kept");
    }

    #[test]
    fn a_frame_ends_with_what_may_move_the_keyboard() {
        let alt_o = key(Key::O, Modifiers::ALT, true);
        let ctrl_k = key(Key::K, Modifiers::CTRL | Modifiers::COMMAND, true);
        check("no events", &[], true, &[0]);
        check("only letters", &[press(Key::A), text("a"), press(Key::B), text("b")], true, &[4]);
        check("Tab between words", &[text("a"), press(Key::Tab), let_go(Key::Tab), text("b")], true, &[3, 1]);
        check("Tab at the end", &[text("a"), press(Key::Tab), let_go(Key::Tab)], true, &[3]);
        check("two Tabs", &[press(Key::Tab), let_go(Key::Tab), press(Key::Tab), let_go(Key::Tab)], true, &[2, 2]);
        check("a held Tab", &[press(Key::Tab), press(Key::Tab), press(Key::Tab), text("a")], true, &[3, 1]);
        check("Alt+O with its letter", &[alt_o, text("o"), text("Caseworker")], true, &[2, 1]);
        check("the palette", &[ctrl_k, text("41313"), press(Key::Enter), press(Key::F8)], true, &[1, 2, 1]);
        check("a click into a field", &[click(true), click(false), text("a")], true, &[2, 1]);
        let space = [press(Key::Space), text(" "), press(Key::Tab)];
        check("Space on a button, its blank with it", &space, false, &[2, 1]);
        check("letters of a table", &[press(Key::L), text("l"), press(Key::B), text("b")], false, &[2, 2]);
        check("F is a letter", &[press(Key::F), text("f"), text("g")], true, &[3]);
    }

    #[test]
    fn what_is_typed_after_a_tab_in_one_slow_frame_lands_in_the_next_field() {
        let (ctx, mut order) = (Context::default(), EventOrder::default());
        let mut fields = [String::new(), String::new()];
        ctx.memory_mut(|memory| memory.request_focus(Id::unique(("field", 0))));
        let typed = [text("Ann"), press(Key::Tab), let_go(Key::Tab), text("2015")];
        for mut events in [vec![], typed.to_vec(), vec![]] {
            order.hold_back(&mut events, ctx.text_edit_focused());
            let output = ctx.run_ui(RawInput { events, ..RawInput::default() }, |ui| {
                for (at, field) in fields.iter_mut().enumerate() {
                    ui.add(TextEdit::singleline(field).id(Id::unique(("field", at))));
                }
            });
            output.drop_without_applying_deltas();
        }
        assert_eq!(fields, ["Ann", "2015"]);
    }
}
