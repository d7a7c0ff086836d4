//! What is short: the hardest first, the nearest way, and what could be had more easily.

use jiff::civil::date;

use super::{Applicant, Hundredths, applicant, branch, education, experience, source, vocabulary};
use crate::qualify::{Assessment, Calculator, Evaluator, Holding, Job, Outcome, Percent, Schooling, Study, Ternary};
use crate::spec::{
    Accreditation, Code, Credential, Degree, Education, Experience, Requirement, Substitute, Substitution,
};

fn told(requirement: &Requirement, applicant: &Applicant) -> Assessment {
    let (vocabulary, code) = (vocabulary(), Code::new("X").unwrap());
    let record = Calculator::new(&vocabulary).record(applicant).unwrap();
    let compiled = Calculator::new(&vocabulary).compiled(&code, requirement);
    super::assessed(&Evaluator { compiled }, &record)
}

/// Casework, comparable to no level but "Other", through full years.
fn casework(from: i16, years: i16) -> Job {
    Job {
        title: "Casework".to_owned(),
        from: date(from, 1, 1),
        to: Some(date(from + years - 1, 12, 31)),
        hours_per_week: Hundredths::whole(40),
        kinds: vec!["casework".to_owned()],
        comparable_to: vec![Code::new("Other").unwrap()],
        progressive: Ternary::Yes,
        relevant_percent: Percent(100),
        class: None,
        class_code: None,
        employer: None,
    }
}

fn study(degree: Schooling, field: &str, accredited: Ternary) -> Study {
    Study { degree, field: Some(field.to_owned()), accredited, conferred: date(2012, 5, 9) }
}

fn person(education: Vec<Study>, experience: Vec<Job>) -> Applicant {
    Applicant { education, experience, ..applicant() }
}

#[test]
fn a_part_that_is_missing_wholly_comes_before_the_little_that_is_missing_of_the_whole() {
    let part = Experience {
        need: "planning".to_owned(),
        comparable_to: vec![Code::new("B2").unwrap()],
        ..experience(24, false)
    };
    let asked = Requirement::Experience(Experience { including: vec![part], ..experience(48, false) });
    // 36 of 48 months, none of the 24.
    let assessment = told(&asked, &person(Vec::new(), vec![casework(2019, 3)]));
    let needs: Vec<_> = assessment.shortfalls.iter().map(|short| short.need.as_str()).collect();
    assert_eq!(needs, ["planning", "casework"]);
    assert_eq!(
        assessment.nearest_path.unwrap(),
        "24 months of work comparable to B2 (0 of 24 months); and 12 more months of casework (36 of 48 months), which \
         the same work may fill"
    );
}

#[test]
fn the_hardest_comes_first_and_all_that_is_still_missing_after_it() {
    let permit = Requirement::Credential(Credential { source: source(), any_of: vec!["permit".to_owned()] });
    let asked = Requirement::All(branch(vec![
        permit,
        Requirement::Experience(experience(12, false)),
        Requirement::Education(education(Degree::Bachelor)),
    ]));
    let assessment = told(&asked, &applicant());
    let needs: Vec<_> = assessment.shortfalls.iter().map(|short| short.need.as_str()).collect();
    assert_eq!(needs, ["bachelor", "casework", "credential"]);
}

fn either_degree() -> Requirement {
    let asked =
        |degree| Requirement::Education(Education { accreditation: Accreditation::Required, ..education(degree) });
    Requirement::any_of(branch(vec![asked(Degree::Master), asked(Degree::Bachelor)]))
}

#[test]
fn of_two_degrees_that_would_do_the_lower_one_is_lacking() {
    let college = vec![
        study(Schooling::Associate, "Social Work", Ternary::Yes),
        study(Schooling::SomeCollege { years: 3 }, "Social Work", Ternary::Yes),
    ];
    let not_accredited = vec![study(Schooling::Bachelor, "Social Work", Ternary::No)];
    let elsewhere = vec![study(Schooling::Bachelor, "Music", Ternary::Yes)];
    for (had, needs) in
        [(Vec::new(), vec!["bachelor"]), (college, vec!["bachelor"]), (not_accredited, vec!["bachelor"])]
    {
        let assessment = told(&either_degree(), &person(had, Vec::new()));
        assert_eq!(assessment.shortfalls.iter().map(|short| short.need.as_str()).collect::<Vec<_>>(), needs);
    }
    // An open field is asked about.
    assert_eq!(told(&either_degree(), &person(elsewhere, Vec::new())).questions.len(), 1);
}

