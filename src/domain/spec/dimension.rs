//! Dimensions: in what respect levels of work differ.

use std::fmt;

use super::{FactorKind, Scale};
use crate::words::word_table;

/// A respect in which levels of work differ, in the order in which they decide where a text says no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// How closely the work is supervised.
    SupervisionReceived,
    /// Whom the incumbent leads or supervises.
    SupervisionGiven,
    /// How far the incumbent works and judges alone.
    Independence,
    /// What the incumbent decides, recommends or answers for.
    Decisions,
    /// How hard the work is.
    Complexity,
    /// How far the work reaches.
    Scope,
    /// With whom the incumbent deals, and what for.
    Contacts,
    /// What the work is guided by.
    Guidelines,
    /// What must be known and mastered.
    Knowledge,
    /// What the document calls the level: "first supervisory level".
    Label,
    /// Education and experience asked for.
    Qualifications,
    /// Licenses and conditions.
    Conditions,
}

impl Dimension {
    /// All of them, in the order in which they decide.
    pub const ALL: [Dimension; 12] = [
        Dimension::SupervisionReceived,
        Dimension::SupervisionGiven,
        Dimension::Independence,
        Dimension::Decisions,
        Dimension::Complexity,
        Dimension::Scope,
        Dimension::Contacts,
        Dimension::Guidelines,
        Dimension::Knowledge,
        Dimension::Label,
        Dimension::Qualifications,
        Dimension::Conditions,
    ];

    /// The dimension that a printed factor is about; `None` where its kind does not tell.
    pub fn of_factor(kind: FactorKind) -> Option<Self> {
        match kind {
            FactorKind::Guidelines => Some(Dimension::Guidelines),
            FactorKind::SupervisionReceived => Some(Dimension::SupervisionReceived),
            FactorKind::Contacts => Some(Dimension::Contacts),
            FactorKind::SupervisionExercised => Some(Dimension::SupervisionGiven),
            FactorKind::Other => None,
        }
    }
}

word_table! {
    Dimension {
        /// Its name in output, which other programs rely on: `supervision received`.
        word -> &'static str,
        /// What it is called where people read.
        words -> &'static str,
    }
    Dimension::SupervisionReceived => ["supervision received", "supervision received"],
    Dimension::SupervisionGiven => ["supervision given and lead work", "supervision given and lead work"],
    Dimension::Independence => ["independence and judgement", "independence and judgment"],
    Dimension::Decisions => ["decision making and authority", "decision making and authority"],
    Dimension::Complexity => ["complexity and difficulty", "complexity and difficulty"],
    Dimension::Scope => ["scope and impact", "scope and impact"],
    Dimension::Contacts => ["contacts and purpose", "contacts and purpose"],
    Dimension::Guidelines => ["guidelines", "guidelines"],
    Dimension::Knowledge => ["knowledge and skill", "knowledge and skill"],
    Dimension::Label => ["other", "the level’s own label"],
    Dimension::Qualifications => ["education and experience asked", "education and experience asked"],
    Dimension::Conditions => ["licence and conditions", "license and conditions"],
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

/// The phrases by which a text speaks of a dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DimensionWords {
    /// The dimension.
    pub dimension: Dimension,
    /// Phrases in rising order. A dimension may have several ladders, each of its own: phrases of two ladders are not
    /// ordered among one another.
    pub ladders: Vec<Scale>,
    /// Words in headings of factors under which a document prints it, in lower case: "difficulty".
    pub headings: Vec<String>,
    /// Phrases that speak of it without an order.
    pub cues: Vec<String>,
    /// Where the cues were seen.
    pub source: String,
}
