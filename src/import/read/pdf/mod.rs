//! PDF with a text layer.
//!
//! `hayro-syntax` and `hayro-font` parse the file and its fonts: both are made to read what is broken and forbid or
//! shun unsafe code. What a page draws is gone through here, since only so each step can be counted; of the crates that
//! give text as a whole, some panic on what a hostile file holds, and none can be stopped.
//!
//! ```text
//! bytes --unpacked--> parser --content--> characters --page--> rows --furniture, columns--> lines
//! ```

mod chain;
mod columns;
mod content;
mod face;
mod furniture;
mod lines;
mod page;
mod tables;
mod unpacked;

use content::Budget;
use face::PageFonts;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use lines::PdfLine;
use page::PageRow;
use rungs_domain::words::counted;

use super::hyphen::Lexicon;
use super::writer::{LineFormat, ManuscriptWriter};
use super::{Fault, Manuscript, marker};
use crate::{LineKind, Place, Reason};

/// The format's name in messages.
const FORMAT: &str = "a PDF";

/// The most pages: of all specifications of a large state in one file.
const MAX_PAGES: usize = 5000;

/// Reads a PDF.
///
/// # Errors
/// It is damaged, protected, a scan without text, or asks for more than a document may.
pub(super) fn read(bytes: &[u8]) -> Result<Manuscript, Fault> {
    unpacked::check(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Fault::Protected,
        LoadPdfError::Decryption(_) => Fault::damaged(FORMAT, "its protection is broken or unknown"),
        LoadPdfError::Invalid => Fault::damaged(FORMAT, "its pages are not found"),
    })?;
    if pdf.pages().len() > MAX_PAGES {
        return Err(Fault::TooMuch { what: "pages" });
    }
    let mut writer = ManuscriptWriter::default();
    let mut pages = pages(&pdf, &mut writer)?;
    for row in furniture::take(&mut pages) {
        let place = Place { line: 0, page: u32::try_from(row.page + 1).ok() };
        writer.leave_out(&row.words, row.reason, place);
    }
    let (mut lines, mut blocks) = (Vec::new(), 0);
    for (number, rows) in (1u32..).zip(pages) {
        for block in columns::blocks(rows) {
            blocks += 1;
            lines.extend(lines::of_block(block, number, blocks));
        }
    }
    lines::tell(&mut lines);
    let lexicon = Lexicon::of(lines.iter().map(|line| (&line.passage, line.wrapped)));
    lexicon.mend_all(&mut lines, |line| (&mut line.passage, line.wrapped));
    write(&lines, &mut writer);
    let title = pdf.metadata().title.as_deref().map(title);
    writer.finish(title)
}

/// The rows of each page.
fn pages(pdf: &Pdf, writer: &mut ManuscriptWriter) -> Result<Vec<Vec<PageRow>>, Fault> {
    let (faces, mut budget) = (PageFonts::new(), Budget::new());
    let (mut pages, mut unknown, mut known, mut pictures) = (Vec::new(), 0, 0, 0);
    for (number, page) in (1u32..).zip(pdf.pages().iter()) {
        let mut drawn = content::drawn(page, &faces, &mut budget)?;
        unknown += drawn.unknown;
        known += drawn.glyphs.len();
        pictures += drawn.pictures;
        writer.leave_out(&drawn.turned, Reason::Ornament, Place { line: 0, page: Some(number) });
        pages.push(page::rows(&mut drawn)?);
    }
    // A page of text has hundreds of characters; a stamp on a scan has a few.
    if known < pages.len() * 8 {
        return Err(match (budget.broken, pictures) {
            (0, 0) if known == 0 => Fault::Empty,
            (0, _) => Fault::Scan { pages: pages.len() },
            _ => Fault::damaged(FORMAT, "what its pages draw cannot be unpacked"),
        });
    }
    if budget.broken > 0 {
        let parts = counted(budget.broken, "part");
        writer.warn(format!("{parts} of what its pages draw cannot be unpacked: words may be missing"));
    }
    if unknown > 0 {
        writer.warn(format!("{} without a letter: the font does not tell which", counted(unknown, "character")));
    }
    Ok(pages)
}

fn write(lines: &[PdfLine], writer: &mut ManuscriptWriter) {
    let mut depths: Vec<f64> = Vec::new();
    for (number, line) in (1u32..).zip(lines) {
        let kind = line.heading.map_or(LineKind::Paragraph, LineKind::Heading);
        let place = Place { line: number, page: Some(line.page) };
        while depths.last().is_some_and(|depth| *depth > line.indent + 3.0) {
            depths.pop();
        }
        if marker::typed(line.passage.text().trim()).is_some()
            && depths.last().is_none_or(|depth| *depth < line.indent - 3.0)
        {
            depths.push(line.indent);
        }
        let depth = u8::try_from(depths.len().saturating_sub(1)).unwrap_or(u8::MAX);
        writer.line(
            &line.passage,
            LineFormat { centred: line.centred, wrapped: line.wrapped, depth, ..LineFormat::new(kind, place) },
        );
    }
}

/// A title as PDF writes it: wide characters behind their mark, or else Latin letters.
fn title(bytes: &[u8]) -> String {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
        None => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
    }
}
