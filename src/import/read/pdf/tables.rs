//! Which rows of a page are those of a table, and which words its cells hold.

use super::page::{PageRow, Segment, WordRun};

/// Rows of a table stand no farther apart, in sizes of the letters.
const FARTHEST: f64 = 2.6;

/// Lines of one cell stand closer, in sizes of the letters.
const LINE_STEP: f64 = 1.45;

/// Rows that stand closer overlap, in sizes of the letters.
const OVERLAP: f64 = 0.85;

/// So much farther from the row above than from the one below is what belongs to the one below.
const NEARER: f64 = 1.1;

/// The most lines that the words of a cell may stand above those of the first column.
const MOST_LINES: usize = 12;

/// So many rows must leave a narrow gap free before it parts columns.
const SURE: usize = 3;

/// Longer words alone in a row are no line of a cell.
const LONGEST_LINE: usize = 80;

/// What rows are.
pub(super) enum TableOrLine {
    /// A line of text.
    Line(Segment),
    /// A row of a table: its height, and its cells.
    Cells(f64, Vec<Vec<WordRun>>),
}

/// Tells rows of tables from lines.
pub(super) fn tell(rows: Vec<PageRow>) -> Vec<TableOrLine> {
    let mut told = Vec::new();
    let mut zone: Vec<PageRow> = Vec::new();
    for row in rows {
        let near = zone.last().is_some_and(|last| last.y() - row.y() < last.size().max(row.size()) * FARTHEST);
        let short = |row: &PageRow| row.pieces.first().is_some_and(|piece| piece.letters() <= LONGEST_LINE);
        if !zone.is_empty() && !(near && (is_cells(&row) || short(&row))) {
            close(std::mem::take(&mut zone), &mut told);
        }
        zone.push(row);
    }
    close(zone, &mut told);
    told
}

fn is_cells(row: &PageRow) -> bool {
    row.pieces.len() > 1
}

/// Ends a run of rows that may be those of a table.
fn close(zone: Vec<PageRow>, told: &mut Vec<TableOrLine>) {
    let columns = columns(&zone);
    let mut open: Vec<PageRow> = Vec::new();
    for row in zone {
        let fits = is_cells(&row) || row.pieces.iter().all(|piece| fits_one(piece, &columns));
        if fits && columns.len() > 1 {
            open.push(row);
        } else {
            write(std::mem::take(&mut open), &columns, told);
            told.extend(row.pieces.into_iter().map(TableOrLine::Line));
        }
    }
    write(open, &columns, told);
}

/// The columns of a table: what stands below one another in rows of several cells, and what stands alone beside them.
/// A head whose words leave no gap does not make one column of two.
fn columns(zone: &[PageRow]) -> Vec<(f64, f64)> {
    let beside = |at: usize, row: &PageRow| {
        let near = |other: &PageRow| overlap(other, row);
        is_cells(row) || zone.get(at + 1).is_some_and(near) || at > 0 && zone.get(at - 1).is_some_and(near)
    };
    let cells: Vec<&PageRow> =
        zone.iter().enumerate().filter(|(at, row)| beside(*at, row)).map(|(_, row)| row).collect();
    let below = cells.get(1..).unwrap_or_default();
    let mut columns = union(&cells);
    if below.len() >= SURE {
        let bare = union(below);
        if bare.len() > columns.len() {
            columns = bare;
        }
    }
    let first = zone.iter().position(is_cells).unwrap_or_default();
    let last = zone.iter().rposition(is_cells).unwrap_or_default();
    let between = zone.get(first..last).unwrap_or_default().iter().filter(|row| !is_cells(row));
    let alone: Vec<&PageRow> = between
        .filter(|row| {
            let mut pieces = row.pieces.iter();
            pieces.all(|piece| columns.iter().all(|(begin, end)| piece.x1 < *begin || piece.x0 > *end))
        })
        .collect();
    if alone.len() > 1 {
        columns.extend(union(&alone));
        columns.sort_by(|one, other| one.0.total_cmp(&other.0));
    }
    columns
}

/// What stands below one another. In a few rows a narrow gap may be chance; in more it parts columns.
fn union(rows: &[&PageRow]) -> Vec<(f64, f64)> {
    let mut spans: Vec<(f64, f64)> = Vec::new();
    for piece in rows.iter().flat_map(|row| &row.pieces) {
        if rows.len() < SURE {
            spans.push((piece.x0, piece.x1));
            continue;
        }
        let mut last = f64::NEG_INFINITY;
        for part in &piece.parts {
            match spans.last_mut() {
                Some(span) if part.x0 - last < piece.size * piece.gaps.cell => span.1 = part.x1,
                _ => spans.push((part.x0, part.x1)),
            }
            last = part.x1;
        }
    }
    spans.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for (begin, end) in spans {
        match columns.last_mut() {
            Some(last) if begin < last.1 => last.1 = last.1.max(end),
            _ => columns.push((begin, end)),
        }
    }
    columns
}

fn fits_one(piece: &Segment, columns: &[(f64, f64)]) -> bool {
    let mut touched = columns.iter().filter(|(begin, end)| piece.x0 < *end && piece.x1 > *begin);
    matches!((touched.next(), touched.next()), (Some((begin, _)), None) if piece.x0 > begin - piece.size * 2.0)
}

/// Rows of which the words overlap in height: beside a cell of several lines stands one that is set in its middle.
type Band = Vec<PageRow>;

