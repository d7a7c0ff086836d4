//! An applicant file: read or refused; what is read is written, read back and answered.
#![no_main]

use std::sync::LazyLock;

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use rungs_domain::qualify::{Calculator, CreditPolicy, Scratch};
use rungs_domain::spec::{Series, Vocabulary};
use rungs_files::ron::{File, read, write_applicant};

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    match read("v.ron", include_bytes!("../../specs/vocabulary.ron"), &Vocabulary::default()).file {
        Some(File::Vocabulary(vocabulary)) => *vocabulary,
        _ => unreachable!("the shipped vocabulary"),
    }
});

static SERIES: LazyLock<Series> = LazyLock::new(|| {
    match read("s.ron", include_bytes!("../../specs/ui-medical-social-services.ron"), &VOCABULARY).file {
        Some(File::Series(series)) => *series,
        _ => unreachable!("a shipped series"),
    }
});

static POLICY: LazyLock<CreditPolicy> = LazyLock::new(|| {
    match read("p.ron", include_bytes!("../../specs/policies/credit/calendar-40.ron"), &VOCABULARY).file {
        Some(File::CreditPolicy(policy)) => *policy,
        _ => unreachable!("a shipped policy"),
    }
});

fuzz_target!(|bytes: &[u8]| {
    let json = bytes.first().is_some_and(|first| first % 2 == 1);
    let parsed = read(if json { "a.json" } else { "a.ron" }, bytes, &VOCABULARY);
    assert_eq!(parsed.file.is_none(), parsed.diagnostics.iter().any(|found| found.is_error()));
    let Some(File::Applicant(applicant)) = parsed.file else { return };
    let again = read("a.ron", write_applicant(&applicant).as_bytes(), &VOCABULARY).file;
    assert_eq!(again, Some(File::Applicant(applicant.clone())));
    let calculator = Calculator::new(&VOCABULARY);
    let Ok(record) = calculator.record(&applicant) else { return };
    let mut scratch = Scratch::default();
    for level in &SERIES.levels {
        let _ = calculator.answer(level, &record, date(2025, 6, 30), &POLICY, &mut scratch);
    }
});
