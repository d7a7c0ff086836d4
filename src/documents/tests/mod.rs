//! All formats say the same, whatever the words are.

mod csv;
mod docx;
mod hostile;
mod html;
mod kept;
mod md;
mod papers;
mod pdf;
mod xlsx;

use super::{Document, Text};

/// All that a document says, in order, without the spaces between: what any reader must find again.
fn said(document: &Document) -> String {
    squeezed(&document.texts().into_iter().map(Text::words).collect::<String>())
}

/// A text without white space and without the bullets that renderers set.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '•').collect()
}

#[test]
fn the_same_document_is_the_same_bytes_in_every_format() {
    for format in super::Format::ALL {
        let twice = [(); 2].map(|()| super::render(&hostile::document(), *format).unwrap());
        assert!(twice[0] == twice[1], "{format}");
    }
}

#[test]
fn a_document_without_tables_for_it_is_refused_as_a_spreadsheet_and_the_others_are_named() {
    for format in [super::Format::Csv, super::Format::Xlsx] {
        let refused = super::render(&hostile::plain(), format).unwrap_err().to_string();
        assert!(refused.ends_with("write it as .html, .docx, .pdf or .md"), "{refused}");
    }
}
