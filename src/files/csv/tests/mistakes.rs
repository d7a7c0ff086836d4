//! Mistakes, each told at its row, and costing no other applicant.

use std::fs;
use std::path::{Path, PathBuf};

use super::{batch, said};

/// What comes of a file: what is wrong, then the names of those who are read.
fn outcome(path: &Path) -> String {
    let name = path.file_name().unwrap().to_str().unwrap();
    let (found, told) = batch(&[(name, &fs::read(path).unwrap())]);
    let told = told.iter().map(|one| {
        assert!(one.hint.as_ref().is_some_and(|hint| !hint.is_empty()), "{name}: no hint: {one}");
        let line = one.place.line.map_or_else(String::new, |line| format!("{line} "));
        format!("{line}{}: {}\n", one.id, one.message)
    });
    told.chain(found.into_iter().map(|one| format!("{}\n", one.applicant.name))).collect()
}

#[test]
fn every_mistake_is_told_with_its_line_and_column_and_hides_no_other_row() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/batch_bad");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|ending| ending == "csv"));
    cases.sort();
    assert!(cases.len() >= 30, "{} cases", cases.len());
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let expected = fs::read_to_string(case.with_extension("expected")).unwrap();
            let said = outcome(case);
            (said != expected).then(|| format!("{}\nexpected\n{expected}said\n{said}", case.display()))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const APPLICANTS: (&str, &str) = ("applicants.csv", "id,name\n1,A\n2,B\n3,C\n");

#[test]
fn a_row_of_an_unknown_applicant_is_told_with_its_line_and_left_out() {
    let education = "id,degree,conferred\n1,Ged,2010-01-01\n9,Ged,2010-01-01\n2,Ged,2010-01-01\n3,Ged,2010-01-01\n";
    let (names, told) = said(&[APPLICANTS, ("education.csv", education)]);
    assert_eq!(names, ["A", "B", "C"]);
    assert_eq!(told, ["3 unknown-id: `id`: no applicant \"9\" comes here; the row was left out"]);
}

#[test]
fn a_mistake_in_a_joined_row_costs_its_applicant_the_answer() {
    let jobs = "id,title,from,hours,kinds\n1,Aide,2010-01-01,40,health_care\n2,Aide,2010-01-01,x,health_care\n3,Aide,2010-01-01,40,welding\n";
    let (names, told) = said(&[APPLICANTS, ("jobs.csv", jobs)]);
    assert_eq!(names, ["A"]);
    let expected = [
        "3 bad-number: `hours_per_week`: \"x\" is not a number with at most two decimals",
        "4 unknown-kind: `kinds`: the vocabulary has no kind of experience \"welding\"",
    ];
    assert_eq!(told, expected);
}

#[test]
fn rows_out_of_order_are_joined_within_what_is_held() {
    let education =
        "id,degree,conferred\n3,Ged,2010-01-01\n1,Ged,2010-01-01\n3,Bachelor,2015-01-01\n2,Ged,2010-01-01\n";
    let (found, told) = batch(&[(APPLICANTS.0, APPLICANTS.1.as_bytes()), ("education.csv", education.as_bytes())]);
    assert_eq!(told, []);
    assert_eq!(found.iter().map(|one| one.applicant.education.len()).collect::<Vec<_>>(), [1, 1, 2]);
}

#[test]
fn an_id_that_is_empty_or_there_twice_is_told() {
    let applicants = ("a.csv", "id,name\n1,A\n1,B\n,C\n2,D\n");
    let (names, told) = said(&[applicants, ("b.csv", "id,kind\n,drivers_license\n2,drivers_license\n")]);
    assert_eq!(names, ["A", "D"]);
    let expected = [
        "2 missing-value: `id` is empty",
        "3 duplicate-id: `id`: \"1\" stands in the row before too",
        "4 missing-value: `id` is empty",
    ];
    assert_eq!(told, expected);
}

#[test]
fn files_that_do_not_go_together_are_refused() {
    let education = ("e.csv", "id,degree,conferred\n");
    let told = |files: &[(&str, &str)]| said(files).1;
    assert_eq!(told(&[education]), ["files-do-not-join: there is no file of applicants to which it could be joined"]);
    assert_eq!(
        told(&[APPLICANTS, education, ("f.csv", education.1)]),
        ["files-do-not-join: e.csv lists education too"]
    );
    assert_eq!(
        told(&[("n.csv", "name\nA\n"), education]),
        ["missing-column: the column `id` is missing, by which the other files are joined"]
    );
}
