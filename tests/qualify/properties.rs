//! What holds for every applicant at every shipped level.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use rungs_domain::qualify::{
    Applicant, Calculator, CreditPolicy, Evaluator, Holding, Hundredths, Job, Outcome, Percent, Schooling, Scratch,
    Study, Ternary, WhyNot,
};
use rungs_domain::spec::{Code, TierKind};

use super::{SHIPPED, policy, vocabulary};

const AS_OF: Date = date(2024, 6, 30);
const KINDS: [&str; 8] = [
    "out_of_home_placement",
    "social_casework",
    "social_work_agency",
    "social_work_medical",
    "clinical_supervision",
    "community_coordinator",
    "demo_community",
    "community_work",
];
const FIELDS: [&str; 5] = ["Social Work", "Sociology", "Human Services", "Health Administration", "Physics"];

fn known() -> impl Strategy<Value = Ternary> {
    prop_oneof![3 => Just(Ternary::Yes), 1 => Just(Ternary::No), 1 => Just(Ternary::Unknown)]
}

fn day() -> impl Strategy<Value = Date> {
    (0..4_000_i64).prop_map(|days| date(2014, 1, 1).checked_add(days.days()).unwrap())
}

fn study() -> impl Strategy<Value = Study> {
    let degree = prop_oneof![
        Just(Schooling::HighSchool),
        Just(Schooling::SomeCollege { years: 2 }),
        Just(Schooling::Associate),
        Just(Schooling::Bachelor),
        Just(Schooling::Master),
    ];
    (degree, 0..FIELDS.len(), known(), day()).prop_map(|(degree, field, accredited, conferred)| Study {
        degree,
        field: Some(FIELDS[field].to_owned()),
        accredited,
        conferred,
    })
}

fn job() -> impl Strategy<Value = Job> {
    let hours = prop_oneof![Just(2_000), Just(4_000), Just(3_750), Just(6_000)];
    (day(), prop::option::weighted(0.8, 1..2_500_i64), hours, 0..KINDS.len(), known(), any::<bool>()).prop_map(
        |(from, days, hours, kind, progressive, comparable)| Job {
            title: format!("{} {}", KINDS[kind], hours),
            from,
            to: days.map(|days| from.checked_add(days.days()).unwrap()),
            hours_per_week: Hundredths(hours),
            kinds: vec![KINDS[kind].to_owned()],
            comparable_to: comparable.then(|| Code::new("0876").unwrap()).into_iter().collect(),
            progressive,
            relevant_percent: Percent(100),
            class: None,
            class_code: None,
            employer: None,
        },
    )
}

fn holding() -> impl Strategy<Value = Holding> {
    let kind = prop_oneof![Just("drivers_license"), Just("il_lsw"), Just("field_placement_social_services")];
    (kind, prop::option::of(day())).prop_map(|(kind, expires)| Holding { kind: kind.to_owned(), from: None, expires })
}

fn applicant() -> impl Strategy<Value = Applicant> {
    let lists = (
        prop::collection::vec(study(), 0..4),
        prop::collection::vec(job(), 0..5),
        prop::collection::vec(holding(), 0..3),
    );
    lists.prop_map(|(education, experience, credentials)| Applicant {
        name: "Somebody".to_owned(),
        education,
        experience,
        credentials,
        ..Applicant::default()
    })
}

/// The outcome at every level.
fn outcomes(applicant: &Applicant, policy: &CreditPolicy) -> Vec<Outcome> {
    let calculator = Calculator::new(vocabulary());
    let record = calculator.record(applicant).unwrap();
    let mut scratch = Scratch::default();
    evaluators(&calculator).iter().map(|one| one.outcome(&record, AS_OF, policy, &mut scratch).unwrap()).collect()
}

