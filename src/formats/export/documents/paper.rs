//! The documents that a position gives.

use std::sync::Arc;

use jiff::civil::Date;
use rungs_domain::allocate::{Allocation, AllocationPolicy, LevelNeeds, Position};
use rungs_domain::spec::Series;

use crate::export::{Document, Text};

/// Which document about a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// The written result of a desk audit.
    Determination,
    /// Duties, matches, time by level and what each policy makes of it.
    Worksheet,
    /// The draft of a vacancy's posting.
    Posting,
}

impl Paper {
    /// What the document calls itself.
    pub fn title(self) -> &'static str {
        match self {
            Paper::Determination => "Determination",
            Paper::Worksheet => "Audit worksheet",
            Paper::Posting => "Draft posting",
        }
    }
}

/// A position as judged, and what it was judged by.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The position.
    pub position: &'a Position,
    /// The series it is judged against.
    pub series: &'a Series,
    /// The mark of the series' text as loaded.
    pub revision: &'a str,
    /// The policies, one for each answer of the allocation: the one that decides first.
    pub policies: &'a [Arc<AllocationPolicy>],
    /// The worksheet and the answers.
    pub allocation: &'a Allocation,
    /// What each level needs, lowest first.
    pub needs: &'a [LevelNeeds],
    /// The day on which the document is made.
    pub date: Date,
}

/// A document about a position.
pub fn document(given: &Given<'_>, paper: Paper) -> Document {
    let mut document = Document::new(format!("{}: {}", paper.title(), given.position.title), given.date);
    document.subtitle = Some(Text::plain(format!("As of {}", given.allocation.as_of)));
    document
}
