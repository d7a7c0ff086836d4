//! What stands in for something: at a rate, in the place of schooling, in part. The rates are those that California and
//! New York print.

use jiff::civil::date;

use super::{Applicant, Hundredths, applicant, education, end_of, experience, full_time, source, vocabulary};
use crate::qualify::{Assessment, Calculator, Evaluator, Job, Outcome, Schooling, Study, Ternary, UnitsHeld, Verdict};
use crate::spec::{
    Code, Credential, Degree, Education, Fields, OtherFields, Rate, RateUnit, Requirement, RequirementSource,
    RequirementSummary, Substitute, Substitution, Units,
};

fn told(requirement: &Requirement, applicant: &Applicant) -> Assessment {
    let (vocabulary, code) = (vocabulary(), Code::new("X").unwrap());
    let record = Calculator::new(&vocabulary).record(applicant).unwrap();
    let compiled = Calculator::new(&vocabulary).compiled(&code, requirement);
    super::assessed(&Evaluator { compiled }, &record)
}

fn worked(months: i16) -> Job {
    let from = date(2020, 1, 1);
    full_time("Casework", &["casework"], from, Some(end_of(from, months.into())))
}

fn person(months: i16, semester: Option<u32>) -> Applicant {
    let units =
        semester.map(|units| vec![UnitsHeld { semester: Some(Hundredths::whole(units)), ..UnitsHeld::default() }]);
    let experience = if months > 0 { vec![worked(months)] } else { Vec::new() };
    Applicant { experience, units, ..applicant() }
}

/// "18 months of experience; academic education may be substituted for one year of it, 12 semester units being
/// equivalent to one year."
fn units_for_a_year() -> Requirement {
    let by = Requirement::Units(Units { source: source(), semester: Some(12), ..Units::default() });
    let rate = Rate { per: 12, unit: RateUnit::SemesterUnits, gives: 12 };
    let substitutes = vec![Substitute { months: None, rate: Some(rate), at_most: None, by }];
    Requirement::Substitution(Substitution::of_time(source(), experience(18, false), substitutes, 12))
}

#[test]
fn units_stand_in_for_as_many_months_as_there_are_of_them_and_no_more_than_the_most() {
    let asked = units_for_a_year();
    assert_eq!(told(&asked, &person(9, Some(9))).outcome, Outcome::Met, "9 months and 9 for 9 units");
    let short = told(&asked, &person(9, Some(8)));
    assert_eq!(
        short.nearest_path.as_deref(),
        Some("1 more month of casework (9 months, and 8 months substituted, of 18 months)")
    );
    assert_eq!(told(&asked, &person(5, Some(60))).outcome, Outcome::NotMet, "at most 12 months are relieved");
    assert_eq!(told(&asked, &person(6, Some(60))).outcome, Outcome::Met);
    let silent = told(&asked, &person(6, None));
    assert_eq!(silent.questions[0].question, "whether the applicant has completed 12 semester units");
}

#[test]
fn units_of_which_part_of_a_month_comes_are_counted_to_the_day() {
    // 7 units at 12 months for 16 are 5 1/4 months: with 12 months and 22 days of work 18 months are there, and with a
    // day less of work something is missing.
    let Requirement::Substitution(mut asked) = units_for_a_year() else { panic!("it is one") };
    asked.substitutes[0].rate = Some(Rate { per: 16, unit: RateUnit::SemesterUnits, gives: 12 });
    let mut who = person(12, Some(7));
    who.experience[0].to = Some(date(2021, 1, 23));
    assert_eq!(told(&Requirement::Substitution(asked.clone()), &who).outcome, Outcome::Met);
    who.experience[0].to = Some(date(2021, 1, 22));
    assert_eq!(told(&Requirement::Substitution(asked), &who).outcome, Outcome::NotMet);
}

