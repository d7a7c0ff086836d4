//! The whole ladder as one table: a row each thread or text, and of each level number, words, change and reasons in
//! columns of their own, so that a spreadsheet can filter and count them.

use rungs_domain::compare::{Cell, TextRow, Thread, reasons};

use super::{CONCEPT, DUTIES, FACTORS, FACTS, Given, Items, KSAS, QUALIFICATIONS};
use super::{duties, ksas, meant, named, step_to, text_step, thread_reasons, told};
use crate::citing::CitedLevel;
use crate::{Column, Row, Table, Text};

/// The table.
pub(super) fn table(given: &Given<'_>) -> Table {
    let ladder = given.ladder;
    let rows = [
        texts(given, CONCEPT, &ladder.concept),
        texts(given, FACTORS, &ladder.factors),
        threads(given, DUTIES, &ladder.duties, duties),
        threads(given, KSAS, &ladder.ksas, ksas),
        texts(given, QUALIFICATIONS, &ladder.qualifications),
        texts(given, FACTS, &ladder.facts),
    ];
    Table { caption: Text::plain("All entries"), columns: columns(given), rows: rows.concat() }
}

fn columns(given: &Given<'_>) -> Vec<Column> {
    let of_level = given.levels.iter().flat_map(|cited| {
        let code = &cited.level.code;
        [
            Column::figures(&format!("{code} number"), 3),
            Column::words(&named(cited), 15),
            Column::words(&format!("{code} change"), 5),
        ]
    });
    let reasons = given.levels.iter().map(|cited| Column::words(&format!("{} reasons", cited.level.code), 8));
    [Column::words("Section", 8), Column::words("Thread", 8)].into_iter().chain(of_level).chain(reasons).collect()
}

/// A row: number, words and change of each level, and behind them the reasons of each.
fn row(section: &str, name: &str, of_levels: impl Iterator<Item = [Text; 4]>) -> Row {
    let (mut cells, mut reasons) = (vec![Text::plain(section), Text::plain(name)], Vec::new());
    for [number, words, change, why] in of_levels {
        cells.extend([number, words, change]);
        reasons.push(why);
    }
    Row::new(cells.into_iter().chain(reasons))
}

fn threads(given: &Given<'_>, section: &str, threads: &[Thread], items: fn(&CitedLevel<'_>) -> Items) -> Vec<Row> {
    let lists: Vec<Items> = given.levels.iter().map(items).collect();
    let entry = |(number, thread): (u32, &Thread)| {
        row(section, &number.to_string(), (0..lists.len()).map(|at| thread_cells(given, thread, &lists, at)))
    };
    (1..).zip(threads).map(entry).collect()
}

/// Number, words, change and its reasons at a level.
fn thread_cells(given: &Given<'_>, thread: &Thread, lists: &[Items], at: usize) -> [Text; 4] {
    let step = step_to(thread, at);
    let mut change: Vec<String> =
        step.iter().map(|step| told(given, step.change, step.against, at).to_string()).collect();
    let reasons = step.map(|step| thread_reasons(given, thread, step, lists, at)).unwrap_or_default();
    change.extend(step.filter(|step| step.confirmed).map(|_| "confirmed".to_owned()));
    let item = |index: usize| lists.get(at).and_then(|items| items.get(index));
    let (number, words) = match thread.cells.get(at) {
        Some(Cell::Item(index)) => item(*index).map(|(number, text)| (*number, text.clone())).unzip(),
        Some(Cell::GoesOn { item: index, clauses }) => {
            let goes_on = item(*index).map(|(number, text)| (*number, meant(text, clauses)));
            change.extend(goes_on.iter().map(|(number, _)| format!("goes on in {number}")));
            goes_on.unzip()
        }
        Some(Cell::Carried | Cell::Empty) | None => (None, None),
    };
    let number = number.map(|number| number.to_string()).unwrap_or_default();
    let (words, change) = (Text::from(words.unwrap_or_default()), Text::from(change.join(", ")));
    [Text::from(number), words, change, Text::from(reasons.join("; "))]
}

fn texts(given: &Given<'_>, section: &str, rows: &[TextRow]) -> Vec<Row> {
    let count = given.levels.len();
    rows.iter().map(|text| row(section, &text.label, (0..count).map(|at| text_cells(given, text, at)))).collect()
}

fn text_cells(given: &Given<'_>, row: &TextRow, at: usize) -> [Text; 4] {
    let text = |at: usize| row.texts.get(at).and_then(Option::as_deref);
    let shown = text_step(row, at).and_then(|step| Some((row.telling(step)?, step)));
    let change = shown.map(|(change, step)| told(given, change, step.against, at).to_string());
    let why = shown.map(|(_, step)| {
        let across = given.ladder.beside(step.against, at);
        reasons(&step.evidence, across, text(step.against), text(at)).join("; ")
    });
    let words = Text::plain(text(at).unwrap_or_default());
    [Text::new(), words, Text::from(change.unwrap_or_default()), Text::from(why.unwrap_or_default())]
}
