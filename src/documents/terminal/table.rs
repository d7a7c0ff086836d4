//! A table in columns side by side, or where they would be too narrow, row by row with the headings before the cells.

use super::Page;
use super::wrap::{Line, Span, extent, spans, wrap};
use crate::{Align, RowKind, Table, Text};

/// No column of words is narrower than this, unless its words are shorter.
const LEAST: usize = 24;

/// The same in a table of many columns, which are rarely all long.
const LEAST_OF_MANY: usize = 14;

/// More columns than this are many.
const MANY: usize = 5;

/// What stands between two columns.
const GAP: usize = 2;

pub(super) fn add(page: &mut Page, table: &Table) {
    if !table.caption.is_empty() {
        page.paragraph(&Text::new().faint(table.caption.words()));
    }
    let head: Vec<Vec<Span>> =
        table.columns.iter().map(|column| spans(&Text::new().strong(column.heading.words()))).collect();
    let cells = |row: &crate::Row| (0..table.columns.len()).map(|at| spans(row.cell(at))).collect::<Vec<_>>();
    let rows: Vec<Vec<Vec<Span>>> = table.rows.iter().map(cells).collect();
    match widths(&head, &rows, page.width.saturating_sub(page.indent)) {
        Some(widths) => beside(page, table, &widths, &head, &rows),
        None => below(page, table),
    }
}

/// How wide each column is; `None`: they do not fit beside one another.
fn widths(head: &[Vec<Span>], rows: &[Vec<Vec<Span>>], room: usize) -> Option<Vec<usize>> {
    let fewest = if head.len() > MANY { LEAST_OF_MANY } else { LEAST };
    let column = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| extent(cell));
        let (word, whole) = cells.fold((0, 0), |most, one| (most.0.max(one.0), most.1.max(one.1)));
        // A heading may be broken into its words. One endless word is cut rather than that no other column has room.
        let (heading, all) = head.get(at).map_or((0, 0), |cell| extent(cell));
        (whole.min(fewest).max(word.max(heading).min(2 * LEAST)), whole.max(all))
    };
    let columns: Vec<(usize, usize)> = (0..head.len()).map(column).collect();
    let room = room.checked_sub(GAP * head.len().saturating_sub(1))?;
    let least: usize = columns.iter().map(|(least, _)| least).sum();
    let mut left = room.checked_sub(least)?;
    let lacking = |(least, whole): (usize, usize)| whole.min(room) - least.min(whole.min(room));
    let mut lacked: usize = columns.iter().map(|column| lacking(*column)).sum();
    let widened = columns.iter().map(|column| {
        let lacks = lacking(*column);
        let more = if lacked <= left { lacks } else { left * lacks / lacked.max(1) };
        left -= more;
        lacked -= lacks;
        column.0 + more
    });
    Some(widened.collect())
}

fn beside(page: &mut Page, table: &Table, widths: &[usize], head: &[Vec<Span>], rows: &[Vec<Vec<Span>>]) {
    let lines = |row: &[Vec<Span>]| -> Vec<Vec<Line>> {
        row.iter().zip(widths).map(|(cell, width)| wrap(cell, *width)).collect()
    };
    let rule = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1) + page.indent;
    if head.iter().any(|cell| !cell.is_empty()) {
        set(page, table, widths, &lines(head));
        page.rule(rule);
    }
    let rows: Vec<Vec<Vec<Line>>> = rows.iter().map(|row| lines(row)).collect();
    let is_high = rows.iter().flatten().any(|cell| cell.len() > 1);
    for (at, (row, said)) in rows.iter().zip(&table.rows).enumerate() {
        match said.kind {
            RowKind::Sum => page.rule(rule),
            RowKind::Entry if is_high && at > 0 => page.gap(),
            RowKind::Entry => {}
        }
        set(page, table, widths, row);
    }
}

/// One row, as many lines as its highest cell has.
fn set(page: &mut Page, table: &Table, widths: &[usize], row: &[Vec<Line>]) {
    let empty = Line::default();
    for at in 0..row.iter().map(Vec::len).max().unwrap_or(0) {
        let mut made = String::new();
        for ((lines, width), column) in row.iter().zip(widths).zip(&table.columns) {
            let line = lines.get(at).unwrap_or(&empty);
            let blank = " ".repeat(width.saturating_sub(line.width));
            let (before, behind) = match column.align {
                Align::Left => ("", blank.as_str()),
                Align::Right => (blank.as_str(), ""),
            };
            made.push_str(&format!("{before}{}{behind}{}", line.text, " ".repeat(GAP)));
        }
        page.line(&made);
    }
}

/// Row by row; each cell behind the heading of its column.
fn below(page: &mut Page, table: &Table) {
    for row in &table.rows {
        page.gap();
        for (at, column) in table.columns.iter().enumerate() {
            let cell = row.cell(at);
            if cell.is_empty() {
                continue;
            }
            let head = match column.heading.is_empty() {
                true => Text::new(),
                false => Text::new().strong(format!("{}: ", column.heading.words().trim_end_matches(':'))),
            };
            page.led("", "  ", &head.then(cell.clone()));
        }
    }
}
