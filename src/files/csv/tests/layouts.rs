//! The same applicants in every layout.

use rungs_domain::qualify::Applicant;

use super::super::Table;
use super::{VOCABULARY, batch, said};
use crate::ron::{File, read};

const WIDE: &str = include_str!("../../../../tests/cases/batch/wide.csv");
const JOINED: [(&str, &str); 8] = [
    ("applicants.csv", include_str!("../../../../tests/cases/batch/applicants.csv")),
    ("education.csv", include_str!("../../../../tests/cases/batch/education.csv")),
    ("experience.csv", include_str!("../../../../tests/cases/batch/experience.csv")),
    ("credentials.csv", include_str!("../../../../tests/cases/batch/credentials.csv")),
    ("units.csv", include_str!("../../../../tests/cases/batch/units.csv")),
    ("courses.csv", include_str!("../../../../tests/cases/batch/courses.csv")),
    ("hours.csv", include_str!("../../../../tests/cases/batch/hours.csv")),
    ("judgements.csv", include_str!("../../../../tests/cases/batch/judgements.csv")),
];
const PAGE: &str = include_str!("../../../../specs/batch.md");

/// The same two applicants as RON.
fn expected() -> Vec<Applicant> {
    let files = [
        include_str!("../../../../tests/cases/batch/first.ron"),
        include_str!("../../../../tests/cases/batch/second.ron"),
    ];
    let applicant = |text: &str| match read("a.ron", text.as_bytes(), &VOCABULARY) {
        parsed if !parsed.diagnostics.is_empty() => panic!("{:#?}", parsed.diagnostics),
        parsed => match parsed.file {
            Some(File::Applicant(applicant)) => *applicant,
            _ => panic!("no applicant"),
        },
    };
    files.into_iter().map(applicant).collect()
}

fn check(files: &[(&str, &str)]) {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let (found, told) = batch(&files);
    assert_eq!(told, []);
    assert_eq!(found.iter().map(|one| one.line).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(found.into_iter().map(|one| one.applicant).collect::<Vec<_>>(), expected());
}

#[test]
fn one_row_an_applicant_says_the_same_as_ron() {
    check(&[("people.csv", WIDE)]);
}

#[test]
fn files_joined_by_an_id_say_the_same_as_ron_in_any_order_of_files() {
    check(&JOINED);
    let mut turned = JOINED;
    turned.reverse();
    check(&turned);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_no_mistake() {
    check(&[("people.csv", &format!("\u{FEFF}{}", WIDE.replace('\n', "\r\n")))]);
}

#[test]
fn tabs_and_semicolons_delimit_too() {
    let with = |delimiter: &str| {
        format!("name{delimiter}degree_1{delimiter}conferred_1\n\"A, \"\"B\"\"\"{delimiter}Ged{delimiter}2010-06-01\n")
    };
    for delimiter in [",", ";", "\t"] {
        let (names, told) = said(&[("a.csv", &with(delimiter))]);
        assert_eq!((names, told), (vec!["A, \"B\"".to_owned()], vec![]), "{delimiter:?}");
    }
}

#[test]
fn empty_lines_are_passed_over_and_counted() {
    let (found, told) = batch(&[("a.csv", b"\n\nname\n\nA\n\r\n,\n \nB\n")]);
    assert_eq!(told, []);
    assert_eq!(found.iter().map(|one| one.line).collect::<Vec<_>>(), [5, 9]);
}

#[test]
fn a_row_of_several_lines_is_told_with_its_first() {
    let (found, told) = batch(&[("a.csv", b"name,x_note\nA,\"one\ntwo\nthree\"\nB,\n")]);
    assert_eq!(told, []);
    assert_eq!(found.iter().map(|one| one.line).collect::<Vec<_>>(), [2, 5]);
}

#[test]
fn the_reference_page_names_every_column() {
    for column in Table::ALL.into_iter().flat_map(Table::columns) {
        let row = |name: &str| PAGE.contains(&format!("| `{name}` |"));
        assert!(row(column.field) || PAGE.contains(&format!("| `{}` |", column.beside)), "{}", column.field);
        assert!(PAGE.contains(column.meaning), "{}: {}", column.field, column.meaning);
    }
}

#[test]
fn the_examples_of_the_reference_page_can_be_read() {
    let examples: Vec<&str> = PAGE.split("```csv\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let [wide, applicants, education, experience] = examples[..] else { panic!("{} examples", examples.len()) };
    let (alone, told) = batch(&[("wide.csv", wide.as_bytes())]);
    assert_eq!((alone.len(), told), (2, vec![]));
    let files = [("applicants.csv", applicants), ("education.csv", education), ("experience.csv", experience)];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let (joined, told) = batch(&files);
    assert_eq!(told, []);
    let records = |found: Vec<super::Batched>| found.into_iter().map(|one| one.applicant).collect::<Vec<_>>();
    assert_eq!(records(joined), records(alone), "the two examples are the same people");
}

#[test]
fn a_list_that_may_be_open_is_open_empty_or_filled() {
    let units = |row: &str| {
        let text = format!("name,units_quarter_1,units_subject_1,course_1\nA,{row}\n");
        let (found, told) = batch(&[("a.csv", text.as_bytes())]);
        assert_eq!(told, []);
        found
            .into_iter()
            .next()
            .map(|one| (one.applicant.units.map(|units| units.len()), one.applicant.courses.is_some()))
    };
    assert_eq!(units(",,"), Some((None, false)), "not said");
    assert_eq!(units("NONE,,"), Some((Some(0), false)), "none");
    assert_eq!(units(",,none"), Some((None, true)), "of the one list alone");
    assert_eq!(units("9,Botany,"), Some((Some(1), false)));
}

#[test]
fn units_of_neither_sort_are_a_mistake() {
    let (_, told) = said(&[("a.csv", "name,units_subject_1\nA,Botany\n")]);
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("1 missing-column: the column `units_semester_1` is missing"), "{told:?}");
    let (names, told) = said(&[("a.csv", "name,units_semester_1,units_subject_1\nA,,Botany\nB,none,Botany\n")]);
    assert_eq!(names, Vec::<String>::new());
    assert_eq!(
        told,
        [
            "2 missing-amount: `units_semester_1`: units without an amount",
            "3 bad-number: `units_semester_1`: \"none\" is not a number with at most two decimals",
        ]
    );
}

#[test]
fn a_file_of_courses_is_told_from_one_of_units() {
    let files = [("a.csv", "id,name\n1,A\n"), ("c.csv", "id,subject,completed\n1,Auditing,2015-05-09\n")];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let (found, told) = batch(&files);
    assert_eq!(told, []);
    assert_eq!(found[0].applicant.courses.as_ref().map(Vec::len), Some(1));
}
