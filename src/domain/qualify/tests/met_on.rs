//! The first day on which a requirement is met, and on what it hangs.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{AS_OF, Applicant, applicant, branch, education, experience, full_time, policy, source, vocabulary};
use crate::qualify::{
    Because, Calculator, Evaluator, Holding, Job, MetOn, Outcome, Schooling, Scratch, Study, Ternary,
};
use crate::qualify::{Hundredths, RecordedJudgement, Verdict};
use crate::spec::{Code, Credential, Degree, Requirement};

fn job(from: Date, to: Option<Date>) -> Job {
    Job { progressive: Ternary::Yes, ..full_time("Casework", &["casework"], from, to) }
}

fn degree(conferred: Date) -> Study {
    let field = Some("Social Work".to_owned());
    Study { degree: Schooling::Bachelor, field, accredited: Ternary::Yes, conferred }
}

fn time(months: u32) -> Requirement {
    Requirement::Experience(experience(months, false))
}

fn met_on(requirement: &Requirement, applicant: &Applicant) -> Option<MetOn> {
    let (vocabulary, code) = (vocabulary(), Code::new("X").unwrap());
    let record = Calculator::new(&vocabulary).record(applicant).unwrap();
    let compiled = Calculator::new(&vocabulary).compiled(&code, requirement);
    Evaluator { compiled }.met_on(&record, AS_OF, &policy(), &mut Scratch::default()).unwrap()
}

fn told(requirement: &Requirement, applicant: &Applicant) -> (String, Vec<&'static str>, String) {
    let met = met_on(requirement, applicant).unwrap();
    let because = met.because.iter().map(|because| because.word()).collect();
    (met.day.to_string(), because, met.words())
}

#[test]
fn a_day_hangs_on_the_degree_where_no_work_is_asked_for() {
    let asked = Requirement::Education(education(Degree::Bachelor));
    let person = Applicant {
        education: vec![degree(date(2026, 5, 10))],
        experience: vec![job(date(2024, 1, 1), None)],
        ..applicant()
    };
    let words = "2026-05-10 once the Bachelor's degree in Social Work is conferred".to_owned();
    assert_eq!(told(&asked, &person), ("2026-05-10".to_owned(), vec!["degree"], words));
}

#[test]
fn a_day_hangs_on_a_job_that_has_not_begun() {
    // Twelve months from September 1, 2025 end on August 31, 2026.
    let person = Applicant { experience: vec![job(date(2025, 9, 1), None)], ..applicant() };
    let words = "2026-08-31 if the job as Casework that begins on 2025-09-01 is held".to_owned();
    assert_eq!(told(&time(12), &person), ("2026-08-31".to_owned(), vec!["job_begins"], words));
}

#[test]
fn a_day_may_hang_on_several_things() {
    // 24 months from January 1, 2024 end on December 31, 2025; by then the degree is conferred.
    let asked = Requirement::All(branch(vec![Requirement::Education(education(Degree::Bachelor)), time(24)]));
    let person = Applicant {
        education: vec![degree(date(2025, 12, 20))],
        experience: vec![job(date(2024, 1, 1), None)],
        ..applicant()
    };
    let words = "2025-12-31 if the present work goes on \
                 and once the Bachelor's degree in Social Work is conferred on 2025-12-20";
    assert_eq!(told(&asked, &person), ("2025-12-31".to_owned(), vec!["work", "degree"], words.to_owned()));
}

#[test]
fn a_job_with_an_end_to_come_is_work_that_goes_on() {
    let person = Applicant { experience: vec![job(date(2024, 7, 1), Some(date(2025, 12, 31)))], ..applicant() };
    assert_eq!(met_on(&time(18), &person).unwrap().because, [Because::Work]);
    assert_eq!(met_on(&time(19), &person), None);
}

