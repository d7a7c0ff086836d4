//! Months by the calendar.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Span;
use super::amount::DAYS_IN_MONTH;

/// Whole months and leftover days from `from` to `to`, both days included.
///
/// N months from a day end on the day before the same day N months later. Where that month lacks the day, they end
/// with the month: one month from January 31 ends with February, neither a day earlier nor a day later. `to` before
/// `from` is no time at all.
///
/// ```
/// use jiff::civil::date;
/// use rungs_domain::qualify::{Span, span};
/// assert_eq!(span(date(2020, 1, 1), date(2020, 12, 31)), Span { months: 12, days: 0 });
/// assert_eq!(span(date(2023, 3, 1), date(2024, 2, 28)), Span { months: 11, days: 28 }); // one day short of a leap day
/// assert_eq!(span(date(2019, 1, 31), date(2019, 2, 28)), Span { months: 1, days: 0 });
/// ```
pub fn span(from: Date, to: Date) -> Span {
    span_before(from, day_after(to))
}

/// The last day of so many months from a day on, by the same rule; `None` past the end of the calendar.
///
/// ```
/// use jiff::civil::date;
/// use rungs_domain::qualify::end_of_months;
/// assert_eq!(end_of_months(date(2025, 3, 15), 6), Some(date(2025, 9, 14)));
/// assert_eq!(end_of_months(date(2024, 8, 31), 6), Some(date(2025, 2, 28))); // February lacks the day
/// ```
pub fn end_of_months(from: Date, months: u32) -> Option<Date> {
    let same_day = from.checked_add(i64::from(months).months()).ok()?;
    if same_day.day() < from.day() { Some(same_day) } else { same_day.yesterday().ok() }
}

/// The same, with the first day that is no longer part of it.
pub(super) fn span_before(from: Date, end: Date) -> Span {
    if end <= from {
        return Span::default();
    }
    let months = month_number(end) - month_number(from);
    if from.day() <= end.day() {
        return to_span(months, i32::from(end.day() - from.day()));
    }
    let Ok(before) = end.first_of_month().yesterday() else { return to_span(months, 0) };
    // The last whole month ends in the month before: on the day before `from.day()`, or with that month.
    to_span(months - 1, i32::from((before.day() + 1 - from.day()).max(0)) + i32::from(end.day() - 1))
}

/// What unbroken time counts, in days, 30 to a month. Leftover days count one each, but never a whole month: a month
/// of 31 days of which one is missing counts 29.
pub(super) fn credited_days(from: Date, end: Date) -> u64 {
    let span = span_before(from, end);
    let most = u32::try_from(DAYS_IN_MONTH).unwrap_or(u32::MAX).saturating_sub(1);
    Span { days: span.days.min(most), ..span }.in_days()
}

fn month_number(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month())
}

fn to_span(months: i32, days: i32) -> Span {
    Span { months: months.max(0).unsigned_abs(), days: days.max(0).unsigned_abs() }
}

/// The next day; the last day of all stays.
pub(super) fn day_after(date: Date) -> Date {
    date.tomorrow().unwrap_or(Date::MAX)
}

/// The day before; the first day of all stays.
pub(super) fn day_before(date: Date) -> Date {
    date.yesterday().unwrap_or(Date::MIN)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn check(from: Date, to: Date, months: u32, days: u32) {
        assert_eq!(span(from, to), Span { months, days }, "{from} to {to}");
    }

    #[test]
    fn both_ends_count() {
        check(date(2020, 1, 1), date(2020, 1, 1), 0, 1);
        check(date(2020, 1, 1), date(2020, 12, 31), 12, 0);
        check(date(2020, 1, 1), date(2020, 12, 30), 11, 30);
        check(date(2021, 2, 1), date(2023, 12, 31), 35, 0);
    }

    #[test]
    fn a_leap_year_ends_its_february_a_day_later() {
        check(date(2023, 3, 1), date(2024, 2, 29), 12, 0);
        check(date(2023, 3, 1), date(2024, 2, 28), 11, 28);
        check(date(2022, 3, 1), date(2023, 2, 28), 12, 0);
    }

    #[test]
    fn a_month_without_the_day_ends_early() {
        check(date(2021, 1, 31), date(2021, 2, 27), 0, 28);
        check(date(2021, 1, 31), date(2021, 2, 28), 1, 0);
        check(date(2021, 1, 29), date(2021, 2, 28), 1, 0);
        check(date(2021, 1, 31), date(2021, 3, 1), 1, 1);
        check(date(2021, 1, 31), date(2021, 3, 30), 2, 0);
        check(date(2021, 1, 31), date(2021, 4, 30), 3, 0);
        check(date(2021, 1, 15), date(2021, 2, 20), 1, 6);
        check(date(2020, 2, 29), date(2021, 2, 27), 11, 30);
        check(date(2020, 2, 29), date(2021, 2, 28), 12, 0);
    }

    #[test]
    fn leftover_days_are_never_a_month() {
        // 30 of the 31 days of December.
        assert_eq!(credited_days(date(2020, 1, 1), date(2020, 12, 31)), 11 * 30 + 29);
        assert_eq!(credited_days(date(2020, 1, 1), date(2021, 1, 1)), 12 * 30);
    }

    #[test]
    fn an_end_before_the_beginning_is_no_time() {
        check(date(2021, 1, 2), date(2021, 1, 1), 0, 0);
        check(date(2021, 1, 2), date(2020, 1, 1), 0, 0);
    }
}
