//! What stands in for something: at a rate, in the place of schooling, in part. The rates are those that California and
//! New York print.

use jiff::civil::date;

use super::{Applicant, Hundredths, applicant, education, experience, source, vocabulary};
use crate::qualify::{
    Assessment, Calculator, Evaluator, Job, Outcome, Percent, Schooling, Study, Ternary, UnitsHeld, Verdict,
};
use crate::spec::{
    Code, Credential, Degree, Education, Rate, RateUnit, Requirement, RequirementSource, Substitute, Substitution,
    Units,
};

fn told(requirement: &Requirement, applicant: &Applicant) -> Assessment {
    let (vocabulary, code) = (vocabulary(), Code::new("X").unwrap());
    let record = Calculator::new(&vocabulary).record(applicant).unwrap();
    let compiled = Calculator::new(&vocabulary).compiled(&code, requirement);
    super::assessed(&Evaluator { compiled }, &record)
}

fn worked(months: i16) -> Job {
    let to = date(2020, 1, 1).checked_add(jiff::Span::new().months(months)).unwrap().yesterday().unwrap();
    Job {
        title: "Casework".to_owned(),
        from: date(2020, 1, 1),
        to: Some(to),
        hours_per_week: Hundredths::whole(40),
        kinds: vec!["casework".to_owned()],
        comparable_to: Vec::new(),
        progressive: Ternary::Unknown,
        relevant_percent: Percent(100),
        class: None,
        class_code: None,
        employer: None,
    }
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

#[test]
fn schooling_that_may_be_replaced_is_as_hard_to_come_by_as_schooling() {
    let time = Requirement::Experience(experience(12, false));
    let short = told(&Requirement::All(super::branch(vec![time, license_for_a_degree(None)])), &applicant());
    let needs: Vec<_> = short.shortfalls.iter().map(|short| short.need.as_str()).collect();
    assert_eq!(needs, ["bachelor", "casework"]);
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
