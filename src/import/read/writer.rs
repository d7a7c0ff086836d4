//! Writes lines down: blanks made one, looks gathered, markers and columns told.

use std::mem;
use std::ops::Range;

use rungs_domain::words::counted;

use super::marker;
use super::styled_text::{StyledText, TextStyle, is_seen, is_silent};
use super::{Fault, Manuscript};
use crate::{Cell, LeftOut, Line, LineKind, Place, Reason, Style, Warning};

/// The most bytes of text: three hundred times the longest specification that was seen.
pub(super) const MAX_TEXT: usize = 16 << 20;

/// The most lines, and the most that is left out: those of five thousand pages of the smallest print would be more.
pub(super) const MAX_LINES: usize = 200_000;

/// The most cells of tables; hostile spans ask for more than their file has bytes.
const MAX_CELLS: usize = 1 << 20;

/// A longer text with a tab in it is no row of a table.
const LONGEST_CELL: usize = 160;

/// A text with more tabs is none either.
const MOST_TABS: usize = 1000;

/// What is known of a line beside its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LineFormat {
    pub(super) kind: LineKind,
    pub(super) place: Place,
    pub(super) centred: bool,
    pub(super) wrapped: bool,
    /// How deep an entry stands whose marker is typed.
    pub(super) depth: u8,
}

impl LineFormat {
    pub(super) fn new(kind: LineKind, place: Place) -> Self {
        LineFormat { kind, place, centred: false, wrapped: false, depth: 0 }
    }
}

/// A row of a table, before it is written.
#[derive(Debug, Clone)]
pub(super) struct RowDraft {
    pub(super) table: u32,
    pub(super) head: bool,
    pub(super) cells: Vec<(StyledText, u16)>,
    pub(super) place: Place,
}

/// Writes a manuscript.
#[derive(Debug, Default)]
pub(super) struct ManuscriptWriter {
    manuscript: Manuscript,
    tables: u32,
    cells: usize,
    /// How many lines were read, in cells of tables too.
    lines: usize,
    left_out: usize,
    overfull: Option<&'static str>,
    /// The table of the line before, where that was parted by tabs.
    tabbed: Option<u32>,
}

/// Words as they were written.
struct WrittenText {
    range: Range<usize>,
    looks: Option<TextStyle>,
    struck: Vec<Range<usize>>,
}

impl ManuscriptWriter {
    /// The number of a new table.
    pub(super) fn table(&mut self) -> u32 {
        self.tables += 1;
        self.tables - 1
    }

    /// Whether more was written than a document may have; a reader can stop.
    pub(super) fn is_overfull(&self) -> bool {
        self.overfull.is_some()
    }

    /// Whether one more line may be read: those in a table wait until its row ends.
    pub(super) fn admits(&mut self) -> bool {
        self.lines += 1;
        if self.lines > MAX_LINES {
            self.overfull = Some("lines");
        }
        self.lines <= MAX_LINES
    }

    /// Writes words as a line. Those of nothing but blanks are none.
    pub(super) fn line(&mut self, passage: &StyledText, setting: LineFormat) {
        if passage.is_blank() {
            return;
        }
        if setting.kind == LineKind::Paragraph
            && (1..=MOST_TABS).contains(&passage.text().trim().matches('\t').take(MOST_TABS + 1).count())
            && self.columns(passage, &setting)
        {
            return;
        }
        self.tabbed = None;
        let written = self.write(passage);
        let kind = match &setting.kind {
            LineKind::Paragraph => self.told(&written.range, setting.depth),
            kind => kind.clone(),
        };
        self.end(written, kind, &setting);
    }

    /// A row of a table. One of nothing but blanks is none.
    pub(super) fn row(&mut self, row: RowDraft) {
        self.tabbed = None;
        self.write_row(row, &LineFormat::new(LineKind::Paragraph, Place::default()));
    }

