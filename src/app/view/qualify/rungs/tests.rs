use jiff::civil::date;
use rungs_domain::qualify::{Outcome, RecordedJudgement, Verdict};

use super::*;
use crate::view::qualify::sample::{AS_OF, answers, applicant_b, job};

const PUBLIC_HEALTH: &str =
    "whether Public Health is Social Work, Psychology, Sociology, Guidance and Counseling, or a closely related field";

fn told(answers: &Answers, library: &Library) -> RungsData {
    RungsData::new(library, answers, &answers.applicants[0])
}

fn rung<'a>(data: &'a RungsData, code: &str) -> &'a RungData {
    data.rungs().find(|rung| rung.level.code.as_str() == code).unwrap()
}

#[test]
fn rungs_are_counted_and_stand_best_first_within_their_series() {
    let library = Library::shipped();
    let answers = answers(&library, &[applicant_b()], &["CA2459", "CA2460", "3729", "3730"], &["calendar-40"]);
    let data = told(&answers, &library);
    // CA2459 by 58 months of casework; CA2460 needs the Master's; 3730 asks whether the 58 months are comparable, which
    // no job says; 3729 lacks months and license.
    assert_eq!(data.counts, [1, 2, 1]);
    let order: Vec<&str> = data.rungs().map(|rung| rung.level.code.as_str()).collect();
    assert_eq!(order, ["CA2459", "CA2460", "3730", "3729"]);
}

#[test]
fn a_row_says_what_is_short_in_months() {
    let library = Library::shipped();
    let answers = answers(&library, &[applicant_b()], &["3729"], &["calendar-40"]);
    let data = told(&answers, &library);
    // 28 + 9 + 12 + 9 months of social work are 58; 72 are asked for.
    let result = &rung(&data, "3729").results[0];
    assert_eq!(result.strong, "14 months short:");
    assert!(result.words.starts_with("58 of 72 months"), "{}", result.words);
    assert!(result.words.contains("; or current State of Illinois licensure"), "{}", result.words);
}

#[test]
fn a_day_says_no_more_than_the_answer_does() {
    let library = Library::shipped();
    let codes = ["CA2459", "CA2460", "0876", "3730"];
    let answers = answers(&library, &[applicant_b()], &codes, &["calendar-40"]);
    let data = told(&answers, &library);
    let when = |code| (rung(&data, code).results[0].when.as_str(), rung(&data, code).results[0].day.as_deref());
    assert_eq!(when("CA2459"), ("met as of", Some("2025-06-30")));
    assert_eq!(when("CA2460").0, "at the latest");
    assert_eq!(when("0876"), ("if yes, met", None));
    assert_eq!(when("3730"), ("depends on judgment", None));
}

/// None of the 58 months says whether it is comparable: 0 of 24 are established.
#[test]
fn an_open_row_tells_what_is_established_and_what_is_possible() {
    let library = Library::shipped();
    let answers = answers(&library, &[applicant_b()], &["3730"], &["calendar-40"]);
    let data = told(&answers, &library);
    let words = &rung(&data, "3730").results[0].words;
    let said = words.split_once("; so far ").unwrap_or_else(|| panic!("{words}")).1;
    assert!(said.starts_with("0 months of 24 months, ") && said.contains("possible"), "{said}");
}

/// 12 of 36 months, and work that goes on: from the day of 36 on only the question about the degree is open.
#[test]
fn a_row_that_is_not_met_tells_from_when_only_a_judgment_would_be_missing() {
    let library = Library::shipped();
    let mut applicant = applicant_b();
    applicant.education.truncate(1);
    applicant.education[0].field = Some("Public Health".to_owned());
    applicant.experience = vec![job("Now", date(2024, 7, 1), None, 40, "out_of_home_placement")];
    let answers = answers(&library, &[applicant], &["CA2459"], &["calendar-40"]);
    let data = told(&answers, &library);
    let result = &rung(&data, "CA2459").results[0];
    assert_eq!((result.outcome, result.when.as_str()), (Some(Outcome::NotMet), "open from"), "{result:?}");
    assert_eq!(result.day.as_deref(), Some("2027-06-30"));
}

#[test]
fn where_no_work_goes_on_time_alone_is_not_called_work() {
    let library = Library::shipped();
    let mut applicant = applicant_b();
    applicant.experience = vec![job("Past", date(2018, 1, 1), Some(date(2018, 12, 31)), 40, "out_of_home_placement")];
    let answers = answers(&library, &[applicant], &["CA2459"], &["calendar-40"]);
    assert_eq!(rung(&told(&answers, &library), "CA2459").results[0].when, "not by time alone");
}

#[test]
fn an_open_rung_names_its_question_and_a_judgement_closes_it() {
    let library = Library::shipped();
    let mut applicant = applicant_b();
    let open = answers(&library, &[applicant.clone()], &["CA2460"], &["calendar-40"]);
    let data = told(&open, &library);
    let (question, so_far) = rung(&data, "CA2460").results[0].words.split_once("; so far ").unwrap();
    // 30 months of placement work, as the sample has them; what the degree may add is open.
    assert!(
        question == PUBLIC_HEALTH && so_far.starts_with("30 months, and 12 months for which something may stand in"),
        "{so_far}"
    );
    applicant.judgements.push(RecordedJudgement {
        what: PUBLIC_HEALTH.to_owned(),
        level: None,
        decision: Verdict::Yes,
        by: "A. Analyst".to_owned(),
        on: AS_OF,
        why: "courses in social work".to_owned(),
    });
    let closed = answers(&library, &[applicant], &["CA2460"], &["calendar-40"]);
    let data = told(&closed, &library);
    let result = &rung(&data, "CA2460").results[0];
    assert_eq!(
        (result.outcome, result.words.as_str()),
        (
            Some(Outcome::Met),
            ("30 + 12 of 36 months of professional social case work placing children and youth in out-of-home care")
        )
    );
}

#[test]
fn policies_that_count_differently_are_told_apart_in_words() {
    let library = Library::shipped();
    let mut applicant = applicant_b();
    // 1 January to 14 July 2024 are 6 months and 14 days; the Illinois manual leaves 14 days away.
    applicant.experience = vec![job("Past", date(2024, 1, 1), Some(date(2024, 7, 14)), 40, "social_casework")];
    let answers = answers(&library, &[applicant], &["CA2459"], &["calendar-40", "sucss-7"]);
    let data = told(&answers, &library);
    let rung = rung(&data, "CA2459");
    assert_eq!(rung.results.len(), 2);
    assert_eq!(
        rung.differs.as_deref(),
        Some("differs: professional social case work: 6 months and 14 days against 6 months")
    );
}

#[test]
fn policies_that_agree_say_nothing() {
    let library = Library::shipped();
    let answers = answers(&library, &[applicant_b()], &["CA2459"], &["calendar-40", "nm-spo"]);
    assert_eq!(rung(&told(&answers, &library), "CA2459").differs, None);
}
