//! What the tab shows of a small document. The expected rows are read off the document by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::ops::ControlFlow;
use std::sync::Arc;

use rungs_domain::spec::Vocabulary;
use rungs_library::manuscripts::Reading;

use super::*;
use crate::State;
use crate::reviews::{Side, UnderstoodBy};

/// Two levels of an invented series.
const SOURCE: &str = "\
TIDE WATCHER SERIES

CLASS CODE\tCLASS TITLE
7001\tTide Watcher I
7002\tTide Watcher II

TIDE WATCHER I

DUTIES
1. Reads the tide gauges of the harbour every hour and writes the heights into the log.
2. Reports heights over the mark to the harbour master.

MINIMUM QUALIFICATIONS
One year of experience in reading gauges.

TIDE WATCHER II

DUTIES
1. Assigns the work of two watchers and reviews their logs.
";

fn data(rulings: Vec<Correction>) -> ReviewData {
    let mut reader = Reading::Here.reader();
    let manuscript = reader.read_bytes("a.txt", &SOURCE.as_bytes().into(), &mut || ControlFlow::Continue(())).unwrap();
    let given = UnderstoodBy::of(&State::default());
    let understood = given.understand(&Arc::new(manuscript), Arc::new(rulings)).unwrap();
    ReviewData::new(&understood, &Vocabulary::default())
}

fn at(words: &str) -> Range<usize> {
    let data = data(Vec::new());
    let start = data.manuscript.text.find(words).unwrap();
    start..start + words.len()
}

fn became<'a>(data: &'a ReviewData, words: &str) -> &'a str {
    let start = data.manuscript.text.find(words).unwrap();
    &data.became[data.stop_at(start)].words
}

#[test]
fn each_line_says_what_became_of_it() {
    let data = data(Vec::new());
    assert_eq!(became(&data, "Reports heights"), "duty 2 · 7001");
    assert_eq!(became(&data, "Assigns the work"), "duty 1 · 7002");
    assert_eq!(became(&data, "DUTIES"), "heading: Duties");
    assert_eq!(became(&data, "One year of experience"), "minimum qualifications · 7001");
}

#[test]
fn a_choice_in_the_source_marks_its_text_in_the_draft_and_the_other_way_round() {
    let data = data(Vec::new());
    let selected = Selected { at: at("Reports heights over the mark"), by: Side::Source, number: 1 };
    let marked = data.marked(&selected);
    let texts: Vec<&str> = marked.outline.iter().map(|row| data.outline[*row].text.as_str()).collect();
    assert_eq!(texts, ["Reports heights over the mark to the harbour master."]);
    let row = &data.outline[marked.outline[0]];
    let back = Selected { at: row.from[0].clone(), by: Side::Draft, number: 2 };
    let lines: Vec<&str> =
        data.marked(&back).source.iter().map(|row| &data.manuscript.text[data.source[*row].range.clone()]).collect();
    assert_eq!(lines, ["2. Reports heights over the mark to the harbour master."]);
}

#[test]
fn a_ruling_about_a_text_names_the_whole_piece_with_its_marker() {
    let data = data(Vec::new());
    let ruled = data.draft.correction_range(&at("Reports heights"));
    assert!(data.manuscript.text[ruled].starts_with("2. Reports"));
}

#[test]
fn a_line_that_is_split_is_two_rows() {
    let before = data(Vec::new()).source.len();
    let split = data(vec![Correction::Split { at: at("and writes the heights").start }]);
    assert_eq!(split.source.len(), before + 1);
    let row = split.source.iter().find(|row| !row.begins_line).unwrap();
    assert!(split.manuscript.text[row.range.clone()].starts_with("and writes the heights"));
}

#[test]
fn the_outline_names_level_number_and_how_sure_a_row_is() {
    let data = data(Vec::new());
    let row = data.outline.iter().find(|row| row.text.starts_with("Assigns")).unwrap();
    assert_eq!(row.name(&data.codes), "7002, 1: Assigns the work of two watchers and reviews their logs., sure");
    let level = data.outline.iter().find(|row| row.kind == Kind::Level).unwrap();
    assert_eq!((level.lead.as_str(), level.text.as_str()), ("7001", "Tide Watcher I"));
    let asks = data.outline.iter().find(|row| matches!(row.kind, Kind::Requirement(0))).unwrap();
    assert!(matches!(asks.target, Some(Target::Tier(_))));
}

#[test]
fn what_was_accepted_says_so_on_both_sides() {
    let place = data(Vec::new()).draft.correction_range(&at("Reports heights"));
    let data = data(vec![Correction::Accept { at: place.clone() }]);
    assert_eq!(data.became[data.stop_at(place.start)].sign, Sign::Accepted);
    assert!(data.outline.iter().any(|row| row.text.starts_with("Reports") && row.sure == Sure::Accepted));
}

#[test]
fn every_byte_of_the_text_is_in_one_row() {
    let data = data(vec![Correction::Split { at: at("and writes").start }]);
    let mut covered = 0;
    for row in &data.source {
        assert!(row.range.start >= covered, "{row:?}");
        assert!(data.manuscript.text[covered..row.range.start].trim().is_empty());
        covered = row.range.end;
    }
    let stops: usize = data.stops.iter().map(|stop| stop.len()).sum();
    assert_eq!(stops, data.source.len());
}