/// "Graduation from college; a license may stand in its place."
fn license_for_a_degree(rate: Option<Rate>) -> Requirement {
    let cited = RequirementSource::printed("a license");
    let by = Requirement::Credential(Credential { source: cited, any_of: vec!["license".to_owned()] });
    let of = Education { fields: None, source: RequirementSource::printed("a degree"), ..education(Degree::Bachelor) };
    Requirement::Substitution(Substitution {
        source: source(),
        of: Box::new(Requirement::Education(of)),
        substitutes: vec![Substitute { months: None, rate, at_most: None, by }],
        at_most: None,
        open: None,
    })
}

fn holding() -> crate::qualify::Holding {
    crate::qualify::Holding { kind: "license".to_owned(), from: None, expires: None }
}

#[test]
fn what_stands_in_for_schooling_satisfies_it() {
    let asked = license_for_a_degree(None);
    let licensed = Applicant { credentials: vec![holding()], ..applicant() };
    assert_eq!(told(&asked, &licensed).outcome, Outcome::Met);
    let study =
        Study { degree: Schooling::Bachelor, field: None, accredited: Ternary::Yes, conferred: date(2015, 5, 9) };
    assert_eq!(told(&asked, &Applicant { education: vec![study], ..applicant() }).outcome, Outcome::Met);
    let neither = told(&asked, &applicant());
    assert_eq!((neither.outcome, neither.nearest_path.as_deref()), (Outcome::NotMet, Some("a Bachelor's degree")));
    assert_eq!(neither.shortfalls[0].need, "bachelor");
}

#[test]
fn a_rate_that_does_not_decide_is_a_question_that_can_be_answered() {
    let asked = license_for_a_degree(Some(Rate { per: 1, unit: RateUnit::YearsOfStudy, gives: 12 }));
    let mut licensed = Applicant { credentials: vec![holding()], ..applicant() };
    let open = told(&asked, &licensed);
    let expected = "whether “a license” stands in for “a degree” at 12 months for 1 year of study";
    assert_eq!((open.outcome, open.questions[0].question.as_str()), (Outcome::NeedsJudgement, expected));
    licensed.judgements.push(crate::qualify::RecordedJudgement {
        what: expected.to_owned(),
        level: None,
        decision: Verdict::No,
        by: "A. Analyst".to_owned(),
        on: date(2025, 6, 1),
        why: "It is none.".to_owned(),
    });
    assert_eq!(told(&asked, &licensed).outcome, Outcome::NotMet);
    assert_eq!(told(&asked, &applicant()).outcome, Outcome::NotMet, "nothing is asked of who has no license");
}

#[test]
fn what_only_a_part_may_be_replaced_of_is_a_question() {
    let Requirement::Substitution(mut asked) = units_for_a_year() else { panic!("it is one") };
    asked.open = Some("general experience only".to_owned());
    let open = told(&Requirement::Substitution(asked), &person(9, Some(9)));
    assert_eq!(
        open.questions[0].question,
        "whether “as printed” stands in for 1 year of “as printed” at 12 months for 12 semester units, which it may \
         only for “general experience only”"
    );
}

fn decided(what: &str, decision: Verdict) -> crate::qualify::RecordedJudgement {
    crate::qualify::RecordedJudgement {
        what: what.to_owned(),
        level: None,
        decision,
        by: "A. Analyst".to_owned(),
        on: date(2025, 6, 1),
        why: "The record shows it.".to_owned(),
    }
}

/// "18 months; a license may stand in for one year of them", for general experience only where it is `open`.
fn license_for_a_year(rate: Option<Rate>, open: bool) -> Requirement {
    let cited = RequirementSource::printed("a license");
    let by = Requirement::Credential(Credential { source: cited, any_of: vec!["license".to_owned()] });
    let substitutes = vec![Substitute { months: None, rate, at_most: None, by }];
    let open = open.then(|| "general experience only".to_owned());
    Requirement::Substitution(Substitution {
        open,
        ..Substitution::of_time(source(), experience(18, false), substitutes, 12)
    })
}