#[test]
fn a_question_behind_what_is_short_is_told_too() {
    let asked = Requirement::All(branch(vec![
        Requirement::Education(education(Degree::Bachelor)),
        Requirement::Experience(experience(24, false)),
    ]));
    let had = vec![study(Schooling::Bachelor, "Music", Ternary::Yes)];
    let assessment = told(&asked, &person(had, vec![casework(2020, 1)]));
    assert!(assessment.questions.is_empty(), "no answer changes the outcome");
    assert_eq!(assessment.open_behind.len(), 1);
    assert!(assessment.open_behind[0].contains("Music"), "{:?}", assessment.open_behind);
}

#[test]
fn further_work_that_would_open_an_equivalence_is_told() {
    let schooling =
        Education { fields: None, or_equivalent: true, equivalent_months: Some(48), ..education(Degree::Bachelor) };
    let asked = Requirement::All(branch(vec![
        Requirement::Education(schooling),
        Requirement::Experience(experience(12, false)),
    ]));
    // 12 months are asked for and 48 beyond them: 60; 36 are there.
    let assessment = told(&asked, &person(Vec::new(), vec![casework(2019, 3)]));
    assert_eq!(
        assessment.nearest_path.unwrap(),
        "a Bachelor's degree, four years of college or what is equivalent (24 months of further work of these kinds \
         would open the question of equivalence)"
    );
}

/// Schooling to `degree` or what is equivalent, from so many months of work, and a year of casework.
fn schooling_and_a_year(degree: Degree, equivalent_months: u32) -> Requirement {
    let equivalent_months = Some(equivalent_months);
    let schooling = Education { fields: None, or_equivalent: true, equivalent_months, ..education(degree) };
    Requirement::All(branch(vec![Requirement::Education(schooling), Requirement::Experience(experience(12, false))]))
}

#[test]
fn schooling_begun_counts_toward_four_years_as_it_does_toward_a_masters() {
    let college = |years| vec![study(Schooling::SomeCollege { years }, "History", Ternary::Yes)];
    let four_years = schooling_and_a_year(Degree::Bachelor, 48);
    // 12 months are asked for. One year of college is missing, so 12 beyond them; 24 are there.
    let three = told(&four_years, &person(college(3), vec![casework(2019, 2)]));
    assert_eq!(three.outcome, Outcome::NeedsJudgement);
    // Two years are missing: 12 + 24 = 36 months; 24 are there.
    let two = told(&four_years, &person(college(2), vec![casework(2019, 2)]));
    assert_eq!(
        two.nearest_path.unwrap(),
        "a Bachelor's degree, four years of college or what is equivalent (2 of 4 years of college on record; 12 months \
         of further work of these kinds would open the question of equivalence)"
    );
    // The Master's step: one year of college and 24 months, 36 beyond the 12; 24 are there.
    let master = told(&schooling_and_a_year(Degree::Master, 24), &person(college(3), vec![casework(2019, 2)]));
    assert!(master.nearest_path.unwrap().contains("(24 months of further work"));
}

#[test]
fn work_of_no_kind_is_no_established_work_toward_an_equivalence() {
    // 12 + 24 months are asked for beside a Bachelor's degree; 24 are there if the work is of these kinds, else none.
    let had = vec![study(Schooling::Bachelor, "History", Ternary::Yes)];
    let unknown = Job { kinds: Vec::new(), ..casework(2019, 2) };
    let assessment = told(&schooling_and_a_year(Degree::Master, 24), &person(had, vec![unknown]));
    assert_eq!(
        assessment.shortfalls[0].text,
        "a Master's degree or what is equivalent (36 months of further work of these kinds, or 12 months if the work of \
         which the record names no kind is of them, would open the question of equivalence)"
    );
}

