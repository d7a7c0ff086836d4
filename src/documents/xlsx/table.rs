//! A table as a sheet.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::{cell, look};
use crate::figure::Figure;
use crate::{Row, RowKind, Table, Text};

/// How wide all columns of a table are together, in signs; what a wide screen shows.
const WIDTH: u64 = 170;

/// The narrowest and the widest column, in signs.
const NARROWEST: u64 = 8;
const WIDEST: u64 = 90;

/// Writes head and rows.
///
/// # Errors
/// The table has more rows or columns than a sheet.
pub(super) fn write(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let whole = table.columns.iter().map(|column| u64::from(column.share)).sum::<u64>().max(1);
    for (at, column) in (0_u16..).zip(&table.columns) {
        let width = (WIDTH * u64::from(column.share) / whole).clamp(NARROWEST, WIDEST);
        sheet.set_column_width(at, width as f64)?;
        cell::write(sheet, (0, at), &column.heading, &look::head(column.align))?;
    }
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    let [entry, sum] = [RowKind::Entry, RowKind::Sum]
        .map(|kind| table.columns.iter().map(|column| look::cell(kind, column.align)).collect::<Vec<Format>>());
    let mut at = 1;
    for row in &table.rows {
        let formats = if row.kind == RowKind::Sum { &sum } else { &entry };
        at += entry_at(sheet, at, table, row, formats)?;
    }
    Ok(())
}

/// Lets the rows be filtered by what a column says.
///
/// # Errors
/// As for [`write`].
pub(super) fn filter(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let last = table.columns.len().saturating_sub(1).try_into().map_err(|_| XlsxError::RowColumnLimitError)?;
    sheet.autofilter(0, 0, rows_taken(table), last).map(drop)
}

/// How many rows the entries take.
pub(super) fn rows_taken(table: &Table) -> u32 {
    let taken = |row: &Row| (0..table.columns.len()).map(|at| cell::pieces(row.cell(at)).len()).max().unwrap_or(1);
    table.rows.iter().map(taken).sum::<usize>().try_into().unwrap_or(u32::MAX)
}

/// Writes an entry and says how many rows it takes: more than one where a cell holds more than a sheet's can.
fn entry_at(sheet: &mut Worksheet, row: u32, table: &Table, entry: &Row, formats: &[Format]) -> Result<u32, XlsxError> {
    let mut taken = 1;
    for (at, (column, format)) in (0_u16..).zip(table.columns.iter().zip(formats)) {
        let text = entry.cell(usize::from(at));
        if let Some(figure) = Figure::of(column, text) {
            let format = format.clone().set_num_format(&figure.format);
            sheet.write_number_with_format(row, at, figure.value, &format)?;
            continue;
        }
        taken = taken.max(down(sheet, (row, at), text, format)?);
    }
    Ok(taken)
}

/// Writes a text downwards from a cell, in as many as it takes, and says how many.
///
/// # Errors
/// There is no such cell.
pub(super) fn down(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &Text,
    format: &Format,
) -> Result<u32, XlsxError> {
    let mut taken = 0;
    for piece in cell::pieces(text) {
        cell::write(sheet, (row.saturating_add(taken), column), &piece, format)?;
        taken += 1;
    }
    Ok(taken)
}
