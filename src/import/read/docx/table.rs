//! Tables of Word: rows of cells, some merged.

use quick_xml::events::BytesStart;

use super::xml::{attribute, is_on, number};
use crate::Place;
use crate::read::rows::{CellContent, CellDraft, OpenRow};

/// A table being read.
#[derive(Debug)]
pub(super) struct Table {
    number: u32,
    row: Option<OpenRow>,
}

impl Table {
    pub(super) fn new(number: u32) -> Self {
        Table { number, row: None }
    }

    pub(super) fn open_row(&mut self, place: Place) {
        self.row = Some(OpenRow { table: self.number, place, ..OpenRow::default() });
    }

    pub(super) fn open_cell(&mut self) {
        if let Some(row) = &mut self.row {
            row.cells.push(CellDraft { span: 1, pieces: Vec::new() });
        }
    }

    /// Takes what is said of a row or cell.
    pub(super) fn learn(&mut self, name: &str, tag: &BytesStart<'_>) {
        let Some(row) = &mut self.row else { return };
        match name {
            "tblHeader" => row.head = is_on(tag),
            "gridSpan" => {
                if let (Some(cell), Some(span)) = (row.cells.last_mut(), number::<u16>(tag)) {
                    // Word itself has at most 63 columns.
                    cell.span = span.clamp(1, 63);
                }
            }
            // The rest of a cell that spans several columns or rows is an empty cell, as it is shown.
            "hMerge" if attribute(tag, "val").is_none_or(|value| value == "continue") => {
                row.cells.pop();
                if let Some(cell) = row.cells.last_mut() {
                    cell.span = cell.span.saturating_add(1);
                }
            }
            _ => {}
        }
    }

    /// The innermost open cell takes a piece; given back where no cell is open.
    pub(super) fn push(&mut self, piece: CellContent) -> Option<CellContent> {
        match self.row.as_mut().filter(|row| !row.cells.is_empty()) {
            Some(row) => {
                row.push(piece);
                None
            }
            None => Some(piece),
        }
    }

    pub(super) fn close_row(&mut self) -> Vec<CellContent> {
        self.row.take().map(OpenRow::close).unwrap_or_default()
    }
}
