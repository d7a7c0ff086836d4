//! A source as every reader gives it: its text in reading order, cut into lines with hints of style.

use std::ops::Range;

/// A document as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manuscript {
    /// All text in reading order, lines ended by `\n`, without markup.
    pub text: String,
    /// The lines, in order. Together they cover all of the text but the line ends.
    pub lines: Vec<Line>,
    /// What the file itself says its title is; no part of the text.
    pub title: Option<String>,
}

/// A line of a manuscript.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineKind {
    /// A paragraph, or a line of which the format says nothing.
    Paragraph,
    /// A heading of a level, from 1.
    Heading(u8),
    /// An entry of a list; `marker` as shown: "1.", "a)", "•". It is no part of the text where the format draws it.
    Item {
        /// The marker, where there is one.
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Where its text stands, in bytes.
    pub range: Range<usize>,
    /// How many columns it takes.
    pub span: u16,
}

/// How a line is set, where all of its words are set so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
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
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
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
}
