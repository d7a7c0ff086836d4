//! Applicants and credit policies: read, written, and refused with a place.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rungs_domain::qualify::{Applicant, CreditPolicy, Percent, Schooling, Ternary, Verdict};
use rungs_domain::spec::Vocabulary;

use super::super::{File, read, write_applicant, write_credit_policy, write_json};

const VOCABULARY: &str = include_str!("../../../../specs/vocabulary.ron");

/// An applicant and a policy that use every field.
pub const EVERY_FIELD: &str = include_str!("../../../../tests/cases/specs_good/applicant.ron");
pub const POLICY: &str = include_str!("../../../../tests/cases/specs_good/credit_policy.ron");
const THE_SAME_IN_JSON: &str = include_str!("../../../../tests/cases/specs_good/applicant.json");

fn vocabulary() -> Vocabulary {
    match read("vocabulary.ron", VOCABULARY.as_bytes(), &Vocabulary::default()).file {
        Some(File::Vocabulary(vocabulary)) => *vocabulary,
        _ => panic!("the shipped vocabulary"),
    }
}

fn applicant(name: &str, text: &str) -> Applicant {
    let parsed = read(name, text.as_bytes(), &vocabulary());
    let Some(File::Applicant(applicant)) = parsed.file else { panic!("{:#?}\n{text}", parsed.diagnostics) };
    *applicant
}

#[test]
fn a_written_applicant_reads_back_equal() {
    let first = applicant("a.ron", EVERY_FIELD);
    assert_eq!(first, applicant("a.ron", &write_applicant(&first)));
}

#[test]
fn an_applicant_written_as_json_reads_back_equal() {
    let first = applicant("a.ron", EVERY_FIELD);
    assert_eq!(first, applicant("a.json", &write_json(&first)));
}

#[test]
fn json_says_the_same_as_ron() {
    assert_eq!(applicant("a.ron", EVERY_FIELD), applicant("a.JSON", THE_SAME_IN_JSON));
}

#[test]
fn what_is_left_out_has_its_usual_value() {
    let text = r#"Applicant(name: "A", education: [(degree: HighSchool, conferred: "2008-06-01")],
        experience: [(title: "T", from: "2016-01-01", hours_per_week: 40)])"#;
    let applicant = applicant("a.ron", text);
    let (study, job) = (&applicant.education[0], &applicant.experience[0]);
    assert_eq!((study.degree, study.accredited, &study.field), (Schooling::HighSchool, Ternary::Unknown, &None));
    assert_eq!((job.to, job.progressive, job.relevant_percent), (None, Ternary::Unknown, Percent(100)));
    assert!(!Verdict::Waived.is_answer() && applicant.judgements.is_empty());
}

#[test]
fn a_written_policy_reads_back_equal() {
    let policy = |text: &str| -> CreditPolicy {
        let parsed = read("p.ron", text.as_bytes(), &Vocabulary::default());
        let Some(File::CreditPolicy(policy)) = parsed.file else { panic!("{:#?}", parsed.diagnostics) };
        *policy
    };
    let first = policy(POLICY);
    assert_eq!(first, policy(&write_credit_policy(&first)));
}

/// What is said of a bad file, as `12:5 id: message`; one mistake, one message, with a hint.
fn said(path: &Path, vocabulary: &Vocabulary) -> String {
    let name = path.file_name().unwrap().to_str().unwrap();
    let parsed = read(name, &fs::read(path).unwrap(), vocabulary);
    assert!(parsed.file.is_none(), "{name} was read");
    let lines = parsed.diagnostics.iter().map(|found| {
        assert!(found.hint.is_some(), "{name}: no hint: {found}");
        let (line, column) = (found.place.line.unwrap(), found.place.column.unwrap());
        format!("{line}:{column} {}: {}\n", found.id, found.message)
    });
    lines.collect()
}

#[test]
fn every_mistake_is_told_with_its_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/applicants_bad");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|ending| ending != "expected"));
    cases.sort();
    assert!(cases.len() >= 40, "{} cases", cases.len());
    let vocabulary = vocabulary();
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let expected = fs::read_to_string(case.with_extension("expected")).unwrap();
            let said = said(case, &vocabulary);
            (said != expected).then(|| format!("{}\nexpected {expected}said     {said}", case.display()))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// A file with pieces left out or put in is read or refused, and every place is in it.
    #[test]
    fn no_damage_to_a_file_does_harm(json in any::<bool>(), at in 0..700_usize, gone in 0..20_usize, new in "[\"{}\\[\\](),:\\\\a1é ]{0,4}") {
        let (name, text) = if json { ("a.json", THE_SAME_IN_JSON) } else { ("a.ron", EVERY_FIELD) };
        let mut chars: Vec<char> = text.chars().collect();
        let from = at.min(chars.len());
        let to = (from + gone).min(chars.len());
        chars.splice(from..to, new.chars());
        let damaged: String = chars.into_iter().collect();
        let parsed = read(name, damaged.as_bytes(), &vocabulary());
        prop_assert_eq!(parsed.file.is_none(), !parsed.diagnostics.is_empty());
        let lines = u32::try_from(damaged.lines().count()).unwrap();
        prop_assert!(parsed.diagnostics.iter().all(|found| found.place.line.is_none_or(|line| (1..=lines + 1).contains(&line))));
    }
}
