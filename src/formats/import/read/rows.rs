//! Tables, before it is known what they are: rows of short cells, or a page laid out in boxes.

use super::passage::Passage;
use super::pen::{Pen, RowDraft, Setting};
use crate::import::{LineKind, Place};

/// Something that a cell or a page holds.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    /// A line.
    Line(Passage, Setting),
    /// A row of a table.
    Row(RowDraft),
}

impl Piece {
    /// Writes it down.
    pub(super) fn write(self, pen: &mut Pen) {
        match self {
            Piece::Line(passage, setting) => pen.line(&passage, setting),
            Piece::Row(row) => pen.row(row),
        }
    }
}

/// A cell being read.
#[derive(Debug, Clone, Default)]
pub(super) struct CellDraft {
    pub(super) span: u16,
    pub(super) pieces: Vec<Piece>,
}

/// A row being read.
#[derive(Debug, Clone, Default)]
pub(super) struct OpenRow {
    pub(super) table: u32,
    pub(super) head: bool,
    pub(super) place: Place,
    pub(super) cells: Vec<CellDraft>,
}

impl OpenRow {
    pub(super) fn push(&mut self, piece: Piece) {
        if let Some(cell) = self.cells.last_mut() {
            cell.pieces.push(piece);
        }
    }

    /// What the row is: a row if each cell is one text, or else all that its cells hold, one below the other. A box of
    /// one cell is only a frame.
    pub(super) fn close(self) -> Vec<Piece> {
        let single = |cell: &CellDraft| match cell.pieces.as_slice() {
            [] => true,
            [Piece::Line(_, setting)] => !matches!(setting.kind, LineKind::Item { .. }),
            _ => false,
        };
        if self.cells.len() < 2 || !self.cells.iter().all(single) {
            return self.cells.into_iter().flat_map(|cell| cell.pieces).collect();
        }
        let cells = self.cells.into_iter().map(|cell| match cell.pieces.into_iter().next() {
            Some(Piece::Line(passage, _)) => (passage, cell.span),
            _ => (Passage::default(), cell.span),
        });
        vec![Piece::Row(RowDraft { table: self.table, head: self.head, cells: cells.collect(), place: self.place })]
    }
}
