//! How time of work is credited, as data: each rule with the source that states it.

use super::{Hundredths, Job, Percent, amount::DAYS_IN_MONTH};

/// A published way to turn dates and hours into months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditPolicy {
    /// Its name on the command line: `calendar-40`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who publishes it, and where.
    pub source: String,
    /// True where the pages that teach it are superseded.
    pub historical: bool,
    /// What a full week is.
    pub full_week: FullWeek,
    /// What becomes of simultaneous jobs.
    pub overlap: OverlapRule,
    /// How time becomes months.
    pub months: MonthRule,
    /// What becomes of leftover days.
    pub rounding: RoundingRule,
    /// What becomes of work that is only in part of the kinds asked for.
    pub relevance: RelevanceRule,
    /// A worked example, as published.
    pub example: Option<String>,
}

/// What a full week is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FullWeek {
    /// Hours of it; fewer count pro rata.
    pub hours: Hundredths,
    /// A job of at least so many hours counts as a full week too.
    pub full_from: Option<Hundredths>,
    /// Where it is stated.
    pub source: String,
}

/// What becomes of simultaneous jobs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverlapRule {
    /// The rule.
    pub rule: Overlap,
    /// Where it is stated.
    pub source: String,
}

/// What becomes of simultaneous jobs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Overlap {
    /// Their hours are added, up to one full week.
    Capped,
    /// Their hours are added without a limit.
    Added,
}

/// How time becomes months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthRule {
    /// The rule.
    pub rule: Months,
    /// For `Hours`: how many hours are a month.
    pub hours_per_month: Option<Hundredths>,
    /// For `Hours`: weeks of a year.
    pub weeks_per_year: Option<Hundredths>,
    /// For `Hours`: weeks of a month. Whichever of the two gives more is taken.
    pub weeks_per_month: Option<Hundredths>,
    /// Where it is stated.
    pub source: String,
}

/// How time becomes months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Months {
    /// Calendar months of unbroken time; leftover days are pooled, 30 to a month.
    Calendar,
    /// Hours worked, by a fixed number of hours a month.
    Hours,
}

/// What becomes of leftover days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundingRule {
    /// The rule.
    pub rule: Rounding,
    /// For `WholeMonths`: from how many days on a month is full.
    pub full_from_days: Option<u32>,
    /// Where it is stated.
    pub source: String,
}

/// What becomes of leftover days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// They count as they are.
    Exact,
    /// They count as a month, or not at all.
    WholeMonths,
}

/// What becomes of work that is only in part of the kinds asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelevanceRule {
    /// The rule.
    pub rule: Relevance,
    /// Where it is stated.
    pub source: String,
}

/// What becomes of work that is only in part of the kinds asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relevance {
    /// It counts by its share.
    Share,
    /// It counts one half.
    Half,
    /// It counts in full.
    Whole,
}

impl CreditPolicy {
    /// The rules as figures to count by.
    pub(super) fn rates(&self) -> Rates {
        let week = u64::from(self.full_week.hours.0).max(1);
        let cap = (self.overlap.rule == Overlap::Capped).then_some(week * 100);
        let full_from = self.full_week.full_from.map_or(week, |from| u64::from(from.0));
        let figure = |figure: Option<Hundredths>| figure.map_or(1, |figure| u64::from(figure.0).max(1));
        let (factor, per_month) = match self.months.rule {
            Months::Calendar => (1, DAYS_IN_MONTH * week * 100),
            Months::Hours => {
                let weeks = (figure(self.months.weeks_per_month) * 12).max(figure(self.months.weeks_per_year));
                (weeks, DAYS_IN_MONTH * 12 * 100 * 100 * figure(self.months.hours_per_month))
            }
        };
        let whole_from = (self.rounding.rule == Rounding::WholeMonths)
            .then(|| u64::from(self.rounding.full_from_days.unwrap_or(1)) * per_month / DAYS_IN_MONTH);
        Rates { week, full_from, cap, factor, per_month, whole_from, relevance: self.relevance.rule }
    }
}

/// A policy as figures. A unit of credit is a day at a hundredth of an hour a week at one percent relevance,
/// times `factor`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rates {
    week: u64,
    full_from: u64,
    /// The most that counts a week, in hundredths of hours times percent.
    pub cap: Option<u64>,
    /// Units for a day of one hundredth of an hour times percent.
    pub factor: u64,
    /// Units in a month.
    pub per_month: u64,
    whole_from: Option<u64>,
    relevance: Relevance,
}

impl Rates {
    /// What time that counts by the calendar adds to a week.
    pub fn whole_week(&self) -> u64 {
        self.week * 100
    }

    /// What the work of a job adds to a week.
    pub fn work_of(&self, job: &Job) -> u64 {
        self.weekly(job.hours_per_week, job.relevant_percent)
    }

    /// What all of a job adds to a week, whatever share of it is of some kind.
    pub fn all_of(&self, job: &Job) -> u64 {
        self.weekly(job.hours_per_week, Percent(100))
    }

    /// The same without rounding the sum.
    pub fn exact(&self) -> Rates {
        Rates { whole_from: None, ..*self }
    }

    /// Hundredths of hours times percent.
    fn weekly(&self, hours: Hundredths, percent: Percent) -> u64 {
        let hours = u64::from(hours.0);
        let hours = if (self.full_from..self.week).contains(&hours) { self.week } else { hours };
        let percent = match (self.relevance, percent.0.min(100)) {
            (_, 0) => 0,
            (Relevance::Whole, _) | (Relevance::Half, 100) => 100,
            (Relevance::Half, _) => 50,
            (Relevance::Share, percent) => u64::from(percent),
        };
        hours * percent
    }

    /// The sum as it counts in the end.
    pub fn rounded(&self, units: u64) -> u64 {
        let Some(whole_from) = self.whole_from else { return units };
        let (months, rest) = (units / self.per_month, units % self.per_month);
        (months + u64::from(rest >= whole_from)) * self.per_month
    }

    /// So many months in units.
    pub fn months(&self, months: u32) -> u64 {
        u64::from(months) * self.per_month
    }
}
