//! What the trace says about parts on which the answer does not rest.

use jiff::civil::date;
use rungs_domain::qualify::{
    Applicant, Holding, Hundredths, Job, Outcome, Percent, RequirementKind, Schooling, Study, Ternary, TraceNode,
};

use super::{assess, policy};

fn study(degree: Schooling, field: &str) -> Study {
    let conferred = date(2012, 5, 9);
    Study { degree, field: Some(field.to_owned()), accredited: Ternary::Yes, conferred }
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
            progressive: Ternary::Unknown,
            relevant_percent: Percent(100),
            class: None,
            class_code: None,
            employer: None,
        }],
        credentials: vec![Holding { kind: "drivers_license".to_owned(), from: None, expires: None }],
        ..Applicant::default()
    }
}

/// The Master's degree that may stand in for a year, as Denver's coordinator prints it.
fn substitute(of: &Applicant) -> TraceNode {
    let assessment = assess(of, "CA2459", date(2025, 6, 30), &policy("calendar-40"));
    assert_eq!(assessment.outcome, Outcome::Met);
    let replaceable =
        assessment.trace.parts.into_iter().find(|part| part.asks == RequirementKind::Substitution).unwrap();
    replaceable.parts.into_iter().find(|part| part.asks == RequirementKind::Education).unwrap()
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

#[test]
fn a_masters_that_only_a_yes_would_free_serves_as_the_required_degree_and_stands_in_for_nothing_yet() {
    // 30 months of placement work of 36. By the record alone the Master's in Psychology, which is listed, is the degree
    // that is asked for; only if Elementary Education is found closely related may it stand in for the year.
    let had = vec![study(Schooling::Bachelor, "Elementary Education"), study(Schooling::Master, "Psychology")];
    let mut of = with_schooling(had);
    of.experience[0].to = Some(date(2015, 6, 30));
    let assessment = assess(&of, "CA2459", date(2025, 6, 30), &policy("calendar-40"));
    assert_eq!(assessment.outcome, Outcome::NeedsJudgement);
    let parts = &assessment.trace.parts;
    let schooling = parts.iter().find(|part| part.asks == RequirementKind::Education).unwrap();
    assert_eq!(schooling.outcome, Outcome::Met);
    assert_eq!(schooling.evidence, ["Master's degree in Psychology, 2012-05-09"]);
    let work = parts.iter().find(|part| part.asks == RequirementKind::Substitution).unwrap();
    assert_eq!(work.outcome, Outcome::NeedsJudgement);
    let time = &work.time[0];
    assert_eq!((time.have.months, time.required.months), (30, 36));
    assert_eq!((time.substituted, time.may_stand_in), (0, 12));
    let told = &assessment.remarks.iter().find(|remark| remark.about == "substitute").unwrap().text;
    assert!(told.contains("Master's degree in Psychology serves as the required degree"), "{told}");
    assert!(told.contains("whether Elementary Education is Social Work, Psychology,"), "{told}");
}
