//! What became of an item from one level to the next.

use std::fmt;

/// What became of an item from one level to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// New at the upper level.
    Added,
    /// The linked texts show that the upper level asks for more.
    Raised,
    /// The linked texts show that it asks for more in one way and for less in another.
    Mixed,
    /// Other words, and nothing in them that shows a direction.
    Changed,
    /// Other words, the same demand.
    Reworded,
    /// The reverse of raised.
    Lowered,
    /// No longer there.
    Dropped,
    /// Not restated, but still applies.
    Carried,
    /// Identical apart from punctuation, spacing or a slip.
    Same,
}

impl Change {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Change; 9] = [
        Change::Raised,
        Change::Mixed,
        Change::Changed,
        Change::Reworded,
        Change::Added,
        Change::Lowered,
        Change::Dropped,
        Change::Carried,
        Change::Same,
    ];

    /// The word for it: `raised`.
    pub fn word(self) -> &'static str {
        match self {
            Change::Added => "added",
            Change::Raised => "raised",
            Change::Mixed => "mixed",
            Change::Changed => "changed",
            Change::Reworded => "reworded",
            Change::Lowered => "lowered",
            Change::Dropped => "dropped",
            Change::Carried => "carried",
            Change::Same => "same",
        }
    }

    /// The sign for it: `↑`.
    pub fn glyph(self) -> &'static str {
        match self {
            Change::Added => "+",
            Change::Raised => "↑",
            Change::Mixed => "↕",
            Change::Changed => "≠",
            Change::Reworded => "≈",
            Change::Lowered => "↓",
            Change::Dropped => "−",
            Change::Carried => "→",
            Change::Same => "=",
        }
    }

    /// What the change means, in one line for a legend.
    pub fn meaning(self) -> &'static str {
        match self {
            Change::Added => "new at the upper level",
            Change::Raised => "the words show that more is asked",
            Change::Mixed => "the words show more in one way and less in another",
            Change::Changed => "other words; no evidence of a direction was found",
            Change::Reworded => "other words, the same demand",
            Change::Lowered => "the words show that less is asked",
            Change::Dropped => "no longer there",
            Change::Carried => "not printed again, but still applies",
            Change::Same => "the same words",
        }
    }

    /// The change with this word.
    pub fn from_word(word: &str) -> Option<Change> {
        Change::ALL.into_iter().find(|change| change.word() == word)
    }

    /// The change seen from the other side; `None` for a carried item, which has no counterpart.
    pub fn turned(self) -> Option<Change> {
        Some(match self {
            Change::Raised => Change::Lowered,
            Change::Lowered => Change::Raised,
            Change::Added => Change::Dropped,
            Change::Dropped => Change::Added,
            Change::Carried => return None,
            same @ (Change::Same | Change::Reworded | Change::Changed | Change::Mixed) => same,
        })
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
