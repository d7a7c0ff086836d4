//! Time by level, and the rules over it: whole numbers of hundredths of a percent.

use super::{MostTime, Threshold};
use crate::qualify::Hundredths;

/// The time of a worksheet, by level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Times {
    /// What a share is a share of: 100 percent, or the sum where that is more.
    pub whole: Hundredths,
    /// Per level, lowest first: the time of the duties that count there.
    pub by_level: Vec<u32>,
    /// The time of duties that match nothing.
    pub unmatched: u32,
    /// Per level, how many factor statements fit it.
    pub factors: Vec<u32>,
}

impl Times {
    /// The time at a level or above it.
    pub fn at_or_above(&self, level: usize) -> u32 {
        self.by_level.iter().skip(level).fold(0, |sum, time| sum.saturating_add(*time))
    }

    /// The time that counts at any level.
    pub fn counted(&self) -> u32 {
        self.at_or_above(0)
    }

    /// The highest level such that the time at or above it reaches a threshold.
    pub fn highest(&self, threshold: &Threshold) -> Option<usize> {
        let least = threshold.least(self.whole).0;
        (0..self.by_level.len()).rev().find(|level| self.at_or_above(*level) >= least)
    }

    /// The least time that must be re-matched so that [`highest`](Times::highest) gives `level`: upwards from below
    /// it, or from above it down to it. `None`: there is not so much time to move.
    pub fn to_highest(&self, level: usize, threshold: &Threshold) -> Option<u32> {
        let least = threshold.least(self.whole).0;
        let here = self.at_or_above(level);
        let up = least.saturating_sub(here);
        let below = self.counted().saturating_sub(here).saturating_add(self.unmatched);
        let down = self.at_or_above(level + 1).saturating_sub(least.saturating_sub(1));
        (level < self.by_level.len() && up <= below).then_some(up + down)
    }

    /// The level whose duties take the most time; `None` where no time counts.
    pub fn most(&self, rule: &MostTime) -> Option<usize> {
        let levels = 0..self.by_level.len();
        levels.filter(|level| self.time(*level) > 0).reduce(|best, level| {
            let better = self.time(level) > self.time(best)
                || (self.time(level) == self.time(best) && self.wins_tie(level, best, rule));
            if better { level } else { best }
        })
    }

    /// The least time that must be re-matched to `level` so that [`most`](Times::most) gives it.
    pub fn to_most(&self, level: usize, rule: &MostTime) -> Option<u32> {
        let others = self.counted().saturating_sub(self.by_level.get(level).copied()?);
        let (mut low, mut high) = (0, others.saturating_add(self.unmatched));
        if !self.is_most_after(level, high, rule) {
            return None;
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.is_most_after(level, middle, rule) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Some(low)
    }

    /// Whether `level` can come first when `moved` of the time of others is re-matched to it. What the others must
    /// give up falls, and what is given up rises with `moved`, so that once it can, it can with more.
    fn is_most_after(&self, level: usize, moved: u32, rule: &MostTime) -> bool {
        let time = self.time(level).saturating_add(moved);
        let excess = |other: usize| {
            let most = if self.wins_tie(level, other, rule) { time } else { time.saturating_sub(1) };
            u64::from(self.time(other).saturating_sub(most))
        };
        let must_give: u64 = (0..self.by_level.len()).filter(|other| *other != level).map(excess).sum();
        time > 0 && must_give <= u64::from(moved)
    }

    /// Of two levels with equal time, whether the first comes first.
    fn wins_tie(&self, level: usize, other: usize, rule: &MostTime) -> bool {
        let factors = |level: usize| self.factors.get(level).copied().unwrap_or(0);
        match factors(level).cmp(&factors(other)) {
            std::cmp::Ordering::Greater if rule.factors_break_ties => true,
            std::cmp::Ordering::Less if rule.factors_break_ties => false,
            _ => level < other,
        }
    }

    fn time(&self, level: usize) -> u32 {
        self.by_level.get(level).copied().unwrap_or(0)
    }
}
