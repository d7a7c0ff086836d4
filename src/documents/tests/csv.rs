//! What a reader of comma-separated values finds.

use ::csv::ReaderBuilder;

use super::hostile;
use crate::{Block, Column, Document, Format, Row, Spreadsheet, Table, Text, render};

fn read(document: &Document) -> Vec<Vec<String>> {
    let bytes = render(document, Format::Csv).unwrap();
    let unmarked = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap();
    let mut reader = ReaderBuilder::new().has_headers(false).from_reader(unmarked);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn of_table(columns: Vec<Column>, rows: Vec<Row>) -> Document {
    let mut document = Document::new("Title", jiff::civil::date(2026, 1, 31));
    document.push(Block::Table(Table { caption: Text::new(), columns, rows }));
    document.spreadsheet = Spreadsheet::Tables;
    document
}

#[test]
fn every_cell_is_there_and_none_begins_like_a_formula() {
    let document = hostile::document();
    let table = document.sheets()[0];
    let records = read(&document);
    assert_eq!(records.len(), 1 + table.rows.len());
    let heads = table.columns.iter().map(|column| column.heading.words());
    assert_eq!(records[0], heads.collect::<Vec<_>>());
    for (record, row) in records[1..].iter().zip(&table.rows) {
        for (at, (found, said)) in record.iter().zip(&row.cells).enumerate() {
            let bare = found.strip_prefix('\'').unwrap_or(found);
            assert_eq!(bare, said.words());
            let figure = at == 2 && found == "-1";
            assert!(figure || !found.trim_start().starts_with(['=', '+', '-', '@']), "{found}");
        }
    }
}

#[test]
fn an_apostrophe_stands_before_words_like_a_formula_and_not_before_figures() {
    let columns = vec![Column::words("+", 1), Column::figures("Share", 1)];
    let row = |words: &str| Row::new([Text::plain(words), Text::plain(words)]);
    let rows = ["-12.5", "-12.5 or so", "a = b", "＝1"].map(row).to_vec();
    let expected =
        [["'+", "Share"], ["'-12.5", "-12.5"], ["'-12.5 or so", "'-12.5 or so"], ["a = b", "a = b"], ["'＝1", "'＝1"]];
    assert_eq!(read(&of_table(columns, rows)), expected);
}

#[test]
fn every_record_has_a_cell_for_every_column() {
    let columns = vec![Column::words("A", 1), Column::words("B", 1)];
    let rows = vec![Row::new([Text::plain("1")]), Row::new(["1", "2", "3"].map(Text::plain))];
    assert_eq!(read(&of_table(columns, rows)), [["A", "B"], ["1", ""], ["1", "2"]]);
}

#[test]
fn a_table_of_ten_thousand_rows_is_whole() {
    let records = read(&hostile::long_table(10_000));
    assert_eq!((records.len(), records[10_000][0].as_str()), (10_001, "r9999"));
}
