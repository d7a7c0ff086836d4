//! Class concepts marked clause by clause: a paragraph of several clauses is not compared as one text.

use rungs_domain::compare::{Change, ClauseCell, ClauseThreads};

use crate::view::ladder::marks::{Mark, Marked};
use crate::view::ladder::{Content, RowData};

/// Marks the texts of a row by the threads of their clauses.
pub fn mark(row: &mut RowData, threads: &ClauseThreads) {
    for (column, cell) in row.cells.iter_mut().enumerate() {
        if let (Content::Text(text), Some(step)) = (&cell.content, &mut cell.step) {
            step.marked = marked(text, column, threads).filter(|_| step.change != Change::Same);
        }
    }
}

/// A text with its clauses marked; `None` where it has no two of them, or they are not its words.
fn marked(text: &str, column: usize, threads: &ClauseThreads) -> Option<Marked> {
    let cells = threads.rows.iter().filter_map(|row| row.cells.get(column));
    let mut clauses: Vec<(usize, &ClauseCell)> = cells.filter_map(|cell| Some((cell.clause?, cell))).collect();
    clauses.sort_by_key(|(clause, _)| *clause);
    if clauses.len() < 2 {
        return None;
    }
    let mut whole = Marked::default();
    let mut at = 0;
    for (_, cell) in clauses {
        let start = at + text.get(at..)?.find(&cell.text)?;
        whole.push(text.get(at..start)?, Mark::Quiet);
        push_clause(&mut whole, cell);
        at = start + cell.text.len();
    }
    whole.push(text.get(at..)?, Mark::Quiet);
    whole.gone = gone(column, threads);
    Some(whole)
}

/// The words of a clause: what is marked, and the rest of it, muted where it goes on from another.
fn push_clause(whole: &mut Marked, cell: &ClauseCell) {
    let step = cell.step.as_ref();
    let rest = if step.is_some_and(|step| step.from.is_some()) { Mark::Quiet } else { Mark::Plain };
    let marks = step.map_or(&[][..], |step| &step.marks.upper);
    whole.push_marks(&cell.text, marks.iter().map(|mark| (mark.range.clone(), Mark::of(mark))), rest);
}

/// How many words the clauses have that the level compared with prints and this one does not.
fn gone(column: usize, threads: &ClauseThreads) -> usize {
    let ends = threads.rows.iter().filter_map(|row| {
        let cell = row.cells.get(column).filter(|cell| cell.clause.is_none())?;
        let step = cell.step.as_ref().filter(|step| step.elsewhere.is_none())?;
        Some(row.cells.get(step.against)?.text.split_whitespace().count())
    });
    ends.sum()
}