/// Writes the rows of a table: those that stand close are lines of the same cells, until each has begun anew.
fn write(rows: Vec<PageRow>, columns: &[(f64, f64)], told: &mut Vec<TableOrLine>) {
    let bands = bands(rows);
    let firsts: Vec<bool> = (0..bands.len()).map(|at| is_first(&bands, at, columns)).collect();
    let mut groups: Vec<Vec<PageRow>> = Vec::new();
    for (band, first) in bands.into_iter().zip(firsts) {
        match groups.last_mut().filter(|group| !first && goes_on(group, &band, columns)) {
            Some(group) => group.extend(band),
            None => groups.push(band),
        }
    }
    let single = single(groups.iter().map(|group| filled(group, columns)), columns.len());
    for group in groups {
        if !group.iter().any(is_cells) && !is_row(&group, columns) {
            told.extend(group.into_iter().flat_map(|row| row.pieces).map(TableOrLine::Line));
            continue;
        }
        let y = group.last().map_or(0.0, PageRow::y);
        let mut cells = vec![Vec::new(); single.last().map_or(1, |last| last + 1)];
        for piece in group.into_iter().flat_map(|row| row.pieces) {
            for part in piece.parts {
                let column = single.get(column(part.x0, piece.size, columns)).copied().unwrap_or_default();
                if let Some(cell) = cells.get_mut(column) {
                    cell.push(part);
                }
            }
        }
        told.push(TableOrLine::Cells(y, cells));
    }
}

/// Which columns have words in some rows.
fn filled(rows: &[PageRow], columns: &[(f64, f64)]) -> Vec<bool> {
    let mut filled = vec![false; columns.len()];
    for piece in rows.iter().flat_map(|row| &row.pieces) {
        for part in &piece.parts {
            if let Some(filled) = filled.get_mut(column(part.x0, piece.size, columns)) {
                *filled = true;
            }
        }
    }
    filled
}

/// For each column its number among those that are really several: where no row has words in both of two neighbors,
/// they are one, whose words are set at its left here and in its middle there.
fn single(rows: impl Iterator<Item = Vec<bool>>, count: usize) -> Vec<usize> {
    let rows: Vec<Vec<bool>> = rows.collect();
    let mut numbers = vec![0; count];
    let mut since = 0;
    for at in 1..count {
        let before = since..at;
        let both = rows.iter().any(|row| {
            row.get(at).copied().unwrap_or_default() && row.get(before.clone()).unwrap_or_default().contains(&true)
        });
        let last = numbers.get(at - 1).copied().unwrap_or_default();
        if let Some(number) = numbers.get_mut(at) {
            *number = last + usize::from(both);
        }
        if both {
            since = at;
        }
    }
    numbers
}

/// The column of a word: the last that begins before it or hardly behind. A head may stand a little off its column.
fn column(x: f64, size: f64, columns: &[(f64, f64)]) -> usize {
    let within = columns.iter().position(|(begin, end)| (*begin..*end).contains(&x));
    within.unwrap_or_else(|| columns.partition_point(|(begin, _)| *begin <= x + size).saturating_sub(1))
}

fn bands(rows: Vec<PageRow>) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for row in rows {
        match bands.last_mut().filter(|band| band.last().is_some_and(|last| overlap(last, &row))) {
            Some(band) => band.push(row),
            None => bands.push(vec![row]),
        }
    }
    bands
}

/// Whether the words of two rows overlap in height.
fn overlap(one: &PageRow, other: &PageRow) -> bool {
    (one.y() - other.y()).abs() < one.size().min(other.size()) * OVERLAP
}

/// How far a band stands above the next.
fn gap(band: &[PageRow], next: &[PageRow]) -> f64 {
    band.last().map_or(0.0, PageRow::y) - next.first().map_or(0.0, PageRow::y)
}

fn goes_on(group: &[PageRow], band: &[PageRow], columns: &[(f64, f64)]) -> bool {
    let size = group.last().map_or(0.0, PageRow::size).max(band.first().map_or(0.0, PageRow::size));
    let anew = is_row(band, columns) && group.iter().any(|row| in_first(row, columns));
    gap(group, band) < size * LINE_STEP && !anew
}

/// Whether there are words in the first column and in others.
fn is_row(rows: &[PageRow], columns: &[(f64, f64)]) -> bool {
    let pieces = || rows.iter().flat_map(|row| &row.pieces);
    let first = |piece: &Segment| column(piece.x0, piece.size, columns) == 0;
    pieces().any(first) && (rows.iter().any(is_cells) || !pieces().all(first))
}

fn in_first(row: &PageRow, columns: &[(f64, f64)]) -> bool {
    row.pieces.first().is_some_and(|piece| column(piece.x0, piece.size, columns) == 0)
}

/// Whether a band is the first line of a cell that is set around the middle of its row: it is nearer to the lines below
/// than to those above, and they lead to one that has the first column.
fn is_first(bands: &[Band], at: usize, columns: &[(f64, f64)]) -> bool {
    let (above, below) = bands.split_at(at);
    let [band, next, ..] = below else { return false };
    let step = gap(band, next) * NEARER;
    let near = above.last().is_some_and(|above| gap(above, band) <= step);
    let pairs = below.iter().zip(below.iter().skip(1)).take(MOST_LINES);
    let close = pairs.take_while(|(one, other)| gap(one, other) <= step);
    !near && !is_row(band, columns) && close.map(|(_, next)| next).any(|next| is_row(next, columns))
}