    /// Notes words of the source that are not part of the text.
    pub(super) fn leave_out(&mut self, words: &str, reason: Reason, place: Place) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.left_out += words.len();
        if self.left_out > MAX_TEXT || self.manuscript.left_out.len() > MAX_LINES {
            self.overfull = Some("text");
        } else if !words.is_empty() {
            self.manuscript.left_out.push(LeftOut { words, reason, place });
        }
    }

    pub(super) fn warn(&mut self, what: String) {
        self.manuscript.warnings.push(Warning { at: None, what });
    }

    /// The manuscript.
    ///
    /// # Errors
    /// More was written than a document may have.
    pub(super) fn finish(mut self, title: Option<String>) -> Result<Manuscript, Fault> {
        if let Some(what) = self.overfull {
            return Err(Fault::TooMuch { what });
        }
        self.warn_of_lost_characters();
        let title = title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
        self.manuscript.title = title.filter(|title| !title.is_empty());
        Ok(self.manuscript)
    }

    /// Writes a line with tabs: as a row, or as an entry behind its marker. False if it is a text with a stray tab.
    fn columns(&mut self, passage: &StyledText, setting: &LineFormat) -> bool {
        let parts = passage.split('\t');
        let first = parts.iter().position(|part| !part.is_blank()).unwrap_or_default();
        let marked = parts.get(first).is_some_and(|part| marker::typed(&format!("{} x", part.text().trim())).is_some());
        let filled = parts.iter().filter(|part| !part.is_blank()).count();
        let is_long = parts.iter().any(|part| part.text().len() > LONGEST_CELL);
        if marked && filled == 2 || (is_long && !is_labeled(&parts)) {
            return false;
        }
        let table = match self.tabbed {
            Some(table) => table,
            None => self.table(),
        };
        let head = parts.iter().filter(|part| !part.is_blank()).all(is_set_off);
        let cells = parts.into_iter().skip(first).map(|part| (part, 1)).collect();
        self.write_row(RowDraft { table, head, cells, place: setting.place }, setting);
        self.tabbed = Some(table);
        true
    }

    fn write_row(&mut self, row: RowDraft, setting: &LineFormat) {
        if row.cells.iter().all(|(passage, _)| passage.is_blank()) {
            return;
        }
        self.cells += row.cells.len();
        if self.cells > MAX_CELLS {
            self.overfull = Some("cells of tables");
            return;
        }
        let start = self.manuscript.text.len();
        let (mut cells, mut struck, mut looks) = (Vec::with_capacity(row.cells.len()), Vec::new(), None);
        for (index, (passage, span)) in row.cells.iter().enumerate() {
            if index > 0 {
                self.manuscript.text.push('\t');
            }
            let written = self.write(passage);
            looks = both(looks, written.looks);
            struck.extend(written.struck);
            cells.push(Cell { range: written.range, span: (*span).max(1) });
        }
        let written = WrittenText { range: start..self.manuscript.text.len(), looks, struck };
        let kind = LineKind::Row { table: row.table, cells, head: row.head };
        self.end(written, kind, &LineFormat { place: row.place, ..setting.clone() });
    }

    /// Writes words with single blanks, without those at the ends.
    fn write(&mut self, passage: &StyledText) -> WrittenText {
        let text = &mut self.manuscript.text;
        let start = text.len();
        let (mut looks, mut struck, mut blank) = (None, Vec::<Range<usize>>::new(), false);
        for (run, look) in passage.runs() {
            for c in run.chars().filter(|c| !is_silent(*c)) {
                if c.is_whitespace() {
                    blank = text.len() > start;
                    continue;
                }
                let before = text.len();
                if mem::take(&mut blank) {
                    text.push(' ');
                }
                let begin = text.len();
                match ligature(c) {
                    Some(letters) => text.push_str(letters),
                    None => text.push(if marker::is_private(c) { '•' } else { c }),
                }
                looks = both(looks, Some(look));
                match struck.last_mut() {
                    _ if !look.struck => {}
                    Some(last) if last.end == before => last.end = text.len(),
                    _ => struck.push(begin..text.len()),
                }
            }
        }
        if text.len() > MAX_TEXT {
            self.overfull = Some("text");
        }
        WrittenText { range: start..text.len(), looks, struck }
    }

    fn told(&self, range: &Range<usize>, depth: u8) -> LineKind {
        let words = self.manuscript.text.get(range.clone()).unwrap_or_default();
        match marker::typed(words).and_then(|length| words.get(..length)) {
            Some(marker) => LineKind::Item { marker: Some(marker.to_owned()), depth },
            None => LineKind::Paragraph,
        }
    }

    fn end(&mut self, written: WrittenText, kind: LineKind, setting: &LineFormat) {
        let look = written.looks.unwrap_or_default();
        let style =
            Style { bold: look.bold, italic: look.italic, underlined: look.underlined, centred: setting.centred };
        self.manuscript.text.push('\n');
        if self.manuscript.lines.len() >= MAX_LINES {
            self.overfull = Some("lines");
            return;
        }
        let WrittenText { range, struck, .. } = written;
        let LineFormat { place, wrapped, .. } = *setting;
        self.manuscript.lines.push(Line { range, kind, style, place, wrapped, struck });
    }

    fn warn_of_lost_characters(&mut self) {
        let manuscript = &self.manuscript;
        let mut lost: Vec<Range<usize>> = Vec::new();
        for line in &manuscript.lines {
            if let Some(at) = manuscript.words(line).find('\u{FFFD}') {
                let at = line.range.start + at;
                lost.push(at..at + '\u{FFFD}'.len_utf8());
            }
        }
        let what = "characters were lost before the document came here, and stand as \u{FFFD}";
        let Some(first) = lost.first().cloned() else { return };
        let what = format!("in {} {what}", counted(lost.len(), "line"));
        self.manuscript.warnings.push(Warning { at: Some(first), what });
    }
}

/// The letters of which a sign of print is made: a word is the same word in every format.
fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' | '\u{FB06}' => "st",
        _ => return None,
    })
}

/// Whether all words are bold or underlined.
fn is_set_off(passage: &StyledText) -> bool {
    passage.runs().filter(|(text, _)| text.contains(is_seen)).all(|(_, look)| look.bold || look.underlined)
}

/// Whether the parts of a line are a short label, set off, and what it says, however long that is.
fn is_labeled(parts: &[StyledText]) -> bool {
    matches!(parts, [label, text] if !label.is_blank()
        && label.text().len() <= LONGEST_CELL
        && is_set_off(label)
        && !text.is_blank()
        && !is_set_off(text))
}

/// What two looks share.
fn both(one: Option<TextStyle>, other: Option<TextStyle>) -> Option<TextStyle> {
    match (one, other) {
        (Some(one), Some(other)) => Some(TextStyle {
            bold: one.bold && other.bold,
            italic: one.italic && other.italic,
            underlined: one.underlined && other.underlined,
            struck: one.struck && other.struck,
        }),
        (one, other) => one.or(other),
    }
}
