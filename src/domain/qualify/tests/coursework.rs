//! Units, courses and hours, and nodes of which so many parts are needed. The figures are those of the texts quoted.

use jiff::civil::date;

use super::{AS_OF, Applicant, Hundredths, applicant, source, vocabulary};
use crate::qualify::{Assessment, Calculator, CourseHeld, Evaluator, HoursHeld, Outcome, UnitsHeld};
use crate::spec::{AtLeast, Code, Courses, Fields, Hours, OtherFields, Requirement, RequirementSource, Units};

fn told(requirement: &Requirement, applicant: &Applicant) -> Assessment {
    let (vocabulary, code) = (vocabulary(), Code::new("X").unwrap());
    let record = Calculator::new(&vocabulary).record(applicant).unwrap();
    let compiled = Calculator::new(&vocabulary).compiled(&code, requirement);
    super::assessed(&Evaluator { compiled }, &record)
}

fn subject(name: &str, others: OtherFields) -> Option<Fields> {
    Some(Fields { printed: name.to_owned(), accepted: vec![name.to_owned()], others })
}

/// "24 semester or 36 quarter units in accounting"; `None`: that figure is not printed.
fn accounting(semester: Option<u32>, quarter: Option<u32>) -> Units {
    let subject = subject("accounting", OtherFields::No);
    Units { source: source(), semester, quarter, subject, including: Vec::new() }
}

fn units(semester: Option<u32>, quarter: Option<u32>, subject: &str) -> UnitsHeld {
    let whole = |units: Option<u32>| units.map(Hundredths::whole);
    UnitsHeld { semester: whole(semester), quarter: whole(quarter), subject: Some(subject.to_owned()), completed: None }
}

fn with_units(held: Vec<UnitsHeld>) -> Applicant {
    Applicant { units: Some(held), ..applicant() }
}

#[test]
fn units_of_both_sorts_add_up_where_both_figures_are_printed() {
    let asked = Requirement::Units(accounting(Some(24), Some(36)));
    // 12 of 24 and 18 of 36 are two halves; with 17 of 36 something is missing: 24 x (1/2 + 17/36) = 23.33.
    let halves =
        |quarter| with_units(vec![units(Some(12), None, "Accounting"), units(None, Some(quarter), "Accounting")]);
    assert_eq!(told(&asked, &halves(18)).outcome, Outcome::Met);
    let short = told(&asked, &halves(17));
    assert_eq!(short.outcome, Outcome::NotMet);
    assert_eq!(short.nearest_path.unwrap(), "0.66 more semester units in accounting (23.33 of 24)");
}

#[test]
fn where_one_figure_is_printed_a_person_decides_how_the_other_counts() {
    let asked = Requirement::Units(accounting(Some(24), None));
    let enough = told(&asked, &with_units(vec![units(None, Some(36), "Accounting")]));
    assert_eq!(enough.outcome, Outcome::NeedsJudgement);
    assert_eq!(
        enough.questions[0].question,
        "whether a quarter unit counts as two thirds of a semester unit for 24 semester units in accounting"
    );
    let few = told(&asked, &with_units(vec![units(None, Some(35), "Accounting")]));
    assert_eq!(few.outcome, Outcome::NotMet, "two thirds of 35 are less than 24");
}

#[test]
fn a_record_that_says_nothing_of_units_leaves_them_to_a_person() {
    let asked = Requirement::Units(accounting(Some(24), Some(36)));
    let silent = told(&asked, &applicant());
    assert_eq!(silent.outcome, Outcome::NeedsJudgement);
    assert_eq!(
        silent.questions[0].question,
        "whether the applicant has completed 24 semester or 36 quarter units in accounting"
    );
    assert_eq!(told(&asked, &with_units(Vec::new())).outcome, Outcome::NotMet, "the record says that there are none");
}

