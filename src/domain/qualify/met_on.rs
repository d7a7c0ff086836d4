//! The first day on which a level is met.

use jiff::ToSpan;
use jiff::civil::Date;

use super::calendar::{day_after, day_before};
use super::{Beyond, CreditPolicy, Evaluator, Outcome, Record, Scratch};

/// How far ahead the day is looked for, in years.
pub const MAX_YEARS: i64 = 100;

impl Evaluator<'_> {
    /// The first day from `as_of` on which the requirement is met if jobs without an end go on and nothing else
    /// happens that the record does not say; `None` if that never does it, or not within [`MAX_YEARS`].
    ///
    /// Met already, it is `as_of` itself.
    ///
    /// # Errors
    /// As [`outcome`](Evaluator::outcome).
    pub fn met_on(
        &self,
        record: &Record<'_>,
        as_of: Date,
        policy: &CreditPolicy,
        scratch: &mut Scratch,
    ) -> Result<Option<Date>, Beyond> {
        let horizon = as_of.checked_add(MAX_YEARS.years()).unwrap_or(Date::MAX);
        let mut met = |day: Date| Ok(self.outcome(record, day, policy, scratch)? == Outcome::Met);
        let mut from = as_of;
        for next in changes(record, as_of, horizon).into_iter().chain([horizon]) {
            // Between two changes only time goes by, and more time never makes less of a record.
            let last = if next == horizon { horizon } else { day_before(next) };
            if last >= from && met(last)? {
                return first_in(from, last, &mut met).map(Some);
            }
            from = next;
        }
        Ok(None)
    }
}

/// The days after `as_of` on which something in the record changes: a job begins or has ended, a degree is conferred,
/// a credential becomes valid or has expired.
fn changes(record: &Record<'_>, as_of: Date, horizon: Date) -> Vec<Date> {
    let applicant = record.applicant();
    let jobs = applicant.experience.iter().flat_map(|job| [Some(job.from), job.to.map(day_after)]);
    let studies = applicant.education.iter().map(|study| Some(study.conferred));
    let credentials = applicant.credentials.iter().flat_map(|held| [held.from, held.expires.map(day_after)]);
    let mut days: Vec<Date> = jobs.chain(studies).chain(credentials).flatten().collect();
    days.retain(|day| (day_after(as_of)..horizon).contains(day));
    days.sort_unstable();
    days.dedup();
    days
}

/// The first day for which `met` holds, from `from` to `last`, where it holds.
fn first_in(from: Date, last: Date, met: &mut impl FnMut(Date) -> Result<bool, Beyond>) -> Result<Date, Beyond> {
    let (mut low, mut high) = (from, last);
    while low < high {
        let days = (high - low).get_days();
        let middle = low.checked_add((days / 2).days()).unwrap_or(low);
        if met(middle)? {
            high = middle;
        } else {
            low = day_after(middle);
        }
    }
    Ok(high)
}
