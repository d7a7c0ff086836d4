//! A source as every reader gives it: its text in reading order, cut into lines with hints of style.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::draft::{Reason, Warning};

/// A document as text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manuscript {
    /// All text in reading order, lines ended by `\n`, without markup.
    pub text: String,
    /// The lines, in order. Together they cover all of the text but the line ends.
    pub lines: Vec<Line>,
    /// What the file itself says its title is; no part of the text.
    pub title: Option<String>,
    /// What the source shows and the reader knows not to be part of the document, in the order of the source.
    pub left_out: Vec<LeftOut>,
    /// What a person should know of the reading: bytes that could mean two things, characters that are lost.
    pub warnings: Vec<Warning>,
}

/// Words of the source that are no part of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The words.
    pub words: String,
    /// Why they are not part of the text.
    pub reason: Reason,
    /// Where they stand in the source.
    pub place: Place,
}

/// A line of a manuscript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Where it stands in the text, in bytes, without its line end.
    pub range: Range<usize>,
    /// What the format says it is.
    pub kind: LineKind,
    /// How it is set.
    pub style: Style,
    /// Where it stands in the source.
    pub place: Place,
    /// Whether the line ends only because the page was full: its paragraph goes on in the next line.
    pub wrapped: bool,
    /// Words struck out, in bytes of the text: they are printed and do not hold.
    pub struck: Vec<Range<usize>>,
}

/// What a format says a line is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineKind {
    /// A paragraph, or a line of which the format says nothing.
    Paragraph,
    /// A heading of a level, from 1.
    Heading(u8),
    /// An entry of a list; `marker` as shown: "1.", "a)", "•". It is no part of the text where the format draws it;
    /// where it is typed, the line begins with it.
    Item {
        /// The marker; none where the line goes on with an entry.
        marker: Option<String>,
        /// How deep the list is nested, from 0.
        depth: u8,
    },
    /// A row of a table.
    Row {
        /// Numbers the tables of the manuscript, from 0.
        table: u32,
        /// The cells, in order.
        cells: Vec<Cell>,
        /// Whether the format says that it heads the table.
        head: bool,
    },
    /// The caption of a table.
    Caption,
}

/// A cell of a table's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Where its text stands, in bytes.
    pub range: Range<usize>,
    /// How many columns it takes.
    pub span: u16,
}

/// How a line is set, where all of its words are set so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Style {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underlined: bool,
    /// In the middle of the page.
    pub centred: bool,
}

/// Where a line stands in its source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The line of the file, from 1; in formats without lines the paragraph.
    pub line: u32,
    /// The page, from 1, where the format has pages.
    pub page: Option<u32>,
}

impl Manuscript {
    /// The words of a line.
    pub fn words(&self, line: &Line) -> &str {
        self.text.get(line.range.clone()).unwrap_or_default()
    }

    /// What is wrong with it, if anything: the lines must cover the text in order, all but the line ends, and what
    /// they say of parts of themselves must lie within them. Every reader's manuscript is flawless; tests and fuzzing
    /// ask.
    pub fn flaw(&self) -> Option<String> {
        let mut next = 0;
        for (index, line) in self.lines.iter().enumerate() {
            let flawed = |what: &str| Some(format!("line {index} {what}: {line:?}"));
            if line.range.start != next {
                return flawed("does not begin where the one before ends");
            }
            match self.text.get(line.range.clone()) {
                None => return flawed("is none of the text"),
                Some(words) if words.trim().is_empty() => return flawed("is empty"),
                Some(words) if words.contains('\n') => return flawed("is several"),
                Some(_) => {}
            }
            if self.text.as_bytes().get(line.range.end) != Some(&b'\n') {
                return flawed("has no line end");
            }
            let cells = match &line.kind {
                LineKind::Row { cells, .. } => cells.as_slice(),
                _ => &[],
            };
            let parts = [cells.iter().map(|cell| &cell.range).collect::<Vec<_>>(), line.struck.iter().collect()];
            if parts.iter().any(|parts| !self.are_in_order(&line.range, parts)) {
                return flawed("has parts outside of itself or out of order");
            }
            next = line.range.end + 1;
        }
        (next != self.text.len()).then(|| format!("the text goes on behind its last line, at {next}"))
    }

    fn are_in_order(&self, line: &Range<usize>, parts: &[&Range<usize>]) -> bool {
        let mut next = line.start;
        parts.iter().all(|part| {
            let fits = part.start >= next && part.end <= line.end && self.text.get((*part).clone()).is_some();
            next = part.end;
            fits
        })
    }
}