#[test]
fn units_that_must_be_among_them_are_in_the_subject_of_the_whole() {
    let auditing = Units {
        semester: Some(6),
        quarter: None,
        subject: subject("auditing", OtherFields::No),
        ..accounting(None, None)
    };
    let asked = Requirement::Units(Units { including: vec![auditing], ..accounting(Some(24), None) });
    let with = |own, part| with_units(vec![units(Some(own), None, "Accounting"), units(Some(part), None, "Auditing")]);
    assert_eq!(told(&asked, &with(18, 6)).outcome, Outcome::Met);
    assert_eq!(told(&asked, &with(30, 0)).outcome, Outcome::NotMet, "none in auditing");
    assert_eq!(told(&asked, &with(17, 6)).outcome, Outcome::NotMet, "23 in all");
}

#[test]
fn what_is_completed_after_the_day_of_judging_does_not_count_yet() {
    let later = UnitsHeld { completed: Some(date(2025, 7, 1)), ..units(Some(24), None, "Accounting") };
    let asked = Requirement::Units(accounting(Some(24), None));
    assert_eq!(told(&asked, &with_units(vec![later.clone()])).outcome, Outcome::NotMet);
    let on_the_day = UnitsHeld { completed: Some(AS_OF), ..later };
    assert_eq!(told(&asked, &with_units(vec![on_the_day])).outcome, Outcome::Met);
}

#[test]
fn courses_are_counted_by_subject() {
    let course = |subject: &str| CourseHeld { subject: subject.to_owned(), completed: None };
    let asked = |count| {
        let subject = subject("cost accounting", OtherFields::Judgement);
        Requirement::Courses(Courses { source: source(), count, subject })
    };
    let held = Applicant { courses: Some(vec![course("Cost Accounting"), course("Budgeting")]), ..applicant() };
    assert_eq!(told(&asked(1), &held).outcome, Outcome::Met);
    let two = told(&asked(2), &held);
    assert_eq!(two.outcome, Outcome::NeedsJudgement);
    assert_eq!(two.questions[0].question, "whether Budgeting belongs to cost accounting");
}

#[test]
fn hours_of_something_else_are_a_question() {
    let asked = Requirement::Hours(Hours { source: source(), hours: 1800, of: "supervised internship".to_owned() });
    let held = |of: &str, hours| HoursHeld { of: of.to_owned(), hours, completed: None };
    let with = |hours| Applicant { hours: Some(hours), ..applicant() };
    assert_eq!(told(&asked, &with(vec![held("Supervised internship", 1800)])).outcome, Outcome::Met);
    let open = told(&asked, &with(vec![held("supervised internship", 1000), held("clinical practice", 800)]));
    assert_eq!(open.outcome, Outcome::NeedsJudgement);
    assert_eq!(open.questions[0].question, "whether clinical practice is supervised internship");
    let short = told(&asked, &with(vec![held("supervised internship", 1000)]));
    assert_eq!(short.nearest_path.unwrap(), "800 more hours of supervised internship (1000 of 1800)");
}

#[test]
fn as_many_parts_as_are_needed_are_enough() {
    let course = |name: &str| {
        let subject = subject(name, OtherFields::No);
        Requirement::Courses(Courses { source: RequirementSource::printed(name), count: 1, subject })
    };
    let of = vec![course("auditing"), course("budgeting"), course("statistics")];
    let asked = |count| Requirement::AtLeast(AtLeast { source: source(), count, of: of.clone() });
    let courses = ["Auditing", "Statistics"].map(|name| CourseHeld { subject: name.to_owned(), completed: None });
    let held = Applicant { courses: Some(courses.to_vec()), ..applicant() };
    assert_eq!(told(&asked(1), &held).outcome, Outcome::Met);
    let two = told(&asked(2), &held);
    assert_eq!(two.outcome, Outcome::Met);
    let used: Vec<bool> = two.trace.parts.iter().map(|part| part.used).collect();
    assert_eq!(used, [true, false, true]);
    let three = told(&asked(3), &held);
    assert_eq!(three.outcome, Outcome::NotMet);
    assert_eq!(three.nearest_path.unwrap(), "1 more course in budgeting (0 of 1)");
}
