//! What was understood of a manuscript, and what was not.

use std::ops::Range;

use rungs_domain::spec::{PathStep, Series};

/// A draft of a specification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What was understood.
    pub series: Series,
    /// Where each text of the series stands in the manuscript, in the order of the manuscript.
    pub trail: Vec<Trail>,
    /// What stands in the manuscript and belongs to no text of the series, each with its reason.
    pub furniture: Vec<Furniture>,
    /// What was neither placed nor known as furniture: for a person to decide.
    pub unplaced: Vec<Range<usize>>,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
}

/// Where a text of the draft stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trail {
    /// The text: a path from the series, `levels[0].duties.items[2].text`.
    pub to: Vec<PathStep>,
    /// The bytes of the manuscript from which it was taken; several where the text goes on behind a page break.
    pub from: Vec<Range<usize>>,
    /// How sure the reading is, in thousandths.
    pub confidence: u16,
}

/// What belongs to the page, not to what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Furniture {
    /// The bytes of the manuscript.
    pub range: Range<usize>,
    /// Why it is none of the text.
    pub reason: Reason,
}

/// Why something is none of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Repeated at the head or foot of pages.
    RunningHead,
    /// The number of a page.
    PageNumber,
    /// Struck out.
    StruckOut,
    /// The marker of a list: its number or bullet is in the draft, or drawn by it.
    Marker,
    /// A heading or label that the draft holds as the role of what follows.
    Heading,
    /// Navigation and the like of a web site.
    Site,
    /// Nothing but blanks and signs.
    Ornament,
    /// Not shown by the format: hidden elements, remarks of reviewers.
    Hidden,
}

/// Something that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Where, in bytes of the manuscript.
    pub at: Option<Range<usize>>,
    /// What, as a sentence without a full stop.
    pub what: String,
}
