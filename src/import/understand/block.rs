//! Paragraphs, entries, headings and rows: the lines of a manuscript with what belongs together joined.

use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

use super::corrected::{BlockCut, Cuts};
use super::limits::{MARKED_WORDS, SENTENCE_WORDS, SHORTEST_BROKEN};
use super::sourced_text::SourcedText;
use super::words::{is_capitals, is_titled};
use crate::english::ENGLISH;
use crate::read::bullet;
use crate::{Correction, Line, LineKind, Manuscript, Style};

/// What belongs together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// Its words, without the marker of an entry.
    pub passage: SourcedText,
    /// The marker of an entry, where it stands in the text.
    pub marker: Option<SourcedText>,
    /// What it is.
    pub kind: BlockKind,
    /// How it is set.
    pub style: Style,
    /// Where it stands, line by line: its marker and all that was joined to it included.
    pub lines: Vec<Range<usize>>,
    /// What a person decided it to be.
    pub corrected: Option<Correction>,
    /// Whether it was no person who decided so, but the profile teaches it.
    pub taught: bool,
    /// Whether a person decided that it begins where it does, or that it goes on.
    pub cut: bool,
    /// Whether it stands in a column of its own beside labels.
    pub beside: bool,
    /// Whether it was glued to a heading: the paragraph below may go on with it.
    pub is_glued: bool,
}

/// What a block is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum BlockKind {
    /// A paragraph.
    #[default]
    Paragraph,
    /// What the format calls a heading, of this rank from 1.
    Heading(u8),
    /// An entry of a list.
    Entry,
    /// A row of a table, by its number.
    Row {
        /// The table.
        table: u32,
        /// The cells.
        cells: Vec<SourcedText>,
    },
    /// The caption of a table.
    Caption,
}

/// How a heading is set: headings set alike have the same rank.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum HeadingStyle {
    /// As a heading of this rank, by the format.
    Ranked(u8),
    /// In capitals.
    Capitals,
    /// Bold.
    Bold,
    /// Underlined.
    Underlined,
    /// As a title, in a line of its own.
    Titled,
    /// As a text.
    #[default]
    Plain,
}

impl HeadingStyle {
    /// Whether it tells a heading from text.
    pub fn is_heading(self) -> bool {
        self != HeadingStyle::Plain
    }

    /// Whether the format says that it is of a lower rank.
    pub fn is_below(self, above: HeadingStyle) -> bool {
        match (self, above) {
            (HeadingStyle::Ranked(own), HeadingStyle::Ranked(above)) => own > above,
            (HeadingStyle::Plain, HeadingStyle::Ranked(_)) => true,
            _ => false,
        }
    }
}

impl Block {
    /// How it is set.
    pub fn set(&self) -> HeadingStyle {
        match self.kind {
            BlockKind::Heading(rank) => HeadingStyle::Ranked(rank),
            _ if is_capitals(self.text()) => HeadingStyle::Capitals,
            _ if self.style.bold => HeadingStyle::Bold,
            _ if self.style.underlined => HeadingStyle::Underlined,
            BlockKind::Paragraph if is_titled(self.text()) => HeadingStyle::Titled,
            _ => HeadingStyle::Plain,
        }
    }

    /// Its words.
    pub fn text(&self) -> &str {
        self.passage.text()
    }

    /// Its words and, before them, its marker.
    pub fn whole(&self) -> SourcedText {
        let mut whole = self.marker.clone().unwrap_or_default();
        whole.join(" ", &self.passage);
        whole
    }

    /// Its words and, where it is printed and no mere bullet, its marker: to be the rest of another block.
    fn printed(&self, manuscript: &Manuscript) -> SourcedText {
        let says = |marker: &SourcedText| marker.text().contains(char::is_alphanumeric);
        let printed = self.marker.as_ref().is_some_and(|marker| says(marker) && !marker.from(manuscript).is_empty());
        if printed { self.whole() } else { self.passage.clone() }
    }

    /// Where it begins: from the beginning of its line, past blanks and marker, to its first word.
    pub fn begin(&self) -> RangeInclusive<usize> {
        let word = self.passage.start();
        let line = self.lines.first().map_or(word.unwrap_or_default(), |line| line.start);
        line..=word.unwrap_or(line).max(line)
    }

    /// The cells of a row.
    pub fn cells(&self) -> Option<&[SourcedText]> {
        match &self.kind {
            BlockKind::Row { cells, .. } => Some(cells),
            _ => None,
        }
    }

