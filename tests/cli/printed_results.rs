//! Results as they are read aloud: each applicant's file says how its answer was worked by hand from the document.

use std::path::{Path, PathBuf};

use super::{command, finished};

/// The day on which all of them are judged.
const AS_OF: &str = "2025-06-30";

/// Holds the printed result of an applicant against the expected one; its first line names the levels asked about.
fn check(applicant: &Path) {
    let expected = std::fs::read_to_string(applicant.with_extension("expected")).unwrap();
    let (levels, text) = expected.split_once('\n').unwrap();
    let levels = levels.strip_prefix("levels: ").unwrap().split(' ').flat_map(|level| ["--level", level]);
    let asked = ["qualify", applicant.to_str().unwrap(), "--as-of", AS_OF].into_iter().chain(levels);
    let run = finished(command(&asked.collect::<Vec<_>>()).env("COLUMNS", "100").output().unwrap());
    assert_eq!((run.status, run.out.as_str()), (0, text), "{}", applicant.display());
}

#[test]
fn each_result_says_what_was_worked_by_hand_and_no_more() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/printed"));
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut applicants: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|end| end == "ron")).collect();
    applicants.sort();
    assert_eq!(applicants.len(), 10);
    applicants.iter().for_each(|applicant| check(applicant));
}
