//! Tables, before it is known what they are: rows of short cells, or a page laid out in boxes.

use super::styled_text::StyledText;
use super::writer::{LineFormat, ManuscriptWriter, RowDraft};
use crate::{LineKind, Place};

/// The most letters of the label of a row that holds lists.
const LABEL: usize = 60;

/// Something that a cell or a page holds.
#[derive(Debug, Clone)]
pub(super) enum CellContent {
    /// A line.
    Line(StyledText, LineFormat),
    /// A row of a table.
    Row(RowDraft),
}

impl CellContent {
    /// Writes it down.
    pub(super) fn write(self, writer: &mut ManuscriptWriter) {
        match self {
            CellContent::Line(passage, setting) => writer.line(&passage, setting),
            CellContent::Row(row) => writer.row(row),
        }
    }
}

/// A cell being read.
#[derive(Debug, Clone, Default)]
pub(super) struct CellDraft {
    pub(super) span: u16,
    pub(super) pieces: Vec<CellContent>,
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
    pub(super) fn push(&mut self, piece: CellContent) {
        if let Some(cell) = self.cells.last_mut() {
            cell.pieces.push(piece);
        }
    }

    /// Whether the cells hold lists side by side, each about the column it stands in: a short label, then lines only.
    fn is_matrix(&self) -> bool {
        let Some((label, lists)) = self.cells.split_first().filter(|(_, lists)| lists.len() > 1) else { return false };
        let is_label = match label.pieces.as_slice() {
            [CellContent::Line(passage, setting)] => {
                passage.text().len() <= LABEL && !matches!(setting.kind, LineKind::Item { .. })
            }
            _ => false,
        };
        let is_list = |cell: &CellDraft| cell.pieces.iter().all(|piece| matches!(piece, CellContent::Line(..)));
        let is_long = |cell: &CellDraft| match cell.pieces.as_slice() {
            [CellContent::Line(_, setting)] => matches!(setting.kind, LineKind::Item { .. }),
            pieces => pieces.len() > 1,
        };
        is_label && lists.iter().all(is_list) && lists.iter().any(is_long)
    }

    /// A row for the first line of each cell, one for the second, and so on: only the first has the label.
    fn matrix(self) -> Vec<CellContent> {
        let OpenRow { table, head, place, cells } = self;
        let mut cells: Vec<_> = cells.into_iter().map(|cell| (cell.span, cell.pieces.into_iter())).collect();
        let mut rows = Vec::new();
        loop {
            let mut is_over = true;
            let line = cells.iter_mut().map(|(span, pieces)| match pieces.next() {
                Some(CellContent::Line(passage, _)) => {
                    is_over = false;
                    (passage, *span)
                }
                _ => (StyledText::default(), *span),
            });
            let line = line.collect();
            if is_over {
                return rows;
            }
            rows.push(CellContent::Row(RowDraft { table, head, cells: line, place }));
        }
    }

    /// What the row is: a row if each cell is one text, or else all that its cells hold, one below the other. A box of
    /// one cell is only a frame.
    pub(super) fn close(self) -> Vec<CellContent> {
        let single = |cell: &CellDraft| match cell.pieces.as_slice() {
            [] => true,
            [CellContent::Line(_, setting)] => !matches!(setting.kind, LineKind::Item { .. }),
            _ => false,
        };
        if self.is_matrix() {
            return self.matrix();
        }
        if self.cells.len() < 2 || !self.cells.iter().all(single) {
            return self.cells.into_iter().flat_map(|cell| cell.pieces).collect();
        }
        let cells = self.cells.into_iter().map(|cell| match cell.pieces.into_iter().next() {
            Some(CellContent::Line(passage, _)) => (passage, cell.span),
            _ => (StyledText::default(), cell.span),
        });
        vec![CellContent::Row(RowDraft {
            table: self.table,
            head: self.head,
            cells: cells.collect(),
            place: self.place,
        })]
    }
}
