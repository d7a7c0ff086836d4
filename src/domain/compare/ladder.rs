//! The rows of the side-by-side view: one thread of responsibility through the levels.

use super::comparer::beside;
use super::{Change, DecidedChange, Evidence, Score, TextRow};
use crate::spec::LevelRef;

/// What each level is compared with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Against {
    /// The level shown before it; in a series that forks, the rung below on its own track.
    #[default]
    LevelBelow,
    /// One level, by its index among those shown.
    Baseline(usize),
    /// For each level one of its own.
    Each(Lowers),
}

/// For each level shown, the one that it is compared with, by index. It is passed by value, as the other choices are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lowers([u8; Lowers::MOST]);

impl Lowers {
    /// The most levels of which each can have its own.
    pub const MOST: usize = 128;
    /// What stands for no level.
    const NONE: u8 = u8::MAX;

    /// What each level is compared with; `None`: there are too many levels.
    pub fn new(lowers: impl ExactSizeIterator<Item = Option<usize>>) -> Option<Self> {
        let mut own = [Lowers::NONE; Lowers::MOST];
        if lowers.len() > Lowers::MOST {
            return None;
        }
        for (place, lower) in own.iter_mut().zip(lowers) {
            *place = lower.and_then(|lower| u8::try_from(lower).ok()).unwrap_or(Lowers::NONE);
        }
        Some(Lowers(own))
    }

    /// What a level is compared with.
    pub fn of(self, level: usize) -> Option<usize> {
        self.0.get(level).filter(|lower| **lower != Lowers::NONE).map(|lower| usize::from(*lower))
    }

    /// The same with another level for one of them.
    #[must_use]
    pub fn with(mut self, level: usize, lower: Option<usize>) -> Self {
        if let Some(place) = self.0.get_mut(level) {
            *place = lower.and_then(|lower| u8::try_from(lower).ok()).unwrap_or(Lowers::NONE);
        }
        self
    }
}

impl Against {
    /// The same among so many levels: a baseline beyond them is the last.
    pub(super) fn within(self, levels: usize) -> Self {
        match self {
            Against::Baseline(baseline) => Against::Baseline(baseline.min(levels.saturating_sub(1))),
            Against::LevelBelow | Against::Each(_) => self,
        }
    }

    /// The level that another is compared with, by their index; `None` for the first level, for the baseline, and for a
    /// level that has none.
    ///
    /// ```
    /// use rungs_domain::compare::Against;
    /// assert_eq!([0, 2].map(|level| Against::LevelBelow.lower_of(level)), [None, Some(1)]);
    /// assert_eq!([0, 2].map(|level| Against::Baseline(2).lower_of(level)), [Some(2), None]);
    /// ```
    pub fn lower_of(self, level: usize) -> Option<usize> {
        match self {
            Against::LevelBelow => level.checked_sub(1),
            Against::Baseline(baseline) => Some(baseline).filter(|baseline| *baseline != level),
            Against::Each(lowers) => lowers.of(level).filter(|lower| *lower != level),
        }
    }
}

/// Levels side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    /// The levels, in the order asked for.
    pub levels: Vec<LevelRef>,
    /// Per level, its track, by its place among those of its series; `None`: the series does not fork, or the class
    /// stands on no track.
    pub tracks: Vec<Option<usize>>,
    /// What each is compared with.
    pub against: Against,
    /// Class concept: allocating text.
    pub concept: Vec<TextRow>,
    /// Factors and classes distinguished: allocating text.
    pub factors: Vec<TextRow>,
    /// Duties.
    pub duties: Vec<Thread>,
    /// Knowledge, skills, abilities, competencies.
    pub ksas: Vec<Thread>,
    /// Qualifications by tier.
    pub qualifications: Vec<TextRow>,
    /// Pay, status, probation, demands, environment, other printed facts.
    pub facts: Vec<TextRow>,
    /// Where what distinguishes the levels is printed, if not in text of its own. In words for the user.
    pub allocating_elsewhere: Option<String>,
    /// What the program left out to stay within its limits, in words for the user.
    pub fallbacks: Vec<String>,
    /// What is odd about the question: a level compared with itself, or with one below it; what levels have from their
    /// series. In words for the user.
    pub remarks: Vec<String>,
}

impl Ladder {
    /// Whether two of its levels, by their index, are of two series, or on two tracks of one: nobody can say then which of
    /// them stands above.
    pub fn across(&self, one: usize, other: usize) -> bool {
        self.beside(one, other).is_some()
    }

    /// What two of its levels, by their index, are called beside one another, if neither stands above the other.
    pub fn beside(&self, one: usize, other: usize) -> Option<(&str, &str)> {
        let track = |level: usize| self.tracks.get(level).copied().flatten();
        let parallel = matches!((track(one), track(other)), (Some(one), Some(other)) if one != other);
        beside(self.levels.get(one)?, self.levels.get(other)?, parallel)
    }
}

/// One responsibility through the levels. Every item of every level is the `Item` of exactly one thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// Per level, what stands there.
    pub cells: Vec<Cell>,
    /// Per level but the first, how it came there; `None` where neither side has anything.
    pub steps: Vec<Option<LadderStep>>,
    /// How the first level compares with a baseline that stands above it; `None` otherwise.
    pub first_step: Option<LadderStep>,
}

/// What a thread shows at one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// An item, by its index in the level's list.
    Item(usize),
    /// Nothing.
    Empty,
    /// Not restated at this level, but still applies.
    Carried,
    /// The responsibility goes on in an item that has its place in another thread.
    GoesOn {
        /// That item's index in this level's list.
        item: usize,
        /// Its clauses that are meant; empty: all of it.
        clauses: Vec<usize>,
    },
}

/// How a thread comes to a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LadderStep {
    /// The level compared against, as an index among those shown.
    pub against: usize,
    /// The item there, where there is one.
    pub from: Option<usize>,
    /// What became of it.
    pub change: Change,
    /// Where a person named the change: who did, and what was computed.
    pub decided: Option<DecidedChange>,
    /// Whether a specialist confirmed it.
    pub confirmed: bool,
    /// How alike the two are.
    pub score: Option<Score>,
    /// The words that speak for it.
    pub evidence: Vec<Evidence>,
    /// Items at the level compared against that also went into this one (a merge).
    pub also_from: Vec<AlsoFrom>,
}

/// A further origin of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlsoFrom {
    /// Its index in its level's list.
    pub item: usize,
    /// Its clauses that are meant; empty: all of it.
    pub clauses: Vec<usize>,
    /// What became of it.
    pub change: Change,
    /// Where a person named the change: who did, and what was computed.
    pub decided: Option<DecidedChange>,
    /// Whether a specialist confirmed it.
    pub confirmed: bool,
    /// How alike the two are.
    pub score: Option<Score>,
}