fn evaluators(calculator: &Calculator<'static>) -> Vec<Evaluator<'static>> {
    let levels = SHIPPED.series.iter().flat_map(|loaded| &loaded.series.levels);
    levels.map(|level| calculator.tier(level, TierKind::Minimum).unwrap()).collect()
}

fn none_is_lower(before: &[Outcome], after: &[Outcome]) -> Result<(), TestCaseError> {
    for (before, after) in before.iter().zip(after) {
        prop_assert!(after >= before, "{before:?} became {after:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_degree_or_credential_more_never_lowers_an_outcome(
        applicant in applicant(), study in study(), holding in holding(),
    ) {
        let policy = policy("calendar-40");
        let before = outcomes(&applicant, &policy);
        let mut more = applicant.clone();
        more.education.insert(0, study);
        none_is_lower(&before, &outcomes(&more, &policy))?;
        let mut more = applicant;
        more.credentials.insert(0, holding);
        none_is_lower(&before, &outcomes(&more, &policy))?;
    }

    #[test]
    fn one_month_more_at_the_end_of_the_record_never_lowers_an_outcome(applicant in applicant(), kind in 0..KINDS.len()) {
        let policy = policy("calendar-40");
        let mut earlier = applicant;
        // Nothing runs in the last month before the day of judging, so that the month added stands alone.
        for job in &mut earlier.experience {
            job.to = Some(job.to.unwrap_or(Date::MAX).min(date(2024, 5, 29)));
        }
        let before = outcomes(&earlier, &policy);
        earlier.experience.push(Job {
            title: "One month more".to_owned(),
            from: date(2024, 5, 31),
            to: Some(AS_OF),
            hours_per_week: Hundredths::whole(40),
            kinds: vec![KINDS[kind].to_owned()],
            comparable_to: Vec::new(),
            progressive: Ternary::Yes,
            relevant_percent: Percent(100),
            class: None,
            class_code: None,
            employer: None,
        });
        none_is_lower(&before, &outcomes(&earlier, &policy))?;
    }

    #[test]
    fn the_order_of_entries_changes_nothing(applicant in applicant()) {
        let policy = policy("calendar-40");
        let mut turned = applicant.clone();
        turned.education.reverse();
        turned.experience.reverse();
        turned.credentials.reverse();
        prop_assert_eq!(outcomes(&applicant, &policy), outcomes(&turned, &policy));
    }

    #[test]
    fn a_ledger_sums_to_what_was_counted_and_no_week_is_more_than_full(applicant in applicant()) {
        let calculator = Calculator::new(vocabulary());
        let record = calculator.record(&applicant).unwrap();
        let (policy, mut scratch) = (policy("calendar-40"), Scratch::default());
        for evaluator in evaluators(&calculator) {
            let assessed = evaluator.assess(&record, AS_OF, &policy, &mut scratch).unwrap();
            let ledgers = evaluator.ledgers(&record, AS_OF, &policy, &mut scratch).unwrap();
            for ledger in &ledgers {
                let sum = ledger.spells.iter().map(|spell| spell.credit.units).sum::<u64>();
                let together = match ledger.adjustment {
                    Some(one) if one.more => sum + one.by.units,
                    one => sum - one.map_or(0, |one| one.by.units),
                };
                prop_assert_eq!(ledger.total.units, together);
                prop_assert!(ledger.possible.units >= ledger.total.units);
                for spell in &ledger.spells {
                    prop_assert!(spell.weekly <= Hundredths::whole(40) && spell.to <= AS_OF);
                    prop_assert_eq!(spell.stretches.first().map(|first| first.from), Some(spell.from));
                    prop_assert_eq!(spell.stretches.last().map(|last| last.to), Some(spell.to));
                }
                let late = ledger.not_counted.iter().filter(|left| matches!(left.why, WhyNot::AfterAsOf(_)));
                for left in late {
                    prop_assert!(applicant.experience[left.job].to.is_none_or(|to| to > AS_OF));
                }
            }
            for short in assessed.shortfalls.iter().filter(|short| short.missing.is_some() && !short.alternative) {
                let counted = ledgers.iter().any(|ledger| {
                    ledger.need == short.need && Some(ledger.total.floor()) == short.have
                });
                let combined = short.text.contains("college");
                prop_assert!(counted || combined, "{short:?} is in no ledger");
            }
        }
    }

    #[test]
    fn met_on_is_the_first_day_on_which_the_level_is_met(applicant in applicant()) {
        let calculator = Calculator::new(vocabulary());
        let record = calculator.record(&applicant).unwrap();
        let (policy, mut scratch) = (policy("calendar-40"), Scratch::default());
        for evaluator in evaluators(&calculator) {
            let met_on = evaluator.met_on(&record, AS_OF, &policy, &mut scratch).unwrap();
            let mut met = |day| evaluator.outcome(&record, day, &policy, &mut scratch).unwrap() == Outcome::Met;
            // Day by day for three years, or up to the day said.
            let met_on = met_on.map(|met| met.day);
            let last = met_on.unwrap_or(Date::MAX).min(AS_OF.checked_add(3.years()).unwrap());
            let mut day = AS_OF;
            while day < last {
                prop_assert!(!met(day), "met on {day}, not first on {met_on:?}");
                day = day.tomorrow().unwrap();
            }
            if let Some(first) = met_on {
                prop_assert!(met(first));
                prop_assert!(first == AS_OF || !met(first.yesterday().unwrap()));
            }
        }
    }
}
