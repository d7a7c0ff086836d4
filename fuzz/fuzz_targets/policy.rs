//! A credit policy: read or refused; what is read is written, read back and counted by.
#![no_main]

use std::sync::LazyLock;

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use rungs_domain::qualify::{Applicant, Calculator, Scratch};
use rungs_domain::spec::{Series, Vocabulary};
use rungs_files::ron::{File, read, write_credit_policy};

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    match read("v.ron", include_bytes!("../../specs/vocabulary.ron"), &Vocabulary::default()).file {
        Some(File::Vocabulary(vocabulary)) => *vocabulary,
        _ => unreachable!("the shipped vocabulary"),
    }
});

static SERIES: LazyLock<Series> = LazyLock::new(|| {
    match read("s.ron", include_bytes!("../../specs/denver-utilization-management.ron"), &VOCABULARY).file {
        Some(File::Series(series)) => *series,
        _ => unreachable!("a shipped series"),
    }
});

static APPLICANT: LazyLock<Applicant> = LazyLock::new(|| {
    let bytes = include_bytes!("../../tests/cases/qualify/overlapping_full_time_counts_once.ron");
    match read("a.ron", bytes, &VOCABULARY).file {
        Some(File::Applicant(applicant)) => *applicant,
        _ => unreachable!("an applicant of the tests"),
    }
});

fuzz_target!(|bytes: &[u8]| {
    let Some(File::CreditPolicy(policy)) = read("p.ron", bytes, &VOCABULARY).file else { return };
    let again = read("p.ron", write_credit_policy(&policy).as_bytes(), &VOCABULARY).file;
    assert_eq!(again, Some(File::CreditPolicy(policy.clone())));
    let calculator = Calculator::new(&VOCABULARY);
    let Ok(record) = calculator.record(&APPLICANT) else { return };
    for level in &SERIES.levels {
        let _ = calculator.answer(level, &record, date(2025, 6, 30), &policy, &mut Scratch::default());
    }
});
