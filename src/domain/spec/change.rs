//! What became of an item from one level to the next.

use std::fmt;

use crate::words::word_table;

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

    /// The change with this word.
    pub fn from_word(word: &str) -> Option<Change> {
        Change::ALL.into_iter().find(|change| change.word() == word)
    }

    /// Whether it is said of an item without a counterpart.
    pub fn is_of_one_item(self) -> bool {
        matches!(self, Change::Added | Change::Dropped | Change::Carried)
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

word_table! {
    Change {
        /// The word for it: `raised`.
        word -> &'static str,
        /// The sign for it: `↑`.
        glyph -> &'static str,
        /// What the change means, in one line for a legend.
        meaning -> &'static str,
    }
    Change::Added => ["added", "+", "new at the upper level"],
    Change::Raised => ["raised", "↑", "the words show that more is asked"],
    Change::Mixed => ["mixed", "↕", "the words show more in one way and less in another"],
    Change::Changed => ["changed", "≠", "other words; no evidence of a direction was found"],
    Change::Reworded => ["reworded", "≈", "other words, the same demand"],
    Change::Lowered => ["lowered", "↓", "the words show that less is asked"],
    Change::Dropped => ["dropped", "−", "no longer there"],
    Change::Carried => ["carried", "→", "not printed again, but still applies"],
    Change::Same => ["same", "=", "the same words"],
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
