//! Bytes to a manuscript: one reader a format.
//!
//! ```text
//! bytes --sniff--> a reader: text, html, docx or pdf --styled text--> writer --> Manuscript
//! ```
//!
//! A reader finds lines and their looks; the [`writer`] writes them down in one way for all formats. What a file may ask
//! for is bounded where it enters: see the limits beside each reader.

mod docx;
mod encoding;
mod fault;
mod html;
mod hyphen;
mod marker;
mod numeral;
mod pdf;
mod rows;
mod sniff;
mod styled_text;
#[cfg(test)]
mod tests;
mod text;
mod writer;

pub use fault::{Fault, Unread};
pub(super) use marker::bullet;

use super::Manuscript;
use sniff::Kind;

/// The most bytes of a file. Of a few hundred specifications that were looked at, the largest is a scan of 9 MiB.
pub const MAX_BYTES: usize = 64 << 20;

/// Reads a document of any of the known formats: by what is in it, and only then by the ending of its name.
///
/// ```
/// use rungs_import::{LineKind, read};
/// let manuscript = read("planner.html", b"<h1>Planner I</h1><p>Plans &amp; writes.").unwrap();
/// assert_eq!(manuscript.text, "Planner I\nPlans & writes.\n");
/// assert_eq!(manuscript.lines[0].kind, LineKind::Heading(1));
/// ```
///
/// # Errors
/// It is no document that can be read, or asks for more time or memory than a document may. The message says what to do.
pub fn read(name: &str, bytes: &[u8]) -> Result<Manuscript, Unread> {
    let manuscript = if bytes.len() > MAX_BYTES {
        Err(Fault::TooLarge { bytes: bytes.len(), limit: MAX_BYTES })
    } else {
        sniff::kind(name, bytes).and_then(|kind| match kind {
            Kind::Text => text::read(bytes),
            Kind::Html => html::read(bytes),
            Kind::Docx => docx::read(bytes),
            Kind::Pdf => pdf::read(bytes),
        })
    };
    match manuscript {
        Ok(manuscript) if manuscript.lines.is_empty() => Err(Fault::Empty),
        other => other,
    }
    .map_err(|fault| Unread { name: name.to_owned(), fault })
}
