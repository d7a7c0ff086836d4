//! What a reader of workbooks finds.

use std::io::{Cursor, Read as _};

use calamine::{Data, Range, Reader as _, Xlsx};
use quick_xml::events::Event;
use zip::ZipArchive;

use super::{hostile, papers, said, squeezed};
use crate::{Block, Column, Document, Format, Row, Spreadsheet, Table, Text, render};

fn sheets(document: &Document) -> Vec<(String, Range<Data>)> {
    let bytes = render(document, Format::Xlsx).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    book.worksheets()
}

/// All parts of the file, each with its name.
fn parts(document: &Document) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(render(document, Format::Xlsx).unwrap())).unwrap();
    let count = archive.len();
    let read = |at| {
        let mut part = archive.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        (part.name().unwrap().into_owned(), text)
    };
    (0..count).map(read).collect()
}

/// The words of a sheet, row by row.
fn words(range: &Range<Data>) -> Vec<String> {
    range.cells().map(|(_, _, cell)| cell.to_string()).collect()
}

/// What a document says outside its tables, and their captions.
fn outside(document: &Document) -> String {
    let mut document = document.clone();
    for block in &mut document.blocks {
        if let Block::Table(table) = block {
            (table.columns, table.rows) = (Vec::new(), Vec::new());
        }
    }
    said(&document)
}

fn of_rows(rows: Vec<Row>) -> Document {
    let mut document = Document::new("Title", jiff::civil::date(2026, 1, 31));
    let columns = vec![Column::words("Words", 1), Column::figures("Figures", 1)];
    document.push(Block::Table(Table { caption: Text::plain("Rows: all"), columns, rows }));
    document.spreadsheet = Spreadsheet::Tables;
    document
}

#[test]
fn hostile_words_stay_words_in_their_cells() {
    for document in [hostile::document(), hostile::long_words(), papers::worksheet()] {
        let table = document.sheets()[0];
        let (_, range) = &sheets(&document)[1];
        for (at, row) in table.rows.iter().enumerate() {
            for (column, text) in row.cells.iter().enumerate() {
                let found = range.get_value((at as u32 + 1, column as u32)).map(ToString::to_string);
                assert_eq!(found.unwrap_or_default(), text.words());
            }
        }
    }
}

#[test]
fn what_stands_outside_tables_is_on_the_first_sheet() {
    for document in [hostile::document(), hostile::long_words()] {
        let (name, range) = &sheets(&document)[0];
        assert_eq!(name, "About");
        let told = words(range).into_iter().filter(|cell| !cell.starts_with("Sheet “") && *cell != document.footer());
        assert_eq!(squeezed(&told.collect::<String>()), outside(&document));
        assert!(words(range).contains(&document.footer()));
    }
}

#[test]
fn no_cell_is_a_formula_or_a_link_and_every_part_is_xml() {
    for (name, text) in [hostile::document(), papers::worksheet()].iter().flat_map(parts) {
        let mut reader = quick_xml::Reader::from_str(&text);
        reader.config_mut().check_end_names = true;
        loop {
            match reader.read_event().unwrap() {
                Event::Start(tag) | Event::Empty(tag) => {
                    let tag = tag.name();
                    assert!(!["f", "hyperlink", "hyperlinks"].contains(&tag.as_ref()), "{name}: {tag:?}");
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert!(!name.contains("externalLink") && !name.contains("calcChain"), "{name}");
    }
}

#[test]
fn figures_are_numbers_and_shown_as_written() {
    let row = |words: &str| Row::new([Text::plain(words), Text::plain(words)]);
    let document = of_rows(["12.50", "33.33%", "6 months", "007"].map(row).to_vec());
    let (_, range) = &sheets(&document)[1];
    let found: Vec<&Data> = range.rows().skip(1).map(|row| &row[1]).collect();
    let text = |words: &str| Data::String(words.to_owned());
    assert_eq!(found, [&Data::Float(12.5), &Data::Float(0.3333), &text("6 months"), &text("007")]);
    assert!(range.rows().skip(1).all(|row| matches!(row[0], Data::String(_))));
    let parts = parts(&document);
    let (_, styles) = parts.iter().find(|(name, _)| name == "xl/styles.xml").unwrap();
    assert!(styles.contains("formatCode=\"0.00\"") && styles.contains("formatCode=\"0.00%\""), "{styles}");
}

/// A cell holds 32,767 UTF-16 units; an emoji takes two.
#[test]
fn a_text_longer_than_a_cell_goes_on_below_and_it_is_said() {
    let spaced = "four ".repeat(13_000);
    let joined = "👩".repeat(40_000);
    let styled = Text::plain("x".repeat(30_000)).strong("y".repeat(30_000));
    let rows = vec![
        Row::new([Text::plain(&spaced), Text::plain("1")]),
        Row::new([Text::plain(&joined), Text::plain("2")]),
        Row::new([styled.clone(), Text::plain("3")]),
        Row::new([Text::plain(format!("<r>{}</r>", "&".repeat(40_000)))]),
    ];
    let document = of_rows(rows.clone());
    let found = sheets(&document);
    let cells: Vec<String> = found[1].1.rows().skip(1).map(|row| row[0].to_string()).collect();
    let expected: String = rows.iter().map(|row| row.cells[0].words()).collect();
    assert!(cells.concat() == expected);
    assert!(cells.iter().all(|cell| cell.encode_utf16().count() <= 32_767));
    // 65,000 signs take 2 cells, cut after a word; 80,000 units take 3; 60,000 take 2.
    assert!(cells[0].ends_with("four ") && cells[1].starts_with("four"));
    let numbers: Vec<usize> =
        (0..cells.len()).filter(|at| found[1].1.rows().nth(at + 1).unwrap()[1] != Data::Empty).collect();
    assert_eq!(numbers, [0, 2, 5]);
    assert!(words(&found[0].1).iter().any(|cell| cell.contains("goes on in the cell below")));
    let short = sheets(&of_rows(vec![Row::new([Text::plain("short")])]));
    assert!(!words(&short[0].1).iter().any(|cell| cell.contains("goes on")));
}

#[test]
fn properties_hold_title_and_the_day_of_the_document() {
    let parts = parts(&hostile::document());
    let (_, core) = parts.iter().find(|(name, _)| name == "docProps/core.xml").unwrap();
    assert!(core.contains("<dc:title>Title &lt;b&gt;&amp;amp;&lt;/b&gt; | *x*</dc:title>"), "{core}");
    assert_eq!(core.matches(">2026-01-31T00:00:00Z<").count(), 2, "{core}");
}

#[test]
fn the_head_stays_in_sight_and_repeats_on_paper() {
    let parts = parts(&hostile::document());
    let part = |wanted: &str| &parts.iter().find(|(name, _)| name == wanted).unwrap().1;
    assert!(part("xl/worksheets/sheet2.xml").contains("ySplit=\"1\""));
    assert!(part("xl/workbook.xml").contains("_xlnm.Print_Titles"));
}

#[test]
fn a_table_of_ten_thousand_rows_is_whole() {
    let found = sheets(&hostile::long_table(10_000));
    assert_eq!(found[1].1.height(), 10_001);
    assert_eq!(found[1].1.get_value((10_000, 0)), Some(&Data::String("r9999".to_owned())));
}
