//! The changes, and the links that carry them.

use std::fmt;

use jiff::civil::Date;

use super::Evidence;
use crate::spec::{Change, ConfirmedLink, signed};
use crate::words::word_table;

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
    /// What can be said of two texts of which neither stands above the other: levels of two series.
    pub fn of(change: Change) -> Self {
        match change {
            Change::Added => Across::OnlyHere,
            Change::Dropped | Change::Carried => Across::OnlyThere,
            Change::Same | Change::Reworded => Across::Alike,
            Change::Raised | Change::Lowered | Change::Mixed | Change::Changed => Across::Differs,
        }
    }

    /// All of them, in the order in which they are shown.
    pub const ALL: [Across; 4] = [Across::Alike, Across::Differs, Across::OnlyThere, Across::OnlyHere];
}

word_table! {
    Across {
        /// The words for it: `no counterpart there`.
        word -> &'static str,
        /// The sign for it: `≠`.
        glyph -> &'static str,
    }
    Across::OnlyHere => ["no counterpart there", "▸"],
    Across::OnlyThere => ["no counterpart here", "◂"],
    Across::Alike => ["alike", "="],
    Across::Differs => ["differs", "≠"],
}

/// What a change is called: by its name within a series, in neutral words across series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeName {
    /// Within one series, where one level stands above the other.
    Within(Change),
    /// Across series.
    Across(Across),
}

impl ChangeName {
    /// What `change` is called.
    pub fn new(change: Change, across: bool) -> Self {
        if across { ChangeName::Across(Across::of(change)) } else { ChangeName::Within(change) }
    }

    /// All that can be said of changes, in the order in which they are shown.
    pub fn all() -> impl Iterator<Item = ChangeName> {
        Change::ALL.into_iter().map(ChangeName::Within).chain(Across::ALL.into_iter().map(ChangeName::Across))
    }

    /// The changes that are called so.
    pub fn changes(self) -> impl Iterator<Item = Change> {
        Change::ALL.into_iter().filter(move |change| match self {
            ChangeName::Within(one) => one == *change,
            ChangeName::Across(across) => Across::of(*change) == across,
        })
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            ChangeName::Within(change) => change.word(),
            ChangeName::Across(across) => across.word(),
        }
    }

    /// The sign for it.
    pub fn glyph(self) -> &'static str {
        match self {
            ChangeName::Within(change) => change.glyph(),
            ChangeName::Across(across) => across.glyph(),
        }
    }
}

impl fmt::Display for ChangeName {
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
    /// Where a person named the change: who did, and what was computed.
    pub decided: Option<DecidedChange>,
    /// Whether a specialist confirmed it.
    pub confirmed: bool,
    /// Whether a person linked the two, and both go on in other items for the most part.
    pub in_part: bool,
    /// How alike the two are; `None` where one side is missing.
    pub score: Option<Score>,
    /// The clauses of the lower item that this link is about; empty: the whole item.
    pub lower_clauses: Vec<usize>,
    /// The clauses of the upper item that this link is about; empty: the whole item.
    pub upper_clauses: Vec<usize>,
    /// The words that speak for the change.
    pub evidence: Vec<Evidence>,
}

/// A person's word on a change. The change that it names stands in the place of the computed one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedChange {
    /// The change that was computed from the words; the evidence of the link is for this one.
    pub computed: Change,
    /// Who decided.
    pub by: Option<String>,
    /// Why.
    pub why: Option<String>,
    /// When.
    pub on: Option<Date>,
}

impl DecidedChange {
    pub(super) fn new(computed: Change, decision: &ConfirmedLink) -> Self {
        let ConfirmedLink { by, why, on, .. } = decision.clone();
        DecidedChange { computed, by, why, on }
    }

    /// Who decided, and what was computed: "decided by M. Example, 2026-01-01: the same demand; computed: raised".
    /// `across` where the two are of two series.
    pub fn told(&self, across: bool) -> String {
        let signed = signed("decided", self.by.as_deref(), self.on, self.why.as_deref());
        format!("{signed}; computed: {}", ChangeName::new(self.computed, across))
    }
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