#[test]
fn a_day_hangs_on_a_credential_that_is_not_yet_valid() {
    let asked = Requirement::Credential(Credential { source: source(), any_of: vec!["permit".to_owned()] });
    let held = Holding { kind: "permit".to_owned(), from: Some(date(2025, 8, 1)), expires: None };
    let person = Applicant { credentials: vec![held], ..applicant() };
    let words = "2025-08-01 once permit, recorded as valid from 2025-08-01 on, is held".to_owned();
    assert_eq!(told(&asked, &person), ("2025-08-01".to_owned(), vec!["credential"], words));
}

#[test]
fn no_day_is_told_that_is_more_than_five_years_away() {
    // One hour of forty a week: 24 months take 80 years.
    let slow = Job { hours_per_week: Hundredths::whole(1), ..job(date(2023, 7, 1), None) };
    assert_eq!(met_on(&time(24), &Applicant { experience: vec![slow], ..applicant() }), None);
    // 60 months from July 1, 2025 end on June 30, 2030; 61 do not within five years of June 30, 2025.
    let next = Applicant { experience: vec![job(date(2025, 7, 1), None)], ..applicant() };
    assert_eq!(met_on(&time(60), &next).map(|met| met.day), Some(date(2030, 6, 30)));
    assert_eq!(met_on(&time(61), &next), None);
}

#[test]
fn what_is_met_hangs_on_nothing() {
    let person = Applicant { experience: vec![job(date(2020, 1, 1), None)], ..applicant() };
    assert_eq!(met_on(&time(12), &person), Some(MetOn { day: AS_OF, because: Vec::new(), conditions: Vec::new() }));
}

#[test]
fn a_sentence_that_is_waived_later_is_asked_for_until_then() {
    let asked = Requirement::Credential(Credential { source: source(), any_of: vec!["permit".to_owned()] });
    let waived = |on| {
        let judgement = RecordedJudgement {
            what: "as printed".to_owned(),
            level: None,
            decision: Verdict::Waived,
            by: "A. Analyst".to_owned(),
            on,
            why: "No travel.".to_owned(),
        };
        Applicant { judgements: vec![judgement], ..applicant() }
    };
    let words = "2025-07-15 once \"as printed\" is set aside as recorded".to_owned();
    assert_eq!(told(&asked, &waived(date(2025, 7, 15))), ("2025-07-15".to_owned(), vec!["decision"], words));
    assert_eq!(met_on(&asked, &waived(AS_OF)).unwrap().day, AS_OF);
}

#[test]
fn where_a_judgment_is_needed_in_any_case_the_day_is_told_from_which_nothing_else_is() {
    // Twelve months from January 1, 2025 end on December 31, 2025; whether responsibility grew is not said.
    let asked = Requirement::Experience(experience(12, true));
    let open = |progressive| {
        let unmarked = Job { progressive, ..job(date(2025, 1, 1), None) };
        let person = Applicant { experience: vec![unmarked], ..applicant() };
        let (vocabulary, code) = (vocabulary(), Code::new("X").unwrap());
        let calculator = Calculator::new(&vocabulary);
        let evaluator = Evaluator { compiled: calculator.compiled(&code, &asked) };
        let record = calculator.record(&person).unwrap();
        let (_, open) = evaluator.days(Outcome::NotMet, &record, AS_OF, &policy(), &mut Scratch::default()).unwrap();
        open.map(|open| open.words())
    };
    assert_eq!(open(Ternary::Unknown).unwrap(), "2025-12-31 if the present work goes on");
    assert_eq!(open(Ternary::Yes), None, "it is met as early");
    assert_eq!(open(Ternary::No), None);
}

#[test]
fn work_that_is_over_or_yet_to_begin_is_no_present_work() {
    let at_work = |from, to| Applicant { experience: vec![job(from, to)], ..applicant() }.is_at_work(AS_OF);
    assert!(at_work(date(2025, 1, 1), None));
    assert!(at_work(date(2025, 1, 1), Some(AS_OF.tomorrow().unwrap())));
    assert!(!at_work(date(2025, 1, 1), Some(AS_OF)));
    assert!(!at_work(AS_OF.tomorrow().unwrap(), None));
}