    /// A label and what it says: before and behind a colon, or in the cells of a row of two.
    pub fn labeled(&self) -> Option<(SourcedText, SourcedText)> {
        match (&self.kind, self.cells()) {
            (BlockKind::Row { .. }, Some([label, value])) => Some((label.clone(), value.clone())),
            (BlockKind::Row { .. }, _) => None,
            _ => {
                let colon = self.text().find(':')?;
                Some((self.passage.slice(0..colon), self.passage.behind(colon + 1)))
            }
        }
    }

    /// A heading that the document prints in another way: in a table.
    pub fn heading(passage: SourcedText, rank: u8) -> Block {
        Block { passage, kind: BlockKind::Heading(rank), ..Block::default() }
    }

    /// A paragraph that the document prints in another way: in a table.
    pub fn paragraph(passage: SourcedText) -> Block {
        Block { passage, ..Block::default() }
    }

    /// Whether it is a label and what it says, made one by [`Block::pair`].
    pub fn is_pair(&self) -> bool {
        matches!(self.kind, BlockKind::Row { table: u32::MAX, .. })
    }

    /// A label and what it says, as a row of two cells of a table of its own.
    pub fn pair(label: SourcedText, value: SourcedText) -> Block {
        let mut passage = label.clone();
        passage.join(" ", &value);
        let kind = BlockKind::Row { table: u32::MAX, cells: vec![label, value] };
        Block { passage, kind, ..Block::default() }
    }
}

/// The blocks of a manuscript, without the lines in `left_out` (by number) and without struck words; cut and joined as
/// a person decided.
pub(super) fn blocks(manuscript: &Manuscript, left_out: &[usize], cuts: &Cuts<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut goes_on = false;
    let left_out: BTreeSet<usize> = left_out.iter().copied().collect();
    let lines = manuscript.lines.iter().enumerate().filter(|(number, _)| !left_out.contains(number));
    for line in lines.flat_map(|(_, line)| cuts.parts(manuscript, line)) {
        let mut block = block(manuscript, &line);
        if block.text().is_empty() && block.marker.is_none() {
            continue;
        }
        let cut = cuts.at(&block.begin());
        match blocks
            .last_mut()
            .filter(|last| cut.map_or_else(|| belongs(last, &block, &line, goes_on), |cut| cut == BlockCut::GoesOn))
        {
            Some(last) => {
                join(&mut last.passage, &if cut.is_some() { block.printed(manuscript) } else { block.passage });
                last.lines.extend(block.lines);
                last.cut |= cut.is_some();
                // A row that goes on by a correction is words: its cells do not hold what was joined to them.
                if cut.is_some() && matches!(last.kind, BlockKind::Row { .. }) {
                    last.kind = BlockKind::Paragraph;
                }
            }
            None => {
                block.cut = cut.is_some();
                blocks.push(block);
            }
        }
        goes_on = line.wrapped;
    }
    blocks
}

/// Whether a block is the rest of the one before. `goes_on`: that one ended only because its line was full.
fn belongs(last: &Block, block: &Block, line: &Line, goes_on: bool) -> bool {
    let unmarked = block.marker.is_none();
    let of_entry = matches!(line.kind, LineKind::Item { marker: None, .. }) && unmarked;
    // A heading that takes two lines is one.
    let whole = matches!(block.kind, BlockKind::Heading(_)) && last.kind == block.kind;
    let joins = of_entry || (goes_on && (whole || block.kind == BlockKind::Paragraph) && unmarked);
    is_broken(last, block) || (joins && (goes_on || last.kind == BlockKind::Entry))
}

/// Whether a paragraph goes on with a sentence that the one before it, at the foot of a page, does not end.
fn is_broken(last: &Block, next: &Block) -> bool {
    let plain = next.kind == BlockKind::Paragraph && next.marker.is_none();
    let text = matches!(last.kind, BlockKind::Paragraph | BlockKind::Entry);
    let small = |block: &Block| behind_markers(block.text()).starts_with(char::is_lowercase);
    let ended = last.text().ends_with(['.', ';', ':', '!', '?', ')']);
    // An entry behind its marker is no heading, however short it is.
    plain
        && text
        && small(next)
        && !small(last)
        && !ended
        && (last.text().len() > SHORTEST_BROKEN || last.marker.is_some())
}

/// A text behind the markers with which it begins: "2. a. One year".
fn behind_markers(text: &str) -> &str {
    marker(text).and_then(|marker| text.get(marker.end..)).map_or(text, str::trim_start)
}

/// Joins the end of a paragraph that was wrapped; a hyphen at the line's end goes where the word goes on.
fn join(passage: &mut SourcedText, more: &SourcedText) {
    let goes_on = more.text().starts_with(char::is_lowercase);
    if goes_on && passage.text().ends_with('-') && !passage.text().ends_with(" -") {
        passage.shorten(1);
        passage.join("", more);
    } else {
        passage.join(" ", more);
    }
}

