//! What holds for every position: times add up exactly, margins are exact, more difficult work never lowers a share.

use std::sync::Arc;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use rungs_domain::allocate::{
    Allocation, AllocationPolicy, Allocator, AssignedDuty, Caution, Chosen, ClassRule, CountedAt, DutyMatch, Finding,
    Gate, HeldAuthority, LeadAuthority, Margin, Policies, Position, Rule,
};
use rungs_domain::compare::Comparer;
use rungs_domain::qualify::{Hundredths, Outcome, Ternary};
use rungs_domain::spec::{DutyScope, Series, Vocabulary};
use rungs_files::ron::{File, read};

use super::{POLICIES, comparer, policy, position, root, series};

const AS_OF: Date = date(2025, 6, 30);

/// Own duties of the planners, by level; the first stands for "matched to nothing".
const ITEMS: [(&str, u32); 5] = [("", 0), ("41295", 1), ("41311", 1), ("41312", 1), ("41313", 1)];

/// Duties in plain words, of which some are like several items and some like none.
const WORDS: [&str; 5] = [
    "Runs the studies of the team from the design to the report.",
    "Leads two planners: assigns and reviews their work.",
    "Develops procedures that keep two programs from doing the same work.",
    "Writes plans and reports and hands them to the team.",
    "Feeds llamas.",
];

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
            lead: Ternary::Unknown,
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

