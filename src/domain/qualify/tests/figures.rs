//! Figures that answers carry beside their words: what is there of what is asked for, and what is over the cap.

use jiff::civil::date;

use super::{AS_OF, Applicant, Hundredths, applicant, experience, full_time, policy, vocabulary};
use crate::qualify::{Assessment, Calculator, Evaluator, Job, Ledger, Scratch, Span, Ternary, WhyNot};
use crate::spec::{Code, Experience, Requirement};

fn job(hours: u32) -> Job {
    let year = full_time("Casework", &["casework"], date(2022, 1, 1), Some(date(2022, 12, 31)));
    Job { hours_per_week: Hundredths::whole(hours), progressive: Ternary::Yes, ..year }
}

/// What comes of `jobs` where three years of casework are asked for.
fn told(jobs: Vec<Job>) -> (Assessment, Vec<Ledger>) {
    asked(Requirement::Experience(experience(36, false)), jobs)
}

/// What comes of `jobs` where `requirement` is asked for.
fn asked(requirement: Requirement, jobs: Vec<Job>) -> (Assessment, Vec<Ledger>) {
    let applicant = Applicant { experience: jobs, ..applicant() };
    let (vocabulary, code) = (vocabulary(), Code::new("X").unwrap());
    let calculator = Calculator::new(&vocabulary);
    let record = calculator.record(&applicant).unwrap();
    let compiled = calculator.compiled(&code, &requirement);
    let evaluator = Evaluator { compiled };
    let mut scratch = Scratch::default();
    let assessment = super::assessed(&evaluator, &record);
    (assessment, evaluator.ledgers(&record, AS_OF, &policy(), &mut scratch).unwrap())
}

#[test]
fn hours_above_a_full_week_are_told_as_time() {
    // 20 + 30 hours for 12 months: 40 count, 10 do not. 12 months x 10 / 40 = 3 months.
    let (_, ledgers) = told(vec![job(20), job(30)]);
    let months = |months| Span { months, days: 0 };
    let figures: Vec<_> = ledgers.iter().map(|one| (one.total.floor(), one.over.floor(), one.required)).collect();
    assert_eq!(figures, [(months(12), months(3), months(36))]);
}

#[test]
fn a_node_says_what_is_there_of_the_time_that_it_asks_for() {
    let (assessment, _) = told(vec![job(20)]);
    let figures: Vec<_> = assessment.trace.time.iter().map(|one| (one.have.months, one.required.months)).collect();
    assert_eq!(figures, [(6, 36)]);
}

/// Casework of which the record does not say whether it was of growing responsibility, from and to January 1 of years.
fn unmarked(from: i16, to: i16) -> Job {
    let (from, to) = (date(from, 1, 1), Some(date(to, 1, 1).yesterday().unwrap()));
    Job { from, to, progressive: Ternary::Unknown, ..job(40) }
}

fn progressive(months: u32) -> Requirement {
    Requirement::Experience(experience(months, true))
}

#[test]
fn time_that_is_only_possible_is_never_told_as_established() {
    // 12 marked months; 24 more if the unmarked work was progressively responsible: 36 of 48.
    let (assessment, ledgers) = asked(progressive(48), vec![job(40), unmarked(2019, 2021)]);
    let months = |months| Some(Span { months, days: 0 });
    let short = &assessment.shortfalls[0];
    assert_eq!((short.have, short.possible, short.required), (months(12), months(36), months(48)));
    assert_eq!((short.missing, short.at_best), (months(36), months(12)));
    assert_eq!(
        short.text,
        "36 more months of progressively responsible casework (12 of 48 months established; 36 months possible if the \
         work is judged progressively responsible: still 12 months short)"
    );
    assert_eq!(
        assessment.trace.evidence[0],
        "12 months of progressively responsible casework established, 36 months possible, of 48 months"
    );
    assert_eq!((ledgers[0].total.floor(), ledgers[0].possible.floor()), (months(12).unwrap(), months(36).unwrap()));
    assert_eq!((ledgers[0].spells.len(), ledgers[0].open.len(), ledgers[0].not_counted.len()), (1, 1, 0));
    assert_eq!(
        assessment.open_behind,
        ["whether the work as Casework from 2019-01-01 on was progressively responsible"]
    );
}

