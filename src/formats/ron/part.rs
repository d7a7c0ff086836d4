//! A value as it is written: a slice of the file's text.

use std::fmt;

use ron::value::RawValue;
use serde::Deserialize;
use serde::de::{Deserializer, EnumAccess, MapAccess, VariantAccess, Visitor};

use super::syntax::MAX_NESTING;

/// A value as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    text: &'a str,
}

/// What a value is, as far as its first characters tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape<'a> {
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

impl<'a> Part<'a> {
    /// The value that `raw` holds, without the comments around it.
    pub fn new(raw: &'a RawValue) -> Self {
        let text = raw.get_ron();
        let commented = text.starts_with('/') || text.ends_with("*/") || text.ends_with('\n');
        Part { text: if commented { raw.trim().get_ron() } else { text } }
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
        let end = self.text.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(self.text.len());
        self.text.get(..end).unwrap_or_default()
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
    pub fn entries(self) -> Option<Vec<(&'a str, Part<'a>)>> {
        let entries = match self.shape() {
            Shape::Group => ron::from_str::<Entries>(self.text).ok()?,
            Shape::Named(_) => ron::from_str::<NamedEntries>(self.text).ok()?.0,
            _ => return None,
        };
        Some(entries.0)
    }

    /// Whether it is a name alone, without brackets.
    pub fn is_bare_word(self) -> bool {
        ron::from_str::<BareWord>(self.text).is_ok()
    }

    /// The elements of the list; `None` if it is no list.
    pub fn elements(self) -> Option<Vec<Part<'a>>> {
        let raw: Vec<&RawValue> = ron::from_str(self.text).ok()?;
        Some(raw.into_iter().map(Part::new).collect())
    }

    /// What stands in `Some( ... )`, `None` for the word `None`, and otherwise the value itself.
    pub fn unwrapped(self) -> Option<Part<'a>> {
        match self.shape() {
            Shape::Named("None") => None,
            Shape::Named("Some") => match ron::from_str::<Option<&RawValue>>(self.text) {
                Ok(inner) => inner.map(Part::new),
                Err(_) => Some(self),
            },
            _ => Some(self),
        }
    }
}

/// The outermost name of a text and the named values in its brackets, or why it is not RON.
pub(super) fn outermost<'a>(text: &'a str) -> ron::error::SpannedResult<Outermost<'a>> {
    // `ron` counts two steps a bracket, and one for the outermost name.
    ron::Options::default().with_recursion_limit(2 * MAX_NESTING + 1).from_str(text)
}

/// Whether a text is RON of any kind.
pub(super) fn is_ron(text: &str) -> bool {
    ron::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// The outermost value of a file.
pub(super) struct Outermost<'a> {
    pub name: &'a str,
    pub entries: Vec<(&'a str, Part<'a>)>,
}

impl<'de> Deserialize<'de> for Outermost<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let NamedEntries(entries, name) = NamedEntries::deserialize(deserializer)?;
        Ok(Outermost { name, entries: entries.0 })
    }
}

struct Name<'a>(&'a str);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Name<'de>, E> {
        Ok(Name(name))
    }
}

struct Entries<'a>(Vec<(&'a str, Part<'a>)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("", &[], EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("named values in round brackets")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<'de>, A::Error> {
        let mut entries = Vec::new();
        while let Some(Name(name)) = map.next_key()? {
            entries.push((name, Part::new(map.next_value()?)));
        }
        Ok(Entries(entries))
    }
}

struct NamedEntries<'a>(Entries<'a>, &'a str);

impl<'de> Deserialize<'de> for NamedEntries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_enum("", &[], NamedEntriesVisitor)
    }
}

struct NamedEntriesVisitor;

impl<'de> Visitor<'de> for NamedEntriesVisitor {
    type Value = NamedEntries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name with values in round brackets")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<NamedEntries<'de>, A::Error> {
        let (Name(name), body) = data.variant()?;
        Ok(NamedEntries(body.struct_variant(&[], EntriesVisitor)?, name))
    }
}

struct BareWord;

impl<'de> Deserialize<'de> for BareWord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Name::deserialize(deserializer).map(|_| BareWord)
    }
}
