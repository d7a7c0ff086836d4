//! The factor table: what each level prints in each dimension, and how that differs from the level compared with.

use rungs_domain::compare::{FactorCell, FactorRow};
use rungs_domain::words::capitalized;

use super::apart::{marked, says_why, turn_words, turned};
use super::{SideBySide, by_columns};
use crate::{Column, Depth, Document, Row, Text};

/// What stands over the table, and in an export before each of its rows.
pub(super) const HEADING: &str = "What sets the levels apart";

/// Adds the table.
pub(super) fn table(document: &mut Document, given: &SideBySide<'_>, names: &[String]) {
    document.heading(Depth::Part, HEADING);
    by_columns(document, HEADING, names, |group| {
        let columns = names.get(group.clone()).unwrap_or_default().iter().map(|name| Column::words(name, 10));
        let rows = given.factors.rows.iter().map(|row| {
            let head = Text::new().strong(capitalized(row.dimension.words()));
            let cells = group.clone().map(|at| row.cells.get(at).map_or_else(Text::new, |one| cell(given, at, one)));
            Row::new(std::iter::once(head).chain(cells))
        });
        (std::iter::once(Column::words("In what", 7)).chain(columns).collect(), rows.collect())
    });
    let silent: Vec<&str> = given.factors.not_printed.iter().map(|dimension| dimension.words()).collect();
    if !silent.is_empty() {
        document.note(format!("In no known phrase at any level: {}.", silent.join(", ")));
    }
}

fn cell(given: &SideBySide<'_>, at: usize, cell: &FactorCell) -> Text {
    let Some(step) = &cell.step else {
        let same = if cell.same { "= " } else { "" };
        return match &cell.says {
            Some(says) => Text::plain(same).then(marked(says)),
            None => Text::new().faint("not printed in a known phrase"),
        };
    };
    let across = given.lower_of(at).is_some_and(|lower| given.is_across(lower, at));
    let turned = turned(step.turn, across).and(" ");
    match (&step.upper, &step.lower) {
        (Some(upper), Some(lower)) => turned.then(marked(upper)).faint(" from ").then(marked(lower)),
        (Some(upper), None) => turned.then(marked(upper)),
        (None, Some(lower)) => turned.then(marked(lower)).faint(" was found below"),
        (None, None) => turned,
    }
}

/// The words of a cell, what became of them and why, for a spreadsheet.
pub(super) fn entry(given: &SideBySide<'_>, row: &FactorRow, at: usize) -> [String; 3] {
    let Some(cell) = row.cells.get(at) else { return Default::default() };
    let Some(step) = &cell.step else {
        let says = cell.says.as_ref().map(|says| says.whole.clone()).unwrap_or_default();
        return [says, if cell.same { "same".to_owned() } else { String::new() }, String::new()];
    };
    let across = given.lower_of(at).is_some_and(|lower| given.is_across(lower, at));
    let words = step.upper.as_ref().map(|upper| upper.whole.clone()).unwrap_or_default();
    let why = if says_why(step.turn, across) { step.why.clone() } else { String::new() };
    [words, turn_words(step.turn, across).1.to_owned(), why]
}