fn block(manuscript: &Manuscript, line: &Line) -> Block {
    let whole = SourcedText::of(manuscript, line.range.clone(), &line.struck);
    let plain = |kind| (whole.clone(), None, kind);
    let (passage, marker, kind) = match &line.kind {
        LineKind::Heading(rank) if !is_sentence(whole.text()) => plain(BlockKind::Heading(*rank)),
        LineKind::Caption => plain(BlockKind::Caption),
        LineKind::Row { table, cells, .. } => {
            let cells =
                cells.iter().map(|cell| SourcedText::of(manuscript, cell.range.clone(), &line.struck)).collect();
            plain(BlockKind::Row { table: *table, cells })
        }
        LineKind::Item { marker: drawn, .. } => {
            let typed = marker(whole.text()).filter(|_| drawn.is_some());
            let marked = typed.map(|at| (whole.behind(at.end), Some(whole.slice(at))));
            let (passage, marker) = marked.unwrap_or_else(|| (whole.clone(), drawn.as_deref().map(SourcedText::drawn)));
            (passage, marker, BlockKind::Entry)
        }
        LineKind::Paragraph | LineKind::Heading(_) => match marker(whole.text()) {
            Some(at) => (whole.behind(at.end), Some(whole.slice(at)), BlockKind::Entry),
            None => plain(BlockKind::Paragraph),
        },
    };
    Block { passage, marker, kind, style: line.style, lines: vec![line.range.clone()], ..Block::default() }
}

/// Whether what the format calls a heading is a sentence of the text: writers use its style for numbers and rules.
fn is_sentence(text: &str) -> bool {
    let words = text.split(' ');
    let joins = words.clone().next_back().is_some_and(|word| ENGLISH.joints.contains(word));
    let least = if marker(text).is_some() { MARKED_WORDS } else { SENTENCE_WORDS };
    let is_rest = text.starts_with(char::is_lowercase) && marker(text).is_none();
    (is_rest || words.count() >= least) && (joins || text.ends_with(['.', ';']))
}

/// The marker at the beginning of an entry: "1.", "12)", "(a)", "A.", "-", "•".
pub(super) fn marker(text: &str) -> Option<Range<usize>> {
    if let Some(end) = bullet(text) {
        return Some(0..end);
    }
    let word = text.split(' ').next()?;
    let inner = word.strip_suffix('.').or_else(|| word.strip_suffix(')'))?;
    let bare = inner.strip_prefix('(').unwrap_or(inner);
    let number = !bare.is_empty() && bare.len() <= 3 && bare.bytes().all(|byte| byte.is_ascii_digit());
    let letter = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_alphabetic());
    let roman = (2..=5).contains(&bare.len()) && bare.bytes().all(|byte| b"ivxIVX".contains(&byte));
    ((number || letter || roman) && text.len() > word.len()).then_some(0..word.len())
}

/// The number of a marker: "3." is 3; a letter or a bullet has none.
pub(super) fn number(marker: &SourcedText) -> Option<u32> {
    marker.text().trim_matches(|c| matches!(c, '(' | ')' | '.')).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{BlockKind, blocks, marker};
    use crate::{Line, LineKind, Manuscript, Place, Style};

    #[test]
    fn a_heading_that_takes_two_lines_is_one() {
        let line = |range, rank, wrapped| Line {
            range,
            kind: LineKind::Heading(rank),
            style: Style::default(),
            place: Place::default(),
            wrapped,
            struck: Vec::new(),
        };
        let text = "Safety Planner,\nSenior\nDuties\n".to_owned();
        let lines = vec![line(0..15, 1, true), line(16..22, 1, false), line(23..29, 2, false)];
        let blocks = blocks(&Manuscript { text, lines, ..Manuscript::default() }, &[], &super::Cuts::of(&[]));
        let found: Vec<_> = blocks.iter().map(|block| (block.text(), &block.kind)).collect();
        assert_eq!(found, [("Safety Planner, Senior", &BlockKind::Heading(1)), ("Duties", &BlockKind::Heading(2))]);
    }

    #[test]
    fn an_entry_begins_with_a_number_a_letter_or_a_bullet() {
        for (text, length) in [
            ("1. Plans", 2),
            ("12) Plans", 3),
            ("(a) Plans", 3),
            ("A. Plans", 2),
            ("- Plans", 1),
            ("iv. Plans", 3),
            (". Plans", 1),
            ("o Plans", 1),
        ] {
            assert_eq!(marker(text), Some(0..length), "{text}");
        }
        for text in
            ["Plans 1. work", "1.5 years", "2010. It", "e.g. plans", "A plan", "-Plans", "1.", "", "§ 12 of the code"]
        {
            assert_eq!(marker(text), None, "{text}");
        }
    }
}
