//! Damaged files of applicants, policies and batches are read or refused, and what is read is answered: never a panic.
//! The same as the targets in `fuzz/`, on stable Rust.

use proptest::prelude::*;
use proptest::sample::Index;
use rungs_domain::qualify::{Calculator, Scratch};
use rungs_files::csv::{Batch, Sheet};
use rungs_files::ron::{File, read, write_applicant, write_credit_policy};

use super::{SHIPPED, policy, root, vocabulary};
use jiff::civil::date;

/// Whole files that damage begins from.
fn seeds(of: &[&str]) -> Vec<Vec<u8>> {
    of.iter().map(|path| std::fs::read(root().join(path)).unwrap()).collect()
}

/// One piece of damage.
#[derive(Debug, Clone)]
enum Damage {
    Flip(Index, u8),
    Insert(Index, Vec<u8>),
    Remove(Index, usize),
    /// Some bytes are written again elsewhere.
    Copy(Index, usize, Index),
    Cut(Index),
}

fn damage() -> impl Strategy<Value = Vec<Damage>> {
    let telling = prop::sample::select(vec![
        "\"",
        "(",
        ")",
        "[",
        "]",
        ",",
        ";",
        "\n",
        "\r",
        "\0",
        ":",
        "Some(",
        "None",
        "{",
        "}",
        "99999999999999999999",
        "-1",
        "0000-00-00",
        "9999-12-31",
        "\u{FEFF}",
        "é",
        "/*",
        "//",
        "_1",
        "\t",
        "1e999",
        "0.001",
    ]);
    let piece =
        prop_oneof![telling.prop_map(|text| text.as_bytes().to_vec()), prop::collection::vec(any::<u8>(), 1..4)];
    let one = prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Flip(at, byte)),
        (any::<Index>(), piece).prop_map(|(at, piece)| Damage::Insert(at, piece)),
        (any::<Index>(), 1..40_usize).prop_map(|(at, length)| Damage::Remove(at, length)),
        (any::<Index>(), 1..200_usize, any::<Index>()).prop_map(|(from, length, to)| Damage::Copy(from, length, to)),
        any::<Index>().prop_map(Damage::Cut),
    ];
    prop::collection::vec(one, 0..5)
}

fn damaged(mut bytes: Vec<u8>, damage: &[Damage]) -> Vec<u8> {
    for one in damage {
        let length = bytes.len() + 1;
        match one {
            Damage::Flip(at, byte) => {
                if let Some(place) = bytes.get_mut(at.index(length)) {
                    *place = *byte;
                }
            }
            Damage::Insert(at, piece) => {
                let at = at.index(length);
                bytes.splice(at..at, piece.iter().copied());
            }
            Damage::Remove(at, count) => {
                let at = at.index(length);
                bytes.drain(at..(at + count).min(length - 1));
            }
            Damage::Copy(from, count, to) => {
                let from = from.index(length);
                let piece = bytes[from..(from + count).min(length - 1)].to_vec();
                let to = to.index(length);
                bytes.splice(to..to, piece);
            }
            Damage::Cut(at) => bytes.truncate(at.index(length)),
        }
    }
    bytes
}

/// Reads a file and holds what it says against every shipped level.
fn read_and_answer(name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    let parsed = read(name, bytes, vocabulary());
    prop_assert_eq!(parsed.file.is_none(), parsed.diagnostics.iter().any(|found| found.is_error()));
    let (mut applicant, mut by) = (None, policy("calendar-40"));
    match parsed.file {
        Some(File::Applicant(read_in)) => {
            let again = read("a.ron", write_applicant(&read_in).as_bytes(), vocabulary()).file;
            prop_assert_eq!(again, Some(File::Applicant(read_in.clone())));
            applicant = Some(*read_in);
        }
        Some(File::CreditPolicy(read_in)) => {
            let again = read("p.ron", write_credit_policy(&read_in).as_bytes(), vocabulary()).file;
            prop_assert_eq!(again, Some(File::CreditPolicy(read_in.clone())));
            applicant =
                Some(super::applicant(&root().join("tests/cases/qualify/gap_of_a_day_pools_leftover_days.ron")));
            by = *read_in;
        }
        _ => {}
    }
    let Some(applicant) = applicant else { return Ok(()) };
    let calculator = Calculator::new(vocabulary());
    let Ok(record) = calculator.record(&applicant) else { return Ok(()) };
    for level in SHIPPED.series.iter().flat_map(|loaded| &loaded.series.levels) {
        let answer = calculator.answer(level, &record, date(2025, 6, 30), &by, &mut Scratch::default());
        prop_assert!(answer.is_ok(), "{answer:?}");
    }
    Ok(())
}

const APPLICANTS: [&str; 4] = [
    "tests/cases/specs_good/applicant.ron",
    "tests/cases/specs_good/applicant.json",
    "tests/cases/qualify/a_masters_is_used_once.ron",
    "tests/cases/qualify/related_field_decided.ron",
];

const POLICIES: [&str; 2] = ["specs/policies/credit/ca-ccr-171.ron", "specs/policies/credit/sucss-7.ron"];

const BATCH: [&str; 3] =
    ["tests/cases/batch/wide.csv", "tests/cases/batch/applicants.csv", "tests/cases/batch/experience.csv"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_damaged_applicant_file_does_harm(which in 0..APPLICANTS.len(), damage in damage()) {
        let bytes = damaged(seeds(&APPLICANTS)[which].clone(), &damage);
        read_and_answer(APPLICANTS[which], &bytes)?;
    }

    #[test]
    fn no_damaged_policy_file_does_harm(which in 0..POLICIES.len(), damage in damage()) {
        let bytes = damaged(seeds(&POLICIES)[which].clone(), &damage);
        read_and_answer(POLICIES[which], &bytes)?;
    }

    #[test]
    fn no_damaged_batch_does_harm(alone in any::<bool>(), first in damage(), second in damage()) {
        let [wide, applicants, experience] = &seeds(&BATCH)[..] else { panic!("three files") };
        let files = match alone {
            true => vec![damaged(wide.clone(), &first)],
            false => vec![damaged(applicants.clone(), &first), damaged(experience.clone(), &second)],
        };
        let lines = files.iter().map(|file| file.iter().filter(|byte| **byte == b'\n').count() + 1).max().unwrap();
        let sheets: Result<Vec<_>, _> = files.iter().map(|file| Sheet::open("a.csv", &file[..])).collect();
        let mut told = Vec::new();
        let batch = sheets.and_then(|sheets| Batch::new(sheets, vocabulary()));
        match batch {
            Ok(mut batch) => while let Some(one) = batch.next(&mut |problems| told.extend(problems)) {
                prop_assert!(rungs_domain::qualify::validate_applicant(&one.applicant, vocabulary()).is_empty());
            },
            Err(problems) => told.extend(problems),
        }
        for found in told {
            prop_assert!(found.hint.is_some() && found.place.line.is_none_or(|line| (1..=lines).contains(&(line as usize))), "{found:?}");
        }
    }
}
