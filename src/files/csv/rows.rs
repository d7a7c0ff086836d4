//! Rows of a CSV file, one at a time, each of a bounded size.
//!
//! `csv_core` cuts the bytes; unlike the reader of the `csv` crate it leaves the room for a row to its caller, so that
//! a quote that is never closed cannot take in all of memory.

use std::io::{self, BufRead, Chain, Cursor, Read};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// The most bytes of one row, its quotes left aside (1 MiB).
pub const MAX_ROW_BYTES: usize = 1024 * 1024;

/// The most columns of a file.
pub const MAX_COLUMNS: usize = 10_000;

/// The delimiters that are known, the most usual first.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

const BYTE_ORDER_MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];

/// Why there is no row where one was looked for.
#[derive(Debug)]
pub(super) enum RowError {
    /// The row that begins on this line is larger than [`MAX_ROW_BYTES`] or has more cells than [`MAX_COLUMNS`].
    TooLarge(u32),
    /// The file is UTF-16.
    Utf16,
    /// The bytes cannot be read on.
    Io(io::Error),
}

/// A row cut into cells.
#[derive(Debug, Clone, Copy)]
pub(super) struct CutRow<'a> {
    /// The line on which it begins, from 1.
    pub line: u32,
    /// The bytes of all cells.
    pub cells: &'a [u8],
    /// Where each cell ends in them.
    pub ends: &'a [usize],
}

impl<'a> CutRow<'a> {
    /// How many cells it has.
    pub fn count(self) -> usize {
        self.ends.len()
    }

    /// The bytes of a cell; a cell that is not there is empty.
    pub fn cell(self, at: usize) -> &'a [u8] {
        let Some(to) = self.ends.get(at) else { return &[] };
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.cells.get(from..*to).unwrap_or_default()
    }

    /// Whether nothing stands in it.
    pub fn is_blank(self) -> bool {
        self.cells.trim_ascii().is_empty()
    }
}

/// The rows of a file. The last one read is kept until the next.
pub(super) struct Rows<R> {
    bytes: Chain<Cursor<Vec<u8>>, R>,
    core: Reader,
    cells: Vec<u8>,
    ends: Vec<usize>,
    count: usize,
    line: u32,
    next_line: u32,
}

impl<R: BufRead> Rows<R> {
    /// Takes bytes for rows; the delimiter is the one that the first line has most of.
    pub fn new(mut bytes: R) -> Result<Self, RowError> {
        let mut first = Vec::new();
        let most = u64::try_from(MAX_ROW_BYTES).unwrap_or(u64::MAX);
        (&mut bytes).take(most).read_until(b'\n', &mut first).map_err(RowError::Io)?;
        if first.starts_with(&[0xFF, 0xFE]) || first.starts_with(&[0xFE, 0xFF]) {
            return Err(RowError::Utf16);
        }
        if first.starts_with(&BYTE_ORDER_MARK) {
            first.drain(..BYTE_ORDER_MARK.len());
        }
        let core = ReaderBuilder::new().delimiter(delimiter(&first)).build();
        let bytes = Cursor::new(first).chain(bytes);
        Ok(Rows { bytes, core, cells: vec![0; 4096], ends: vec![0; 64], count: 0, line: 1, next_line: 1 })
    }

    /// Reads the next row that has any bytes; false at the end of the file.
    pub fn advance(&mut self) -> Result<bool, RowError> {
        self.skip_line_ends().map_err(RowError::Io)?;
        self.line = self.next_line;
        self.count = 0;
        let (mut filled, mut too_large) = (0, false);
        loop {
            let input = fill(&mut self.bytes).map_err(RowError::Io)?;
            let (cells, ends) = (room(&mut self.cells, filled), room(&mut self.ends, self.count));
            let (result, read, written, ended) = self.core.read_record(input, cells, ends);
            self.next_line = self.next_line.saturating_add(line_feeds(input.get(..read).unwrap_or_default()));
            self.bytes.consume(read);
            filled += written;
            self.count += ended;
            match result {
                ReadRecordResult::Record if too_large => return Err(RowError::TooLarge(self.line)),
                ReadRecordResult::Record => return Ok(true),
                ReadRecordResult::End if too_large => return Err(RowError::TooLarge(self.line)),
                ReadRecordResult::End => return Ok(false),
                ReadRecordResult::InputEmpty => {}
                // What is too large is read over, not kept.
                ReadRecordResult::OutputFull if too_large || filled >= MAX_ROW_BYTES => (too_large, filled) = (true, 0),
                ReadRecordResult::OutputEndsFull if too_large || self.count >= MAX_COLUMNS => {
                    (too_large, self.count) = (true, 0);
                }
                ReadRecordResult::OutputFull => self.cells.resize(self.cells.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
            }
        }
    }

    /// The row that was read last.
    pub fn cut(&self) -> CutRow<'_> {
        let ends = self.ends.get(..self.count).unwrap_or_default();
        let cells = self.cells.get(..ends.last().copied().unwrap_or_default()).unwrap_or_default();
        CutRow { line: self.line, cells, ends }
    }

    /// The line on which the row begins, from 1.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// Goes over empty lines, so that a row is told with the line on which it begins.
    fn skip_line_ends(&mut self) -> io::Result<()> {
        loop {
            let input = fill(&mut self.bytes)?;
            let blank = input.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            self.next_line = self.next_line.saturating_add(line_feeds(input.get(..blank).unwrap_or_default()));
            let more = blank > 0 && blank == input.len();
            self.bytes.consume(blank);
            if !more {
                return Ok(());
            }
        }
    }
}

/// The next bytes; a signal that interrupts is no error.
fn fill<B: BufRead>(bytes: &mut B) -> io::Result<&[u8]> {
    while let Err(error) = bytes.fill_buf() {
        if error.kind() != io::ErrorKind::Interrupted {
            return Err(error);
        }
    }
    bytes.fill_buf()
}

fn room<T>(buffer: &mut [T], filled: usize) -> &mut [T] {
    buffer.get_mut(filled..).unwrap_or_default()
}

fn line_feeds(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX)
}

/// The delimiter that stands most often in the first line, outside quotes.
fn delimiter(line: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [0_usize; DELIMITERS.len()];
    for byte in line {
        quoted ^= *byte == b'"';
        if let Some(at) = DELIMITERS.iter().position(|known| known == byte && !quoted)
            && let Some(count) = counts.get_mut(at)
        {
            *count += 1;
        }
    }
    let most = DELIMITERS.iter().zip(counts).rev().max_by_key(|(_, count)| *count);
    most.map_or(b',', |(delimiter, _)| *delimiter)
}
