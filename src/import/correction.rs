//! What a person decided about a source: the draft is made anew from the manuscript and all corrections, in their order.

use std::ops::Range;

use rungs_domain::spec::{Code, Requirement};

use super::{Reason, Role};

/// One decision of a reviewer.
///
/// `at` is a range of bytes of the manuscript: the correction is about every block that begins in it. Levels are named by
/// the code with which they were found; a level that is given another code keeps its name here, so that earlier corrections
/// still know it. Of two corrections about the same thing the later holds; a correction about what is not there does nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// It is a heading of this role; what stands below it follows.
    Heading {
        /// Where.
        at: Range<usize>,
        /// The role.
        role: Role,
    },
    /// It is a heading of these levels; what stands below it is theirs.
    LevelHeading {
        /// Where.
        at: Range<usize>,
        /// The levels.
        levels: Vec<Code>,
    },
    /// It is the heading of a level that was not found: the level is made, at its place in the order of the source.
    NewLevel {
        /// Where.
        at: Range<usize>,
        /// Its code.
        code: Code,
        /// Its title.
        title: String,
    },
    /// There is no such level: what was its own is of the series, or of the level before.
    NoLevel {
        /// The level.
        level: Code,
    },
    /// It is text, no heading.
    Text {
        /// Where.
        at: Range<usize>,
    },
    /// It belongs to this part of these levels, wherever it stands.
    Place {
        /// Where it stands.
        at: Range<usize>,
        /// The part.
        role: Role,
        /// The levels; none: the series as a whole.
        levels: Vec<Code>,
    },
    /// It is not part of the text.
    Aside {
        /// Where.
        at: Range<usize>,
        /// Why.
        reason: Reason,
    },
    /// A new block begins at this byte.
    Split {
        /// The first byte of the new block.
        at: usize,
    },
    /// The block goes on from the one before it.
    Join {
        /// Where the block begins.
        at: Range<usize>,
    },
    /// A field of the draft says this, whatever the source says.
    Field {
        /// Which.
        field: DraftField,
        /// What it says; for dates as ISO 8601, empty for none.
        text: String,
    },
    /// A tier asks for this, whatever its sentences were understood to ask.
    Requires {
        /// The level.
        level: Code,
        /// Which of its tiers, from 0.
        tier: usize,
        /// The requirement; none: the tier asks for nothing that could be counted.
        requires: Option<Box<Requirement>>,
    },
    /// A person has compared it with the source: it is as it should be.
    Accept {
        /// Where.
        at: Range<usize>,
    },
    /// A person has seen this warning and needs it no more.
    Settle {
        /// The warning's words.
        warning: String,
    },
}

/// A field that a reviewer can write.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum DraftField {
    /// The id of the series.
    Id,
    /// The title of the series.
    Title,
    /// Who issued it.
    Authority,
    /// What the document calls itself.
    Document,
    /// In force from.
    Effective,
    /// The code of a level.
    LevelCode {
        /// The level, by the code with which it was found.
        level: Code,
    },
    /// The title of a level.
    LevelTitle {
        /// The level, by the code with which it was found.
        level: Code,
    },
}

/// A block of the manuscript, and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewBlock {
    /// Its bytes, in order; several where it goes on behind a page break. The marker of an entry is part of it.
    pub from: Vec<Range<usize>>,
    /// What it is taken for.
    pub interpretation: Interpretation,
    /// Whether a person decided so.
    pub corrected: bool,
}

/// What a block was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Interpretation {
    /// The head of the document: who issued it, its title.
    Head,
    /// A row of the table of titles.
    Titles,
    /// A heading of a role.
    Heading {
        /// The role.
        role: Role,
        /// Whether its words are known to mean it.
        sure: bool,
    },
    /// A heading of levels, by their places in the draft.
    Levels(Vec<usize>),
    /// A heading within a part, or one whose words are not known.
    Subheading,
    /// A printed fact.
    Fact,
    /// Text of a part.
    Text {
        /// The part; none: it stands under no heading.
        role: Option<Role>,
        /// The levels that it is about, by their places in the draft; none: the series.
        levels: Vec<usize>,
    },
    /// None of the text.
    Aside(Reason),
}

/// Something in a draft that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewPoint {
    /// Where in the manuscript; none: it is about the whole.
    pub at: Option<Range<usize>>,
    /// Why.
    pub why: ReviewPointKind,
    /// What, as a sentence without a full stop.
    pub what: String,
}

/// Why something is to be looked at, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewPointKind {
    /// Words of a tier on which no part of its requirement rests: what they ask may be asked of nobody.
    Unclaimed,
    /// It is neither placed nor known not to be part of the text.
    Unplaced,
    /// A warning.
    Warning,
    /// Its place was told by weak signs.
    Unsure,
}
