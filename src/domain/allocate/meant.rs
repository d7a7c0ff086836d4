//! Which items of the specification a duty could be the work of while nobody has decided it.

use super::matching::{STANDS_IN, item_words};
use super::{Allocator, MatchedItem};
use crate::compare::Suggestion;
use crate::spec::DutyScope;

/// How near, in thousandths of likeness, a suggestion of another level is to the best one for both to be told.
///
/// Two levels often print one duty with a word of degree more or less. Such items lie this near to each other for a duty
/// that has neither word, and the likeness then says nothing about which of them is meant.
pub const NEAR: u16 = 50;

/// The likeness of two items, in thousandths, from which they print nearly the same: the same work at two levels.
///
/// The planning conferences of 41311 to 41314 (no. 6) are from 0.6 on alike, in the words that they share.
const ALIKE: u16 = 600;

/// How much less like a duty than the best item, in thousandths, another one can be and still be meant.
///
/// Of 187 duties in plain words whose item was known, the best item of its level lay no more than this behind the best of
/// all for 186 (`cargo run --example plain_words`); of 138 that were held back, for all.
pub const COULD_BE: u16 = 150;

/// The likeness of the best suggestion, in thousandths, below which it shows less which item is meant: the distance
/// within which one can be meant grows by as much as the best one falls short, so that a weaker match makes a wider range
/// and never a narrower one.
pub const SURE: u16 = 500;

/// What a duty could be the work of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Meant {
    /// The item that stands in for a decision: of the best one and those near to it, as far as the duty is surely like
    /// them or they print nearly the same, the one of the lowest level.
    pub stands_in: Option<MatchedItem>,
    /// The others of them: items of other levels that are as likely to be meant.
    pub near: Vec<Suggestion>,
    /// The levels at which the duty could count, lowest first.
    pub levels: Vec<usize>,
    /// The items that it could be, by level and number.
    pub items: Vec<(usize, u32)>,
    /// Whether it could be the work of none of them.
    pub nothing: bool,
    /// Whether the duty tells no work: "other duties as assigned". It counts for no level.
    pub catch_all: bool,
}

/// The least likeness with which an item can be meant beside one that has the likeness `best`.
fn least_meant(best: u16) -> u16 {
    best.saturating_sub(COULD_BE).saturating_sub(SURE.saturating_sub(best))
}

impl Allocator<'_> {
    /// What a duty is that tells no work: the item of other duties, where the series has one.
    pub(super) fn catch_all(&self, suggestions: &[Suggestion]) -> Meant {
        let best = suggestions.first();
        let stands_in = best.map(|best| self.item(best.level, Some(best.number), best.scope));
        Meant { stands_in, catch_all: true, ..Meant::default() }
    }

    /// The items that print nearly the same as one.
    fn alike(&self, one: &Suggestion) -> Vec<(usize, u32)> {
        let level = self.series.levels.get(one.level);
        let Some(words) = level.and_then(|level| item_words(level, Some(one.number))) else { return Vec::new() };
        let found = self.items.nearest(&words, usize::MAX).into_iter();
        found.filter(|other| other.score.0 >= ALIKE).map(|other| (other.level, other.number)).collect()
    }

    /// What a duty could be the work of, by all suggestions for it, best first.
    pub(super) fn meant(&self, suggestions: &[Suggestion]) -> Meant {
        let Some(best) = suggestions.first() else { return Meant { nothing: true, ..Meant::default() } };
        let most = suggestions.iter().map(|one| one.score.0).max().unwrap_or_default();
        let counts_at = |one: &Suggestion| match one.scope {
            DutyScope::Own => Some(self.common_from(one.level, one.number)),
            DutyScope::LowerLevels => Some(0),
            DutyScope::OtherAsAssigned => None,
        };
        let least = least_meant(most);
        let meant = || suggestions.iter().filter(|one| one.score.0 >= least);
        let items: Vec<(usize, u32)> = meant().map(|one| (one.level, one.number)).collect();
        let mut levels: Vec<usize> = meant().filter_map(counts_at).collect();
        levels.sort_unstable();
        levels.dedup();
        let nothing = best.score.0 < STANDS_IN;
        if nothing {
            return Meant { levels, items, nothing, ..Meant::default() };
        }
        let Some(here) = counts_at(best) else {
            let stands_in = Some(self.item(best.level, Some(best.number), best.scope));
            return Meant { stands_in, levels, items, nothing: best.score.0 < SURE, ..Meant::default() };
        };
        let beside = |one: &&Suggestion| best.score.0.saturating_sub(one.score.0) <= NEAR && one.score.0 >= STANDS_IN;
        // Of one level the best is enough: two items of it make no difference.
        let mut rivals: Vec<(usize, &Suggestion)> = vec![(here, best)];
        for one in suggestions.iter().skip(1).filter(beside).filter(|one| one.scope == DutyScope::Own) {
            if let Some(level) = counts_at(one).filter(|level| rivals.iter().all(|(known, _)| known != level)) {
                rivals.push((level, one));
            }
        }
        // Only an item that the duty is surely like, or that prints nearly the same, can take the place of the best one: a
        // near but weak likeness to other work counts no duty down.
        let alike = self.alike(best);
        let can = |one: &Suggestion| one.score.0 >= SURE || alike.contains(&(one.level, one.number));
        let lowest = rivals.iter().enumerate().filter(|(_, (_, one))| can(one)).min_by_key(|(_, (level, _))| *level);
        let (_, taken) = rivals.remove(lowest.map_or(0, |(at, _)| at));
        let near = rivals.into_iter().map(|(_, one)| one.clone()).collect();
        let stands_in = Some(self.item(taken.level, Some(taken.number), taken.scope));
        Meant { stands_in, near, levels, items, nothing, catch_all: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weaker_best_one_never_narrows_the_field() {
        for best in 1..=1000_u16 {
            assert!(least_meant(best - 1) <= least_meant(best), "{best}");
        }
        // 0.90 - 0.15 = 0.75. 0.42 falls 0.08 short of 0.50: 0.42 - 0.15 - 0.08 = 0.19. From 0.32 down everything can be
        // meant.
        assert_eq!([900, 500, 420, 330, 320].map(least_meant), [750, 350, 190, 10, 0]);
    }
}