#[test]
fn what_may_stand_in_for_time_is_open_at_its_node_until_it_is_answered() {
    let rate = Rate { per: 1, unit: RateUnit::YearsOfStudy, gives: 12 };
    for asked in [license_for_a_year(Some(rate), false), license_for_a_year(None, true)] {
        let mut who = Applicant { credentials: vec![holding()], ..person(9, None) };
        let open = told(&asked, &who);
        let question = open.questions[0].question.clone();
        let (time, node) = (&open.trace.time[0], &open.trace);
        assert_eq!((time.substituted, time.may_stand_in), (0, 12));
        assert_eq!((node.outcome, node.questions.as_slice()), (Outcome::NeedsJudgement, &[question.clone()][..]));
        // 5 months and 12 that are open are 17 of 18: by the record alone 13 are missing.
        let short = told(&asked, &Applicant { experience: vec![worked(5)], ..who.clone() });
        let missing = short.shortfalls[0].missing.map(|span| span.months);
        assert_eq!((missing, short.shortfalls[0].at_best.map(|span| span.months)), (Some(13), Some(1)));
        who.judgements.push(decided(&question, Verdict::Yes));
        let answered = told(&asked, &who);
        assert_eq!((answered.outcome, answered.trace.time[0].substituted), (Outcome::Met, 12));
        assert_eq!((answered.trace.questions.len(), answered.trace.judgements.as_slice()), (0, &[0][..]));
    }
}

#[test]
fn of_units_only_those_of_an_open_field_are_open() {
    let Requirement::Substitution(mut asked) = units_for_a_year() else { panic!("it is one") };
    let Requirement::Units(by) = &mut asked.substitutes[0].by else { panic!("it is of units") };
    by.subject = education(Degree::Bachelor).fields;
    let asked = Requirement::Substitution(asked);
    let held = |subject: &str| UnitsHeld {
        semester: Some(Hundredths::whole(6)),
        subject: Some(subject.to_owned()),
        ..UnitsHeld::default()
    };
    let units = Some(vec![held("Social Work"), held("Music")]);
    let open = told(&asked, &Applicant { units: units.clone(), ..person(6, None) });
    let time = &open.trace.time[0];
    assert_eq!((open.outcome, time.substituted, time.may_stand_in), (Outcome::NeedsJudgement, 6, 6));
    // 5 + 6 of 18 months by the record alone.
    let short = told(&asked, &Applicant { units, ..person(5, None) });
    assert_eq!(short.shortfalls[0].missing.map(|span| span.months), Some(7));
}

#[test]
fn of_what_only_a_person_can_let_stand_in_it_is_not_said_that_it_would() {
    let told = |open| told(&license_for_a_year(None, open), &person(5, None)).trace.evidence;
    assert!(told(false).contains(&"nothing yet that stands in for 12 months, as license would".to_owned()));
    assert!(!told(true).concat().contains("nothing yet"));
}

#[test]
fn a_decision_about_what_stands_in_for_schooling_is_told_as_used() {
    let asked = license_for_a_degree(Some(Rate { per: 1, unit: RateUnit::YearsOfStudy, gives: 12 }));
    let question = "whether “a license” stands in for “a degree” at 12 months for 1 year of study";
    for decision in [Verdict::Yes, Verdict::No] {
        let judgements = vec![decided(question, decision)];
        let mut who = Applicant { credentials: vec![holding()], judgements, ..applicant() };
        assert_eq!(told(&asked, &who).trace.judgements, [0], "{decision:?}");
        who.credentials.clear();
        assert!(told(&asked, &who).trace.judgements.is_empty(), "nothing asks it");
    }
}

#[test]
fn what_stands_in_is_told_beside_the_path_too() {
    let either = Requirement::any_of(super::branch(vec![
        Requirement::Experience(experience(12, false)),
        license_for_a_degree(None),
    ]));
    let who = Applicant { credentials: vec![holding()], ..person(12, None) };
    let other = &told(&either, &who).trace.parts[1];
    assert_eq!((other.used, other.outcome), (false, Outcome::Met));
    // The license that stands in for time, too, and what is open about it.
    let either = Requirement::any_of(super::branch(vec![
        Requirement::Experience(experience(9, false)),
        license_for_a_year(None, true),
    ]));
    let who = Applicant { credentials: vec![holding()], ..person(9, None) };
    let other = &told(&either, &who).trace.parts[1];
    assert_eq!((other.used, other.outcome, other.time[0].may_stand_in), (false, Outcome::NeedsJudgement, 12));
}

