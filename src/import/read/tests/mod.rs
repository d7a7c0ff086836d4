//! Every reader gives a flawless manuscript, or says what is wrong, whatever the bytes.

mod docx;
mod hostile;
mod html;
mod pdf;
mod round_trip;
mod text;

use super::{Fault, read};
use crate::{LineKind, Manuscript};

/// A manuscript without flaws.
fn flawless(name: &str, bytes: &[u8]) -> Manuscript {
    let manuscript = read(name, bytes).unwrap_or_else(|unread| panic!("{unread}"));
    assert_eq!(manuscript.flaw(), None, "{name}");
    manuscript
}

/// What is wrong with a file.
fn fault(name: &str, bytes: &[u8]) -> Fault {
    let unread = read(name, bytes).expect_err(name);
    assert!(unread.to_string().starts_with(name), "{unread}");
    unread.fault
}

/// Each line in short: what it is, and its words; cells are parted by bars.
fn shown(manuscript: &Manuscript) -> Vec<String> {
    let line = |line: &crate::Line| {
        let words = manuscript.words(line).replace('\t', "|");
        match &line.kind {
            LineKind::Paragraph => words,
            LineKind::Heading(level) => format!("h{level} {words}"),
            LineKind::Item { marker, depth } => format!("{depth}[{}] {words}", marker.as_deref().unwrap_or_default()),
            LineKind::Row { table, head, .. } => format!("t{table}{} {words}", if *head { "!" } else { "" }),
            LineKind::Caption => format!("caption {words}"),
        }
    };
    manuscript.lines.iter().map(line).collect()
}

/// The words of a manuscript that are struck out.
fn struck(manuscript: &Manuscript) -> Vec<&str> {
    let ranges = manuscript.lines.iter().flat_map(|line| &line.struck);
    ranges.map(|range| &manuscript.text[range.clone()]).collect()
}

/// The words that are not part of the text.
fn left_out(manuscript: &Manuscript) -> Vec<&str> {
    manuscript.left_out.iter().map(|out| out.words.as_str()).collect()
}

#[test]
fn what_is_no_document_is_named_with_what_to_do() {
    let cases: [(&[u8], &str); 8] = [
        (b"", "there is no text in it"),
        (b" \n\t\n", "there is no text in it"),
        (b"{\\rtf1 words}", "rich text (RTF)"),
        (b"\x89PNG\r\n\x1a\n....", "a picture"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Word document"),
        (b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0\x01\0\0\0", "no text, web page, Word document or PDF"),
        (b"PK\x03\x04 and no more", "damaged as a Word document"),
        (b"%PDF-1.7 and no more", "damaged as a PDF"),
    ];
    for (bytes, says) in cases {
        let said = read("x.docx", bytes).unwrap_err().to_string();
        assert!(said.contains(says) && said.contains("; "), "{said}");
    }
}

#[test]
fn a_file_larger_than_any_document_is_refused_at_once() {
    let limit = super::MAX_BYTES;
    assert_eq!(fault("x.txt", &vec![b'a'; limit + 1]), Fault::TooLarge { bytes: limit + 1, limit });
}

#[test]
fn the_format_is_told_by_what_is_in_a_file_and_not_by_its_name() {
    for name in ["x.docx", "x.pdf", "x.txt", "x"] {
        assert_eq!(shown(&flawless(name, b"<!-- a --><!DOCTYPE html><p>Plans")), ["Plans"], "{name}");
        assert_eq!(shown(&flawless(name, b"Plans <p>")), ["Plans <p>"], "{name}");
    }
    assert_eq!(shown(&flawless("x.html", b"Plans <b>work</b>")), ["Plans work"]);
    assert_eq!(shown(&flawless("x.html", b"Plans & works")), ["Plans & works"]);
}
