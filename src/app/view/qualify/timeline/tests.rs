use jiff::civil::date;

use super::*;
use crate::view::qualify::sample::{AS_OF, answers, applicant_b, job, levels};

const PLACEMENT: &str = "out_of_home_placement";

fn picture(applicant: Applicant, code: &str) -> TimelineData {
    let library = Library::shipped();
    let answers = answers(&library, &[applicant], &[code], &["calendar-40"]);
    let rung = levels(&library, &[code]).remove(0);
    TimelineData::new(&library, &answers, &answers.applicants[0], Some(&rung), None)
}

fn with_jobs(jobs: Vec<rungs_domain::qualify::Job>) -> Applicant {
    Applicant { experience: jobs, ..applicant_b() }
}

#[test]
fn steps_are_the_spells_of_the_ledger_and_what_is_over_the_cap_is_told_as_months() {
    let picture = picture(applicant_b(), "CA2460");
    let credit = picture.credit.unwrap();
    assert_eq!(credit.title, "Credited: 30 of 36 months; 3 months over the cap");
    // 18 months at 20 of 40 hours are 9; 12 at 50 hours are 12, and 12 x 10 / 40 = 3 are over the cap.
    let steps: Vec<_> = credit.steps.iter().map(|step| step.months.as_str()).collect();
    assert_eq!(steps, ["9 months", "12 months", "9 months"]);
    let over: Vec<_> = credit.over.iter().map(|over| over.words.as_str()).collect();
    assert_eq!(over, ["3 months over the cap"]);
    let told: Vec<_> = picture.overlaps.iter().map(|overlap| (overlap.bars, overlap.label.as_str())).collect();
    assert_eq!(told, [((1, 2), "overlap: 50 h a week")]);
}

#[test]
fn a_bar_is_solid_where_it_counts_and_says_why_where_it_does_not() {
    let picture = picture(applicant_b(), "CA2460");
    let marks: Vec<_> = picture.bars.iter().map(|bar| bar.pieces[0].2).collect();
    use Mark::{Counts, DoesNotCount};
    assert_eq!(marks, [DoesNotCount, Counts, Counts, DoesNotCount, Counts]);
    assert_eq!(picture.bars[4].pieces[1].2, Mark::Later, "the job goes on after the day of judging");
    assert_eq!(
        picture.bars[0].in_words,
        "Intake, 2018-03-01 to 2020-06-30, 40 hours a week. not counted: the work is of another kind"
    );
    assert_eq!(
        picture.bars[2].in_words,
        "Emergency, 2022-01-01 to 2022-12-31, 30 hours a week. \
         counts 2022-01-01 to 2022-12-31, with Foster care: credited 12 months, 10 h a week over the cap"
    );
}

#[test]
fn the_need_that_is_short_is_drawn_unless_another_is_chosen() {
    // 28 months of casework, of which none is placement: the part of 24 placement months is short.
    let intake = job("Intake", date(2018, 3, 1), Some(date(2021, 6, 30)), 40, "social_casework");
    let picture = picture(with_jobs(vec![intake]), "CA2459");
    assert_eq!(
        picture.needs,
        [
            "professional social case work, 36 months",
            "professional social case work placing children and youth in out-of-home care, 24 months"
        ]
    );
    assert_eq!(picture.need, 1);
}

#[test]
fn whole_years_are_spanned_around_everything_that_is_drawn() {
    let picture = picture(applicant_b(), "CA2460");
    assert_eq!(picture.scale, Scale { from: date(2018, 1, 1), end: date(2026, 1, 1) });
    assert_eq!(picture.scale.years(10), [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    assert_eq!(picture.scale.years(5), [2018, 2020, 2022, 2024, 2026]);
}

#[test]
fn one_day_and_two_centuries_can_be_drawn() {
    let old = job("Old", date(1900, 1, 1), Some(date(1900, 1, 1)), 40, PLACEMENT);
    let coming = job("Coming", date(2100, 1, 1), None, 40, PLACEMENT);
    let picture = picture(with_jobs(vec![old, coming]), "CA2460");
    // It would be met with 2102, which is more than five years ahead: no day is told, no year drawn for it.
    assert_eq!((picture.scale.from.year(), picture.scale.end.year()), (1900, 2101));
    assert_eq!(picture.bars[0].pieces, [(date(1900, 1, 1), date(1900, 1, 2), Mark::Counts)]);
    assert_eq!(picture.bars[1].pieces, [(date(2100, 1, 1), date(2101, 1, 1), Mark::Later)]);
    assert!(picture.scale.years(8).len() <= 9);
}

#[test]
fn without_jobs_there_is_a_picture_without_bars() {
    let picture = picture(with_jobs(Vec::new()), "CA2460");
    assert!(picture.bars.is_empty());
    assert_eq!(picture.credit.unwrap().title, "Credited: 0 of 36 months");
}

#[test]
fn the_day_of_being_met_is_told_where_it_is_ahead() {
    let picture = picture(applicant_b(), "CA2460");
    let credit = picture.credit.unwrap();
    // Six months are missing on 2025-06-30 and the placement job goes on.
    let (met, words) = credit.met.unwrap();
    assert!(met > AS_OF && words == format!("would be met on {met}"));
    assert_eq!(credit.goes_on, Some((met.tomorrow().unwrap(), 40.0)));
}

#[test]
fn time_that_is_open_is_never_drawn_solid_beside_another_that_is_open_too() {
    // 28 and 29 months, each enough for the 12 of 41313 if it was progressively responsible.
    let unmarked = |from, to| rungs_domain::qualify::Job {
        progressive: rungs_domain::qualify::Ternary::Unknown,
        ..job("Placement", from, to, 40, PLACEMENT)
    };
    let jobs = vec![unmarked(date(2018, 3, 1), Some(date(2020, 6, 30))), unmarked(date(2023, 2, 1), None)];
    let picture = picture(with_jobs(jobs), "41313");
    let marks: Vec<_> = picture.bars.iter().map(|bar| bar.pieces[0].2).collect();
    assert_eq!(marks, [Mark::Open, Mark::Open]);
    let credit = picture.credit.unwrap();
    assert_eq!(credit.title, "Credited: 0 of 12 months; 57 months possible by judgment");
    assert_eq!((credit.steps.len(), credit.possible.len()), (0, 2));
    assert!(picture.bars[1].in_words.contains("possible, if it counts: whether"), "{}", picture.bars[1].in_words);
}