#[test]
fn a_limit_on_what_stands_in_for_no_time_is_a_question() {
    let limits: [fn(&mut Substitution); 3] = [
        |asked| asked.at_most = Some(24),
        |asked| asked.substitutes[0].at_most = Some(24),
        |asked| asked.substitutes[0].months = Some(24),
    ];
    for limit in limits {
        let Requirement::Substitution(mut asked) = license_for_a_degree(None) else { panic!("it is one") };
        limit(&mut asked);
        let licensed = Applicant { credentials: vec![holding()], ..applicant() };
        let open = told(&Requirement::Substitution(asked), &licensed);
        let question = "whether “a license” stands in for “a degree”, of which at most 2 years may be replaced";
        assert_eq!((open.outcome, open.questions[0].question.as_str()), (Outcome::NeedsJudgement, question));
    }
}

#[test]
fn schooling_that_may_be_replaced_is_as_hard_to_come_by_as_schooling() {
    let time = Requirement::Experience(experience(12, false));
    let short = told(&Requirement::All(super::branch(vec![time, license_for_a_degree(None)])), &applicant());
    let needs: Vec<_> = short.shortfalls.iter().map(|short| short.need.as_str()).collect();
    assert_eq!(needs, ["bachelor", "casework"]);
}

#[test]
fn what_is_no_time_is_not_headed_as_experience() {
    let head = |asked: &Requirement| {
        let vocabulary = vocabulary();
        let said = RequirementSummary::new(asked, &vocabulary);
        let trace = told(asked, &applicant()).trace;
        assert_eq!(said.asks.heading(), trace.asks.heading());
        (said.asks.heading(), said.words)
    };
    let time = license_for_a_year(None, false);
    assert_eq!(head(&time).0, "Experience, or what stands in for part of it");
    let Requirement::Substitution(mut degree) = license_for_a_degree(None) else { panic!("it is one") };
    let asked = Requirement::Substitution(degree.clone());
    assert_eq!(head(&asked), ("This, or what stands in for it", "one of the following".to_owned()));
    degree.at_most = Some(24);
    let limited = head(&Requirement::Substitution(degree)).1;
    assert_eq!(limited, "one of the following; at most 2 years may be replaced");
}

#[test]
fn a_degree_that_a_question_would_free_is_said_to_stand_in_for_what_it_does() {
    let social_work =
        Fields { printed: "Social Work".to_owned(), accepted: vec!["Social Work".to_owned()], others: OtherFields::No };
    let by = Education { fields: Some(social_work), ..education(Degree::Bachelor) };
    let cited = RequirementSource::printed("a license");
    let of = Requirement::Credential(Credential { source: cited, any_of: vec!["license".to_owned()] });
    let substitutes = vec![Substitute { months: None, rate: None, at_most: None, by: Requirement::Education(by) }];
    let license = Substitution { source: source(), of: Box::new(of), substitutes, at_most: None, open: None };
    let asked = Requirement::All(super::branch(vec![
        Requirement::Education(education(Degree::Bachelor)),
        Requirement::Substitution(license),
    ]));
    let study = |field: &str| Study {
        degree: Schooling::Bachelor,
        field: Some(field.to_owned()),
        accredited: Ternary::Yes,
        conferred: date(2015, 5, 9),
    };
    let who = Applicant { education: vec![study("Social Work"), study("Music")], ..applicant() };
    let remarks = told(&asked, &who).remarks;
    assert_eq!(
        remarks[0].text,
        "by the record alone the Bachelor's degree in Social Work serves as the required degree; it can stand in for \
         “a license” only if another does, which is why it is asked whether Music is Social Work or a related field"
    );
}
