//! Documents for people: one [`Document`] model, a builder for each kind of document, a renderer for each format.
//!
//! ```text
//! answers --builder--> Document --render--> terminal, html, docx, pdf, md, csv or xlsx
//! ```
//!
//! A builder takes domain values and says them: [`catalog`], [`ladder`], [`position`],
//! [`qualification`], [`specification`]. A
//! renderer takes a document and gives bytes; it opens no file and reads no clock. A new kind of document is a new
//! builder, a new format a new renderer; neither knows the other.

pub mod catalog;
mod citing;
mod csv;
mod determination;
mod document;
mod docx;
mod figure;
mod html;
mod kept;
pub mod ladder;
mod md;
mod pdf;
pub mod position;
mod posting;
pub mod qualification;
pub mod specification;
pub mod terminal;
#[cfg(test)]
mod tests;
mod text;
pub mod words;
mod worksheet;
mod xlsx;

use std::fmt;

pub use citing::CitedLevel;
pub use document::{
    Align, Block, Column, Depth, Document, Fact, Item, Page, Quotation, Row, RowKind, Spreadsheet, Stage, Table,
    TreeNode,
};
pub use position::Paper;
pub use text::{Run, Style, Text, Tone};

/// In what format a document is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// One self-contained HTML file.
    Html,
    /// A Word document.
    Docx,
    /// A PDF with its fonts inside.
    Pdf,
    /// Markdown.
    Md,
    /// One table as comma-separated values.
    Csv,
    /// A workbook for spreadsheet programs (Office Open XML).
    Xlsx,
}

impl Format {
    /// Those that lay a document out on pages: every document has them.
    pub const PAGES: &'static [Format] = &[Format::Html, Format::Docx, Format::Pdf, Format::Md];

    /// All formats. Documents with a [`Spreadsheet`] have them.
    pub const ALL: &'static [Format] =
        &[Format::Html, Format::Docx, Format::Pdf, Format::Md, Format::Csv, Format::Xlsx];

    /// The ending of its files, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Pdf => "pdf",
            Format::Md => "md",
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
        }
    }

    /// What its files are called, for those who choose one.
    pub fn called(self) -> &'static str {
        match self {
            Format::Html => "Web page",
            Format::Docx => "Word document",
            Format::Pdf => "PDF",
            Format::Md => "Markdown",
            Format::Csv => "CSV, one table",
            Format::Xlsx => "Excel workbook",
        }
    }

    /// Endings to choose from, as words.
    ///
    /// ```
    /// use rungs_documents::Format;
    /// assert_eq!(Format::endings(Format::PAGES), ".html, .docx, .pdf or .md");
    /// ```
    pub fn endings(formats: &[Format]) -> String {
        let endings: Vec<String> = formats.iter().map(|format| format!(".{format}")).collect();
        match endings.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, others)) => format!("{} or {last}", others.join(", ")),
            None => String::new(),
        }
    }

    /// The format of files with this ending, in capitals or small letters.
    ///
    /// ```
    /// use rungs_documents::Format;
    /// assert_eq!(Format::from_ending("HTML"), Some(Format::Html));
    /// assert_eq!(Format::from_ending("doc"), None);
    /// ```
    pub fn from_ending(ending: &str) -> Option<Self> {
        Format::ALL.iter().copied().find(|format| format.ending().eq_ignore_ascii_case(ending))
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.ending())
    }
}

/// Why a document could not be rendered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the document could not be written as {format}: {why}")]
pub struct RenderError {
    /// The format.
    pub format: Format,
    /// What went wrong.
    pub why: String,
}

/// The bytes of a document in a format. The same document is the same bytes.
///
/// # Errors
/// The writer of the format refuses, or the document has no table for a spreadsheet.
pub fn render(document: &Document, format: Format) -> Result<Vec<u8>, RenderError> {
    match format {
        Format::Html => Ok(html::render(document)),
        Format::Docx => docx::render(document).map_err(|error| error.to_string()),
        Format::Pdf => pdf::render(document),
        Format::Md => Ok(md::render(document)),
        Format::Csv | Format::Xlsx => spreadsheet(document, format),
    }
    .map_err(|why| RenderError { format, why })
}

/// How many of the letters that a file cannot show are named.
const MOST_LETTERS: usize = 5;

/// What a file of this format cannot show of a document, in words, before it is written; `None`: it shows everything.
/// A PDF brings its own fonts; files of all other formats leave their letters to those of the reader.
///
/// ```
/// use jiff::civil::date;
/// use rungs_documents::{Document, Format, lost_letters};
///
/// let document = Document::new("Duties of 漢", date(2025, 7, 1));
/// let said = "the PDF has no letter for 漢 (U+6F22) and shows a box in its place; as .html, .docx or .md nothing is lost";
/// assert_eq!(lost_letters(&document, Format::Pdf).as_deref(), Some(said));
/// assert_eq!(lost_letters(&document, Format::Docx), None);
/// ```
pub fn lost_letters(document: &Document, format: Format) -> Option<String> {
    let lost = if format == Format::Pdf { pdf::missing(document) } else { Vec::new() };
    let named = lost.iter().take(MOST_LETTERS).map(|letter| format!("{letter} (U+{:04X})", u32::from(*letter)));
    let mut named: Vec<String> = named.collect();
    if lost.len() > MOST_LETTERS {
        named.push(format!("{} more", lost.len() - MOST_LETTERS));
    }
    let last = named.pop()?;
    let (names, box_in_place) = match named.as_slice() {
        [] => (last, "a box in its place"),
        before => (format!("{} and {last}", before.join(", ")), "boxes in their place"),
    };
    let others: Vec<Format> = Format::PAGES.iter().copied().filter(|other| *other != Format::Pdf).collect();
    let others = Format::endings(&others);
    Some(format!("the PDF has no letter for {names} and shows {box_in_place}; as {others} nothing is lost"))
}

fn spreadsheet(document: &Document, format: Format) -> Result<Vec<u8>, String> {
    match document.sheets().as_slice() {
        [] => Err(format!("it has no table for a spreadsheet; write it as {}", Format::endings(Format::PAGES))),
        [table, ..] if format == Format::Csv => csv::render(table).map_err(|error| error.to_string()),
        tables => xlsx::render(document, tables).map_err(|error| error.to_string()),
    }
}
