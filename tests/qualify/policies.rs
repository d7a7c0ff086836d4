//! The shipped policies give their published worked examples.

use jiff::civil::{Date, date};
use rungs_domain::qualify::{Applicant, Calculator, Hundredths, Job, Ledger, Percent, Scratch, Span, Ternary};
use rungs_domain::spec::TierKind;

use super::{level, policy, vocabulary};

fn job(from: Date, to: Date, hours: u32, percent: u32) -> Job {
    Job {
        title: "Aide".to_owned(),
        from,
        to: Some(to),
        hours_per_week: Hundredths::whole(hours),
        kinds: vec!["health_care".to_owned()],
        comparable_to: Vec::new(),
        progressive: Ternary::Unknown,
        relevant_percent: Percent(percent),
        class: None,
        class_code: None,
        employer: None,
    }
}

/// The ledger of the experience that SPCP23 asks for, under a policy.
fn ledger(id: &str, jobs: Vec<Job>) -> Ledger {
    let applicant = Applicant { experience: jobs, ..Applicant::default() };
    let calculator = Calculator::new(vocabulary());
    let record = calculator.record(&applicant).unwrap();
    let evaluator = calculator.tier(level("SPCP23"), TierKind::Minimum).unwrap();
    let ledgers = evaluator.ledgers(&record, date(2030, 1, 1), &policy(id), &mut Scratch::default()).unwrap();
    ledgers.into_iter().next().unwrap()
}

fn months(id: &str, jobs: Vec<Job>) -> Span {
    ledger(id, jobs).total.floor()
}

const fn span(months: u32, days: u32) -> Span {
    Span { months, days }
}

#[test]
fn three_years_at_ten_hours_are_nine_months_and_three_hundredths_in_california() {
    // 36 x 4.35 x 10 / 173.33 = 9.034; 3 x 52 x 10 / 173.33 = 9.000
    let total = ledger("ca-ccr-171", vec![job(date(2020, 1, 1), date(2022, 12, 31), 10, 100)]).total;
    assert_eq!(total.hundredths(), Hundredths(903));
}

#[test]
fn simultaneous_hours_are_added_in_california() {
    let both =
        vec![job(date(2020, 1, 1), date(2020, 12, 31), 40, 100), job(date(2020, 1, 1), date(2020, 12, 31), 20, 100)];
    // 12 x 4.35 x 60 / 173.33 = 18.069
    assert_eq!(ledger("ca-ccr-171", both).total.hundredths(), Hundredths(1806));
}

#[test]
fn three_quarters_of_twenty_four_months_are_eighteen() {
    assert_eq!(months("federal-opm", vec![job(date(2020, 1, 1), date(2021, 12, 31), 40, 75)]), span(18, 0));
}

#[test]
fn thirty_five_hours_are_a_full_federal_week_and_thirty_four_are_not() {
    let year = |hours| months("federal-opm", vec![job(date(2020, 1, 1), date(2020, 12, 31), hours, 100)]);
    assert_eq!(year(35), span(12, 0));
    assert_eq!(year(34), span(10, 6)); // 360 x 34 / 40 = 306 days
}

#[test]
fn fifteen_days_are_a_month_and_fourteen_are_none() {
    let days = |last| months("sucss-7", vec![job(date(2020, 1, 1), date(2020, 1, last), 40, 100)]);
    assert_eq!((days(14), days(15)), (span(0, 0), span(1, 0)));
}

#[test]
fn related_work_counts_one_half_in_the_illinois_universities() {
    // six years and four months
    let related = job(date(2010, 1, 1), date(2016, 4, 30), 40, 50);
    assert_eq!(months("sucss-7", vec![related]), span(38, 0));
}

#[test]
fn fifty_hours_in_two_jobs_are_forty_in_new_mexico() {
    let jobs =
        vec![job(date(2020, 1, 1), date(2020, 12, 31), 30, 100), job(date(2020, 1, 1), date(2020, 12, 31), 20, 100)];
    let ledger = ledger("nm-spo", jobs);
    assert_eq!(ledger.total.floor(), span(12, 0));
    assert_eq!(ledger.spells[0].stretches[0].capped, Hundredths::whole(10));
}

#[test]
fn half_a_week_is_half_a_month_by_default() {
    assert_eq!(months("calendar-40", vec![job(date(2020, 1, 1), date(2020, 12, 31), 20, 100)]), span(6, 0));
}
