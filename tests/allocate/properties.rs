//! What holds for every position: times add up exactly, margins are exact, more difficult work never lowers a share.

use std::sync::Arc;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use rungs_domain::allocate::{
    AllocationPolicy, Allocator, AssignedDuty, DutyMatch, Finding, Gate, Margin, Place, Position,
};
use rungs_domain::compare::Comparer;
use rungs_domain::qualify::{Hundredths, Known};
use rungs_domain::spec::{DutyScope, Series};

use super::{POLICIES, comparer, policy, position, root, series};

const AS_OF: Date = date(2025, 6, 30);

/// Own duties of the planners, by level; the first stands for "matched to nothing".
const ITEMS: [(&str, u32); 5] = [("", 0), ("41295", 1), ("41311", 1), ("41312", 1), ("41313", 1)];

fn duty() -> impl Strategy<Value = AssignedDuty> {
    let since =
        prop::option::weighted(0.9, (1..60_i32).prop_map(|months| date(2025, 7, 1) - jiff::Span::new().months(months)));
    (0..ITEMS.len(), 0..4_000_u32, since, 0..10_u8).prop_map(|(item, percent, since, scope)| {
        let (level, number) = ITEMS[item];
        let matched = (!level.is_empty()).then(|| DutyMatch {
            level: rungs_domain::spec::Code::new(level).unwrap(),
            duty: Some(number),
            cited: None,
            by: None,
            on: None,
            why: None,
        });
        AssignedDuty {
            number: 1,
            text: "Does work.".to_owned(),
            percent: Hundredths(percent),
            since,
            scope: if scope == 0 { DutyScope::OtherAsAssigned } else { DutyScope::Own },
            lead: Known::Unknown,
            matched: Some(matched.into_iter().collect()),
        }
    })
}

fn any_position() -> impl Strategy<Value = Position> {
    (prop::collection::vec(duty(), 1..8), any::<bool>()).prop_map(|(duties, gated)| {
        let mut position = position(&root().join("tests/cases/allocate/three_ways.ron"));
        position.duties = duties;
        let gate = Gate { months: Some(if gated { 6 } else { 1 }), days: None, source: "a test".to_owned() };
        position.gate = Some(gate);
        position
    })
}

/// What every case needs.
struct Made {
    comparer: Comparer,
    series: Series,
    policies: Vec<Arc<AllocationPolicy>>,
}

impl Made {
    fn new() -> Self {
        let policies = POLICIES.iter().map(|id| policy(id)).collect();
        Made { comparer: comparer(), series: series("il-social-service-planner"), policies }
    }

    fn allocator(&self) -> Allocator<'_> {
        Allocator::new(&self.comparer, &self.series, &[], "")
    }

    fn finding(&self, position: &Position, policy: usize) -> Finding {
        self.allocator().allocate(position, AS_OF, &self.policies[policy..=policy]).unwrap().answers[0].finding
    }

    /// The position with `points` taken from the line, as far as it goes, and matched to a level instead.
    fn moved(&self, position: &Position, line: usize, points: u32, level: usize) -> Position {
        let mut after = position.clone();
        let mut part = after.duties[line].clone();
        part.percent = Hundredths(part.percent.0.min(points));
        after.duties[line].percent.0 -= part.percent.0;
        let level = &self.series.levels[level];
        part.matched = Some(vec![DutyMatch {
            level: level.code.clone(),
            duty: Some(1),
            cited: None,
            by: None,
            on: None,
            why: None,
        }]);
        after.duties.push(part);
        after
    }
}

fn level_of(margin: &Margin) -> usize {
    match margin.to {
        Finding::Class(level) => level,
        other => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn times_add_up_exactly(position in any_position()) {
        let made = Made::new();
        let sheet = made.allocator().allocate(&position, AS_OF, &[]).unwrap().worksheet;
        let by_level: u32 = sheet.levels.iter().map(|level| level.own.0).sum();
        let described: u32 = position.duties.iter().map(|duty| duty.percent.0).sum();
        prop_assert_eq!(by_level, sheet.counted.0);
        prop_assert_eq!(sheet.counted.0 + sheet.unmatched.0 + sheet.apart.0, described);
        prop_assert_eq!(sheet.total.0, described);
        prop_assert_eq!(sheet.whole.0, described.max(10_000));
    }

    /// A line that alone brings an answer about does so when it is matched to that level, and a part of any line that
    /// is a hundredth smaller than the margin does not.
    #[test]
    fn margins_are_exact(position in any_position(), at in 0..4_usize, line in 0..8_usize) {
        let made = Made::new();
        // All but the gate of lead classes, which is about another sort of time.
        let at = [0, 1, 3, 4][at];
        let allocation = made.allocator().allocate(&position, AS_OF, &made.policies[at..=at]).unwrap();
        let (line, answer) = (line % position.duties.len(), &allocation.answers[0]);
        for margin in [&answer.raise, &answer.lower].into_iter().flatten() {
            if let Some(first) = margin.lines.first() {
                let all = made.moved(&position, *first, u32::MAX, level_of(margin));
                prop_assert_eq!(made.finding(&all, at), margin.to, "the whole of {}", first);
            }
            if !matches!(allocation.worksheet.lines[line].place, Place::Apart(_)) {
                let less = margin.points.0 - 1;
                let after = made.finding(&made.moved(&position, line, less, level_of(margin)), at);
                prop_assert_ne!(after, margin.to, "{} hundredths of {}", less, line);
            }
        }
    }

    #[test]
    fn a_duty_matched_to_a_higher_level_never_lowers_a_share(position in any_position(), line in 0..8_usize, by in 1..4_usize) {
        let made = Made::new();
        let line = line % position.duties.len();
        let at = ITEMS.iter().position(|(level, _)| {
            position.duties[line].matched.as_ref().and_then(|one| one.first()).is_some_and(|one| one.level.as_str() == *level)
        });
        let level = at.map_or(0, |at| at - 1) + by;
        if level < made.series.levels.len() {
            let after = made.moved(&position, line, u32::MAX, level);
            for policy in [0, 1] {
                prop_assert!(made.finding(&after, policy) >= made.finding(&position, policy));
            }
        }
    }
}
