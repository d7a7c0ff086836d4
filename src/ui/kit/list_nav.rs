//! Keyboard navigation of lists, trees and grids: one row has the keyboard, and Tab leads to it alone.

use eframe::egui::accesskit::Action;
use eframe::egui::{Context, Event, Id, Key, Modifiers, Response, Sense, Ui};

use super::own_keys;

/// For so many seconds, letters go on with the word that is typed.
const TYPING: f64 = 1.0;

/// A move that a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// To the column on the left; in a tree, out of the node.
    Left,
    /// To the column on the right; in a tree, into the node.
    Right,
    /// To the first column.
    RowStart,
    /// To the last column.
    RowEnd,
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
}

const LIST: [(Modifiers, Key, Motion); 6] = [
    (Modifiers::NONE, Key::ArrowUp, Motion::Up),
    (Modifiers::NONE, Key::ArrowDown, Motion::Down),
    (Modifiers::NONE, Key::Home, Motion::First),
    (Modifiers::NONE, Key::End, Motion::Last),
    (Modifiers::NONE, Key::PageUp, Motion::PageUp),
    (Modifiers::NONE, Key::PageDown, Motion::PageDown),
];

const SIDES: [(Modifiers, Key, Motion); 2] =
    [(Modifiers::NONE, Key::ArrowLeft, Motion::Left), (Modifiers::NONE, Key::ArrowRight, Motion::Right)];

const GRID: [(Modifiers, Key, Motion); 4] = [
    (Modifiers::COMMAND, Key::Home, Motion::First),
    (Modifiers::COMMAND, Key::End, Motion::Last),
    (Modifiers::NONE, Key::Home, Motion::RowStart),
    (Modifiers::NONE, Key::End, Motion::RowEnd),
];

impl Motion {
    /// The move of this frame among the rows of a list; its key is taken.
    pub fn in_list(ui: &Ui) -> Option<Motion> {
        pressed(ui, LIST)
    }

    /// The move of this frame from a text field through the list below it; Home and End stay with the text.
    pub fn in_field(ui: &Ui) -> Option<Motion> {
        pressed(ui, LIST.into_iter().filter(|(.., motion)| !matches!(motion, Motion::First | Motion::Last)))
    }

    /// The move of this frame among the nodes of a tree; its key is taken.
    pub fn in_tree(ui: &Ui) -> Option<Motion> {
        pressed(ui, LIST.into_iter().chain(SIDES))
    }

    /// The move of this frame among the cells of a grid; its key is taken.
    pub fn in_grid(ui: &Ui) -> Option<Motion> {
        pressed(ui, GRID.into_iter().chain(LIST).chain(SIDES))
    }

    /// The row to which it leads, `page` rows being in view; to the sides it leads to the same.
    pub fn row(self, at: usize, count: usize, page: usize) -> usize {
        let last = count.saturating_sub(1);
        match self {
            Motion::Up => at.saturating_sub(1),
            Motion::Down => at.saturating_add(1).min(last),
            Motion::First => 0,
            Motion::Last => last,
            Motion::PageUp => at.saturating_sub(page),
            Motion::PageDown => at.saturating_add(page).min(last),
            Motion::Left | Motion::Right | Motion::RowStart | Motion::RowEnd => at,
        }
    }

    /// The column to which it leads.
    pub fn column(self, at: usize, count: usize) -> usize {
        let last = count.saturating_sub(1);
        match self {
            Motion::Left => at.saturating_sub(1),
            Motion::Right => at.saturating_add(1).min(last),
            Motion::RowStart => 0,
            Motion::RowEnd => last,
            _ => at,
        }
    }
}

fn pressed(ui: &Ui, keys: impl IntoIterator<Item = (Modifiers, Key, Motion)>) -> Option<Motion> {
    ui.input_mut(|input| {
        let found = keys.into_iter().find(|(modifiers, key, _)| input.consume_key(*modifiers, *key));
        found.map(|(.., motion)| motion)
    })
}

/// A node of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TreeNode {
    /// How many nodes are above it.
    pub depth: usize,
    /// Whether its parts are shown; `None`: it cannot be folded.
    pub open: Option<bool>,
}

/// What a key asks for in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NavEvent {
    /// The keyboard went to another row.
    Moved,
    /// The node in focus is to be folded or unfolded.
    Fold,
}

