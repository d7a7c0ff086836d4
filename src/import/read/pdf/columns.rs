//! The order in which a page is read: columns one after the other, tables row by row.

use super::page::{PageRow, Segment};

/// Fewer rows on each side of a gap make no columns of text.
const FEWEST_ROWS: usize = 5;

/// Text in columns has at least as many letters a line, or it is a table.
const FEWEST_LETTERS: usize = 18;

/// How many columns a page may have.
const MAX_COLUMNS: usize = 4;

/// Into how wide strips a page is cut to find gaps, in points.
const STRIP: f64 = 4.0;

/// The strips of a page twice as wide as an A0 sheet.
const STRIPS: usize = 1200;

/// The rows of a page in the order of reading, in blocks that stand below or beside one another.
pub(super) fn blocks(rows: Vec<PageRow>) -> Vec<Vec<PageRow>> {
    let mut blocks = Vec::new();
    split(rows, MAX_COLUMNS, &mut blocks);
    blocks.retain(|block| !block.is_empty());
    blocks
}

fn split(rows: Vec<PageRow>, columns: usize, blocks: &mut Vec<Vec<PageRow>>) {
    let gap = if columns > 1 { gap(&rows) } else { None };
    let Some(gap) = gap else {
        blocks.push(rows);
        return;
    };
    let mut plain = Vec::new();
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let mut run = Vec::new();
        while let Some(row) = rows.next_if(|row| row.pieces.iter().all(|piece| piece.x1 < gap || piece.x0 > gap)) {
            run.push(row);
        }
        if is_text(&run, gap) {
            blocks.push(std::mem::take(&mut plain));
            let (left, right): (Vec<PageRow>, Vec<PageRow>) = run.into_iter().map(|row| cut(row, gap)).unzip();
            blocks.push(left.into_iter().filter(|row| !row.pieces.is_empty()).collect());
            split(right.into_iter().filter(|row| !row.pieces.is_empty()).collect(), columns - 1, blocks);
        } else {
            plain.append(&mut run);
        }
        plain.extend(rows.next());
    }
    blocks.push(plain);
}

/// Where most rows with several pieces have a gap.
fn gap(rows: &[PageRow]) -> Option<f64> {
    let mut votes = vec![0usize; STRIPS];
    for row in rows {
        for (one, other) in row.pieces.iter().zip(row.pieces.iter().skip(1)) {
            let strips = strip(one.x1) + 1..strip(other.x0);
            votes.iter_mut().take(strips.end).skip(strips.start).for_each(|votes| *votes += 1);
        }
    }
    let (place, most) = votes.iter().enumerate().max_by_key(|(place, votes)| (**votes, usize::MAX - place))?;
    if *most < FEWEST_ROWS {
        return None;
    }
    // The middle of the gap: the strips behind it that have as many votes.
    let wide = votes.iter().skip(place).take_while(|votes| *votes == most).count();
    let strips = u32::try_from(place * 2 + wide).unwrap_or_default();
    Some(f64::from(strips) * STRIP / 2.0)
}

fn strip(x: f64) -> usize {
    // A place left of the page is its edge; a float beyond the range ends at it.
    ((x / STRIP) as usize).min(STRIPS)
}

fn cut(row: PageRow, gap: f64) -> (PageRow, PageRow) {
    let (left, right) = row.pieces.into_iter().partition(|piece| piece.x1 < gap);
    (PageRow { pieces: left }, PageRow { pieces: right })
}

/// Whether what stands on the two sides of a gap is running text: lines of some length that fill their column.
fn is_text(rows: &[PageRow], gap: f64) -> bool {
    let pieces = || rows.iter().flat_map(|row| &row.pieces);
    let (left, right): (Vec<&Segment>, Vec<&Segment>) = pieces().partition(|piece| piece.x1 < gap);
    [left, right].iter().all(|side| {
        let count = side.len();
        let letters: usize = side.iter().map(|piece| piece.letters()).sum();
        let begin = side.iter().map(|piece| piece.x0).fold(f64::INFINITY, f64::min);
        let end = side.iter().map(|piece| piece.x1).fold(0.0, f64::max);
        let full = side.iter().filter(|piece| piece.x1 - piece.x0 > (end - begin) * 0.6).count();
        count >= FEWEST_ROWS && letters >= FEWEST_LETTERS * count && full * 2 > count
    })
}
