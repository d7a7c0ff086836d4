//! Figures that answers carry beside their words: what is there of what is asked for, and what is over the cap.

use jiff::civil::date;

use super::{AS_OF, Applicant, Hundredths, applicant, experience, policy, vocabulary};
use crate::qualify::compile::Compiled;
use crate::qualify::kinds::KindIndex;
use crate::qualify::{Assessment, Calculator, Evaluator, Job, Known, Ledger, Percent, Scratch, Span};
use crate::spec::{Code, Requirement};

fn job(hours: u32) -> Job {
    Job {
        title: "Casework".to_owned(),
        from: date(2022, 1, 1),
        to: Some(date(2022, 12, 31)),
        hours_per_week: Hundredths::whole(hours),
        kinds: vec!["casework".to_owned()],
        comparable_to: Vec::new(),
        progressive: Known::Yes,
        relevant_percent: Percent(100),
    }
}

/// What comes of `jobs` where three years of casework are asked for.
fn told(jobs: Vec<Job>) -> (Assessment, Vec<Ledger>) {
    let applicant = Applicant { experience: jobs, ..applicant() };
    let (vocabulary, code) = (vocabulary(), Code::new("X").unwrap());
    let requirement = Requirement::Experience(experience(36, false));
    let record = Calculator::new(&vocabulary).record(&applicant).unwrap();
    let compiled = Compiled::new(&code, &requirement, &KindIndex::new(&vocabulary), &vocabulary);
    let evaluator = Evaluator { compiled };
    let mut scratch = Scratch::default();
    let assessment = evaluator.assess(&record, AS_OF, &policy(), &mut scratch).unwrap();
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
