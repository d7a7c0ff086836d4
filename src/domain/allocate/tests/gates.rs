//! How long a duty must have been done.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::allocate::Gate;

fn gate(months: Option<u32>, days: Option<u32>) -> Gate {
    Gate { months, days, source: "a test".to_owned() }
}

fn check(gate: &Gate, since: Date, first: Date) {
    assert!(gate.is_passed(since, first), "{since} to {first}");
    assert!(!gate.is_passed(since, first.yesterday().unwrap()), "{since} to the day before {first}");
    assert_eq!(gate.passed_on(since), Some(first));
}

#[test]
fn six_months_end_on_the_day_before_the_same_day_and_both_ends_count() {
    let six = gate(Some(6), None);
    check(&six, date(2025, 1, 1), date(2025, 6, 30));
    check(&six, date(2025, 3, 15), date(2025, 9, 14));
    // February lacks the 31st, so six months from August 31 end with February.
    check(&six, date(2024, 8, 31), date(2025, 2, 28));
}

#[test]
fn thirty_days_count_both_ends() {
    check(&gate(None, Some(30)), date(2025, 6, 1), date(2025, 6, 30));
    check(&gate(None, Some(1)), date(2025, 6, 1), date(2025, 6, 1));
}

proptest! {
    #[test]
    fn a_gate_is_passed_from_one_day_on(start in 0..4_000_i64, months in 1..40_u32, days in 1..400_u32, by_months in any::<bool>()) {
        let gate = if by_months { gate(Some(months), None) } else { gate(None, Some(days)) };
        let since = date(2014, 1, 1).checked_add(start.days()).unwrap();
        let first = gate.passed_on(since).unwrap();
        prop_assert!(gate.is_passed(since, first) && gate.is_passed(since, first.tomorrow().unwrap()));
        prop_assert!(first == since || !gate.is_passed(since, first.yesterday().unwrap()));
    }
}
