//! Rows that are cut and not yet read, many at once, so that they can be read by several threads.

use std::sync::Arc;

use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::qualify::ApplicantRules;

use super::batch::{Batched, duplicate_id};
use super::rows::CutRow;
use super::sheet::RowReader;

/// How many rows a block has at most: so many that handing it over costs nothing beside reading it.
const MOST_ROWS: usize = 128;

/// How many bytes of rows are in one block before it is full.
const MOST_BYTES: usize = 256 * 1024;

/// Rows of a batch in the order of the file. Cutting rows costs little; [`BlockReader`] does the rest.
#[derive(Debug, Default)]
pub struct Block {
    /// The bytes of all cells.
    cells: Vec<u8>,
    /// Where each cell ends, counted from the beginning of its row.
    ends: Vec<usize>,
    rows: Vec<BlockRow>,
    bytes: usize,
}

#[derive(Debug)]
enum BlockRow {
    /// The next so many bytes and cells.
    Cut { line: u32, bytes: usize, cells: usize, repeats_id: bool },
    /// An applicant who is read already, or what is wrong with rows that give none.
    Read(Result<Batched, Vec<Diagnostic>>),
}

impl Block {
    pub(super) fn is_full(&self) -> bool {
        self.rows.len() >= MOST_ROWS || self.bytes >= MOST_BYTES
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds a row, and whether the row before has the same id.
    pub(super) fn push_cut(&mut self, row: CutRow<'_>, repeats_id: bool) {
        self.bytes += row.cells.len();
        self.cells.extend_from_slice(row.cells);
        self.ends.extend_from_slice(row.ends);
        self.rows.push(BlockRow::Cut { line: row.line, bytes: row.cells.len(), cells: row.count(), repeats_id });
    }

    pub(super) fn push_read(&mut self, read: Result<Batched, Vec<Diagnostic>>) {
        self.bytes += read.as_ref().map_or(0, |row| row.bytes);
        self.rows.push(BlockRow::Read(read));
    }
}

/// Reads the blocks of a batch. Each thread has one of its own.
pub struct BlockReader<'v> {
    row: RowReader,
    rules: Arc<ApplicantRules<'v>>,
}

impl<'v> BlockReader<'v> {
    pub(super) fn new(row: RowReader, rules: Arc<ApplicantRules<'v>>) -> Self {
        BlockReader { row, rules }
    }

    /// One more reader of the same batch.
    #[must_use]
    pub fn again(&self) -> Self {
        BlockReader { row: self.row.again(), rules: Arc::clone(&self.rules) }
    }

    /// Reads a block: each applicant, or what is wrong with the rows that give none, in the order of the file.
    pub fn read(&mut self, block: Block, each: &mut impl FnMut(Result<Batched, Vec<Diagnostic>>)) {
        let (mut from, mut first) = (0, 0);
        for row in block.rows {
            match row {
                BlockRow::Read(read) => each(read),
                BlockRow::Cut { line, bytes, cells, repeats_id } => {
                    let (to, last) = (from + bytes, first + cells);
                    let row = CutRow {
                        line,
                        cells: block.cells.get(from..to).unwrap_or_default(),
                        ends: block.ends.get(first..last).unwrap_or_default(),
                    };
                    (from, first) = (to, last);
                    each(self.read_row(row, repeats_id));
                }
            }
        }
    }

    fn read_row(&mut self, row: CutRow<'_>, repeats_id: bool) -> Result<Batched, Vec<Diagnostic>> {
        let mut row = self.row.read(row, &self.rules);
        // An id that cannot be read is told as that, not as one that comes again.
        let repeated = row.id.as_deref().filter(|_| repeats_id).map(|id| duplicate_id(id, &self.row.place(row.line)));
        row.problems.extend(repeated);
        row.batched()
    }
}
