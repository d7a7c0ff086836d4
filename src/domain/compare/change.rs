//! The seven changes, and the links that carry them.

use std::fmt;
use std::ops::Range;

/// What became of an item from one level to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// New at the upper level.
    Added,
    /// Higher degree, scope, independence or complexity.
    Raised,
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
    /// All seven, in the order in which they are shown.
    pub const ALL: [Change; 7] = [
        Change::Raised,
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
            Change::Reworded => "≈",
            Change::Lowered => "↓",
            Change::Dropped => "−",
            Change::Carried => "→",
            Change::Same => "=",
        }
    }

    /// The change with this word.
    pub fn from_word(word: &str) -> Option<Change> {
        Change::ALL.into_iter().find(|change| change.word() == word)
    }
}

impl fmt::Display for Change {
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

/// Which way a degree word moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// The upper level asks for more.
    Up,
    /// The upper level asks for less.
    Down,
}

/// A degree word or phrase that differs between two texts, as evidence for a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DegreeShift {
    /// The scale of the vocabulary that it stands on.
    pub scale: String,
    /// Byte range of the phrase in the lower text, where it has one.
    pub lower: Option<Range<usize>>,
    /// Byte range of the phrase in the upper text, where it has one.
    pub upper: Option<Range<usize>>,
    /// Which way.
    pub direction: Direction,
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
    /// The degree words that speak for the change.
    pub evidence: Vec<DegreeShift>,
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
}

/// One step of a [`TextRow`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextStep {
    /// The level compared against, as an index into the row.
    pub against: usize,
    /// What became of the text; `None` where neither level prints one, and where the two cannot be compared (pay
    /// across series, unless both print money).
    pub change: Option<Change>,
    /// The degree words that speak for it.
    pub evidence: Vec<DegreeShift>,
}
