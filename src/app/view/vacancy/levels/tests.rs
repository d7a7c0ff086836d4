#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use rungs_domain::allocate::{ApplicantFill, LevelFill, Standing};

use super::*;
use crate::view::position::sample::{PLANNER, draft, judged};

/// Nine duties: 41314 has 8 of 100, 41313 has 38, 41312 has 46; 5 are other duties, 3 match nothing.
fn planner() -> Judged {
    judged(&draft(&PLANNER), "majority").1
}

#[test]
fn each_level_says_what_it_takes_that_it_is_the_answer() {
    let bands = bands(&planner());
    let said: Vec<(&str, &str, &str)> =
        bands.iter().map(|band| (band.code.as_str(), band.stands, band.takes.as_str())).collect();
    // More than 50 of 100 decides. At or above 41312 are 92: 42 must go for a lower answer. At or above 41313 are
    // 8 + 38 = 46: 4.01 are missing, and duties 4, 5 and 7 have 14, 16 and 16. At 41314 are 8: 42.01 are missing.
    let expected = [
        ("41295", "", "42 points of time moved here make it the answer"),
        ("41311", "next level down", "42 points of time moved here make it the answer"),
        ("41312", "the answer", "the answer by: Majority of the time"),
        (
            "41313",
            "next level up",
            "4.01 points of time moved here make it the answer; duties 4, 5 or 7 alone would do",
        ),
        ("41314", "", "42.01 points of time moved here make it the answer"),
    ];
    assert_eq!(said, expected);
}

#[test]
fn telling_work_is_present_where_a_duty_of_the_seat_is_matched_to_it() {
    let judged = planner();
    let bands = bands(&judged);
    let lead = bands[4].needs.iter().find(|need| need.what.starts_with("duty 3")).unwrap();
    // Duty 6 of the seat is matched to duty 3 of 41314, and to nothing else.
    assert_eq!((lead.present, lead.by.as_str()), (true, "the seat's duty 6"));
    assert_eq!(lead.words, judged.loaded.series.levels[4].duties.items[2].text);
    assert!(bands[0].needs.iter().all(|need| !need.present), "no duty is matched to 41295");
    assert_eq!(bands[0].present, format!("has 0 of its {} duties", bands[0].needs.len()));
}

#[test]
fn pay_and_qualifications_are_as_printed_and_what_is_not_printed_is_said() {
    let judged = planner();
    let bands = bands(&judged);
    // Illinois prints no pay in its specifications.
    assert!(bands.iter().all(|band| band.pay == "pay not printed"));
    let printed = &judged.loaded.series.levels[1].qualifications[0];
    let (heading, sentences) = &bands[1].tiers[0];
    assert!(printed.heading.starts_with(heading.as_str()));
    assert_eq!(sentences.len(), printed.printed.len());
    assert!(sentences[0].ends_with(&printed.printed[0].text));
}

#[test]
fn applicants_stand_beside_the_level_with_what_they_lack() {
    let mut judged = planner();
    let one = |name: &str, standing| ApplicantFill { name: name.to_owned(), standing };
    let applicants = vec![
        one("Ann", Standing::Qualifies),
        one("Ben", Standing::Underfill { at: 1, lacks: vec!["12 months".to_owned()] }),
        one("Cem", Standing::NeedsJudgement(vec!["a related field".to_owned()])),
        one("Dee", Standing::MeetsNone(vec!["a degree".to_owned()])),
    ];
    judged.fills = vec![LevelFill { applicants }];
    let bands = bands(&judged);
    assert_eq!(bands[0].who, "1 qualifies, 1 needs a judgment, 1 underfill");
    let said: Vec<(&str, &[String])> =
        bands[0].fills.iter().map(|fill| (fill.words.as_str(), fill.open.as_slice())).collect();
    let expected: [(&str, &[String]); 4] = [
        ("Ann qualifies now", &[]),
        ("Ben would be an underfill at 41311", &["12 months".to_owned()]),
        ("Cem needs a judgment", &["a related field".to_owned()]),
        ("Dee qualifies neither here nor lower", &["a degree".to_owned()]),
    ];
    assert_eq!(said, expected);
    assert_eq!(bands[1].who, "", "nobody was asked about");
}
