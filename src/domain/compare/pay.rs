//! How pay moved.

use std::cmp::Ordering;

use super::Change;
use crate::spec::{Pay, PayRange};

/// The change of pay from one level to another; `None` where one of them prints none.
///
/// Money is compared by both ends of its range, and only where both move the same way is it more or less. A grade is a
/// name: which of two pays more is not in it.
pub(super) fn pay_change(lower: Option<&Pay>, upper: Option<&Pay>) -> Option<Change> {
    let (lower, upper) = (lower?, upper?);
    Some(match (lower.range, upper.range) {
        (Some(from), Some(to)) if from.per == to.per => range_change(from, to),
        (None, None) if lower.grade == upper.grade => Change::Same,
        _ => Change::Changed,
    })
}

fn range_change(from: PayRange, to: PayRange) -> Change {
    match (from.minimum_cents.cmp(&to.minimum_cents), from.maximum_cents.cmp(&to.maximum_cents)) {
        (Ordering::Equal, Ordering::Equal) => Change::Same,
        (Ordering::Less, Ordering::Less) => Change::Raised,
        (Ordering::Greater, Ordering::Greater) => Change::Lowered,
        _ => Change::Changed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::PayPeriod;

    fn pay(grade: &str, range: Option<(u64, u64)>) -> Pay {
        let range = range.map(|(minimum, maximum)| PayRange {
            minimum_cents: minimum * 100,
            maximum_cents: maximum * 100,
            per: PayPeriod::Hour,
        });
        Pay { label: "Pay".into(), grade: grade.into(), range }
    }

    fn check(from: Pay, to: Pay, expected: Change) {
        assert_eq!(pay_change(Some(&from), Some(&to)), Some(expected), "{from} to {to}");
    }

    #[test]
    fn money_moves_where_both_ends_do() {
        let range = |minimum, maximum| pay("7", Some((minimum, maximum)));
        check(range(20, 40), range(21, 41), Change::Raised);
        check(range(20, 40), range(50, 60), Change::Raised);
        check(range(20, 40), range(10, 30), Change::Lowered);
        check(range(20, 40), range(20, 40), Change::Same);
        // The ends go different ways, or one alone moves: neither more nor less.
        check(range(20, 40), range(21, 30), Change::Changed);
        check(range(20, 40), range(20, 45), Change::Changed);
    }

    #[test]
    fn a_grade_is_a_name() {
        check(pay("SD", None), pay("SE", None), Change::Changed);
        check(pay("12", None), pay("14", None), Change::Changed);
        check(pay("12", None), pay("12", None), Change::Same);
        check(pay("12", Some((20, 40))), pay("12", None), Change::Changed);
    }
}
