//! Exact figures: hundredths as files write them, and credited time.

use std::fmt;

use crate::words::counted;

/// A figure with at most two decimals, in hundredths: 37.5 hours are 3750.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hundredths(pub u32);

impl Hundredths {
    /// A whole figure.
    pub const fn whole(figure: u32) -> Self {
        Hundredths(figure.saturating_mul(100))
    }
}

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 100, self.0 % 100) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, part) if part % 10 == 0 => write!(f, "{whole}.{}", part / 10),
            (whole, part) => write!(f, "{whole}.{part:02}"),
        }
    }
}

/// A share in percent, 0 to 100; all of it, unless something else is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(pub u32);

impl Default for Percent {
    fn default() -> Self {
        Percent(100)
    }
}

/// Days in a month, wherever leftover days are turned into months.
pub(super) const DAYS_IN_MONTH: u64 = 30;

/// Whole months and leftover days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Whole months.
    pub months: u32,
    /// Days beyond them.
    pub days: u32,
}

impl Span {
    /// The span in days, 30 to a month.
    pub fn in_days(self) -> u64 {
        u64::from(self.months) * DAYS_IN_MONTH + u64::from(self.days)
    }

    /// So many days, 30 to a month.
    pub fn from_days(days: u64) -> Self {
        let whole = |figure: u64| u32::try_from(figure).unwrap_or(u32::MAX);
        Span { months: whole(days / DAYS_IN_MONTH), days: whole(days % DAYS_IN_MONTH) }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.months, self.days) {
            (months, 0) => f.write_str(&counted(months, "month")),
            (0, days) => f.write_str(&counted(days, "day")),
            (months, days) => write!(f, "{} and {}", counted(months, "month"), counted(days, "day")),
        }
    }
}

/// Credited time, exact: a whole number of the units in which a policy counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Credit {
    /// How many units.
    pub units: u64,
    /// How many of them are one month.
    pub per_month: u64,
}

impl Credit {
    /// Whole months and whole days; a part of a day is left away.
    pub fn floor(self) -> Span {
        Span::from_days(scaled(self.units, DAYS_IN_MONTH, self.per_month))
    }

    /// Months in hundredths, as hours-based policies print them; what is below is left away.
    pub fn hundredths(self) -> Hundredths {
        Hundredths(u32::try_from(scaled(self.units, 100, self.per_month)).unwrap_or(u32::MAX))
    }
}

/// `units * factor / per_month`, rounded down, without overflow.
fn scaled(units: u64, factor: u64, per_month: u64) -> u64 {
    let exact = u128::from(units) * u128::from(factor) / u128::from(per_month.max(1));
    u64::try_from(exact).unwrap_or(u64::MAX)
}

/// The days, 30 to a month, that `units` make; a part of a day is a whole one.
pub(super) fn days_up(units: u64, per_month: u64) -> u64 {
    let per_month = u128::from(per_month.max(1));
    let exact = (u128::from(units) * u128::from(DAYS_IN_MONTH)).div_ceil(per_month);
    u64::try_from(exact).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_says_what_is_there_and_no_more() {
        let shown = |months, days| Span { months, days }.to_string();
        assert_eq!(shown(12, 0), "12 months");
        assert_eq!(shown(0, 1), "1 day");
        assert_eq!(shown(1, 29), "1 month and 29 days");
        assert_eq!(shown(0, 0), "0 months");
    }

    #[test]
    fn hundredths_show_as_written() {
        let shown = |figure| Hundredths(figure).to_string();
        assert_eq!((shown(4000), shown(3750), shown(17333)), ("40".into(), "37.5".into(), "173.33".into()));
    }

    #[test]
    fn a_part_of_a_day_is_not_had_but_is_missing() {
        let credit = Credit { units: 59, per_month: 60 };
        assert_eq!(credit.floor(), Span { months: 0, days: 29 });
        assert_eq!(days_up(1, 60), 1);
    }
}