/// A day up to two years before the day of judging or three after it.
fn day() -> impl Strategy<Value = Date> {
    (-730..1095_i64).prop_map(|days| AS_OF.checked_add(days.days()).unwrap())
}

/// Jobs that are over, go on, end or begin later; a degree, a permit and a decision of any day.
fn people() -> impl Strategy<Value = Applicant> {
    let marker = prop_oneof![Just(Ternary::Yes), Just(Ternary::Unknown)];
    let hours = prop_oneof![Just(40), Just(25), Just(10)];
    let one = (day(), prop::option::of(0..900_i64), hours, marker).prop_map(|(from, lasts, hours, progressive)| Job {
        hours_per_week: Hundredths::whole(hours),
        progressive,
        ..job(from, lasts.map(|days| from.checked_add(days.days()).unwrap()))
    });
    let permit = (prop::option::of(day()), prop::option::of(day())).prop_map(|(from, expires)| Holding {
        kind: "permit".to_owned(),
        from,
        expires: expires.filter(|last| from.is_none_or(|from| from <= *last)),
    });
    let waived = day().prop_map(|on| RecordedJudgement {
        what: "waived".to_owned(),
        level: None,
        decision: Verdict::Waived,
        by: "A. Analyst".to_owned(),
        on,
        why: "No travel.".to_owned(),
    });
    let education = prop::option::of(day().prop_map(degree));
    let all = (prop::collection::vec(one, 0..3), education, prop::option::of(permit), prop::option::of(waived));
    all.prop_map(|(experience, education, permit, waived)| Applicant {
        experience,
        education: education.into_iter().collect(),
        credentials: permit.into_iter().collect(),
        judgements: waived.into_iter().collect(),
        ..applicant()
    })
}

/// Some of: time of work, a degree, a permit, and a permit that may be waived.
fn asked() -> impl Strategy<Value = Requirement> {
    let permit = |cite: &str| {
        let source = crate::spec::RequirementSource { cite: cite.to_owned(), ..source() };
        Requirement::Credential(Credential { source, any_of: vec!["permit".to_owned()] })
    };
    let time =
        (1..40_u32, any::<bool>()).prop_map(|(months, grows)| Requirement::Experience(experience(months, grows)));
    let one = prop_oneof![
        3 => time,
        1 => Just(Requirement::Education(education(Degree::Bachelor))),
        1 => Just(permit("as printed")),
        1 => Just(permit("waived")),
    ];
    let parts = prop::collection::vec(one, 1..4);
    (parts, any::<bool>()).prop_map(|(of, all)| match all {
        true => Requirement::All(branch(of)),
        false => Requirement::any_of(branch(of)),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_day_is_the_first_of_all_days_tried_one_after_the_other(person in people(), asked in asked()) {
        let (vocabulary, code, policy) = (vocabulary(), Code::new("X").unwrap(), policy());
        let calculator = Calculator::new(&vocabulary);
        let record = calculator.record(&person).unwrap();
        let evaluator = Evaluator { compiled: calculator.compiled(&code, &asked) };
        super::assessed(&evaluator, &record);
        let mut scratch = Scratch::default();
        let outcomes: Vec<(Date, Outcome)> = (0..)
            .map(|days| AS_OF.checked_add(i64::from(days).days()).unwrap())
            .take_while(|day| *day <= date(2030, 6, 30))
            .map(|day| (day, evaluator.outcome(&record, day, &policy, &mut scratch).unwrap()))
            .collect();
        let first = |least| outcomes.iter().find(|(_, outcome)| *outcome >= least).map(|(day, _)| *day);
        let (met, open) = evaluator.days(outcomes[0].1, &record, AS_OF, &policy, &mut scratch).unwrap();
        prop_assert_eq!(met.map(|met| met.day), first(Outcome::Met));
        let open_first = first(Outcome::NeedsJudgement).filter(|open| {
            outcomes[0].1 == Outcome::NotMet && first(Outcome::Met).is_none_or(|met| *open < met)
        });
        prop_assert_eq!(open.map(|open| open.day), open_first);
    }
}
