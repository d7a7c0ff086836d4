//! Class concepts clause by clause: what a reader of the printed documents pairs, and what is marked.

use rungs_domain::compare::{Against, Change, ClauseCell, ClauseRow, ClauseThreads, LevelView, Quotation, TextMark};
use rungs_domain::spec::PassageRole;
use rungs_library::Library;

use crate::levels::{of_concepts, two, view, views};

fn shipped(codes: &[&str]) -> ClauseThreads {
    let library = Library::shipped();
    let views: Vec<LevelView<'_>> = codes.iter().map(|code| view(&library, code)).collect();
    library.comparer.clause_threads(&views, Against::LevelBelow)
}

fn made(lower: &str, upper: &str) -> ClauseThreads {
    let library = Library::shipped();
    let series = of_concepts(&library, lower, upper);
    library.comparer.clause_threads(&two(&series), Against::LevelBelow)
}

fn letter(cell: &ClauseCell) -> String {
    cell.clause.map_or("-".to_owned(), Quotation::letter)
}

/// The pairs of two levels: "e → c".
fn pairs(threads: &ClauseThreads) -> Vec<String> {
    let mut pairs: Vec<String> =
        threads.rows.iter().map(|row| format!("{} → {}", letter(&row.cells[0]), letter(&row.cells[1]))).collect();
    pairs.sort();
    pairs
}

/// The row with a clause of the first or the second level.
fn row<'a>(threads: &'a ClauseThreads, side: usize, wanted: &str) -> &'a ClauseRow {
    threads.rows.iter().find(|row| letter(&row.cells[side]) == wanted).unwrap()
}

/// Where words of a clause without a counterpart stand: "e: prepares documentation and reports".
fn elsewhere(row: &ClauseRow) -> Option<String> {
    let found = row.cells[1].step.as_ref()?.elsewhere.as_ref()?;
    Some(format!("{}: {}", Quotation::letter(found.clause), found.words))
}

fn marked<'a>(text: &'a str, marks: &[TextMark], decides: bool) -> Vec<&'a str> {
    marks.iter().filter(|mark| mark.decides == decides).map(|mark| &text[mark.range.clone()]).collect()
}

/// The words that decide in the lower and in the upper clause of a row.
fn deciding(row: &ClauseRow) -> (Vec<&str>, Vec<&str>) {
    let marks = &row.cells[1].step.as_ref().unwrap().marks;
    (marked(&row.cells[0].text, &marks.lower, true), marked(&row.cells[1].text, &marks.upper, true))
}

#[test]
fn planner_two_and_three_are_paired_as_a_reader_pairs_them() {
    // A reader of both "Distinguishing features of work" by letter. Clause f of 41313 is new, a part of it stood in e;
    // of g of 41312 only the word "training" is printed at 41313; h has no counterpart.
    let threads = shipped(&["41312", "41313"]);
    assert_eq!(pairs(&threads), ["- → f", "a → a", "b → b", "c → e", "d → d", "e → c", "f → g", "g → -", "h → -"]);
    assert_eq!(elsewhere(row(&threads, 1, "f")).unwrap(), "e: prepares documentation and reports");
    assert_eq!(elsewhere(row(&threads, 0, "g")).unwrap(), "g: training");
    assert_eq!(elsewhere(row(&threads, 0, "h")), None);
    let change = |wanted| row(&threads, 1, wanted).cells[1].step.as_ref().unwrap().change;
    assert_eq!((change("a"), change("g"), change("f")), (Change::Raised, Change::Raised, Change::Added));
}

#[test]
fn the_words_that_decide_are_marked_on_both_sides() {
    let threads = shipped(&["41312", "41313"]);
    let (lower, upper) = deciding(row(&threads, 1, "a"));
    assert_eq!(upper, ["general", "independently"]);
    assert_eq!(lower.first(), Some(&"Under direction"));
    // 41312 "provides input into", 41313 "recommends new or revised policies".
    assert_eq!(deciding(row(&threads, 1, "d")), (vec!["provides input"], vec!["recommends"]));
}

