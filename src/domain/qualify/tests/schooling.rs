//! Schooling that is no degree: grades, years, programs as printed.

use jiff::civil::date;

use super::{Applicant, applicant, source, vocabulary};
use crate::qualify::{Assessment, Calculator, Evaluator, Outcome, Schooling, Study, Ternary};
use crate::spec::{Accreditation, Code, Education, Fields, OtherFields, Requirement};

fn told(asked: Education, had: &[Schooling]) -> Assessment {
    let education = had.iter().map(|degree| Study {
        degree: *degree,
        field: Some("Business".to_owned()),
        accredited: Ternary::Yes,
        conferred: date(2015, 5, 9),
    });
    let applicant = Applicant { education: education.collect(), ..applicant() };
    let (vocabulary, code, requirement) = (vocabulary(), Code::new("X").unwrap(), Requirement::Education(asked));
    let record = Calculator::new(&vocabulary).record(&applicant).unwrap();
    let compiled = Calculator::new(&vocabulary).compiled(&code, &requirement);
    super::assessed(&Evaluator { compiled }, &record)
}

fn years(years: u32) -> Education {
    Education { source: source(), years: Some(years), ..Education::default() }
}

const TWO_YEARS: Schooling = Schooling::SomeCollege { years: 2 };

#[test]
fn a_diploma_or_a_degree_covers_the_eighth_grade_and_no_record_can_deny_it() {
    for had in [Schooling::HighSchool, Schooling::Ged, TWO_YEARS, Schooling::Bachelor] {
        assert_eq!(told(years(8), &[had]).outcome, Outcome::Met, "{had:?}");
    }
    let silent = told(years(8), &[]);
    assert_eq!(silent.outcome, Outcome::NeedsJudgement);
    assert_eq!(silent.questions[0].question, "whether the applicant has completed 8 years of schooling");
}

#[test]
fn the_twelfth_grade_is_a_diploma_or_a_degree() {
    for had in [Schooling::Ged, Schooling::Associate] {
        assert_eq!(told(years(12), &[had]).outcome, Outcome::Met, "{had:?}");
    }
    assert_eq!(told(years(12), &[TWO_YEARS]).outcome, Outcome::NeedsJudgement, "college shows no diploma");
}

#[test]
fn years_of_college_are_counted_from_those_of_school() {
    assert_eq!(told(years(14), &[TWO_YEARS]).outcome, Outcome::Met);
    assert_eq!(told(years(14), &[Schooling::Associate]).outcome, Outcome::Met);
    let short = told(years(15), &[TWO_YEARS]);
    assert_eq!((short.outcome, short.nearest_path.as_deref()), (Outcome::NotMet, Some("15 years of schooling")));
    assert_eq!(told(years(16), &[Schooling::Bachelor]).outcome, Outcome::Met);
}

#[test]
fn printed_schooling_and_a_year_in_a_field_are_asked_about() {
    let program = Education {
        source: source(),
        schooling: Some("vocational program in welding".to_owned()),
        ..Education::default()
    };
    let asked = told(program, &[Schooling::Bachelor]);
    assert_eq!(asked.questions[0].question, "whether the applicant has completed “vocational program in welding”");
    let fields =
        Fields { printed: "business".to_owned(), accepted: vec!["Business".to_owned()], others: OtherFields::No };
    let graduate = Education { fields: Some(fields), ..years(1) };
    let asked = told(graduate, &[Schooling::Bachelor]);
    assert_eq!(asked.questions[0].question, "whether the applicant has completed 1 year of schooling in business");
}

#[test]
fn a_question_about_schooling_names_the_accreditation_that_is_asked_for() {
    let program = Education {
        source: source(),
        schooling: Some("vocational program".to_owned()),
        accreditation: Accreditation::Required,
        ..Education::default()
    };
    assert_eq!(
        told(program, &[]).questions[0].question,
        "whether the applicant has completed “vocational program” from an accredited institution"
    );
}
