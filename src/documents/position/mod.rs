//! What the documents of a position share: what they are made from, and the parts that stand in several.

mod answer;
mod closing;
mod factors;
mod head;
pub(super) mod margin;
mod needs;
mod policies;
mod quotes;
mod sheet;

use std::sync::Arc;

use jiff::civil::Date;
use rungs_domain::allocate::{
    Allocation, AllocationPolicy, Chosen, Determination, LevelFill, LevelNeeds, Position, Reasons, SpecChange,
};
use rungs_domain::spec::Series;
use rungs_domain::words::{listed, numbered};

use super::citing::CitedLevel;
use super::{determination, posting, worksheet};
use crate::{Document, Format};
pub(super) use answer::{NOBODY_CHOSE, answer, changed, not_asked, would_be};
pub(super) use closing::{cautions, not_considered, remarks, rests_on, signatures};
pub(super) use factors::{factors, statement_words};
pub(super) use head::{head, proposed};
pub(super) use needs::{applicants, level_needs, levels, pay};
pub(super) use policies::{gate, needed, policies, share_words};
pub(super) use quotes::{concept, duty_sentence, item_sentence};
pub(super) use sheet::{all_time, decision, matched, place_words, scope_words, since, time_by_level};

/// Which document about a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// The written result of a desk audit.
    Determination,
    /// Duties, matches, time by level and what each policy makes of it.
    Worksheet,
    /// A vacancy's posting: what the public may read, and nothing else.
    Posting,
    /// What the manager of a vacancy wants to know and no posting says.
    Staffing,
}

impl Paper {
    /// In what it can be written.
    pub fn formats(self) -> &'static [Format] {
        match self {
            Paper::Worksheet => Format::ALL,
            Paper::Determination | Paper::Posting | Paper::Staffing => Format::PAGES,
        }
    }
}

/// A position as judged, and what it was judged by.
#[derive(Debug, Clone, Copy)]
pub struct PositionCase<'a> {
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
    /// What becomes of the position.
    pub found: &'a Determination,
    /// What changed in the specification since the position was judged.
    pub changed: Option<&'a SpecChange>,
    /// What each level needs, lowest first.
    pub needs: &'a [LevelNeeds],
    /// The printed words that set the class decided on apart from others; empty where no class is decided on.
    pub reasons: &'a [Reasons],
    /// Per level, lowest first: who of the loaded applicants could fill it. Empty: nobody was asked about.
    pub fills: &'a [LevelFill],
    /// Whether a worksheet says what other levels would need; of a vacancy it always does.
    pub explain: bool,
    /// The day on which the document is made.
    pub date: Date,
}

/// A document about a position.
pub fn document(given: &PositionCase<'_>, paper: Paper) -> Document {
    match paper {
        Paper::Determination => determination::document(given),
        Paper::Worksheet => worksheet::document(given),
        Paper::Posting => posting::document(given),
        Paper::Staffing => posting::staffing(given),
    }
}

impl<'a> PositionCase<'a> {
    /// A level with what is needed to cite it.
    pub(super) fn cited(&self, level: usize) -> Option<CitedLevel<'a>> {
        let level = self.series.levels.get(level)?;
        Some(CitedLevel { series: self.series, level, revision: self.revision })
    }

    /// The code of a level.
    pub(super) fn code(&self, level: usize) -> &'a str {
        self.series.code_at(level)
    }

    /// Code and title of a level.
    pub(super) fn class(&self, level: usize) -> String {
        self.series.class_at(level)
    }

    /// The numbers of the duties on lines of the worksheet: `4, 5 and 7`.
    pub(super) fn numbers(&self, lines: &[usize], joined: &str) -> String {
        listed(&self.allocation.worksheet.numbers(lines), joined)
    }

    /// The duties on lines of the worksheet: `duty 5`, `duties 4, 5 and 7`.
    pub(super) fn duties(&self, lines: &[usize], joined: &str) -> String {
        numbered("duty", &self.allocation.worksheet.numbers(lines), joined)
    }

    /// Why the policy that decides does so.
    pub(super) fn deciding_why(&self) -> String {
        self.allocation.chosen.as_ref().map_or_else(|| "nobody has chosen one".to_owned(), Chosen::words)
    }

    /// The policy that decides; `None`: nobody has chosen one.
    pub(super) fn decider(&self) -> Option<&'a AllocationPolicy> {
        self.policies.first().map(Arc::as_ref).filter(|_| self.allocation.chosen.is_some())
    }

    /// The title of the policy that decides.
    pub(super) fn deciding(&self) -> &'a str {
        self.decider().map_or("no policy", |policy| policy.title.as_str())
    }
}
