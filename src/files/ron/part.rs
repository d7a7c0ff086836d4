//! A value as it is written: a slice of the file's text.

use serde::de::IgnoredAny;

use super::pieces::Pieces;
use super::record::MAX_ITEMS;
use super::syntax::MAX_NESTING;

/// A value as it is written, without the comments around it. Its text is known to be RON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'a> {
    text: &'a str,
}

/// What a value is, as far as its first characters tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape<'a> {
    /// `"..."` or `r"..."`.
    Text,
    /// `12`, `-3.5`.
    Number,
    /// `[ ... ]`.
    List,
    /// `( ... )` without a name.
    Group,
    /// `Name` or `Name( ... )`.
    Named(&'a str),
    /// `{ ... }`, a character, a byte string: never used in these files.
    Foreign,
}

/// Named values, in the order of the file.
pub type Entries<'a> = Vec<(&'a str, Part<'a>)>;

impl<'a> Part<'a> {
    /// The value that a whole text is. The text must be known to be RON.
    pub fn whole(text: &'a str) -> Self {
        Part { text: text.trim() }
    }

    /// The text of the value.
    pub fn text(self) -> &'a str {
        self.text
    }

    /// What it is.
    pub fn shape(self) -> Shape<'a> {
        let mut chars = self.text.chars();
        match (chars.next(), chars.next()) {
            (Some('"'), _) | (Some('r'), Some('"' | '#')) => Shape::Text,
            (Some('['), _) => Shape::List,
            (Some('('), _) => Shape::Group,
            (Some('b'), Some('"' | '\'')) | (Some('{' | '\''), _) => Shape::Foreign,
            (Some(first), _) if first == '_' || first.is_alphabetic() => Shape::Named(self.word()),
            _ => Shape::Number,
        }
    }

    fn word(self) -> &'a str {
        Pieces::new(self.text).name()
    }

    /// What it is, in words, for a message.
    pub fn description(self) -> String {
        match self.shape() {
            Shape::Text => "a text in quotes".to_owned(),
            Shape::Number => "a number".to_owned(),
            Shape::List => "a list in square brackets".to_owned(),
            Shape::Group => "a group in round brackets".to_owned(),
            Shape::Named(word) if self.is_bare_word() => format!("the word `{word}`"),
            Shape::Named(word) => format!("`{word}(...)`"),
            Shape::Foreign => "something else".to_owned(),
        }
    }

    /// The named values in its round brackets; `None` if it has none or their names are missing.
    pub fn entries(self) -> Option<Entries<'a>> {
        match self.shape() {
            Shape::Group | Shape::Named(_) => named_entries(&mut Pieces::new(self.text)).map(|(_, entries)| entries),
            _ => None,
        }
    }

    /// Whether it is a name alone, without brackets.
    pub fn is_bare_word(self) -> bool {
        self.word().len() == self.text.len()
    }

    /// The elements of the list, up to one more than are read; `None` if it is no list.
    pub fn elements(self) -> Option<Vec<Part<'a>>> {
        let mut pieces = Pieces::new(self.text);
        if !pieces.take(b'[') {
            return None;
        }
        let mut elements = Vec::new();
        loop {
            pieces.skip_blank();
            if pieces.take(b']') {
                return Some(elements);
            }
            elements.push(Part { text: pieces.value() });
            if !pieces.take(b',') || elements.len() > MAX_ITEMS {
                return Some(elements);
            }
        }
    }

    /// What stands in `Some( ... )`, `None` for the word `None`, and otherwise the value itself.
    pub fn unwrapped(self) -> Option<Part<'a>> {
        match self.shape() {
            Shape::Named("None") => None,
            Shape::Named("Some") => {
                let mut pieces = Pieces::new(self.text);
                pieces.name();
                pieces.skip_blank();
                if !pieces.take(b'(') {
                    return Some(self);
                }
                pieces.skip_blank();
                Some(Part { text: pieces.value() })
            }
            _ => Some(self),
        }
    }
}

/// A name, which may be empty, and the named values in the brackets behind it.
fn named_entries<'a>(pieces: &mut Pieces<'a>) -> Option<(&'a str, Entries<'a>)> {
    let name = pieces.name();
    pieces.skip_blank();
    if !pieces.take(b'(') {
        return None;
    }
    let mut entries = Vec::new();
    loop {
        pieces.skip_blank();
        if pieces.take(b')') {
            return Some((name, entries));
        }
        let key = pieces.name();
        pieces.skip_blank();
        if key.is_empty() || !pieces.take(b':') {
            return None;
        }
        pieces.skip_blank();
        entries.push((key, Part { text: pieces.value() }));
        // No record has nearly as many fields: what is seen by then is told, and enough.
        if !pieces.take(b',') || entries.len() > MAX_ITEMS {
            return Some((name, entries));
        }
    }
}

/// The outermost value of a file.
pub(super) struct Outermost<'a> {
    pub name: &'a str,
    pub entries: Entries<'a>,
}

/// The outermost name of a text and the named values in its brackets: `None` if it has no such; why, if it is not
/// RON.
pub(super) fn outermost<'a>(text: &'a str) -> ron::error::SpannedResult<Option<Outermost<'a>>> {
    // `ron` counts two steps a bracket.
    let _: IgnoredAny = ron::Options::default().with_recursion_limit(2 * MAX_NESTING).from_str(text)?;
    let mut pieces = Pieces::new(text);
    pieces.skip_attributes();
    let found = named_entries(&mut pieces).filter(|(name, _)| !name.is_empty());
    Ok(found.map(|(name, entries)| Outermost { name, entries }))
}
