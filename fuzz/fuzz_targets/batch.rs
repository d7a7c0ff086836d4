//! A CSV batch, of one file or of two: every row is read or told.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use rungs_domain::qualify::validate_applicant;
use rungs_domain::spec::Vocabulary;
use rungs_files::csv::{Batch, Sheet};
use rungs_files::ron::{File, read};

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    match read("v.ron", include_bytes!("../../specs/vocabulary.ron"), &Vocabulary::default()).file {
        Some(File::Vocabulary(vocabulary)) => *vocabulary,
        _ => unreachable!("the shipped vocabulary"),
    }
});

fuzz_target!(|bytes: &[u8]| {
    let parts = bytes.splitn(2, |byte| *byte == 0x0C);
    let sheets: Result<Vec<_>, _> = parts.map(|part| Sheet::open("a.csv", part)).collect();
    let Ok(mut batch) = sheets.and_then(|sheets| Batch::new(sheets, &VOCABULARY)) else { return };
    let mut refused = |problems: Vec<_>| assert!(!problems.is_empty());
    while let Some(one) = batch.next(&mut refused) {
        assert!(validate_applicant(&one.applicant, &VOCABULARY).is_empty());
    }
});
