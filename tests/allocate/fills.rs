//! Who could fill a vacancy at each level: months of work reckoned by hand, all months whole.

use jiff::civil::{Date, date};
use rungs_domain::allocate::Standing;
use rungs_domain::qualify::{Applicant, Holding, Hundredths, Job, Percent, Schooling, Study, Ternary};
use rungs_domain::spec::SeriesId;
use rungs_library::{Library, policies};

const AS_OF: Date = date(2025, 6, 30);

fn applicant(field: &str, placement_from: Date, other_from: Option<Date>) -> Applicant {
    let job = |from, to, kind: &str| Job {
        title: "Caseworker".to_owned(),
        from,
        to,
        hours_per_week: Hundredths::whole(40),
        kinds: vec![kind.to_owned()],
        comparable_to: Vec::new(),
        progressive: Ternary::Yes,
        relevant_percent: Percent(100),
        class: None,
        class_code: None,
        employer: None,
    };
    let mut experience = vec![job(placement_from, None, "out_of_home_placement")];
    experience.extend(other_from.map(|from| job(from, placement_from.yesterday().ok(), "social_casework")));
    Applicant {
        name: format!("{field}, {placement_from}"),
        education: vec![Study {
            degree: Schooling::Bachelor,
            field: Some(field.to_owned()),
            accredited: Ternary::Yes,
            conferred: date(2015, 5, 9),
        }],
        experience,
        credentials: vec![Holding {
            kind: "drivers_license".to_owned(),
            from: Some(date(2010, 1, 1)),
            expires: Some(date(2030, 1, 1)),
        }],
        ..Applicant::default()
    }
}

/// How each applicant stands to CA2459 and to CA2460.
///
/// CA2459 asks for 36 months of social casework, 24 of them in placement; CA2460 for 36 months of placement.
fn standings(applicant: &Applicant) -> [Standing; 2] {
    let library = Library::shipped();
    let denver = library.find(&SeriesId::new("denver-utilization-management").unwrap()).unwrap();
    let policy = policies::find("calendar-40").unwrap();
    let fills = library.fills(&denver.series, [applicant], &policy, AS_OF);
    fills.into_iter().map(|level| level.applicants[0].standing.clone()).collect::<Vec<_>>().try_into().unwrap()
}

/// 2022-07-01 to 2025-06-30 are 36 months of placement: enough for both.
#[test]
fn who_meets_the_level_qualifies() {
    let all = applicant("Social Work", date(2022, 7, 1), None);
    assert_eq!(standings(&all), [Standing::Qualifies, Standing::Qualifies]);
}

/// Placement 2023-01-01 to 2025-06-30 is 30 months, other casework 2022-07-01 to 2022-12-31 is 6. 30 + 6 = 36, of which
/// 30 of the 24: CA2459 is met. CA2460 asks for 36 of placement: 36 - 30 = 6 are missing.
#[test]
fn who_meets_a_lower_level_alone_is_an_underfill_and_lacks_what_the_posted_level_asks_for() {
    let thirty = applicant("Social Work", date(2023, 1, 1), Some(date(2022, 7, 1)));
    let [lower, posted] = standings(&thirty);
    assert_eq!(lower, Standing::Qualifies);
    let Standing::Underfill { at: 0, lacks } = posted else { panic!("{posted:?}") };
    let [one] = lacks.as_slice() else { panic!("{lacks:?}") };
    assert!(one.starts_with("6 more months of ") && one.ends_with("(30 of 36 months)"), "{one}");
}

/// 2025-01-01 to 2025-06-30 are 6 months: 30 short of each 36, and 18 of the 24 in placement.
#[test]
fn who_meets_no_level_lacks_what_each_asks_for() {
    let half_a_year = applicant("Social Work", date(2025, 1, 1), None);
    let [Standing::MeetsNone(lower), Standing::MeetsNone(upper)] = standings(&half_a_year) else { panic!() };
    let begins =
        |lacks: &[String]| lacks.iter().map(|one| one.split(" of ").next().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(begins(&lower), ["30 more months", "18 more months"]);
    assert_eq!(begins(&upper), ["30 more months"]);
}

#[test]
fn an_arguable_degree_leaves_a_question_and_is_no_underfill() {
    let arguable = applicant("Anthropology", date(2020, 1, 1), None);
    for standing in standings(&arguable) {
        let Standing::NeedsJudgement(questions) = standing else { panic!("{standing:?}") };
        assert!(questions.iter().any(|question| question.contains("Anthropology")), "{questions:?}");
    }
}

#[test]
fn a_record_with_more_jobs_than_can_be_counted_has_no_answer() {
    let mut long = applicant("Social Work", date(2022, 7, 1), None);
    long.experience = vec![long.experience[0].clone(); rungs_domain::qualify::MAX_JOBS + 1];
    for standing in standings(&long) {
        assert!(matches!(&standing, Standing::Unanswered(why) if why.contains("501 jobs")), "{standing:?}");
    }
}
