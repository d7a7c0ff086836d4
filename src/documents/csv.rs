//! Comma-separated values: one table, for programs and for spreadsheets.
//!
//! Every cell is quoted and rows end as RFC 4180 says. The file begins with the mark of UTF-8, without which Excel reads
//! `“`, `–` and every other sign beyond ASCII as something else; whoever reads it by program leaves the mark out, as
//! `utf-8-sig` does in Python.
//!
//! A spreadsheet computes a cell that begins like a formula, quoted or not, and so would run what a stranger wrote.
//! Such a cell has an apostrophe before it, which tells a spreadsheet that words follow. Figures of a column of figures
//! have none, so that minus twelve stays a number.

use ::csv::{QuoteStyle, Terminator, WriterBuilder};

use super::figure::Figure;
use super::{Column, Table, Text};

/// What tells that UTF-8 follows.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Signs with which a formula may begin; the wide ones count in some languages.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The bytes of the table.
///
/// # Errors
/// None but those of the writer, which writes to memory.
pub(super) fn render(table: &Table) -> Result<Vec<u8>, ::csv::Error> {
    let mut writer =
        WriterBuilder::new().quote_style(QuoteStyle::Always).terminator(Terminator::CRLF).from_writer(MARK.to_vec());
    writer.write_record(table.columns.iter().map(|column| harmless(column.heading.words())))?;
    for row in &table.rows {
        writer.write_record(table.columns.iter().enumerate().map(|(at, column)| cell(column, row.cell(at))))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn cell(column: &Column, text: &Text) -> String {
    match Figure::of(column, text) {
        Some(_) => text.words(),
        None => harmless(text.words()),
    }
}

/// Words that no spreadsheet takes for a formula. Tabs and line ends are spaces already; those at the beginning do not
/// hide what follows.
fn harmless(words: String) -> String {
    if words.trim_start().starts_with(FORMULA) { format!("'{words}") } else { words }
}
