//! Holding records against the qualifications of all shipped levels.
//!
//! `cargo bench --bench qualify`. To hold on one core: 200,000 outcomes and 50,000 whole assessments a second.

#![allow(clippy::unwrap_used, reason = "a measuring program")]

use divan::Bencher;
use divan::counter::ItemsCount;
use jiff::civil::{Date, date};
use rungs::library::{Library, policies};
use rungs_domain::qualify::{Applicant, Calculator, CreditPolicy, Evaluator, Record, Scratch};
use rungs_domain::spec::TierKind;

fn main() {
    divan::main();
}

const AS_OF: Date = date(2025, 6, 30);

/// The applicants of the tests.
fn applicants(library: &Library) -> Vec<Applicant> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/qualify");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "ron"));
    files.sort();
    files.iter().map(|path| policies::applicant(path, &library.vocabulary).unwrap()).collect()
}

fn evaluators<'l>(library: &'l Library, calculator: &Calculator<'_>) -> Vec<Evaluator<'l>> {
    let levels = library.series.iter().flat_map(|loaded| &loaded.series.levels);
    levels.filter_map(|level| calculator.tier(level, TierKind::Minimum)).collect()
}

/// What is done with one level and one record.
type Work = fn(&Evaluator<'_>, &Record<'_>, &CreditPolicy, &mut Scratch);

fn measure(bencher: Bencher<'_, '_>, work: Work) {
    let library = Library::shipped();
    let applicants = applicants(&library);
    let policy = policies::find("calendar-40").unwrap();
    let calculator = Calculator::new(&library.vocabulary);
    let evaluators = evaluators(&library, &calculator);
    let mut scratch = Scratch::default();
    bencher.counter(ItemsCount::new(applicants.len() * evaluators.len())).bench_local(|| {
        for applicant in &applicants {
            let record = calculator.record(applicant).unwrap();
            for evaluator in &evaluators {
                work(evaluator, &record, &policy, &mut scratch);
            }
        }
    });
}

#[divan::bench]
fn outcomes(bencher: Bencher<'_, '_>) {
    measure(bencher, |evaluator, record, policy, scratch| {
        divan::black_box(evaluator.outcome(record, AS_OF, policy, scratch).unwrap());
    });
}

#[divan::bench]
fn assessments_with_traces(bencher: Bencher<'_, '_>) {
    measure(bencher, |evaluator, record, policy, scratch| {
        divan::black_box(evaluator.assess(record, AS_OF, policy, scratch).unwrap());
    });
}