#[test]
fn of_two_equal_jobs_that_are_open_none_is_credited() {
    // Either would do: 24 months of 12. Neither is established.
    let (assessment, ledgers) = asked(progressive(12), vec![unmarked(2017, 2019), unmarked(2020, 2022)]);
    assert_eq!(assessment.questions.len(), 2);
    let time = &assessment.trace.time[0];
    assert_eq!((time.have, time.possible.months), (Span::default(), 48));
    assert!(ledgers[0].spells.is_empty());
    assert_eq!(ledgers[0].open.iter().map(|open| open.job).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(ledgers[0].possible_spells.len(), 2);
}

#[test]
fn where_nothing_is_open_the_two_figures_are_one() {
    let (assessment, ledgers) = told(vec![job(20)]);
    let short = &assessment.shortfalls[0];
    assert_eq!((short.have, short.missing), (short.possible, short.at_best));
    assert_eq!(short.text, "30 more months of casework (6 of 36 months)");
    assert!(ledgers[0].open.is_empty() && ledgers[0].possible == ledgers[0].total);
    assert!(assessment.open_behind.is_empty());
}

#[test]
fn a_ledger_tells_what_counting_together_makes_of_its_spells() {
    // 20 hours through 2022, 40 from February 10 to 20. By the layers: 12 months and 11 days at half a week each,
    // 6 months and 5.5 days. One by one: 1 month and 9 days, 11 days, 10 months and 8 days (to December 20) and 11
    // days: (39 + 311) / 2 + 11 days = 6 months and 6 days.
    let more = Job { from: date(2022, 2, 10), to: Some(date(2022, 2, 20)), ..job(20) };
    let (_, ledgers) = told(vec![job(20), more]);
    let ledger = &ledgers[0];
    assert_eq!(ledger.total.floor(), Span { months: 6, days: 5 });
    let sum: u64 = ledger.spells.iter().map(|spell| spell.credit.units).sum();
    let adjustment = ledger.adjustment.unwrap();
    assert_eq!((sum - ledger.total.units, adjustment.more), (adjustment.by.units, false));
    assert_eq!(adjustment.by.floor(), Span::default(), "half a day");
}

#[test]
fn what_is_still_short_of_a_part_is_what_is_not_possible_of_it() {
    // 12 months of 48; 24 of these comparable to B2, of which 12 are possible: 24 - 12 = 12 are short at best.
    let part = Experience { comparable_to: vec![Code::new("B2").unwrap()], ..experience(24, false) };
    let whole = Requirement::Experience(Experience { including: vec![part], ..experience(48, false) });
    let (assessment, _) = asked(whole, vec![job(40)]);
    let short = assessment.shortfalls.iter().find(|short| short.required.unwrap().months == 24).unwrap();
    assert_eq!(short.at_best.unwrap().months, 12);
    assert!(
        short.text.ends_with(
            "(0 of 24 months established; 12 months possible if the work is judged comparable: still 12 months short)"
        ),
        "{}",
        short.text
    );
}

#[test]
fn the_figures_of_an_open_answer_are_those_of_the_time_that_only_a_judgment_gives() {
    // 12 months established, 24 more possible, of 24.
    let (assessment, _) = asked(progressive(24), vec![job(40), unmarked(2019, 2021)]);
    let told: Vec<_> = assessment.trace.open_time().map(crate::qualify::Amount::sentence).collect();
    assert_eq!(told, ["12 months of progressively responsible casework established, 36 months possible, of 24 months"]);
}

#[test]
fn work_without_growth_counts_for_no_part_for_that_reason() {
    let part = Experience { comparable_to: vec![Code::new("B2").unwrap()], ..experience(24, false) };
    let whole = Requirement::Experience(Experience { including: vec![part], ..experience(48, true) });
    let (_, ledgers) = asked(whole, vec![Job { progressive: Ternary::No, ..job(40) }]);
    let why: Vec<_> = ledgers.iter().map(|ledger| ledger.not_counted[0].why.clone()).collect();
    assert_eq!(why, [WhyNot::NotProgressive, WhyNot::NotProgressive]);
}
