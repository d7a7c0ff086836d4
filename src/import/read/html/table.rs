//! Tables of a page: which cell stands in which column.

use super::tree::Element;
use crate::Place;
use crate::read::rows::{CellDraft, OpenRow};

/// The most columns that a cell may take; the standard's own limit.
const MAX_SPAN: u16 = 1000;

/// The most columns in which a cell can reach down into further rows: hostile spans fill every row behind them.
const MAX_COLUMNS: usize = 4096;

/// A table being read.
#[derive(Debug)]
pub(super) struct Table {
    number: u32,
    heading: bool,
    /// For each column how many further rows a cell from above fills.
    filled: Vec<u16>,
    /// The column of the next cell.
    column: usize,
    pub(super) row: Option<OpenRow>,
    /// Whether all cells of the row are heads.
    heads: bool,
}

impl Table {
    pub(super) fn new(number: u32) -> Self {
        Table { number, heading: false, filled: Vec::new(), column: 0, row: None, heads: true }
    }

    /// Enters or leaves the part of the table that heads it.
    pub(super) fn set_heading(&mut self, heading: bool) {
        self.heading = heading;
    }

    pub(super) fn open_row(&mut self, place: Place) {
        self.heads = true;
        self.column = 0;
        self.row = Some(OpenRow { table: self.number, place, ..OpenRow::default() });
    }

    /// Begins a cell, behind those that cells of the rows above fill.
    pub(super) fn open_cell(&mut self, element: &Element, place: Place) {
        if self.row.is_none() {
            self.open_row(place);
        }
        self.fill();
        let span = |name: &str| element.attribute(name).and_then(|value| value.trim().parse::<u16>().ok());
        let columns = span("colspan").unwrap_or(1).clamp(1, MAX_SPAN);
        let rows = span("rowspan").unwrap_or(1).clamp(1, MAX_SPAN);
        let end = self.column + usize::from(columns);
        if rows > 1 && end <= MAX_COLUMNS {
            self.filled.resize(self.filled.len().max(end), 0);
            self.filled.iter_mut().take(end).skip(self.column).for_each(|filled| *filled = rows);
        }
        self.column = end;
        self.heads &= element.name() == "th";
        if let Some(row) = &mut self.row {
            row.cells.push(CellDraft { span: columns, pieces: Vec::new() });
        }
    }

    /// Ends the row.
    pub(super) fn close_row(&mut self) -> Option<OpenRow> {
        if self.row.as_ref().is_some_and(|row| !row.cells.is_empty()) {
            self.fill();
        }
        self.filled.iter_mut().for_each(|filled| *filled = filled.saturating_sub(1));
        let mut row = self.row.take()?;
        row.head = self.heading || self.heads;
        Some(row)
    }

    /// Puts empty cells where cells from above stand.
    fn fill(&mut self) {
        while self.filled.get(self.column).is_some_and(|filled| *filled > 0)
            && let Some(row) = &mut self.row
        {
            row.cells.push(CellDraft { span: 1, pieces: Vec::new() });
            self.column += 1;
        }
    }
}
