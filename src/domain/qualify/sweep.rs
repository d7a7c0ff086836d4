//! Time along the calendar: which weekly total stands from which day to which, and what it counts.
//!
//! One rule holds for leftover days, for one spell and for many. Unbroken time counts its whole calendar months; the
//! days left over count one each, 30 to a month, but never a whole month by themselves, for a month of 31 days that
//! lacks one is short. Times apart add up, so that 15 days here and 15 there are a month; but they never count more
//! than the same time would with a gap between them filled, for nobody gains by having been away. From that follows,
//! and is held by property: cutting a spell in two, or joining two that touch, changes no total, and more work never
//! makes less of a record.

use jiff::civil::Date;

use super::Job;
use super::calendar::{credited_days, day_after};
use super::policy::Rates;

/// A day on which the weekly total changes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub day: Date,
    pub change: i64,
}

/// A spell of one weekly total, with the first day after it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Interval {
    pub from: Date,
    pub end: Date,
    /// What counts a week, in hundredths of hours times percent.
    pub weekly: u64,
}

impl Interval {
    /// What it credits by itself.
    pub fn units(&self, rates: &Rates) -> u64 {
        units(credited_days(self.from, self.end), self.weekly, rates)
    }
}

/// Days, 30 to a month, at so much a week.
fn units(days: u64, weekly: u64, rates: &Rates) -> u64 {
    days.saturating_mul(weekly).saturating_mul(rates.factor)
}

/// The days from the first on which a job counts to the first on which it no longer does, as of `as_of`;
/// `None` if it has not begun.
pub(super) fn counted_days(job: &Job, as_of: Date) -> Option<(Date, Date)> {
    let last = job.to.map_or(as_of, |to| to.min(as_of));
    (job.from <= last).then(|| (job.from, day_after(last)))
}

/// Adds the days on which a job begins and ends to count, with what it adds to a week.
pub(super) fn add_edges(job: &Job, weekly: u64, as_of: Date, edges: &mut Vec<Edge>) {
    let weekly = i64::try_from(weekly).unwrap_or(i64::MAX);
    if let Some((from, end)) = counted_days(job, as_of).filter(|_| weekly > 0) {
        edges.push(Edge { day: from, change: weekly });
        edges.push(Edge { day: end, change: -weekly });
    }
}

/// Walks along the calendar and gives each spell of one weekly total to `visit`. Spells that touch at the same
/// total are one.
pub(super) fn walk(edges: &mut [Edge], rates: &Rates, mut visit: impl FnMut(Interval)) {
    edges.sort_unstable_by_key(|edge| edge.day);
    let mut total = 0_i64;
    let mut open: Option<(Date, u64)> = None;
    for same_day in edges.chunk_by(|a, b| a.day == b.day) {
        let Some(day) = same_day.first().map(|edge| edge.day) else { continue };
        total = same_day.iter().fold(total, |total, edge| total.saturating_add(edge.change));
        let weekly = rates.cap.map_or(total.unsigned_abs(), |cap| cap.min(total.unsigned_abs()));
        if let Some((from, before)) = open {
            if before == weekly {
                continue;
            }
            visit(Interval { from, end: day, weekly: before });
        }
        open = (weekly > 0).then_some((day, weekly));
    }
}

/// What the spells between `edges` credit together, rounded as the policy says.
pub(super) fn credited(edges: &mut [Edge], rates: &Rates, stands: &mut Vec<Interval>, work: &mut u64) -> u64 {
    stands.clear();
    walk(edges, rates, |stand| stands.push(stand));
    rates.rounded(together(stands, rates, work))
}

/// Farther apart than so many days, two spells never count more than the unbroken time from the first to the second:
/// calendar months differ by three days, and a leftover month counts one day less than a whole one.
const NEAR_DAYS: i32 = 2;

/// What spells in the order of time credit together. `work` grows by the comparisons that it took.
///
/// Hours are laid on one another: time of at least 10 hours a week, of at least 20, and so on, each counted by its own
/// calendar. So a change of hours breaks no month, and more hours never make less time.
pub(super) fn together(stands: &[Interval], rates: &Rates, work: &mut u64) -> u64 {
    let near = |a: &Interval, b: &Interval| (b.from - a.end).get_days() <= NEAR_DAYS;
    stands.chunk_by(near).fold(0, |sum, chain| match chain {
        [only] => sum.saturating_add(only.units(rates)),
        chain => sum.saturating_add(laid(chain, rates, work)),
    })
}

fn laid(chain: &[Interval], rates: &Rates, work: &mut u64) -> u64 {
    let mut heights: Vec<u64> = chain.iter().map(|stand| stand.weekly).collect();
    heights.sort_unstable();
    heights.dedup();
    let mut below = 0;
    heights.into_iter().fold(0, |sum: u64, height| {
        let days = in_all(&unbroken(chain, height), work);
        let more = units(days, height - below, rates);
        below = height;
        sum.saturating_add(more)
    })
}

/// The times of at least `height` a week, those that touch joined, with the first day after each.
fn unbroken(chain: &[Interval], height: u64) -> Vec<(Date, Date)> {
    let mut times: Vec<(Date, Date)> = Vec::with_capacity(chain.len());
    for stand in chain.iter().filter(|stand| stand.weekly >= height) {
        match times.last_mut() {
            Some((_, end)) if *end == stand.from => *end = stand.end,
            _ => times.push((stand.from, stand.end)),
        }
    }
    times
}

/// What times apart count in all, in days: the sum of what each counts, but never more than with any of the gaps
/// between them filled. A gap adds no time.
fn in_all(times: &[(Date, Date)], work: &mut u64) -> u64 {
    let mut least = vec![0_u64];
    for (at, (_, end)) in times.iter().enumerate() {
        let mut best = u64::MAX;
        for (back, (from, _)) in times.iter().enumerate().take(at + 1).rev() {
            *work = work.saturating_add(1);
            let before = least.get(back).copied().unwrap_or_default();
            best = best.min(before.saturating_add(credited_days(*from, *end)));
            let gap =
                back.checked_sub(1).and_then(|before| times.get(before)).map(|(_, end)| (*from - *end).get_days());
            if gap.is_none_or(|gap| gap > NEAR_DAYS) {
                break;
            }
        }
        least.push(best);
    }
    least.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests;
