//! From bytes to text, and from a piece of the text to its place.

use std::cell::OnceCell;

use rungs_domain::diagnostic::{Diagnostic, Place};

use super::reader::Places;
use super::syntax::{Dialect, Span};

/// The largest file that is read, in bytes (8 MiB): more than two hundred times the largest shipped series.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// How much of a line a diagnostic keeps, in characters.
const MAX_LINE_CHARS: usize = 2000;

/// The text of a file, with its name.
pub(super) struct Source<'a> {
    name: &'a str,
    text: &'a str,
    line_starts: OnceCell<Vec<usize>>,
}

impl<'a> Source<'a> {
    /// Takes bytes for text, if they are text.
    pub fn new(name: &'a str, bytes: &'a [u8]) -> Result<Self, Box<Diagnostic>> {
        if bytes.len() > MAX_BYTES {
            return Err(Box::new(too_large(name, bytes.len())));
        }
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            return Err(Box::new(utf16(name)));
        }
        let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => Source::of_text(name, text),
            Err(error) => Err(Box::new(not_utf8(name, bytes, error.valid_up_to()))),
        }
    }

    fn of_text(name: &'a str, text: &'a str) -> Result<Self, Box<Diagnostic>> {
        let source = Source { name, text, line_starts: OnceCell::new() };
        match text.find('\0') {
            Some(at) => Err(Box::new(nul_byte(source.place_at(at, 1)))),
            None => Ok(source),
        }
    }

    /// By which rules the file is written, which its name tells.
    pub fn dialect(&self) -> Dialect {
        let ending = self.name.len().checked_sub(".json".len()).and_then(|at| self.name.get(at..));
        let is_json = ending.is_some_and(|ending| ending.eq_ignore_ascii_case(".json"));
        if is_json { Dialect::Json } else { Dialect::Ron }
    }

    /// The name of the file.
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// The whole text, without a byte-order mark.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The place of a value. One of several lines is underlined on its first.
    pub fn place(&self, span: Span) -> Place {
        let first_line = self.text.get(span.range()).and_then(|text| text.lines().next()).unwrap_or_default();
        self.place_at(span.range().start, first_line.trim_end().chars().count())
    }

    /// The place of the character at a line and column as `ron` counts them: from 1, in characters.
    pub fn place_of_position(&self, line: usize, column: usize) -> Place {
        let start = self.starts().get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let rest = self.text.get(start..).unwrap_or_default();
        let into = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
        self.place_at(start + into, 1)
    }

    /// The place of the last character that is not white space.
    pub fn place_of_end(&self) -> Place {
        let last = self.text.char_indices().rfind(|(_, c)| !c.is_whitespace());
        self.place_at(last.map_or(0, |(at, _)| at), 1)
    }

    fn place_at(&self, offset: usize, width: usize) -> Place {
        let starts = self.starts();
        let line = starts.partition_point(|start| *start <= offset).max(1);
        let start = starts.get(line - 1).copied().unwrap_or(0);
        let column = self.text.get(start..offset).unwrap_or_default().chars().count() + 1;
        let first_line = |at: usize| self.text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        Place {
            file: self.name.to_owned(),
            line: Some(count(line)),
            column: Some(count(column)),
            width: count(first_line(offset).chars().take(width).count().max(1)),
            text: first_line(start).chars().take(MAX_LINE_CHARS).collect(),
        }
    }

    fn starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
        })
    }
}

impl Places for Source<'_> {
    fn error(&self, at: Span, id: &'static str, message: String, hint: Option<String>) -> Diagnostic {
        hint.into_iter().fold(Diagnostic::error(id, self.place(at), message), Diagnostic::with_hint)
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn too_large(name: &str, length: usize) -> Diagnostic {
    let message = format!("the file has {} MiB; at most {} MiB are read", length.div_ceil(1 << 20), MAX_BYTES >> 20);
    Diagnostic::error("too-large", Place::whole(name), message)
        .with_hint("a specification has some ten kilobytes: is this the right file?")
}

fn utf16(name: &str) -> Diagnostic {
    Diagnostic::error("not-utf8", Place::whole(name), "the file is UTF-16, not UTF-8")
        .with_hint("save it as UTF-8 (in Notepad: Save As, Encoding: UTF-8)")
}

fn nul_byte(place: Place) -> Diagnostic {
    Diagnostic::error("nul-byte", place, "the file holds a NUL byte")
        .with_hint("it is not a text file, or it is damaged: restore it, or delete the byte")
}

fn not_utf8(name: &str, bytes: &[u8], valid: usize) -> Diagnostic {
    let before = bytes.get(..valid).unwrap_or_default();
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let good = String::from_utf8_lossy(before.get(line_start..).unwrap_or_default()).into_owned();
    let byte = bytes.get(valid).copied().unwrap_or_default();
    let place = Place {
        file: name.to_owned(),
        line: Some(count(line)),
        column: Some(count(good.chars().count() + 1)),
        width: 1,
        text: good.chars().take(MAX_LINE_CHARS).chain(['\u{FFFD}']).collect(),
    };
    Diagnostic::error("not-utf8", place, format!("the file is not UTF-8: the byte 0x{byte:02X} begins no character"))
        .with_hint("save it as UTF-8")
}