#[test]
fn a_lower_degree_that_would_free_a_higher_one_is_hinted_at() {
    let by = Requirement::Education(education(Degree::Master));
    let replaceable = Requirement::Substitution(Substitution::of_time(
        source(),
        experience(36, false),
        vec![Substitute::of_months(12, by)],
        12,
    ));
    let asked = Requirement::All(branch(vec![Requirement::Education(education(Degree::Bachelor)), replaceable]));
    // 24 of 36 months; the Master's degree serves as the required one.
    let had = vec![study(Schooling::Master, "Social Work", Ternary::Yes)];
    let assessment = told(&asked, &person(had, vec![casework(2020, 2)]));
    assert_eq!(
        assessment.hints,
        ["if a Bachelor's degree that serves as the required degree were on record, the Master's degree in Social \
          Work could stand in for 12 months"]
    );
    // Whether the field is accepted at all is a question behind it.
    let doubtful =
        told(&asked, &person(vec![study(Schooling::Master, "Music", Ternary::Yes)], vec![casework(2020, 2)]));
    assert!(
        doubtful.hints[0].ends_with("; open: whether Music is Social Work or a related field"),
        "{:?}",
        doubtful.hints
    );
    let both = vec![
        study(Schooling::Bachelor, "Social Work", Ternary::Yes),
        study(Schooling::Master, "Social Work", Ternary::Yes),
    ];
    let stands_in = told(&asked, &person(both, vec![casework(2020, 1)]));
    assert!(stands_in.hints.is_empty(), "it stands in already");
    assert_eq!(
        stands_in.nearest_path.unwrap(),
        "12 more months of casework (12 months, and 12 months substituted, of 36 months)"
    );
}

#[test]
fn a_substitute_that_is_open_relieves_nothing_yet() {
    let by = Requirement::Education(education(Degree::Master));
    let asked = Requirement::Substitution(Substitution::of_time(
        source(),
        experience(36, false),
        vec![Substitute::of_months(12, by)],
        12,
    ));
    let had = vec![study(Schooling::Master, "Music", Ternary::Yes)];
    let assessment = told(&asked, &person(had, vec![casework(2020, 1)]));
    // 12 of 36 months; 12 more if Music is related: 12 short at best, 24 by the record alone.
    let (time, short) = (&assessment.trace.time[0], &assessment.shortfalls[0]);
    assert_eq!((time.substituted, time.may_stand_in), (0, 12));
    assert_eq!(short.missing.map(|span| span.months), Some(24));
    assert_eq!(short.at_best.map(|span| span.months), Some(12));
    assert_eq!(
        short.text,
        "24 more months of casework (12 months, and 12 months for which something may stand in, which is open, of 36 \
         months: still 12 months short)"
    );
}

#[test]
fn of_a_credential_that_is_on_record_it_is_told_why_it_does_not_serve() {
    let asked = Requirement::Credential(Credential { source: source(), any_of: vec!["permit".to_owned()] });
    let held = |from, expires| Holding { kind: "permit".to_owned(), from, expires };
    let short = |held| told(&asked, &Applicant { credentials: vec![held], ..applicant() }).nearest_path.unwrap();
    let name = told(&asked, &applicant()).nearest_path.unwrap();
    let (past, later) = (held(None, Some(date(2024, 1, 31))), held(Some(date(2026, 1, 1)), None));
    assert_eq!(short(past), format!("{name} (the one on record: expired on 2024-01-31)"));
    assert_eq!(short(later), format!("{name} (the one on record: valid from 2026-01-01)"));
}

#[test]
fn counts_of_one_are_singular() {
    let hour = Job { hours_per_week: Hundredths::whole(1), ..casework(2019, 1) };
    let college = Study { field: None, ..study(Schooling::SomeCollege { years: 1 }, "", Ternary::Yes) };
    let asked = branch(vec![
        Requirement::Education(education(Degree::Bachelor)),
        Requirement::Experience(experience(1, false)),
    ]);
    let told = told(&Requirement::All(asked), &person(vec![college], vec![hour]));
    assert_eq!(told.trace.parts[0].evidence, ["1 year of college, 2012-05-09: below what is asked"]);
    assert_eq!(told.trace.parts[1].evidence[1], "Casework, 2019-01-01 to 2019-12-31, 1 hour a week");
    // Twelve months of one hour in forty are nine days.
    assert_eq!(told.shortfalls[1].text, "21 more days of casework (9 days of 1 month)");
}

#[test]
fn college_without_a_diploma_on_record_is_pointed_out_where_a_diploma_is_asked_for() {
    let asked = Requirement::Education(Education { fields: None, ..education(Degree::HighSchool) });
    let had = vec![study(Schooling::SomeCollege { years: 2 }, "Human Services", Ternary::Yes)];
    let assessment = told(&asked, &person(had, Vec::new()));
    assert_eq!(assessment.outcome, Outcome::NotMet);
    assert_eq!(
        assessment.hints,
        ["the record names 2 years of college in Human Services, 2012-05-09 but no diploma or GED before it: check \
          whether it is complete"]
    );
    assert!(assessment.trace.evidence[0].ends_with(": college without a degree does not show a diploma"));
    assert!(told(&asked, &applicant()).hints.is_empty());
}