fn first_decides(policies: &[Arc<AllocationPolicy>]) -> Policies {
    Policies { all: policies.to_vec(), chosen: Some(Chosen::CommandLine) }
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
        self.allocator().allocate(position, AS_OF, &first_decides(&self.policies[policy..=policy])).unwrap().answers[0]
            .finding
    }

    fn all_authorities(&self) -> Vec<HeldAuthority> {
        let Rule::Lead(rule) = &self.policies[2].rule else { panic!("another kind of rule") };
        let held = |asked: &LeadAuthority| HeldAuthority { id: asked.id.clone(), held: Ternary::Yes, evidence: None };
        rule.authorities.iter().map(held).collect()
    }

    /// The position with the points of a margin re-matched to its level, each hundredth from where it helps most: for
    /// most time from the class that has most, for a share upwards from below and downwards from above.
    fn moved_best(&self, position: &Position, allocation: &Allocation, margin: &Margin) -> Position {
        let (to, mut after) = (level_of(margin), position.clone());
        let policy = self.policies.iter().find(|policy| policy.id == allocation.answers[0].policy).unwrap();
        let by_share = matches!(policy.rule, Rule::Class(ClassRule::AtOrAbove(_)));
        let raises = margin.to > allocation.answers[0].finding;
        let mut times: Vec<u32> = allocation.worksheet.levels.iter().map(|level| level.own.0).collect();
        for _ in 0..margin.points.0 {
            let lines = allocation.worksheet.lines.iter().enumerate();
            let gives = lines.filter_map(|(at, line)| match line.place {
                _ if after.duties[at].percent.0 == 0 => None,
                CountedAt::Level(from) if from == to || (by_share && (from > to) == raises) => None,
                CountedAt::Level(from) => Some((Some((times[from], from < to)), Some(from), at)),
                CountedAt::Unmatched if raises || !by_share => Some((None, None, at)),
                _ => None,
            });
            let (_, from, line) = gives.max_by_key(|(worth, _, _)| *worth).unwrap();
            from.into_iter().for_each(|from| times[from] -= 1);
            after.duties[line].percent.0 -= 1;
        }
        let mut part = self.moved(position, 0, 0, to).duties.pop().unwrap();
        (part.percent, part.scope, part.since) = (margin.points, DutyScope::Own, Some(date(2000, 1, 1)));
        after.duties.push(part);
        after
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

/// The position with so much time of countable duties, not of that sort before, said to be lead work, or not to be.
fn relabelled(position: &Position, allocation: &Allocation, points: u32, lead: bool) -> Position {
    let (mut after, mut left) = (position.clone(), points);
    let to = if lead { Ternary::Yes } else { Ternary::No };
    for (at, line) in allocation.worksheet.lines.iter().enumerate() {
        let counts = !matches!(line.place, CountedAt::Excluded(_));
        if counts && after.duties[at].lead != to {
            let mut part = after.duties[at].clone();
            part.percent = Hundredths(part.percent.0.min(left));
            part.lead = to;
            left -= part.percent.0;
            after.duties[at].percent.0 -= part.percent.0;
            after.duties.push(part);
        }
    }
    assert_eq!(left, 0);
    after
}

fn level_of(margin: &Margin) -> usize {
    match margin.to {
        Finding::Class(level) => level,
        other => panic!("{other:?}"),
    }
}

/// Words that no item has to do with make every match of a duty weaker.
#[test]
fn a_weaker_match_never_makes_a_narrower_range() {
    let made = Made::new();
    let allocator = made.allocator();
    let mut position = position(&root().join("tests/cases/allocate/three_ways.ron"));
    position.duties.truncate(1);
    position.duties[0].matched = None;
    let mut range = |text: String| {
        position.duties[0].text = text;
        let line = allocator.allocate(&position, AS_OF, &Policies::default()).unwrap().worksheet.lines.remove(0);
        (line.suggestions.first().map_or(0, |best| best.score.0), line)
    };
    for words in WORDS {
        let (mut before, mut wider) = range(words.to_owned());
        for more in 1..8 {
            let (score, line) = range(format!("{words}{}", " llamas".repeat(more)));
            assert!(score <= before, "{words} {more}");
            let kept = wider.could_count_at.iter().all(|level| line.could_count_at.contains(level));
            assert!(kept, "{words} {more}: {:?}, then {:?}", wider.could_count_at, line.could_count_at);
            (before, wider) = (score, line);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn times_add_up_exactly(position in any_position()) {
        let made = Made::new();
        let sheet = made.allocator().allocate(&position, AS_OF, &Policies::default()).unwrap().worksheet;
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
        let allocation = made.allocator().allocate(&position, AS_OF, &first_decides(&made.policies[at..=at])).unwrap();
        let (line, answer) = (line % position.duties.len(), &allocation.answers[0]);
        for margin in [&answer.raise, &answer.lower].into_iter().flatten() {
            if let Some(first) = margin.lines.first() {
                let all = made.moved(&position, *first, u32::MAX, level_of(margin));
                prop_assert_eq!(made.finding(&all, at), margin.to, "the whole of {}", first);
            }
            if !matches!(allocation.worksheet.lines[line].place, CountedAt::Excluded(_)) {
                let less = margin.points.0 - 1;
                let after = made.finding(&made.moved(&position, line, less, level_of(margin)), at);
                prop_assert_ne!(after, margin.to, "{} hundredths of {}", less, line);
            }
        }
    }

    /// The points of a margin bring its answer about when they are taken from the right duties.
    #[test]
    fn the_points_of_a_margin_change_the_answer(position in any_position(), at in 0..4_usize) {
        let made = Made::new();
        let at = [0, 1, 3, 4][at];
        let allocation = made.allocator().allocate(&position, AS_OF, &first_decides(&made.policies[at..=at])).unwrap();
        for margin in [&allocation.answers[0].raise, &allocation.answers[0].lower].into_iter().flatten() {
            let after = made.moved_best(&position, &allocation, margin);
            prop_assert_eq!(made.finding(&after, at), margin.to, "{} points", margin.points);
        }
    }

    /// The gate of lead classes opens with the points told and closes with the points told; with a hundredth less it
    /// stays as it is.
    #[test]
    fn the_margin_of_the_lead_gate_is_exact(position in any_position(), leads in prop::collection::vec(any::<bool>(), 8)) {
        let made = Made::new();
        let mut position = position;
        for (duty, lead) in position.duties.iter_mut().zip(leads) {
            duty.lead = if lead { Ternary::Yes } else { Ternary::No };
        }
        position.authorities = made.all_authorities();
        let found = |position: &Position| made.allocator().allocate(position, AS_OF, &first_decides(&made.policies[2..=2])).unwrap();
        let allocation = found(&position);
        let (answer, to) = (&allocation.answers[0], |lead| if lead { Outcome::Met } else { Outcome::NotMet });
        for (margin, lead) in [(&answer.raise, true), (&answer.lower, false)] {
            let Some(margin) = margin else { continue };
            prop_assert_eq!(margin.to, Finding::Lead(to(lead)));
            let changed = |points| found(&relabelled(&position, &allocation, points, lead)).answers[0].finding;
            prop_assert_eq!(changed(margin.points.0), margin.to);
            prop_assert_eq!(changed(margin.points.0 - 1), answer.finding);
        }
    }

    /// However open matches are decided, the answer lies in the range that was told: for every rule, and for every level
    /// at which a duty could count.
    #[test]
    fn no_decision_leads_out_of_the_range(
        position in any_position(),
        open in prop::collection::vec((any::<bool>(), 0..WORDS.len(), any::<prop::sample::Index>()), 8),
        at in 0..4_usize,
    ) {
        let made = Made::new();
        let (at, mut position) = ([0, 1, 3, 4][at], position);
        for (duty, (is_open, words, _)) in position.duties.iter_mut().zip(&open).filter(|(_, (is_open, ..))| *is_open) {
            prop_assert!(*is_open);
            duty.text = WORDS[*words].to_owned();
            (duty.matched, duty.scope) = (None, DutyScope::Own);
        }
        let asked = first_decides(&made.policies[at..=at]);
        let told = made.allocator().allocate(&position, AS_OF, &asked).unwrap();
        for ((duty, (_, _, index)), line) in position.duties.iter_mut().zip(&open).zip(&told.worksheet.lines) {
            if duty.matched.is_some() || line.could_count_at.is_empty() {
                continue;
            }
            let code = made.series.levels[*index.get(&line.could_count_at)].code.clone();
            duty.matched = Some(vec![DutyMatch { level: code, duty: None, cited: None, by: None, on: None, why: None }]);
        }
        let decided = made.allocator().allocate(&position, AS_OF, &asked).unwrap().answers[0].finding;
        let range = told.answers[0].lowest..=told.answers[0].highest;
        prop_assert!(range.contains(&decided), "{:?} not in {:?}", decided, range);
    }

    /// 33.33 + 33.33 + 33.34 = 100, and whatever else is written with two decimals.
    #[test]
    fn percentages_with_two_decimals_are_exact(one in 0..=10_000_u32, share in 0..=100_u32) {
        let two = (10_000 - one) * share / 100;
        let parts = [one, two, 10_000 - one - two];
        let duties = (1..).zip(parts).map(|(number, part)| {
            format!("(number: {number}, text: \"F.\", percent: {}.{:02}),", part / 100, part % 100)
        });
        let text = format!(
            "Position(title: \"T\", spec: (series: \"il-social-service-planner\"), duties: [{}])",
            duties.collect::<String>()
        );
        let Some(File::Position(position)) = read("p.ron", text.as_bytes(), &Vocabulary::default()).file else {
            panic!("{text}")
        };
        let read: Vec<u32> = position.duties.iter().map(|duty| duty.percent.0).collect();
        prop_assert_eq!(&read, &parts);
        let allocation = Made::new().allocator().allocate(&position, AS_OF, &Policies::default()).unwrap();
        prop_assert_eq!(allocation.worksheet.total, Hundredths::whole(100));
        prop_assert!(!allocation.cautions.iter().any(|caution| matches!(caution, Caution::Sum(_))));
    }

    /// All of a duty, or any part of it.
    #[test]
    fn a_duty_matched_to_a_higher_level_never_lowers_a_share(
        position in any_position(), line in 0..8_usize, by in 1..4_usize, points in prop_oneof![Just(u32::MAX), 1..4_000_u32],
    ) {
        let made = Made::new();
        let line = line % position.duties.len();
        let at = ITEMS.iter().position(|(level, _)| {
            position.duties[line].matched.as_ref().and_then(|one| one.first()).is_some_and(|one| one.level.as_str() == *level)
        });
        let level = at.map_or(0, |at| at - 1) + by;
        if level < made.series.levels.len() {
            let after = made.moved(&position, line, points, level);
            for policy in [0, 1] {
                prop_assert!(made.finding(&after, policy) >= made.finding(&position, policy));
            }
        }
    }
}
