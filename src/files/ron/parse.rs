//! From a text to its tree, in one pass.
//!
//! What is accepted is exactly what the crate `ron` accepts of any value: a test holds the two against each other. What
//! these files rarely hold (texts with escapes, numbers that are not plain digits, maps, characters, bytes) `ron` reads
//! itself, one value at a time.

use memchr::{memchr, memchr2};
use ron::Options;
use ron::error::{Error, SpannedResult};
use ron::extensions::Extensions;
use rungs_domain::diagnostic::Diagnostic;
use serde::Deserialize;
use serde::de::IgnoredAny;
use unicode_ident::{is_xid_continue, is_xid_start};

use super::source::Source;
use super::syntax::{Arena, Dialect, Kind, Node, Span, Syntax};
use super::syntax_error::{not_json, not_ron, too_deep};

/// How deep round and square brackets may stand inside one another: twice what the shipped series need.
///
/// The reader of a value calls itself for the values inside, so this bounds the stack that a hostile file can take.
pub const MAX_NESTING: usize = 24;

/// The same as `ron` counts it: two steps a bracket.
const MAX_DEPTH: usize = 2 * MAX_NESTING;

/// What begins like a name and is a text, or bytes.
const TEXTS: [&str; 7] = ["b\"", "b'", "br#", "br\"", "r\"", "r#\"", "r##"];

/// What a file says; why it cannot be told, if its text is not in order.
pub(crate) fn parse<'a>(source: &Source<'a>, dialect: Dialect) -> Result<Syntax<'a>, Box<Diagnostic>> {
    if dialect == Dialect::Json { parse_json(source) } else { parse_ron(source) }
}

/// The name with which a RON text begins, behind comments and `#![...]` lines.
pub(crate) fn first_name(text: &str) -> Option<&str> {
    let header = ron::Deserializer::from_str(text).ok()?;
    let mut parser = Parser::new(header.remainder(), Dialect::Ron, 0, Extensions::empty());
    parser.name().map(|name| text_of(header.remainder(), name))
}

fn parse_ron<'a>(source: &Source<'a>) -> Result<Syntax<'a>, Box<Diagnostic>> {
    let text = source.text();
    let header = ron::Deserializer::from_str(text).map_err(|error| not_ron(&error, source))?;
    let extensions = header.extensions();
    if extensions.contains(Extensions::UNWRAP_VARIANT_NEWTYPES) {
        // `Some( ... )` may then lack the brackets of its value, for which `ron` looks ahead.
        is_ron(text).map_err(|error| not_ron(&error, source))?;
    }
    let mut parser = Parser::new(text, Dialect::Ron, text.len() - header.remainder().len(), extensions);
    match parser.value() {
        Some(root) if parser.is_at_end() => Ok(parser.finish(root)),
        _ => {
            // The words and the place of what is wrong are those of `ron`.
            let error = is_ron(text).err().unwrap_or_else(|| header.span_error(Error::TrailingCharacters));
            Err(not_ron(&error, source))
        }
    }
}

fn is_ron(text: &str) -> SpannedResult<IgnoredAny> {
    Options::default().with_recursion_limit(MAX_DEPTH).from_str(text)
}

fn parse_json<'a>(source: &Source<'a>) -> Result<Syntax<'a>, Box<Diagnostic>> {
    let text = source.text();
    serde_json::from_str::<IgnoredAny>(text).map_err(|error| not_json(&error, source))?;
    let mut parser = Parser::new(text, Dialect::Json, 0, Extensions::empty());
    match parser.skip_blank().and_then(|()| parser.value()) {
        Some(root) => Ok(parser.finish(root)),
        // Nothing else can be wrong with what is JSON.
        None => Err(too_deep(source.place(Span::new(parser.at, parser.at + 1)))),
    }
}

fn text_of(text: &str, span: Span) -> &str {
    text.get(span.range()).unwrap_or_default()
}

