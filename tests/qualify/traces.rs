//! What the trace says about parts on which the answer does not rest.

use jiff::civil::date;
use rungs_domain::qualify::{
    Applicant, Asks, Holding, Hundredths, Job, Known, Outcome, Percent, Schooling, Study, TraceNode,
};

use super::{assess, policy};

fn study(degree: Schooling, field: &str) -> Study {
    let conferred = date(2012, 5, 9);
    Study { degree, field: Some(field.to_owned()), accredited: Known::Yes, conferred }
}

/// Six years of placement work and a license: with the schooling, all that Denver's coordinator needs.
fn with_schooling(education: Vec<Study>) -> Applicant {
    Applicant {
        name: "Invented".to_owned(),
        education,
        experience: vec![Job {
            title: "Placement caseworker".to_owned(),
            from: date(2013, 1, 1),
            to: Some(date(2018, 12, 31)),
            hours_per_week: Hundredths(4000),
            kinds: vec!["out_of_home_placement".to_owned()],
            comparable_to: Vec::new(),
            progressive: Known::Unknown,
            relevant_percent: Percent(100),
        }],
        credentials: vec![Holding { kind: "drivers_license".to_owned(), from: None, expires: None }],
        judgements: Vec::new(),
    }
}

/// The Master's degree that may stand in for a year, as Denver's coordinator prints it.
fn substitute(of: &Applicant) -> TraceNode {
    let assessment = assess(of, "CA2459", date(2025, 6, 30), &policy("calendar-40"));
    assert_eq!(assessment.outcome, Outcome::Met);
    let replaceable = assessment.trace.parts.into_iter().find(|part| part.asks == Asks::Substitution).unwrap();
    replaceable.parts.into_iter().find(|part| part.asks == Asks::Education).unwrap()
}

#[test]
fn a_substitute_that_is_held_but_not_needed_is_told_as_held() {
    let bachelor = study(Schooling::Bachelor, "Psychology");
    let node = substitute(&with_schooling(vec![bachelor, study(Schooling::Master, "Social Work")]));
    assert!(!node.used, "72 months of 36 need no substitute");
    assert_eq!(node.outcome, Outcome::Met);
    assert_eq!(node.evidence, ["Master's degree in Social Work, 2012-05-09"]);
    assert!(node.shortfalls.is_empty());
}

#[test]
fn a_degree_that_is_the_required_one_is_not_told_as_a_substitute_too() {
    let node = substitute(&with_schooling(vec![study(Schooling::Master, "Social Work")]));
    assert_eq!(node.outcome, Outcome::NotMet, "G7: one degree is never used twice within a class");
    assert_eq!(
        node.evidence,
        ["Master's degree in Social Work, 2012-05-09: serves for another requirement of this class"]
    );
}
