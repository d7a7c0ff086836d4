//! How the specification differs from the one that a position was judged against, told before it is judged anew.

use super::{Allocator, DutyMatch, Position};
use crate::spec::Code;

/// How the specification differs from the one that a position was judged against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpecChange {
    /// The mark of the text then.
    pub judged: String,
    /// The mark of the text now.
    pub now: String,
    /// What changed among what duties are matched to, in the order of the duties.
    pub touched: Vec<Touched>,
}

/// A duty that a change of the specification touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// The number of the duty.
    pub duty: u32,
    /// The level of the item that it is matched to.
    pub level: Code,
    /// The number of the item; `None`: the class concept.
    pub number: Option<u32>,
    /// The words when it was matched; empty: they were not kept.
    pub then: String,
    /// The words now; `None`: it is no longer there.
    pub now: Option<String>,
}

impl Allocator<'_> {
    /// What changed since a position was judged; `None` where it names no revision, or the one of the series.
    ///
    /// Capitals, spaces, punctuation and known slips of the pen are no change of an item.
    pub fn spec_change(&self, position: &Position) -> Option<SpecChange> {
        let judged = position.spec.revision.as_deref().filter(|judged| *judged != self.revision)?;
        let duties = position.duties.iter();
        let matches = duties.flat_map(|duty| duty.matched.iter().flatten().map(|one| (duty.number, one)));
        Some(SpecChange {
            judged: judged.to_owned(),
            now: self.revision.to_owned(),
            touched: matches.filter_map(|(duty, one)| self.touched(duty, one)).collect(),
        })
    }

    fn touched(&self, duty: u32, one: &DutyMatch) -> Option<Touched> {
        let now = self.found(one).map(|(_, words)| words);
        if now.as_deref().is_some_and(|now| !self.reads_otherwise(one, now)) {
            return None;
        }
        Some(Touched {
            duty,
            level: one.level.clone(),
            number: one.duty,
            then: one.cited.clone().unwrap_or_default(),
            now: now.map(std::borrow::Cow::into_owned),
        })
    }

    /// Whether an item reads otherwise than when it was matched. Where its words were not kept, nobody can say.
    pub(super) fn reads_otherwise(&self, one: &DutyMatch, now: &str) -> bool {
        one.cited.as_deref().is_some_and(|then| !self.comparer.same_words(then, now))
    }
}
