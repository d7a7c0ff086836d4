//! Plain text and Markdown: texts of scans carry the same signs for what is bold, struck out or underlined.

mod block;
mod gaps;
mod inline;
mod wrap;

use super::encoding::decode;
use super::hyphen::Lexicon;
use super::styled_text::StyledText;
use super::writer::{LineFormat, MAX_LINES, MAX_TEXT, ManuscriptWriter, RowDraft};
use super::{Fault, Manuscript, marker};
use crate::{LineKind, Place, Reason};
use block::Block;

/// A line of the file that says something.
struct Source {
    place: Place,
    /// How many columns of blanks stand before it.
    indent: usize,
    block: Block,
    passage: StyledText,
    wrapped: bool,
    /// How many characters it has in the file.
    width: usize,
}

/// Reads a text.
///
/// # Errors
/// The bytes are no text, or more of it than a document has.
pub(super) fn read(bytes: &[u8]) -> Result<Manuscript, Fault> {
    // Wide characters take two bytes.
    if bytes.len() > 2 * MAX_TEXT {
        return Err(Fault::TooLarge { bytes: bytes.len(), limit: 2 * MAX_TEXT });
    }
    let decoded = decode(bytes, None)?;
    let mut writer = ManuscriptWriter::default();
    if let Some(remark) = decoded.remark {
        writer.warn(remark);
    }
    let mut sources = sources(&decoded.text, &mut writer)?;
    gaps::find(&mut sources);
    wrap::find(&mut sources);
    let lexicon = Lexicon::of(sources.iter().map(|source| (&source.passage, source.wrapped)));
    lexicon.mend_all(&mut sources, |source| (&mut source.passage, source.wrapped));
    write(sources, &mut writer);
    writer.finish(None)
}

/// The lines, each with its number and, where pages are parted, its page.
fn sources(text: &str, writer: &mut ManuscriptWriter) -> Result<Vec<Source>, Fault> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let paged = text.trim().contains('\x0C');
    let (mut sources, mut page) = (Vec::<Source>::new(), 1);
    for (number, line) in (1u32..).zip(text.split('\n')) {
        for (index, line) in line.split('\x0C').enumerate() {
            if sources.len() > MAX_LINES || writer.is_overfull() {
                return Err(Fault::TooMuch { what: "lines" });
            }
            page += u32::from(index > 0);
            let place = Place { line: number, page: paged.then_some(page) };
            let (block, words) = block::told(line.trim());
            match block {
                Block::Blank => {}
                Block::Ornament => {
                    if let Some(table) = sources.last_mut().filter(|_| words.starts_with('|')) {
                        table.block = Block::Row { head: true };
                    }
                    writer.leave_out(words, Reason::Ornament, place);
                }
                block => sources.push(Source {
                    place,
                    indent: indent(line),
                    passage: inline::passage(words),
                    width: line.trim_end().chars().count(),
                    wrapped: false,
                    block,
                }),
            }
        }
    }
    Ok(sources)
}

/// How far a line is set in; a tab goes on to the next fourth column.
fn indent(line: &str) -> usize {
    let blanks = line.chars().take_while(|c| c.is_whitespace());
    blanks.fold(0, |column, c| if c == '\t' { (column / 4 + 1) * 4 } else { column + 1 })
}

fn write(sources: Vec<Source>, writer: &mut ManuscriptWriter) {
    let (mut depths, mut table) = (Depths::default(), None);
    for source in sources {
        let Source { place, block, passage, wrapped, indent, .. } = source;
        if let Block::Row { head } = block {
            let table = *table.get_or_insert_with(|| writer.table());
            let cells = block::cells(&passage).into_iter().map(|cell| (cell, 1)).collect();
            writer.row(RowDraft { table, head, cells, place });
            continue;
        }
        table = None;
        let kind = match block {
            Block::Heading(level) => LineKind::Heading(level),
            _ => LineKind::Paragraph,
        };
        let depth = depths.next(indent, marker::typed(passage.text().trim()).is_some());
        writer.line(&passage, LineFormat { wrapped, depth, ..LineFormat::new(kind, place) });
    }
}

/// How deep entries stand, told by how far they are set in.
#[derive(Default)]
struct Depths(Vec<usize>);

impl Depths {
    fn next(&mut self, indent: usize, entry: bool) -> u8 {
        while self.0.last().is_some_and(|last| *last > indent) {
            self.0.pop();
        }
        if entry && self.0.last().is_none_or(|last| *last < indent) {
            self.0.push(indent);
        }
        u8::try_from(self.0.len().saturating_sub(1)).unwrap_or(u8::MAX)
    }
}
