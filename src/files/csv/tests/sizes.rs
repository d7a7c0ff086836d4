//! Files of any size in bounded room.

use std::io::{BufReader, Read, repeat};

use super::super::{Batch, MAX_ROW_BYTES, MOST_HELD, Sheet};
use super::{VOCABULARY, batch};

/// The names of the applicants of a stream, and the lines and ids of what is wrong.
fn read(bytes: impl Read) -> (Vec<String>, Vec<(Option<u32>, &'static str)>) {
    let sheet = Sheet::open("a.csv", BufReader::new(bytes)).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    let mut batch = Batch::new(vec![sheet], &VOCABULARY).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    let (mut names, mut told) = (Vec::new(), Vec::new());
    let mut refused = |problems: Vec<_>| told.extend(problems);
    while let Some(one) = batch.next(&mut refused) {
        names.push(one.applicant.name);
    }
    (names, told.iter().map(|one| (one.place.line, one.id)).collect())
}

#[test]
fn a_field_of_sixty_four_mebibytes_is_told_and_the_rest_is_read() {
    let huge = repeat(b'a').take(64 << 20);
    let (names, told) = read(b"name\nA\n".chain(huge).chain(&b"\nB\n"[..]));
    assert_eq!((names, told), (vec!["A".to_owned(), "B".to_owned()], vec![(Some(3), "row-too-large")]));
}

#[test]
fn a_quote_that_is_never_closed_takes_in_no_more_than_one_row_may_hold() {
    let lines = "B,\n".repeat(MAX_ROW_BYTES);
    let (names, told) = read(b"name,x_note\nA,\"\n".chain(lines.as_bytes()));
    assert_eq!((names, told), (vec![], vec![(Some(2), "row-too-large")]));
}

#[test]
fn a_row_of_a_million_cells_is_told() {
    let (names, told) = read(b"name\n".chain(repeat(b',').take(1_000_000)).chain(&b"\nB\n"[..]));
    assert_eq!((names, told), (vec!["B".to_owned()], vec![(Some(2), "row-too-large")]));
}

#[test]
fn a_header_of_a_million_columns_is_refused() {
    let header = "x_a,".repeat(1_000_000);
    let (_, told) = batch(&[("a.csv", header.as_bytes())]);
    assert_eq!(told.iter().map(|one| one.id).collect::<Vec<_>>(), ["row-too-large"]);
}

#[test]
fn a_joined_file_in_the_order_of_the_applicants_may_be_of_any_length() {
    let count = 3 * MOST_HELD;
    let rows = |row: &dyn Fn(usize) -> String| (0..count).map(row).collect::<String>();
    let applicants = format!("id,name\n{}", rows(&|at| format!("{at},A{at}\n")));
    let education = format!("id,degree,conferred\n{}", rows(&|at| format!("{at},Ged,2010-01-01\n").repeat(at % 3)));
    let (found, told) = batch(&[("a.csv", applicants.as_bytes()), ("e.csv", education.as_bytes())]);
    assert_eq!(told, []);
    assert!(found.iter().enumerate().all(|(at, one)| one.applicant.education.len() == at % 3));
    assert_eq!(found.len(), count);
}

#[test]
fn more_rows_of_one_applicant_than_are_held_cost_the_answer() {
    let education = format!("id,degree,conferred\n{}", "1,Ged,2010-01-01\n".repeat(3 * MOST_HELD));
    let (found, told) = batch(&[("a.csv", b"id,name\n1,A\n2,B\n"), ("e.csv", education.as_bytes())]);
    assert_eq!(found.len(), 1);
    assert_eq!(told.iter().map(|one| one.id).collect::<Vec<_>>(), ["too-many-items", "too-many-items"]);
}