#[test]
fn words_that_the_other_level_prints_in_the_clause_do_not_decide() {
    // Both print "technical assistance"; both gather or collect and analyze data to determine something.
    let threads = shipped(&["41312", "41313"]);
    assert!(!deciding(row(&threads, 1, "g")).1.contains(&"technical"));
    let threads = shipped(&["41311", "41312"]);
    let (lower, upper) = deciding(row(&threads, 1, "c"));
    for common in ["determine", "participates", "gathers", "collects"] {
        assert!(!lower.contains(&common) && !upper.contains(&common), "{common}");
    }
}

#[test]
fn where_most_differs_one_phrase_a_side_is_marked() {
    let threads = shipped(&["41312", "41313"]);
    let rewritten = row(&threads, 1, "e").cells[1].step.as_ref().unwrap();
    assert!(rewritten.marks.rewritten);
    assert_eq!((rewritten.marks.lower.len(), rewritten.marks.upper.len()), (1, 1));
}

#[test]
fn every_clause_of_every_level_stands_in_one_row() {
    let library = Library::shipped();
    for series in library.series.iter().map(|loaded| &loaded.series) {
        let views = views(series);
        for against in [Against::LevelBelow, Against::Baseline(1)] {
            let threads = library.comparer.clause_threads(&views, against);
            assert_eq!(threads, library.comparer.clause_threads(&views, against), "the same twice");
            for (at, view) in views.iter().enumerate() {
                let mut cells: Vec<&ClauseCell> = threads.rows.iter().map(|row| &row.cells[at]).collect();
                cells.retain(|cell| cell.clause.is_some());
                cells.sort_by_key(|cell| cell.clause);
                assert!(
                    cells.iter().enumerate().all(|(place, cell)| cell.clause == Some(place)),
                    "{}",
                    view.level.code
                );
                let printed = view.level.passages().into_iter().filter(|one| one.role == PassageRole::Concept);
                let printed: String = printed.map(|passage| passage.text()).collect::<Vec<_>>().join(" ");
                let shown: Vec<&str> = cells.iter().flat_map(|cell| cell.text.split_whitespace()).collect();
                assert_eq!(shown, printed.split_whitespace().collect::<Vec<_>>(), "{}", view.level.code);
            }
        }
    }
}

#[test]
fn marks_lie_within_their_texts_and_do_not_overlap() {
    let library = Library::shipped();
    for series in library.series.iter().map(|loaded| &loaded.series) {
        let views = views(series);
        for row in library.comparer.clause_threads(&views, Against::LevelBelow).rows {
            for (at, cell) in row.cells.iter().enumerate().skip(1) {
                let Some(step) = &cell.step else { continue };
                let sides = [(&row.cells[at - 1].text, &step.marks.lower), (&cell.text, &step.marks.upper)];
                for (text, marks) in sides {
                    assert!(
                        marks.iter().all(|mark| text.get(mark.range.clone()).is_some_and(|words| !words.is_empty()))
                    );
                    assert!(marks.windows(2).all(|two| two[0].range.end <= two[1].range.start), "{text}: {marks:?}");
                }
            }
        }
    }
}

#[test]
fn a_clause_that_goes_on_word_for_word_is_the_same_and_unmarked() {
    let threads = made("Sorts mail; keeps the files of a unit.", "Sorts and dates mail; keeps the files of a unit.");
    assert_eq!(pairs(&threads), ["a → a", "b → b"]);
    let same = row(&threads, 1, "b").cells[1].step.as_ref().unwrap();
    assert_eq!((same.change, same.marks.upper.len(), same.marks.lower.len()), (Change::Same, 0, 0));
}

#[test]
fn phrases_of_the_dimensions_decide() {
    let upper = "This is the full supervisory level. Under broad direction, performs the most difficult work.";
    let threads = made("This is the journeyperson level. Under general direction, performs difficult work.", upper);
    let all: Vec<&str> = threads.rows.iter().flat_map(|row| deciding(row).1).collect();
    for wanted in ["supervisory", "broad", "most difficult"] {
        assert!(all.iter().any(|words| words.contains(wanted)), "{wanted} is not among {all:?}");
    }
    let all: Vec<&str> = threads.rows.iter().flat_map(|row| deciding(row).0).collect();
    assert!(all.iter().any(|words| words.contains("journeyperson")), "{all:?}");
}
