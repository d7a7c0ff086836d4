//! Answers and margins, held against every way to move time.

use proptest::prelude::*;

use crate::allocate::answer::{found, points_to};
use crate::allocate::times::Times;
use crate::allocate::{ClassRule, Finding, MostTime, Test, Threshold};
use crate::qualify::Hundredths;

fn threshold(percent: u32, test: Test) -> Threshold {
    Threshold { share: Hundredths::whole(percent), test }
}

fn at_or_above() -> impl Strategy<Value = ClassRule> {
    (1..100_u32, prop_oneof![Just(Test::AtLeast), Just(Test::MoreThan)])
        .prop_map(|(share, test)| ClassRule::AtOrAbove(threshold(share, test)))
}

fn most_time() -> impl Strategy<Value = ClassRule> {
    (any::<bool>(), any::<bool>()).prop_map(|(unless, factors_break_ties)| {
        ClassRule::MostTime(MostTime { unless: unless.then(|| threshold(50, Test::MoreThan)), factors_break_ties })
    })
}

fn rule() -> impl Strategy<Value = ClassRule> {
    prop_oneof![at_or_above(), most_time()]
}

/// Up to four levels and ten points, some of which may match nothing or be shown apart.
fn times() -> impl Strategy<Value = Times> {
    let level = (0..4_u32, 0..2_u32);
    (prop::collection::vec(level, 1..5), 0..4_u32, 0..3_u32).prop_map(|(levels, unmatched, apart)| {
        let (by_level, factors): (Vec<u32>, Vec<u32>) = levels.into_iter().unzip();
        let whole = Hundredths((by_level.iter().sum::<u32>() + unmatched + apart).max(8));
        Times { whole, by_level, unmatched, factors }
    })
}

/// Every way to share the counted and the unmatched time among the levels, with what it costs to come there.
fn all_ways(times: &Times) -> Vec<(u32, Times)> {
    let all = times.counted() + times.unmatched;
    let mut shares: Vec<Vec<u32>> = vec![Vec::new()];
    for _ in &times.by_level {
        let longer = shares
            .iter()
            .flat_map(|share| (0..=all - share.iter().sum::<u32>()).map(|time| [share.clone(), vec![time]].concat()));
        shares = longer.collect();
    }
    // Nothing that is matched becomes unmatched.
    shares.retain(|share| share.iter().sum::<u32>() >= times.counted());
    let way = |by_level: Vec<u32>| {
        let cost = by_level.iter().zip(&times.by_level).map(|(new, old)| new.saturating_sub(*old)).sum();
        (cost, Times { unmatched: all - by_level.iter().sum::<u32>(), by_level, ..times.clone() })
    };
    shares.into_iter().map(way).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// With the points told the class is the answer, with a hundredth less it never is.
    #[test]
    fn the_points_to_a_class_are_the_fewest_that_any_way_needs(times in times(), rule in rule()) {
        let finding = found(&rule, &times);
        let told = points_to(&rule, &times, finding);
        if finding != Finding::NotCalled {
            for (level, told) in told.iter().enumerate() {
                let ways = all_ways(&times).into_iter();
                let there = ways.filter(|(_, after)| found(&rule, after) == Finding::Class(level));
                let fewest = there.map(|(cost, _)| Hundredths(cost)).min();
                prop_assert_eq!(*told, fewest, "{:?} to level {}", finding, level);
            }
        }
    }

    #[test]
    fn time_moved_upwards_never_lowers_the_answer_of_a_share(
        times in times(), rule in at_or_above(), from in 0..4_usize, to in 0..4_usize, points in 1..4_u32,
    ) {
        let before = found(&rule, &times);
        let mut after = times.clone();
        if from < to && to < after.by_level.len() && after.by_level[from] >= points {
            after.by_level[from] -= points;
            after.by_level[to] += points;
            prop_assert!(found(&rule, &after) >= before, "{:?} became {:?}", times, after);
        }
    }

    /// Where most time decides, work that grows at one lower class can overtake a higher one. What always holds:
    /// time that comes to the answer's class or above it, from another class, never lowers the answer.
    #[test]
    fn time_moved_to_the_answer_or_above_it_never_lowers_the_answer_of_most_time(
        times in times(), rule in most_time(), from in 0..4_usize, to in 0..4_usize, points in 1..4_u32,
    ) {
        let before = found(&rule, &times);
        let Finding::Class(level) = before else { return Ok(()) };
        let mut after = times.clone();
        if from != level && to >= level && to < after.by_level.len() && from < to && after.by_level[from] >= points {
            after.by_level[from] -= points;
            after.by_level[to] += points;
            prop_assert!(found(&rule, &after) >= before, "{:?} became {:?}", times, after);
        }
    }

    /// With two classes, as in the document from which the rule comes, it never lowers the answer at all.
    #[test]
    fn of_two_classes_time_moved_upwards_never_lowers_the_answer_of_most_time(
        low in 0..9_u32, high in 0..9_u32, points in 1..9_u32,
    ) {
        let times = |by_level: Vec<u32>| Times { whole: Hundredths(20), by_level, unmatched: 0, factors: vec![0, 0] };
        let rule = ClassRule::MostTime(MostTime::default());
        if points <= low {
            let after = found(&rule, &times(vec![low - points, high + points]));
            prop_assert!(after >= found(&rule, &times(vec![low, high])));
        }
    }

    #[test]
    fn a_share_is_reached_by_its_least_time_and_not_by_a_hundredth_less(share in 1..10_000_u32, whole in 1..30_000_u32) {
        let at_least = Threshold { share: Hundredths(share), test: Test::AtLeast }.least(Hundredths(whole)).0;
        let more_than = Threshold { share: Hundredths(share), test: Test::MoreThan }.least(Hundredths(whole)).0;
        let part = |time: u32| u64::from(time) * 10_000;
        let asked = u64::from(share) * u64::from(whole);
        prop_assert!(part(at_least) >= asked && part(at_least - 1) < asked);
        prop_assert!(part(more_than) > asked && part(more_than - 1) <= asked);
    }
}

/// 30, 30 and 40 points: the highest class has most. 15 points of the lowest that become work of the middle one make
/// it the answer, though the position does more difficult work than before.
#[test]
fn time_moved_between_two_lower_classes_can_lower_the_answer_of_most_time() {
    let times = |by_level: [u32; 3]| Times {
        whole: Hundredths(100),
        by_level: by_level.to_vec(),
        unmatched: 0,
        factors: vec![0; 3],
    };
    let rule = ClassRule::MostTime(MostTime::default());
    assert_eq!(found(&rule, &times([30, 30, 40])), Finding::Class(2));
    assert_eq!(found(&rule, &times([15, 45, 40])), Finding::Class(1));
}
