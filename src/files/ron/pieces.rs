//! Takes apart text that `ron` has found to be RON: where each value in it begins and ends.
//!
//! `ron`'s raw value does this too, but checks the text of a part again, twice, at every level of brackets:
//! most of the time of reading a series. A test holds the two against each other.

use memchr::memchr2;

/// A position in a text that is known to be RON.
pub(super) struct Pieces<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Pieces<'a> {
    /// At the beginning of `text`.
    pub fn new(text: &'a str) -> Self {
        Pieces { text, at: 0 }
    }

    /// Skips blanks, comments and `#![...]` lines.
    pub fn skip_attributes(&mut self) {
        self.skip_blank();
        while self.byte() == Some(b'#') {
            self.at += "#!".len();
            self.skip_blank();
            let mut depth = self.token();
            while depth > 0 && self.byte().is_some() {
                depth += self.token();
            }
            self.skip_blank();
        }
    }

    /// Skips white space and comments.
    pub fn skip_blank(&mut self) {
        loop {
            while matches!(self.byte(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
                self.at += 1;
            }
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start_matches(is_blank).len();
            match self.byte() {
                Some(b'/') => self.at += comment_length(rest),
                _ if blank > 0 => self.at += blank,
                _ => return,
            }
        }
    }

    /// Takes `byte`, if it is next.
    pub fn take(&mut self, byte: u8) -> bool {
        let found = self.byte() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Takes a name; it is empty if none is next.
    pub fn name(&mut self) -> &'a str {
        let rest = self.rest();
        let plain = rest.strip_prefix("r#").unwrap_or(rest);
        let end = plain.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(plain.len());
        self.at += rest.len() - plain.len() + end;
        plain.get(..end).unwrap_or_default()
    }

    /// Takes the value that is next, without the blanks and comments behind it.
    pub fn value(&mut self) -> &'a str {
        let start = self.at;
        let (mut end, mut depth) = (start, 0);
        while let Some(byte) = self.byte() {
            match byte {
                b',' | b')' | b']' | b'}' if depth == 0 => break,
                b' ' | b'\n' | b'\r' | b'\t' | b'/' => self.skip_blank(),
                _ if !byte.is_ascii() && self.rest().starts_with(is_blank) => self.skip_blank(),
                _ => {
                    depth += self.token();
                    end = self.at;
                }
            }
        }
        self.text.get(start..end).unwrap_or_default()
    }

    /// Takes a bracket, a literal, a word or a sign, and says how many brackets it opens (1) or closes (-1).
    fn token(&mut self) -> i32 {
        match self.byte() {
            Some(b'(' | b'[' | b'{') => self.sign(1),
            Some(b')' | b']' | b'}') => self.sign(-1),
            Some(b'"') => self.quoted(),
            Some(b'\'') => self.character(),
            Some(b'/') => {
                self.at += comment_length(self.rest());
                0
            }
            _ if self.rest().starts_with(is_word) => self.word(),
            _ => self.sign(0),
        }
    }

    fn sign(&mut self, depth: i32) -> i32 {
        self.at += 1;
        depth
    }

    fn quoted(&mut self) -> i32 {
        self.at += 1;
        while let Some(stop) = memchr2(b'"', b'\\', self.rest().as_bytes()) {
            self.at += stop;
            match self.byte() {
                Some(b'\\') => self.at += 2,
                _ => return self.sign(0),
            }
        }
        self.skip_all()
    }

    /// A character in single quotes; a quote or backslash in it stands behind a backslash.
    fn character(&mut self) -> i32 {
        self.at += 1;
        self.at += if self.byte() == Some(b'\\') { 2 } else { 1 };
        match self.position(|byte| byte == b'\'') {
            Some(stop) => {
                self.at += stop;
                self.sign(0)
            }
            None => self.skip_all(),
        }
    }

    /// A word or number, or a raw text: `r#"..."#`.
    fn word(&mut self) -> i32 {
        let start = self.at;
        self.at += self.rest().find(|c| !is_word(c)).unwrap_or(self.rest().len());
        let hashes = self.position(|byte| byte != b'#').unwrap_or(0);
        let raw = matches!(self.text.get(start..self.at), Some("r" | "br"));
        if raw && self.text.as_bytes().get(self.at + hashes) == Some(&b'"') {
            let close = format!("\"{}", "#".repeat(hashes));
            self.at += hashes + 1;
            match self.rest().find(&close) {
                Some(stop) => self.at += stop + close.len(),
                None => return self.skip_all(),
            }
        }
        0
    }

    fn skip_all(&mut self) -> i32 {
        self.at = self.text.len();
        0
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn position(&self, stop: impl Fn(u8) -> bool) -> Option<usize> {
        self.text.as_bytes().get(self.at..)?.iter().position(|byte| stop(*byte))
    }
}

/// White space as RON knows it.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200E}' | '\u{200F}')
}

/// A character of a word or number.
fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '+' | '-') } else { !is_blank(c) }
}

/// The length of the comment with which `text` begins: to the end of the line, or `/* ... */`, perhaps nested.
fn comment_length(text: &str) -> usize {
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    let (mut depth, mut at) = (0, 0);
    let bytes = text.as_bytes();
    while let Some(pair) = bytes.get(at..at + 2) {
        match pair {
            b"/*" => depth += 1,
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    text.len()
}
