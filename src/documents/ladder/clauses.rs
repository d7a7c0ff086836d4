//! The class concepts, a row for each thread of clauses: those that changed first, the same ones in one line.

use rungs_domain::compare::{ChangeName, ClauseCell, ClauseRow, ClauseStep, Quotation, reasons};
use rungs_domain::spec::PassageRole;
use rungs_domain::words::counted;

use super::rows::{Beside, ComparedRow, RowCell, RowStep, Section};
use super::{Compared, SideBySide, printed_headings};

/// The words of a clause that stand for it where it is folded.
const FIRST_WORDS: usize = 8;

/// The class concepts by clauses.
pub(super) fn clause_section(given: &SideBySide<'_>, across: &Beside<'_>) -> Section {
    let threads = given.clauses;
    let rows: Vec<&ClauseRow> = match given.of {
        Compared::Pair(_) => threads.changed_first(),
        Compared::Ladder(_) => threads.rows.iter().collect(),
    };
    let same: Vec<&ClauseRow> = rows.iter().copied().filter(|row| is_folded(row)).collect();
    Section {
        heading: PassageRole::Concept.words(),
        about: printed_under(given).into_iter().chain(told_once(given, &same)).collect(),
        rows: rows.into_iter().map(|row| clause_row(given, row, across)).collect(),
    }
}

/// Whether a clause stands word for word at every level.
fn is_folded(row: &ClauseRow) -> bool {
    row.is_same() && row.cells.iter().all(|cell| cell.clause.is_some())
}

/// "Printed under “Class concept”. Clauses are lettered."
fn printed_under(given: &SideBySide<'_>) -> Option<String> {
    let sections = given.levels.iter().flat_map(|cited| &cited.level.concept);
    let headings = sections.filter_map(|section| section.heading.as_deref());
    let found = printed_headings(headings, PassageRole::Concept.words());
    (!found.is_empty()).then(|| format!("Printed under {}. Clauses are lettered.", found.join(", ")))
}

/// "1 clause is the same at 3729 and 3730: b “They work under administrative supervision.”"
fn told_once(given: &SideBySide<'_>, same: &[&ClauseRow]) -> Option<String> {
    let told = |row: &&ClauseRow| {
        let mut letters: Vec<String> = Vec::new();
        for letter in row.cells.iter().filter_map(|cell| cell.clause.map(Quotation::letter)) {
            if letters.last() != Some(&letter) {
                letters.push(letter);
            }
        }
        let words: Vec<&str> = row.cells.first().map(|cell| cell.text.split_whitespace().collect()).unwrap_or_default();
        let text = match words.get(..FIRST_WORDS) {
            Some(first) if words.len() > FIRST_WORDS => format!("{} …", first.join(" ")),
            _ => words.join(" ").trim_end_matches([';', '.']).to_owned(),
        };
        format!("{} “{text}”", letters.join(" → "))
    };
    let are = if same.len() == 1 { "is" } else { "are" };
    let levels = match given.of {
        Compared::Pair(pair) => format!("as at {}", pair.lower.code),
        Compared::Ladder(_) => "the same at all levels".to_owned(),
    };
    let listed: Vec<String> = same.iter().map(told).collect();
    (!same.is_empty()).then(|| format!("{} {are} {levels}: {}.", counted(same.len(), "clause"), listed.join("; ")))
}

fn clause_row(given: &SideBySide<'_>, row: &ClauseRow, across: &Beside<'_>) -> ComparedRow {
    let cells = row.cells.iter().enumerate().map(|(level, cell)| clause_cell(given, row, level, cell, across));
    ComparedRow { label: None, administrative: false, folded: is_folded(row), cells: cells.collect() }
}

fn clause_cell(
    given: &SideBySide<'_>,
    row: &ClauseRow,
    level: usize,
    cell: &ClauseCell,
    across: &Beside<'_>,
) -> RowCell {
    let text = cell.clause.map(|_| cell.text.clone());
    let step = cell.step.as_ref().map(|step| {
        let across = across(step.against, level);
        let before = row.cells.get(step.against).filter(|_| step.from.is_some());
        let from = before.map(|cell| cell.text.clone());
        RowStep {
            told: ChangeName::new(step.change, across.is_some()),
            decided: None,
            confirmed: false,
            evidence: reasons(&step.evidence, across, from.as_deref(), text.as_deref()),
            shown: Vec::new(),
            marks: Some(step.marks.clone()),
            from,
            also_from: Vec::new(),
        }
    });
    let number = cell.clause.map(Quotation::letter);
    RowCell { number, text, note: note(given, row, level), step, ..RowCell::default() }
}

/// Where a part of the words of a clause stands at a level that has no clause of the row.
fn note(given: &SideBySide<'_>, row: &ClauseRow, level: usize) -> Option<String> {
    let is_here = |step: &ClauseStep| step.elsewhere.as_ref().filter(|found| found.level == level).cloned();
    let found = row.cells.iter().filter_map(|cell| cell.step.as_ref()).find_map(is_here)?;
    row.cells.get(level).filter(|cell| cell.clause.is_none())?;
    Some(found.told(given.levels.get(level)?.level.code.as_str()))
}
