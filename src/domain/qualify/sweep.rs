//! Time along the calendar: which weekly total stands from which day to which.

use jiff::civil::Date;

use super::amount::DAYS_IN_MONTH;
use super::calendar::{day_after, span_before};
use super::policy::Rates;
use super::{Job, Span};

/// A day on which the weekly total changes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub day: Date,
    pub change: i64,
}

/// A spell of one weekly total, with the first day after it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stand {
    pub from: Date,
    pub end: Date,
    /// What counts a week, in hundredths of hours times percent.
    pub weekly: u64,
}

impl Stand {
    /// What it credits. Thirty leftover days are a month only where days of several spells are pooled: `alone`, a
    /// spell that is one day short of a month of 31 days is short.
    pub fn units(&self, rates: &Rates, alone: bool) -> u64 {
        let span = span_before(self.from, self.end);
        let whole = u32::try_from(DAYS_IN_MONTH).unwrap_or(u32::MAX);
        let short = alone && rates.by_calendar && span.days >= whole;
        let days = Span { days: if short { whole - 1 } else { span.days }, ..span }.in_days();
        days.saturating_mul(self.weekly).saturating_mul(rates.factor)
    }
}

/// The days from the first on which a job counts to the first on which it no longer does, as of `as_of`;
/// `None` if it has not begun.
pub(super) fn counted_days(job: &Job, as_of: Date) -> Option<(Date, Date)> {
    let last = job.to.map_or(as_of, |to| to.min(as_of));
    (job.from <= last).then(|| (job.from, day_after(last)))
}

/// Adds the days on which a job begins and ends to count.
pub(super) fn add_edges(job: &Job, as_of: Date, rates: &Rates, edges: &mut Vec<Edge>) {
    let weekly = i64::try_from(rates.weekly(job.hours_per_week, job.relevant_percent)).unwrap_or(i64::MAX);
    if let Some((from, end)) = counted_days(job, as_of).filter(|_| weekly > 0) {
        edges.push(Edge { day: from, change: weekly });
        edges.push(Edge { day: end, change: -weekly });
    }
}

/// Walks along the calendar and gives each spell of one weekly total to `visit`. Spells that touch at the same
/// total are one.
pub(super) fn walk(edges: &mut [Edge], rates: &Rates, mut visit: impl FnMut(Stand)) {
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
            visit(Stand { from, end: day, weekly: before });
        }
        open = (weekly > 0).then_some((day, weekly));
    }
}

/// What the spells between `edges` credit together.
pub(super) fn credited(edges: &mut [Edge], rates: &Rates) -> u64 {
    let (mut units, mut spells, mut only) = (0_u64, 0, 0);
    walk(edges, rates, |stand| {
        spells += 1;
        only = stand.units(rates, true);
        units = units.saturating_add(stand.units(rates, false));
    });
    rates.rounded(if spells == 1 { only } else { units })
}