/// A text that is read from its beginning. Whatever reads a value gives nothing where the text is not in order.
struct Parser<'a> {
    text: &'a str,
    dialect: Dialect,
    at: usize,
    depth: usize,
    extensions: Extensions,
    arena: Arena,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, dialect: Dialect, at: usize, extensions: Extensions) -> Self {
        Parser { text, dialect, at, depth: 0, extensions, arena: Arena::default() }
    }

    fn finish(self, root: Node) -> Syntax<'a> {
        Syntax { dialect: self.dialect, text: self.text, arena: self.arena, root }
    }

    fn is_at_end(&mut self) -> bool {
        self.skip_blank().is_some() && self.at == self.text.len()
    }

    /// Reads the value that is next.
    fn value(&mut self) -> Option<Node> {
        let start = self.at;
        let json = self.dialect == Dialect::Json;
        match self.byte()? {
            b'"' => self.quoted(),
            b'[' => self.list(),
            b'(' if self.rest().starts_with("()") => {
                self.at += 2;
                Some(Node::leaf(Kind::Fields, Span::new(start, self.at), Span::default()))
            }
            b'(' => self.group(start, Span::default()),
            b'{' if json => self.group(start, Span::default()),
            b'0'..=b'9' | b'-' if self.take_plain_number() => Some(self.leaf(Kind::Number, start)),
            b'+' | b'-' | b'.' | b'0'..=b'9' => self.foreign(Kind::Number),
            b'{' | b'\'' => self.foreign(Kind::Foreign),
            _ => match self.name() {
                Some(name) => self.named(start, name),
                None if self.byte() == Some(b'r') => self.foreign(Kind::Escaped),
                None if self.byte() == Some(b'b') => self.foreign(Kind::Foreign),
                None => None,
            },
        }
    }

    /// A value that is no more than the bytes from `start`.
    fn leaf(&self, kind: Kind, start: usize) -> Node {
        let span = Span::new(start, self.at);
        Node::leaf(kind, span, span)
    }

    /// What begins with a name: the name alone, or brackets behind it.
    fn named(&mut self, start: usize, name: Span) -> Option<Node> {
        let word = Node::leaf(Kind::Word, Span::new(start, self.at), name);
        match text_of(self.text, word.span) {
            "true" | "false" | "None" => return Some(word),
            "null" if self.dialect == Dialect::Json => return Some(word),
            "Some" => return self.some(start),
            "inf" | "inff32" | "inff64" | "NaN" | "NaNf32" | "NaNf64" => {
                self.at = start;
                return self.foreign(Kind::Number);
            }
            _ => {}
        }
        self.skip_blank()?;
        if self.byte() == Some(b'(') { self.group(start, name) } else { Some(word) }
    }

    /// What stands behind the word `Some`.
    fn some(&mut self, start: usize) -> Option<Node> {
        let mark = self.arena.mark();
        self.skip_blank()?;
        let (child, end) = if self.take(b'(') {
            self.skip_blank()?;
            let child = if self.extensions.contains(Extensions::UNWRAP_VARIANT_NEWTYPES) {
                self.unwrapped_variant()?
            } else {
                self.within(Self::value)?
            };
            self.comma()?;
            (self.take(b')').then_some(child)?, self.at)
        } else if self.extensions.contains(Extensions::IMPLICIT_SOME) {
            let child = self.within(Self::value)?;
            (child, child.span.range().end)
        } else {
            return None;
        };
        let span = Span::new(start, end);
        self.arena.push(child);
        Some(self.arena.close(mark, Node::leaf(Kind::Some, span, span)))
    }

    /// What stands in `Some( ... )` of a text that `ron` has found to be in order: one value, or what would stand in its
    /// brackets.
    fn unwrapped_variant(&mut self) -> Option<Node> {
        let (start, mark) = (self.at, self.arena.mark());
        let named = self.comes_a_field();
        self.values(b')', named)?;
        let kind = if named { Kind::Fields } else { Kind::Tuple };
        let group = Node::leaf(kind, Span::new(start, self.at), Span::default());
        let only = if named { None } else { self.arena.pop_only(mark) };
        Some(only.unwrap_or_else(|| self.arena.close(mark, group)))
    }

    /// `[ ... ]`.
    fn list(&mut self) -> Option<Node> {
        let (start, mark) = (self.at, self.arena.mark());
        self.at += 1;
        self.within(|parser| parser.values(b']', false))?;
        self.take(b']').then_some(())?;
        let list = self.leaf(Kind::List, start);
        Some(self.arena.close(mark, list))
    }

    /// `( ... )` with the name before it, or an object of JSON.
    fn group(&mut self, start: usize, name: Span) -> Option<Node> {
        let close = if self.byte() == Some(b'{') { b'}' } else { b')' };
        self.at += 1;
        let mark = self.arena.mark();
        self.skip_blank()?;
        let named = close == b'}' || self.comes_a_field();
        self.within(|parser| parser.values(close, named))?;
        self.take(close).then_some(())?;
        let kind = if named || self.arena.mark() == mark { Kind::Fields } else { Kind::Tuple };
        Some(self.arena.close(mark, Node::leaf(kind, Span::new(start, self.at), name)))
    }

    /// Values with commas between them, up to the bracket that closes; each with its name before it, if they are named.
    fn values(&mut self, close: u8, named: bool) -> Option<()> {
        let mut more = true;
        loop {
            self.skip_blank()?;
            if self.byte() == Some(close) {
                return Some(());
            }
            more.then_some(())?;
            let key = if named { self.key()? } else { Span::default() };
            let value = self.within(Self::value)?;
            self.arena.push(value.named(key));
            more = self.comma()?;
        }
    }

    /// The name of a field and the colon behind it.
    fn key(&mut self) -> Option<Span> {
        let key = if self.dialect == Dialect::Json {
            self.quoted()?.inner
        } else {
            let is_raw = self.rest().starts_with("r#");
            let name = self.name()?;
            (is_raw || !matches!(self.byte(), Some(b'.' | b'+' | b'-'))).then_some(name)?
        };
        self.skip_blank()?;
        self.take(b':').then_some(())?;
        self.skip_blank()?;
        Some(key)
    }

    /// Whether a name and a colon come.
    fn comes_a_field(&mut self) -> bool {
        let at = self.at;
        let found = self.name().is_some() && self.skip_blank().is_some() && self.byte() == Some(b':');
        self.at = at;
        found
    }

    /// `"..."`.
    fn quoted(&mut self) -> Option<Node> {
        let start = self.at;
        let mut stop = start + 1;
        stop += memchr2(b'"', b'\\', self.text.as_bytes().get(stop..)?)?;
        let is_plain = self.text.as_bytes().get(stop) == Some(&b'"');
        if !is_plain && self.dialect == Dialect::Ron {
            return self.foreign(Kind::Escaped);
        }
        while self.text.as_bytes().get(stop) == Some(&b'\\') {
            stop += 2;
            stop += memchr2(b'"', b'\\', self.text.as_bytes().get(stop..)?)?;
        }
        self.at = stop + 1;
        let kind = if is_plain { Kind::Text } else { Kind::Escaped };
        Some(Node::leaf(kind, Span::new(start, self.at), Span::new(start + 1, stop)))
    }

    /// A value that `ron` reads.
    fn foreign(&mut self, kind: Kind) -> Option<Node> {
        let start = self.at;
        let options = Options::default().with_default_extension(self.extensions);
        let options = options.with_recursion_limit(MAX_DEPTH - self.depth);
        let mut deserializer = ron::Deserializer::from_str_with_options(self.rest(), &options).ok()?;
        IgnoredAny::deserialize(&mut deserializer).ok()?;
        self.at = self.text.len() - deserializer.remainder().len();
        Some(self.leaf(kind, start))
    }

    /// Takes a number that no rule of any dialect could read otherwise: `12` or `37.5`, of JSON any.
    fn take_plain_number(&mut self) -> bool {
        let bytes = self.rest().as_bytes();
        if self.dialect == Dialect::Json {
            let in_number = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
            self.at += bytes.iter().take_while(|byte| in_number(byte)).count();
            return true;
        }
        let digits = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
        let whole = digits(0);
        let places = if bytes.get(whole) == Some(&b'.') { 1 + digits(whole + 1) } else { 0 };
        let behind = bytes.get(whole + places);
        // 15 digits overflow no number of any sort.
        let is_plain = (1..16).contains(&whole)
            && places != 1
            && whole + places < 17
            && matches!(behind, Some(b',' | b')' | b']' | b'}' | b' ' | b'\n' | b'\r' | b'\t'));
        self.at += if is_plain { whole + places } else { 0 };
        is_plain
    }

    /// Takes a name; of `r#name` what is behind the sign.
    fn name(&mut self) -> Option<Span> {
        let rest = self.rest();
        let is_text = |rest: &str| TEXTS.iter().any(|text| rest.starts_with(text));
        if matches!(self.byte(), Some(b'b' | b'r')) && is_text(rest) {
            return None;
        }
        let is_raw = rest.starts_with("r#");
        let start = self.at + if is_raw { 2 } else { 0 };
        let name = self.text.get(start..)?;
        let length = if is_raw {
            name.find(|c| !(matches!(c, '.' | '+' | '-') || is_xid_continue(c))).unwrap_or(name.len())
        } else {
            name.starts_with(|c| c == '_' || is_xid_start(c)).then(|| length_of_name(name))?
        };
        (length > 0).then_some(())?;
        self.at = start + length;
        Some(Span::new(start, self.at))
    }

    /// Takes a comma with the blanks around it, if it comes.
    fn comma(&mut self) -> Option<bool> {
        self.skip_blank()?;
        let found = self.take(b',');
        if found {
            self.skip_blank()?;
        }
        Some(found)
    }

    /// One step deeper, as far as it may go.
    fn within<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        (self.depth < MAX_DEPTH).then_some(())?;
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    /// Skips white space and comments; nothing for what begins like a comment and is none, or is not closed.
    fn skip_blank(&mut self) -> Option<()> {
        loop {
            while matches!(self.byte(), Some(b' ' | b'\t'..=b'\r')) {
                self.at += 1;
            }
            match self.byte() {
                Some(b'/') => self.at += comment_length(self.rest())?,
                Some(byte)
                    if !byte.is_ascii()
                        && self.rest().starts_with(['\u{85}', '\u{200E}', '\u{200F}', '\u{2028}', '\u{2029}']) =>
                {
                    self.at += self.rest().chars().next().map_or(0, char::len_utf8);
                }
                _ => return Some(()),
            }
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.byte() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }
}

/// The length of the name with which a text begins.
fn length_of_name(text: &str) -> usize {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    match text.bytes().position(|byte| !is_plain(byte)) {
        Some(stop) if text.as_bytes().get(stop).is_some_and(u8::is_ascii) => stop,
        _ => text.find(|c| !is_xid_continue(c)).unwrap_or(text.len()),
    }
}

/// The length of the comment with which a text begins: to the end of the line, or `/* ... */`, perhaps nested.
fn comment_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    if text.starts_with("//") {
        return Some(memchr(b'\n', bytes).unwrap_or(text.len()));
    }
    text.starts_with("/*").then_some(())?;
    let (mut depth, mut at) = (1, 2);
    while depth > 0 {
        at += memchr2(b'/', b'*', bytes.get(at..)?)?;
        (depth, at) = match bytes.get(at..at + 2)? {
            b"/*" => (depth + 1, at + 2),
            b"*/" => (depth - 1, at + 2),
            _ => (depth, at + 1),
        };
    }
    Some(at)
}
