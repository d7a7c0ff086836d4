//! Cut off, changed and random bytes.

use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;

use jiff::civil::date;
use rungs_documents::{Block, Column, Depth, Document, Fact, Format, Item, Row, Table, Text, render};

use crate::LineKind;
use crate::read::writer::MAX_LINES;
use crate::read::{Fault, read};

/// A document of each format, small enough to be read often.
static SAMPLES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let document = sample();
    let rendered = Format::PAGES.iter().map(|format| (format!("a.{format}"), render(&document, *format).unwrap()));
    rendered.collect()
});

/// Every sort of block that a specification has, with words that mean something to one format or another.
fn sample() -> Document {
    let words =
        ["<b>&amp;</b> | x", "*stars* `code` # 1.", "\u{1F469}\u{200d}\u{1F692} e\u{301}", "\u{5e9}\u{5dc} ]]> {\\rtf"];
    let mut document = Document::new("Title <b>&amp;</b> | *x*", date(2026, 1, 31));
    document.heading(Depth::Section, "1. *Section*");
    words.iter().for_each(|words| document.paragraph(*words));
    document.push(Block::List(words.iter().map(|words| Item { number: Some(7), text: Text::plain(words) }).collect()));
    document.push(Block::Facts(words.iter().map(|words| Fact::new(*words, *words)).collect()));
    document.push(Block::Table(Table {
        caption: Text::plain("Table"),
        columns: vec![Column::words("One", 2), Column::words("Other", 1)],
        rows: words.iter().map(|words| Row::new([Text::plain(words), Text::plain(words)])).collect(),
    }));
    document
}

/// A manuscript without flaws, or a message with a hint.
fn check(name: &str, bytes: &[u8]) {
    match read(name, bytes) {
        Ok(manuscript) => assert_eq!(manuscript.flaw(), None, "{name}"),
        Err(unread) => assert!(!unread.fault.hint().is_empty()),
    }
}

#[test]
fn documents_cut_off_anywhere_are_read_or_refused() {
    for (name, bytes) in &*SAMPLES {
        let step = (bytes.len() / 25).max(1);
        (0..bytes.len()).step_by(step).for_each(|length| check(name, &bytes[..length]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn changed_documents_are_read_or_refused(changes in vec((any::<u32>(), any::<u8>()), 1..40)) {
        for (name, sample) in &*SAMPLES {
            let mut bytes = sample.clone();
            for (at, byte) in &changes {
                let at = *at as usize % bytes.len();
                bytes[at] = *byte;
            }
            check(name, &bytes);
        }
    }

    #[test]
    fn random_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..400)) {
        for head in [&b""[..], b"<html>", b"%PDF-1.4\n1 0 obj\n", b"PK\x03\x04", b"\xFF\xFE"] {
            check("a", &[head, &bytes].concat());
        }
    }

    #[test]
    fn random_markup_is_read(parts in vec(prop_oneof![
        Just("<table>"), Just("<tr>"), Just("<td colspan=9>"), Just("<td rowspan=3>"), Just("</table>"), Just("<li>"),
        Just("<ol type=i start=-4>"), Just("</ol>"), Just("<p>"), Just("<br>"), Just("<s>"), Just("</s>"), Just("&#9;x"),
        Just("<h2>"), Just("<caption>"), Just("<pre>\n"), Just("\u{AD}"), Just("**x"), Just("~~"), Just("\tx"), Just("\\|"),
        Just("|"), Just("1. "), Just("words "), Just("\n"), Just("\u{F0B7} "), Just("-\n"), Just("<!--"), Just("é"),
    ], 0..60)) {
        let text = parts.concat();
        check("a.txt", text.as_bytes());
        check("a.html", format!("<html>{text}").as_bytes());
    }
}

/// What is wrong with a file, or nothing.
fn refused(name: &str, bytes: &[u8]) -> Option<Fault> {
    read(name, bytes).err().map(|unread| unread.fault)
}

#[test]
fn more_lines_than_any_document_has_are_refused() {
    let lines = MAX_LINES + 2;
    let cases = [
        ("a.txt", "a\n".repeat(lines)),
        ("a.txt", "a\x0C".repeat(lines)),
        ("a.txt", "---\n".repeat(lines)),
        ("a.html", format!("<html>{}", "a<br>".repeat(lines))),
        ("a.html", format!("<html><table><tr><td>{}", "a<br>".repeat(lines))),
    ];
    for (name, text) in cases {
        let fault = refused(name, text.as_bytes());
        assert!(matches!(fault, Some(Fault::TooMuch { .. })), "{}: {fault:?}", &text[..20]);
    }
}

#[test]
fn a_text_longer_than_any_document_is_refused_before_it_is_read() {
    let words = "word ".repeat(7 << 20);
    assert!(matches!(refused("a.txt", words.as_bytes()), Some(Fault::TooLarge { .. })));
    assert!(matches!(refused("a.txt", "a".repeat(17 << 20).as_bytes()), Some(Fault::TooMuch { .. })));
}

#[test]
fn cells_that_ask_for_more_columns_and_rows_than_a_table_has_cost_no_more_than_others() {
    let wide = "<td colspan=1000>a".repeat(100_000);
    let _ = refused("a.html", format!("<html><table><tr>{wide}").as_bytes());
    let tall = "<tr><td rowspan=1000 colspan=1000>a".repeat(2000);
    let fault = refused("a.html", format!("<html><table>{tall}").as_bytes());
    assert!(matches!(fault, Some(Fault::TooMuch { .. })), "{fault:?}");
    // Tabs without end are no columns.
    assert_eq!(refused("a.txt", "\ta".repeat(1 << 20).as_bytes()), None);
}

#[test]
fn a_row_of_more_cells_than_any_table_has_is_words() {
    let row = |cells: usize| format!("|{}\n", "a|".repeat(cells));
    let kind = |text: &str| read("a.md", text.as_bytes()).unwrap().lines[0].kind.clone();
    assert!(matches!(kind(&row(1000)), LineKind::Row { .. }));
    assert_eq!(kind(&row(1001)), LineKind::Paragraph);
}