/// The rows among which the keyboard moves.
pub struct NavRows<'a> {
    /// How many there are.
    pub count: usize,
    /// How many are in view.
    pub page: usize,
    /// The words of a row, by which it is found when they are typed.
    pub words: Option<&'a dyn Fn(usize) -> String>,
    /// What a row is in the tree.
    pub node: Option<&'a dyn Fn(usize) -> TreeNode>,
}

impl NavRows<'_> {
    /// The rows of a plain list.
    pub fn list(count: usize, page: usize) -> Self {
        NavRows { count, page, words: None, node: None }
    }
}

/// The row of a list that has the keyboard, or that Tab leads to.
#[derive(Debug, Default)]
pub struct ListNav {
    /// Its number.
    pub at: usize,
    /// Where a selection of several rows began.
    pub from: Option<usize>,
    /// It is to take the keyboard.
    wants: bool,
    keyboard: Option<Id>,
    held: bool,
    /// The letters of a word that is being typed, and when the last of them was.
    typed: (String, f64),
}

impl ListNav {
    /// Takes the keyboard as soon as the row is drawn.
    pub fn take_keyboard(&mut self) {
        self.wants = true;
    }

    /// Whether it is about to take the keyboard.
    pub fn wants_keyboard(&self) -> bool {
        self.wants
    }

    /// Notes at the beginning of a frame whether the list has the keyboard.
    pub fn begin(&mut self, ui: &Ui) -> bool {
        self.held = self.keyboard.is_some_and(|id| ui.memory(|memory| memory.has_focus(id)));
        if let (true, Some(id)) = (self.held, self.keyboard) {
            own_keys(ui.ctx(), id);
        }
        self.held
    }

    /// Whether the list had the keyboard when the frame began.
    pub fn holds(&self) -> bool {
        self.held
    }

    /// Goes to a row; `extends`: what is selected grows as far as it.
    pub fn go(&mut self, to: usize, extends: bool) {
        let from = self.from.unwrap_or(self.at);
        self.from = extends.then_some(from);
        self.at = to;
    }

    /// Moves by the keys of this frame, while the list has the keyboard.
    pub fn keys(&mut self, ui: &Ui, rows: &NavRows<'_>) -> Option<NavEvent> {
        let last = rows.count.checked_sub(1)?;
        self.at = self.at.min(last);
        if !self.held {
            return None;
        }
        let to = match (self.word(ui, rows), rows.node) {
            (Some(found), _) => found,
            (None, Some(node)) => match Motion::in_tree(ui)? {
                Motion::Left if node(self.at).open == Some(true) => return Some(NavEvent::Fold),
                Motion::Right if node(self.at).open == Some(false) => return Some(NavEvent::Fold),
                Motion::Left => {
                    let depth = node(self.at).depth;
                    (0..self.at).rev().find(|above| node(*above).depth < depth).unwrap_or(self.at)
                }
                Motion::Right if self.at < last && node(self.at + 1).depth > node(self.at).depth => self.at + 1,
                motion => motion.row(self.at, rows.count, rows.page),
            },
            (None, None) => Motion::in_list(ui)?.row(self.at, rows.count, rows.page),
        };
        self.go(to, false);
        Some(NavEvent::Moved)
    }

    /// Moves by the keys of this frame in a list of which several rows can be selected, by Shift.
    pub fn keys_extending(&mut self, ui: &Ui, rows: &NavRows<'_>) -> Option<NavEvent> {
        let last = rows.count.checked_sub(1)?;
        // A key without Shift would take the same key with it, too.
        let shifted = LIST.map(|(_, key, motion)| (Modifiers::SHIFT, key, motion));
        let Some(motion) = self.held.then(|| pressed(ui, shifted)).flatten() else { return self.keys(ui, rows) };
        self.go(motion.row(self.at.min(last), rows.count, rows.page), true);
        Some(NavEvent::Moved)
    }

