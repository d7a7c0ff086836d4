//! The rule for leftover days, day by day and by every way to fill gaps.

use jiff::civil::date;
use jiff::{Span, ToSpan};
use proptest::prelude::*;

use super::*;
use crate::qualify::tests::policy;

/// The first day of the drawn times; its month is followed by February.
const FIRST: Date = date(2019, 1, 1);

/// So many days are drawn.
const DAYS: usize = 75;

fn day(at: usize) -> Date {
    FIRST.checked_add(i64::try_from(at).unwrap().days()).unwrap()
}

/// The day after `months` months from `from`: the same day, or the first day of the next month where there is none.
fn after_months(from: Date, months: i64) -> Date {
    let there = from.first_of_month().checked_add(months.months()).unwrap();
    if from.day() <= there.days_in_month() {
        there.checked_add((from.day() - 1).days()).unwrap()
    } else {
        there.checked_add(Span::new().months(1)).unwrap()
    }
}

/// What unbroken time counts: months are tried one after the other, days counted one after the other.
fn unbroken_time(from: Date, end: Date) -> u64 {
    let months = (0..).take_while(|months| after_months(from, months + 1) <= end).count();
    let mut last = after_months(from, i64::try_from(months).unwrap());
    let mut days = 0;
    while last < end {
        last = last.tomorrow().unwrap();
        days += 1;
    }
    30 * u64::try_from(months).unwrap() + days.min(29)
}

/// The unbroken times of days that are worked.
fn runs(worked: &[bool]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = None;
    for (at, on) in worked.iter().copied().chain([false]).enumerate() {
        match (on, from) {
            (true, None) => from = Some(at),
            (false, Some(first)) => {
                found.push((first, at));
                from = None;
            }
            _ => {}
        }
    }
    found
}

/// The least that any way to fill gaps counts.
fn by_filling(worked: &[bool]) -> u64 {
    let times = runs(worked);
    let gaps = times.len().saturating_sub(1);
    let ways = (0..1_u32 << gaps).map(|filled| {
        let mut sum = 0;
        let mut first = 0;
        for at in 0..times.len() {
            if at == gaps || filled & (1 << at) == 0 {
                sum += unbroken_time(day(times[first].0), day(times[at].1));
                first = at + 1;
            }
        }
        sum
    });
    ways.min().unwrap_or(0)
}

/// Units by the sweep, for hours of each day.
fn by_sweep(hours: &[u32]) -> u64 {
    let rates = policy().rates();
    let mut edges = Vec::new();
    for (at, hours) in hours.iter().enumerate().filter(|(_, hours)| **hours > 0) {
        let weekly = i64::from(*hours) * 100 * 100;
        edges.push(Edge { day: day(at), change: weekly });
        edges.push(Edge { day: day(at + 1), change: -weekly });
    }
    credited(&mut edges, &rates, &mut Vec::new(), &mut 0)
}

/// The same by adding the layers of ten hours, each by every way to fill its gaps.
fn by_layers(hours: &[u32]) -> u64 {
    let layer = |from: u32| by_filling(&hours.iter().map(|hours| (*hours).min(40) > from).collect::<Vec<_>>());
    [0, 10, 20, 30].into_iter().map(|from| layer(from) * 10 * 100 * 100).sum()
}

/// Hours of each day: some spells, mostly near one another, of 10 to 60 hours.
fn hours() -> impl Strategy<Value = Vec<u32>> {
    let spell = (0..4_usize, 1..34_usize, prop::sample::select(vec![10_u32, 20, 30, 40, 60]));
    (0..32_usize, prop::collection::vec(spell, 1..5)).prop_map(|(first, spells)| {
        let mut hours = vec![0; first];
        for (gap, length, weekly) in spells {
            hours.extend(std::iter::repeat_n(0, gap));
            hours.extend(std::iter::repeat_n(weekly, length));
        }
        hours.resize(DAYS * 3, 0);
        hours
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_sweep_agrees_with_every_way_to_fill_gaps(hours in hours()) {
        prop_assert_eq!(by_sweep(&hours), by_layers(&hours));
    }

    #[test]
    fn more_work_never_counts_less(hours in hours(), from in 0..DAYS, length in 1..40_usize, more in 1..4_u32) {
        let mut after = hours.clone();
        after.iter_mut().skip(from).take(length).for_each(|hours| *hours += more * 10);
        prop_assert!(by_sweep(&after) >= by_sweep(&hours));
    }

    #[test]
    fn a_spell_cut_anywhere_counts_the_same(first in 0..2_000_i64, length in 2..900_i64, cut in 1..899_i64) {
        prop_assume!(cut < length);
        let rates = policy().rates();
        let (from, middle, end) =
            (FIRST + first.days(), FIRST + (first + cut).days(), FIRST + (first + length).days());
        let counted = |times: &[(Date, Date)]| {
            let edge = |(from, end): &(Date, Date)| {
                [Edge { day: *from, change: 400_000 }, Edge { day: *end, change: -400_000 }]
            };
            let mut edges: Vec<Edge> = times.iter().flat_map(edge).collect();
            credited(&mut edges, &rates, &mut Vec::new(), &mut 0)
        };
        prop_assert_eq!(counted(&[(from, end)]), counted(&[(from, middle), (middle, end)]));
        prop_assert_eq!(counted(&[(from, end)]), unbroken_time(from, end) * 400_000);
    }

    #[test]
    fn two_times_more_than_two_days_apart_are_never_more_than_the_time_between_filled(
        first in 0..1_500_i64, one in 1..800_i64, gap in 3..60_i64, other in 1..800_i64,
    ) {
        let at = |days: i64| FIRST + days.days();
        let apart = credited_days(at(first), at(first + one))
            + credited_days(at(first + one + gap), at(first + one + gap + other));
        prop_assert!(apart <= credited_days(at(first), at(first + one + gap + other)));
    }
}

/// Days, 30 to a month, of full-time work from the first to the last day of each.
fn days(times: &[(Date, Date)]) -> u64 {
    let rates = policy().rates();
    let mut edges: Vec<Edge> = times
        .iter()
        .flat_map(|(from, to)| [Edge { day: *from, change: 400_000 }, Edge { day: day_after(*to), change: -400_000 }])
        .collect();
    credited(&mut edges, &rates, &mut Vec::new(), &mut 0) / 400_000
}

#[test]
fn leftover_days_of_several_spells_are_pooled() {
    // 5 months and 15 days, 18 months and 15 days: 24 months.
    assert_eq!(days(&[(date(2022, 1, 1), date(2022, 6, 15)), (date(2022, 6, 17), date(2023, 12, 31))]), 24 * 30);
}

#[test]
fn a_month_that_lacks_a_day_is_short_beside_other_spells_too() {
    // 30 of 31 days of December count 29, one full day elsewhere makes the month, an hour does not.
    assert_eq!(days(&[(date(2020, 1, 1), date(2020, 12, 30))]), 11 * 30 + 29);
    assert_eq!(days(&[(date(2020, 1, 1), date(2020, 12, 30)), (date(2021, 6, 1), date(2021, 6, 1))]), 12 * 30);
}

#[test]
fn a_gap_of_a_day_is_no_gain() {
    // January 20 to February 13 are 25 days, February 15 to March 14 a month: 55 days apart. Unbroken they are one
    // month (to February 19) and 23 days: 53.
    assert_eq!(days(&[(date(2019, 1, 20), date(2019, 3, 14))]), 53);
    assert_eq!(days(&[(date(2019, 1, 20), date(2019, 2, 13)), (date(2019, 2, 15), date(2019, 3, 14))]), 53);
}
