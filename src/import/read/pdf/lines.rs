//! From rows to lines of text: cells of tables, headings, paragraphs that go on.

use super::page::{self, PageRow};
use super::tables::{self, TableOrLine};
use crate::read::marker;
use crate::read::styled_text::{StyledText, TextStyle};

/// Letters this much larger than those of the text are a heading's.
const LARGER: f64 = 1.12;

/// A longer line in large letters is none.
const LONGEST_HEADING: usize = 200;

/// A line of a page.
#[derive(Debug, Clone)]
pub(super) struct PdfLine {
    pub(super) passage: StyledText,
    pub(super) page: u32,
    pub(super) centred: bool,
    pub(super) wrapped: bool,
    pub(super) heading: Option<u8>,
    /// How far it is set in from the edge of its column.
    pub(super) indent: f64,
    /// Its column, counted through the document.
    block: usize,
    x0: f64,
    x1: f64,
    /// How wide its first word is.
    first: f64,
    y: f64,
    size: f64,
    left: f64,
    right: f64,
    /// Whether it has several cells.
    cells: bool,
}

/// The lines of a block of rows.
pub(super) fn of_block(rows: Vec<PageRow>, page: u32, block: usize) -> Vec<PdfLine> {
    let left = rows.iter().flat_map(|row| &row.pieces).map(|piece| piece.x0).fold(f64::INFINITY, f64::min);
    let right = rows.iter().flat_map(|row| &row.pieces).map(|piece| piece.x1).fold(0.0, f64::max);
    let rows = rows.into_iter().map(labeled).collect();
    let line = |passage: StyledText, cells: bool, [x0, x1, first, y, size]: [f64; 5]| {
        let off = (x0 - left) - (right - x1);
        let centred = !cells && off.abs() < size * 2.0 && x0 - left > size * 3.0;
        let (heading, wrapped, indent) = (None, false, x0 - left);
        PdfLine { passage, page, centred, wrapped, heading, indent, block, x0, x1, first, y, size, left, right, cells }
    };
    let lines = tables::tell(rows).into_iter().map(|stretch| match stretch {
        TableOrLine::Line(piece) => {
            let first = piece.parts.first().map_or(0.0, |part| part.x1 - part.x0);
            line(piece.passage(), false, [piece.x0, piece.x1, first, piece.y, piece.size])
        }
        TableOrLine::Cells(y, cells) => {
            let mut passage = StyledText::default();
            for (index, cell) in cells.iter().enumerate() {
                if index > 0 {
                    passage.push("\t", TextStyle::default());
                }
                passage.append(&page::together(cell));
            }
            line(passage, true, [left, right, 0.0, y, 0.0])
        }
    });
    lines.collect()
}

/// A marker and the text behind it are one.
fn labeled(mut row: PageRow) -> PageRow {
    let marked = row.pieces.first().is_some_and(|piece| {
        let passage = piece.passage();
        let words = passage.text().trim();
        marker::typed(&format!("{words} x")) == Some(words.len())
    });
    if marked && row.pieces.len() == 2 {
        let text = row.pieces.remove(1);
        if let Some(piece) = row.pieces.first_mut() {
            piece.parts.extend(text.parts);
            piece.x1 = text.x1;
            piece.size = piece.size.max(text.size);
        }
    }
    row
}

/// Tells headings by their size and paragraphs that go on by what would have fitted.
pub(super) fn tell(lines: &mut [PdfLine]) {
    let body = body_size(lines).unwrap_or(f64::MAX);
    let large =
        |line: &PdfLine| !line.cells && line.size > body * LARGER && line.passage.text().len() < LONGEST_HEADING;
    let mut sizes: Vec<f64> = lines.iter().filter(|line| large(line)).map(|line| line.size).collect();
    sizes.sort_by(|one, other| other.total_cmp(one));
    sizes.dedup_by(|one, other| (*one - *other).abs() < 0.6);
    for line in lines.iter_mut().filter(|line| large(line)) {
        let level = sizes.iter().position(|size| (size - line.size).abs() < 0.6).unwrap_or_default();
        line.heading = Some(u8::try_from(level + 1).unwrap_or(u8::MAX).min(6));
    }
    for index in 1..lines.len() {
        let goes_on = |at: usize| at > 0 && lines.get(at - 1).is_some_and(|line| line.wrapped);
        let hangs = goes_on(index - 1);
        if let Some([line, next]) = lines.get(index - 1..=index) {
            let wrapped = wraps(line, next, hangs);
            if let Some(line) = lines.get_mut(index - 1) {
                line.wrapped = wrapped;
            }
        }
    }
}

/// The size in which most letters are set, in halves of a point.
fn body_size(lines: &[PdfLine]) -> Option<f64> {
    let mut counts = std::collections::BTreeMap::<u32, usize>::new();
    for line in lines.iter().filter(|line| !line.cells) {
        // Sizes are between 0.5 and 1e6, so that twice of one fits.
        *counts.entry((line.size * 2.0).round() as u32).or_default() += line.passage.text().len();
    }
    let (size, _) = counts.into_iter().max_by_key(|(size, count)| (*count, u32::MAX - size))?;
    Some(f64::from(size) / 2.0)
}

/// Whether a paragraph goes on in the next line; `hangs` says that the line itself goes on with one.
fn wraps(line: &PdfLine, next: &PdfLine, hangs: bool) -> bool {
    let text = next.passage.text().trim();
    let alike = line.heading == next.heading && (line.size - next.size).abs() < 0.6 && !line.cells && !next.cells;
    // A label begins a line of its own, and one set as a heading ends there.
    let labeled = marker::is_labeled(text) || line.heading.is_some() && marker::is_labeled(line.passage.text().trim());
    if !alike || labeled || marker::typed(text).is_some() {
        return false;
    }
    let full = line.x1 + line.size * 0.2 + next.first > line.right - line.size * 0.3;
    if line.block != next.block {
        let open = !line.passage.text().trim_end().ends_with(['.', ':', ';', '!', '?']);
        return full && (open || text.starts_with(char::is_lowercase)) && line.heading.is_none();
    }
    // A sentence goes on in small letters, even behind a line that a long word has left short.
    let open =
        text.starts_with(char::is_lowercase) && !line.passage.text().trim_end().ends_with(['.', ':', ';', '!', '?']);
    let full = full || open && line.x1 - line.left > (line.right - line.left) * 0.7;
    let step = line.y - next.y;
    let marked = marker::typed(line.passage.text().trim()).is_some();
    let deeper = next.x0 > line.x0 + line.size * 0.8 && (hangs || !marked);
    let back = next.x0 < line.x0 - line.size * 0.8 && hangs;
    full && step > 0.0 && step < line.size * 1.75 && !deeper && !back
}
