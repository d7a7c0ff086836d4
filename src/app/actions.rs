//! Every command a person can choose, in tables: they feed shortcuts, palette, tooltips and help.

mod reviews;
mod table;

use std::fmt;

use super::{Command, State};
use Group::{Applicants, Cell, Files, Import, Ladder, Links, Positions, Window};

/// All actions, in the order listed.
pub fn all() -> impl Iterator<Item = &'static Action> {
    table::ALL.iter().chain(reviews::ALL)
}

/// A key with modifiers. On a Mac, `control` is the command key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shortcut {
    /// With Ctrl.
    pub control: bool,
    /// With Shift.
    pub shift: bool,
    /// With Alt.
    pub alt: bool,
    /// The key's name: "K", "F1", "Plus".
    pub key: &'static str,
}

impl fmt::Display for Shortcut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.control {
            f.write_str("Ctrl+")?;
        }
        if self.alt {
            f.write_str("Alt+")?;
        }
        if self.shift {
            f.write_str("Shift+")?;
        }
        f.write_str(self.key)
    }
}

const fn ctrl(key: &'static str) -> Shortcut {
    Shortcut { control: true, shift: false, alt: false, key }
}

const fn ctrl_shift(key: &'static str) -> Shortcut {
    Shortcut { control: true, shift: true, alt: false, key }
}

const fn alt(key: &'static str) -> Shortcut {
    Shortcut { control: false, shift: false, alt: true, key }
}

const fn alt_shift(key: &'static str) -> Shortcut {
    Shortcut { control: false, shift: true, alt: true, key }
}

const fn plain(key: &'static str) -> Shortcut {
    Shortcut { control: false, shift: false, alt: false, key }
}

/// Under which heading an action is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Files.
    Files,
    /// Ladder and tray.
    Ladder,
    /// The cell in focus. Its keys without Ctrl are the table's own: elsewhere they are letters.
    Cell,
    /// What was decided by hand, and saving it.
    Links,
    /// Applicants, and who qualifies.
    Applicants,
    /// Positions: desk audit and vacancy.
    Positions,
    /// Documents on the way to specifications.
    Import,
    /// How the window looks.
    Window,
}

impl Group {
    /// All, in the order listed.
    pub const ALL: [Group; 8] = [Ladder, Cell, Applicants, Positions, Import, Links, Files, Window];

    /// The heading.
    pub fn name(self) -> &'static str {
        match self {
            Files => "Files",
            Ladder => "Ladder",
            Cell => "Cell in focus",
            Links => "Edits",
            Applicants => "Applicants",
            Positions => "Positions",
            Import => "Import",
            Window => "Window",
        }
    }
}

/// What a person can choose.
#[derive(Debug)]
pub struct Action {
    /// A stable name.
    pub id: &'static str,
    /// Where it is listed.
    pub group: Group,
    /// What it is called.
    pub name: &'static str,
    /// The keys; the first is the one shown.
    pub shortcuts: &'static [Shortcut],
    /// What it does, in a sentence.
    pub help: &'static str,
    /// The command; `None` while it makes no sense.
    pub command: fn(&State) -> Option<Command>,
}

impl Action {
    /// The keys that work wherever the focus is.
    pub fn everywhere(&self) -> impl Iterator<Item = Shortcut> + use<> {
        let in_table = self.group == Cell;
        self.shortcuts.iter().copied().filter(move |keys| keys.control || !in_table)
    }
}

/// Keys that move the focus, in words; no commands to choose from a list.
pub const MOVES: [(&str, &str); 4] = [
    ("Arrow keys", "From cell to cell, and along a thread."),
    ("Home, End", "To the first and the last level."),
    ("Page Up, Page Down", "A screenful of rows on."),
    ("Ctrl+Home, Ctrl+End", "To the first and the last row."),
];

/// The action with this id.
pub fn find(id: &str) -> Option<&'static Action> {
    all().find(|action| action.id == id)
}

/// Name and shortcut of an action, for a tooltip.
pub fn tooltip(id: &str) -> String {
    let Some(action) = find(id) else { return String::new() };
    match action.shortcuts.first() {
        Some(shortcut) => format!("{} ({shortcut})", action.help),
        None => action.help.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_actions_share_a_key_or_an_id() {
        let mut keys = BTreeSet::new();
        let mut ids = BTreeSet::new();
        for action in all() {
            assert!(ids.insert(action.id), "{} twice", action.id);
            for shortcut in action.shortcuts {
                assert!(keys.insert(*shortcut), "{shortcut} twice");
            }
        }
    }
}