    /// The row whose words begin with what is typed.
    fn word(&mut self, ui: &Ui, rows: &NavRows<'_>) -> Option<usize> {
        let words = rows.words?;
        let letters: String = ui.input(|input| {
            let typed = input.events.iter().filter_map(|event| match event {
                Event::Text(text) if !input.modifiers.command && !input.modifiers.alt => Some(text.as_str()),
                _ => None,
            });
            typed.flat_map(str::chars).filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
        });
        if letters.is_empty() {
            return None;
        }
        let now = ui.input(|input| input.time);
        let (typed, when) = &mut self.typed;
        if now - *when > TYPING {
            typed.clear();
        }
        *when = now;
        typed.push_str(&letters);
        found(typed, self.at, rows.count, words)
    }

    /// What a row senses: only the one that Tab leads to takes the keyboard, or one to which it is given otherwise.
    pub fn sense(&self, ui: &Ui, id: Id, row: usize) -> Sense {
        let focusable = row == self.at || ui.memory(|memory| memory.has_focus(id)) || is_given(ui.ctx(), id);
        if focusable { Sense::click() } else { Sense::CLICK }
    }

    /// Keeps the keyboard at the row where it is to be; call it for each row that is drawn. A screen reader can give it
    /// to any of them.
    pub fn hold(&mut self, response: &Response, row: usize) {
        let id = response.id;
        response.ctx.accesskit_node_builder(id, |node| node.add_action(Action::Focus));
        if row != self.at {
            let given = is_given(&response.ctx, id);
            if !given && (!response.has_focus() || self.keyboard == Some(id)) {
                return;
            }
            if given {
                response.request_focus();
            }
            self.go(row, false);
        } else if self.wants || (self.held && self.keyboard != Some(id)) {
            response.request_focus();
            own_keys(&response.ctx, id);
            self.wants = false;
            self.held = true;
        }
        self.keyboard = Some(id);
    }
}

/// Whether a screen reader gives the keyboard to a widget. egui itself knows only of those that Tab leads to.
fn is_given(ctx: &Context, id: Id) -> bool {
    ctx.input(|input| input.has_accesskit_action_request(id, Action::Focus))
}

/// The next row with a word that begins so: the one in focus too, while its word is typed on; the same letter again and
/// again goes from row to row.
fn found(typed: &str, at: usize, count: usize, words: &dyn Fn(usize) -> String) -> Option<usize> {
    let mut letters = typed.chars();
    let first = letters.next()?;
    let again = letters.clone().next().is_some() && letters.all(|letter| letter == first);
    let begins = |row: &usize, typed: &str| {
        let words = words(*row).to_lowercase();
        words.split_whitespace().any(|word| word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(typed))
    };
    let on = usize::from(typed.chars().nth(1).is_none());
    let find = |typed: &str, on: usize| (on..count + on).map(|by| (at + by) % count).find(|row| begins(row, typed));
    find(typed, on).or_else(|| find(first.encode_utf8(&mut [0; 4]), 1).filter(|_| again))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_motion_stays_within_the_rows() {
        let cases = [
            (Motion::Up, 0, 0),
            (Motion::Up, 3, 2),
            (Motion::Down, 9, 9),
            (Motion::PageDown, 3, 7),
            (Motion::PageDown, 8, 9),
            (Motion::PageUp, 3, 0),
            (Motion::First, 5, 0),
            (Motion::Last, 5, 9),
            (Motion::Left, 5, 5),
        ];
        for (motion, at, to) in cases {
            assert_eq!(motion.row(at, 10, 4), to, "{motion:?} from {at}");
        }
        assert_eq!(Motion::Down.row(0, 0, 4), 0, "of nothing");
        assert_eq!((Motion::Right.column(2, 3), Motion::RowStart.column(2, 3), Motion::Up.column(2, 3)), (2, 0, 2));
    }

    #[test]
    fn typing_finds_the_next_row_with_a_word_that_begins_so() {
        let rows = ["41312 Planner II", "41313 Planner III", "Assists", "“Assigns work”"];
        let words = |row: usize| rows[row].to_owned();
        let find = |typed: &str, at: usize| found(typed, at, rows.len(), &words);
        assert_eq!(find("a", 0), Some(2));
        assert_eq!(find("a", 2), Some(3), "a letter goes on from the row in focus");
        assert_eq!(find("as", 2), Some(2), "a word that is typed on stays where it fits");
        assert_eq!(find("assig", 2), Some(3));
        assert_eq!(find("41313", 0), Some(1));
        assert_eq!(find("aa", 2), Some(3), "the same letter again goes on");
        assert_eq!(find("x", 1), None);
    }
}
