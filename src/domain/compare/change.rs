//! The changes, and the links that carry them.

use std::fmt;

use super::Evidence;

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

    /// What can be said of two texts of which neither stands above the other: levels of two series.
    pub fn across(self) -> Across {
        match self {
            Change::Added => Across::OnlyHere,
            Change::Dropped | Change::Carried => Across::OnlyThere,
            Change::Same | Change::Reworded => Across::Alike,
            Change::Raised | Change::Lowered | Change::Mixed | Change::Changed => Across::Differs,
        }
    }
}

/// What is said of two texts of two series, where nobody can know what became of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Across {
    /// The level in question prints it, and no counterpart was found at the one it is compared with.
    OnlyHere,
    /// The level it is compared with prints it, and no counterpart was found at the level in question.
    OnlyThere,
    /// Both ask for the same.
    Alike,
    /// Both print it, in words that differ.
    Differs,
}

impl Across {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Across; 4] = [Across::Alike, Across::Differs, Across::OnlyThere, Across::OnlyHere];

    /// The words for it: `no counterpart there`.
    pub fn word(self) -> &'static str {
        match self {
            Across::OnlyHere => "no counterpart there",
            Across::OnlyThere => "no counterpart here",
            Across::Alike => "alike",
            Across::Differs => "differs",
        }
    }

    /// The sign for it: `≠`.
    pub fn glyph(self) -> &'static str {
        match self {
            Across::OnlyHere => "▸",
            Across::OnlyThere => "◂",
            Across::Alike => "=",
            Across::Differs => "≠",
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// What a change is called: by its name within a series, in neutral words across series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Told {
    /// Within one series, where one level stands above the other.
    Within(Change),
    /// Across series.
    Across(Across),
}

impl Told {
    /// What `change` is called.
    pub fn new(change: Change, across: bool) -> Self {
        if across { Told::Across(change.across()) } else { Told::Within(change) }
    }

    /// All that can be said of changes, in the order in which they are shown.
    pub fn all() -> impl Iterator<Item = Told> {
        Change::ALL.into_iter().map(Told::Within).chain(Across::ALL.into_iter().map(Told::Across))
    }

    /// The changes that are called so.
    pub fn changes(self) -> impl Iterator<Item = Change> {
        Change::ALL.into_iter().filter(move |change| match self {
            Told::Within(one) => one == *change,
            Told::Across(across) => change.across() == across,
        })
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Told::Within(change) => change.word(),
            Told::Across(across) => across.word(),
        }
    }

    /// The sign for it.
    pub fn glyph(self) -> &'static str {
        match self {
            Told::Within(change) => change.glyph(),
            Told::Across(across) => across.glyph(),
        }
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// How alike two items are, in thousandths: 0 nothing shared, 1000 the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(pub u16);

impl Score {
    /// The score as a fraction from 0 to 1.
    pub fn fraction(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

/// One row of a comparison. Items are named by their index in the level's list, from 0.
///
/// A split or a merge is several links that share an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The item at the lower level.
    pub lower: Option<usize>,
    /// The item at the upper level.
    pub upper: Option<usize>,
    /// What became of it.
    pub change: Change,
    /// Whether a specialist confirmed it.
    pub confirmed: bool,
    /// How alike the two are; `None` where one side is missing.
    pub score: Option<Score>,
    /// The clauses of the lower item that this link is about; empty: the whole item.
    pub lower_clauses: Vec<usize>,
    /// The clauses of the upper item that this link is about; empty: the whole item.
    pub upper_clauses: Vec<usize>,
    /// The words that speak for the change.
    pub evidence: Vec<Evidence>,
}

/// Other text of the levels, side by side: a class concept, a factor, pay, a tier of qualifications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextRow {
    /// What the row is about, in the program's words: "Supervision received".
    pub label: String,
    /// Per level: the heading as printed, where one is.
    pub headings: Vec<Option<String>>,
    /// Per level: the text as printed, paragraphs joined by line feeds; `None`: not printed.
    pub texts: Vec<Option<String>>,
    /// Per level but the first: the step to it.
    pub steps: Vec<TextStep>,
    /// How the first level compares with a baseline that stands above it; `None` otherwise.
    pub first_step: Option<TextStep>,
    /// True for facts of administration: dates, codes, pay grades. They say nothing of the work, so they are not
    /// counted among the changes.
    pub administrative: bool,
}

impl TextRow {
    /// The change of one of its steps, as far as it means something: of facts of administration, only money that
    /// moved.
    pub fn telling(&self, step: &TextStep) -> Option<Change> {
        let moved = |change: &Change| matches!(change, Change::Raised | Change::Lowered);
        step.change.filter(|change| !self.administrative || moved(change))
    }
}

/// One step of a [`TextRow`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextStep {
    /// The level compared against, as an index into the row.
    pub against: usize,
    /// What became of the text; `None` where neither level prints one, and where the two cannot be compared (pay
    /// across series, unless both print money).
    pub change: Option<Change>,
    /// The words that speak for it.
    pub evidence: Vec<Evidence>,
}
