//! All rows as one table: a row each thread or text, and of each level number, words, change and reasons in columns of
//! their own, so that a spreadsheet can filter and count them.

use rungs_domain::compare::FactorRow;

use super::rows::{RowCell, RowStep, Section, Sections};
use super::{SideBySide, factors};
use crate::{Column, Row, Table, Text};

/// The table.
pub(super) fn table(given: &SideBySide<'_>, sections: &Sections) -> Table {
    let factors = given.factors.rows.iter().map(|row| factor_row(given, row));
    let rows = factors.chain(sections.all().into_iter().flat_map(section_rows)).collect();
    Table { caption: Text::plain("All entries"), columns: columns(given), rows }
}

fn columns(given: &SideBySide<'_>) -> Vec<Column> {
    let of_level = given.levels.iter().flat_map(|cited| {
        let level = &cited.level;
        [
            Column::figures(&format!("{} number", level.code), 3),
            Column::words(&level.code_and_title(), 15),
            Column::words(&format!("{} change", level.code), 5),
        ]
    });
    let reasons = given.levels.iter().map(|cited| Column::words(&format!("{} reasons", cited.level.code), 8));
    [Column::words("Section", 8), Column::words("Thread", 8)].into_iter().chain(of_level).chain(reasons).collect()
}

/// A dimension: words and turn of each level, and behind them the reasons of each.
fn factor_row(given: &SideBySide<'_>, row: &FactorRow) -> Row {
    let entries: Vec<[String; 3]> = (0..given.levels.len()).map(|at| factors::entry(given, row, at)).collect();
    let head = [Text::plain(factors::HEADING), Text::plain(row.dimension.words())];
    let cells = entries.iter().flat_map(|[words, turn, _]| [Text::new(), Text::plain(words), Text::plain(turn)]);
    let reasons = entries.iter().map(|[.., why]| Text::plain(why));
    Row::new(head.into_iter().chain(cells).chain(reasons))
}

/// Number, words and change of each level, and behind them the reasons of each.
fn section_rows(section: &Section) -> impl Iterator<Item = Row> {
    (1..).zip(&section.rows).map(|(number, row): (u32, _)| {
        let name = row.label.clone().unwrap_or_else(|| number.to_string());
        let reasons = row
            .cells
            .iter()
            .map(|cell| Text::from(cell.step.iter().flat_map(RowStep::remarks).collect::<Vec<_>>().join("; ")));
        let cells = row.cells.iter().flat_map(cells);
        Row::new([Text::plain(section.heading), Text::from(name)].into_iter().chain(cells).chain(reasons))
    })
}

fn cells(cell: &RowCell) -> [Text; 3] {
    let number = cell.number.clone().unwrap_or_default();
    let step = cell.step.as_ref();
    let change = step.map(|step| step.told.to_string());
    let confirmed = step.filter(|step| step.confirmed).map(|_| "confirmed".to_owned());
    let goes_on = cell.elsewhere.then(|| format!("goes on in {number}"));
    let change: Vec<String> = change.into_iter().chain(confirmed).chain(goes_on).collect();
    [Text::from(number), Text::plain(cell.text.as_deref().unwrap_or_default()), Text::from(change.join(", "))]
}
