//! Documents for people: one [`Document`] model, a builder for each kind of document, a renderer for each format.
//!
//! ```text
//! domain values --documents::*--> Document --render--> html, docx, pdf or md
//! ```
//!
//! A renderer takes a document and gives bytes; it opens no file and reads no clock. A new kind of document is a new
//! builder in [`documents`], a new format a new renderer; neither knows the other.

mod document;
pub mod documents;
mod docx;
mod html;
mod md;
mod pdf;
#[cfg(test)]
mod tests;
mod text;

use std::fmt;

pub use document::{Align, Block, Column, Depth, Document, Fact, Item, Node, Page, Quotation, Row, RowKind, Table};
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
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 4] = [Format::Html, Format::Docx, Format::Pdf, Format::Md];

    /// The ending of its files, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Pdf => "pdf",
            Format::Md => "md",
        }
    }

    /// The format of files with this ending, in capitals or small letters.
    ///
    /// ```
    /// use rungs_formats::export::Format;
    /// assert_eq!(Format::from_ending("HTML"), Some(Format::Html));
    /// assert_eq!(Format::from_ending("doc"), None);
    /// ```
    pub fn from_ending(ending: &str) -> Option<Self> {
        Format::ALL.into_iter().find(|format| format.ending().eq_ignore_ascii_case(ending))
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
/// The writer of the format refuses.
pub fn render(document: &Document, format: Format) -> Result<Vec<u8>, RenderError> {
    match format {
        Format::Html => Ok(html::render(document)),
        Format::Docx => docx::render(document).map_err(|error| RenderError { format, why: error.to_string() }),
        Format::Pdf => pdf::render(document).map_err(|why| RenderError { format, why }),
        Format::Md => Ok(md::render(document)),
    }
}
