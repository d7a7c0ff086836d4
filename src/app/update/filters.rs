//! Which rows are shown, and which cell is read.

use std::collections::BTreeSet;

use rungs_domain::compare::Change;

use super::super::State;
use super::super::state::{CellId, FindHit, LadderState, Reader, Section, View};

/// Takes `value` out if it is there, and in if it is not.
pub fn toggle_in<T: Ord>(set: &mut BTreeSet<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
}

/// Shows only the changes chosen; all of them chosen is the same as none.
pub fn toggle_change(ladder: &mut LadderState, change: Change) {
    toggle_in(&mut ladder.changes, change);
    if ladder.changes.len() == Change::ALL.len() {
        ladder.changes.clear();
    }
}

/// Shows every row again.
pub fn clear(ladder: &mut LadderState) {
    ladder.differences_only = false;
    ladder.changes.clear();
    find(ladder, String::new());
}

/// Seeks other words; none: nothing is left out for them.
pub fn find(ladder: &mut LadderState, words: String) {
    ladder.only_found &= !words.trim().is_empty();
    ladder.text = words;
    ladder.hit = None;
}

/// Shows a place of the words that are sought: its row is open, and so is the reader on it if it is open at all.
pub fn show_hit(ladder: &mut LadderState, hit: FindHit, filtered: bool) {
    if filtered {
        ladder.differences_only = false;
        ladder.changes.clear();
    }
    ladder.folded.remove(&hit.cell.section);
    ladder.view = View::Rows;
    focus(ladder, Some(hit.cell));
    ladder.hit = Some(hit);
    if let Some(reader) = &mut ladder.reader {
        reader.cell = hit.cell;
    }
}

/// Seeks nothing any more; the ladder gets the focus back.
pub fn close_find(state: &mut State) {
    find(&mut state.ladder, String::new());
    super::look::wish_ladder(state);
}

/// Makes sure that the rows of `section` are not hidden by a filter, in a folded section or behind the flow.
pub fn uncover(ladder: &mut LadderState, section: Section) {
    clear(ladder);
    ladder.folded.remove(&section);
    ladder.view = View::Rows;
}

/// Shows every text whole and every section open, or folds the texts again.
pub fn unfold_all(ladder: &mut LadderState, all: bool) {
    ladder.unfolded = all;
    if all {
        ladder.folded.clear();
    }
}

/// Moves the focus; what was sought is found then.
pub fn focus(ladder: &mut LadderState, cell: Option<CellId>) {
    if ladder.focus != cell {
        ladder.sought.clear();
        ladder.hit = None;
    }
    ladder.focus = cell;
}

/// Opens the reader on a cell; the marks stay as they were chosen last.
pub fn open_reader(state: &mut State, cell: CellId) {
    let marked = state.ladder.reader.as_ref().is_none_or(|reader| reader.marked);
    state.ladder.focus = Some(cell);
    state.ladder.reader = Some(Reader { cell, marked });
}

/// Closes the reader; the focus goes back to its cell.
pub fn close_reader(state: &mut State) {
    if state.ladder.reader.take().is_some() {
        super::look::wish_ladder(state);
    }
}

/// In the reader: as printed, or with marks.
pub fn set_marked(ladder: &mut LadderState, marked: bool) {
    if let Some(reader) = &mut ladder.reader {
        reader.marked = marked;
    }
}

/// Forgets cells that the ladder no longer has.
pub fn keep_cells(ladder: &mut LadderState, rows: impl Fn(Section) -> usize, columns: usize) {
    let stands = |cell: CellId| cell.column < columns && cell.row < rows(cell.section);
    ladder.focus = ladder.focus.filter(|cell| stands(*cell));
    ladder.reader = ladder.reader.take().filter(|reader| stands(reader.cell));
    ladder.hit = None;
}
