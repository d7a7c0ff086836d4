//! Values without parts: texts, numbers, dates, codes, words.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;
use rungs_domain::diagnostic::nearest;
use rungs_domain::spec::{Code, IdError, SeriesId};
use serde::de::DeserializeOwned;

use super::part::{Part, Shape};
use super::reader::Reader;
use super::record::{Value, listed, wrong_type};
use super::tree::{Branch, Tree};
use crate::record;

/// The longest text that is read, in characters.
pub const MAX_TEXT_CHARS: usize = 50_000;

/// Reads one of a choice of words.
pub fn read_word<T: Copy + Value>(part: Part<'_>, words: &[(&str, T)], reader: &mut Reader<'_>) -> T {
    let names: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
    let found = match part.shape() {
        Shape::Named(found) => found,
        Shape::Text if reader.is_json() => part.text().trim_matches('"'),
        _ => {
            wrong_type(part, "a word", Some(format!("write one of {}, without quotes", listed(&names))), reader);
            return T::stand_in();
        }
    };
    let alone = part.is_bare_word() || reader.is_json();
    match words.iter().find(|(name, _)| *name == found && alone) {
        Some((_, value)) => *value,
        None => {
            unknown_word(part, found, &names, reader);
            T::stand_in()
        }
    }
}

/// Reports a word that is none of those that can stand here.
pub fn unknown_word(part: Part<'_>, found: &str, names: &[&str], reader: &mut Reader<'_>) {
    if names.contains(&found) {
        let message = format!("`{found}` stands alone here, without brackets");
        return reader.error(part.text(), "wrong-type", message, Some(format!("write `{found}`")));
    }
    let hint = match nearest(found, names) {
        Some(right) => format!("did you mean `{right}`?"),
        None => format!("write one of {}", listed(names)),
    };
    let at = part.text().get(..found.len()).unwrap_or_default();
    reader.error(at, "unknown-word", format!("`{found}` cannot stand here"), Some(hint));
}

/// The text in quotes, whatever it holds; a value that is no text is reported.
pub fn quoted(part: Part<'_>, expected: &str, hint: &str, reader: &mut Reader<'_>) -> Option<String> {
    let text = match reader.is_json() {
        true => serde_json::from_str::<String>(part.text()).ok(),
        false => ron::from_str::<String>(part.text()).ok().filter(|_| part.shape() == Shape::Text),
    };
    if text.is_none() && reader.is_json() && part.shape() == Shape::Text {
        // JSON that was found to be in order, and is no text: an escape for half of a character, without its other half.
        let hint = "write both halves, as in \"\\ud83d\\ude00\", or the character itself";
        reader.error(part.text(), "half-character", "the text holds half of a character", Some(hint.to_owned()));
    } else if text.is_none() {
        wrong_type(part, expected, Some(hint.to_owned()), reader);
    }
    text
}

impl Value for String {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        let Some(text) = quoted(part, "a text", "put it in quotes: \"...\"", reader) else {
            return String::stand_in();
        };
        if text.trim().is_empty() {
            let hint = "write the words as printed, or leave the whole entry out".to_owned();
            reader.error(part.text(), "empty-text", "the text is empty", Some(hint));
        } else if let Some(control) = text.chars().find(|c| c.is_control()) {
            let (what, hint) = match control {
                '\n' | '\r' => ("a line break", "a text is one paragraph: put it on one line".to_owned()),
                '\t' => ("a tab", "write a space instead".to_owned()),
                other => ("a control character", format!("delete the character U+{:04X}", u32::from(other))),
            };
            reader.error(part.text(), "control-character", format!("the text holds {what}"), Some(hint));
        } else if text.len() > MAX_TEXT_CHARS && text.chars().count() > MAX_TEXT_CHARS {
            let message = format!("the text has more than {MAX_TEXT_CHARS} characters");
            reader.error(part.text(), "text-too-long", message, Some("split it into its paragraphs".to_owned()));
        }
        text
    }

    fn stand_in() -> Self {
        "?".to_owned()
    }

    fn tree(&self) -> Tree<'_> {
        Tree::Text(Cow::Borrowed(self))
    }
}

fn whole_number<T: DeserializeOwned + From<u8>>(part: Part<'_>, most: u64, reader: &mut Reader<'_>) -> T {
    if part.shape() != Shape::Number {
        wrong_type(part, "a whole number", Some("write digits only, without quotes".to_owned()), reader);
        return T::from(1);
    }
    ron::from_str(part.text()).unwrap_or_else(|_| {
        let message = format!("`{}` is not a whole number from 0 to {most}", part.text());
        reader.error(part.text(), "bad-number", message, Some("write digits only".to_owned()));
        T::from(1)
    })
}

impl Value for u32 {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        whole_number(part, u64::from(u32::MAX), reader)
    }

    fn stand_in() -> Self {
        1
    }

    fn tree(&self) -> Tree<'_> {
        Tree::Number(self.to_string())
    }
}

impl Value for usize {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        whole_number(part, u64::MAX, reader)
    }

    fn stand_in() -> Self {
        0
    }

    fn tree(&self) -> Tree<'_> {
        Tree::Number(self.to_string())
    }
}

impl Value for u8 {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        whole_number(part, u64::from(u8::MAX), reader)
    }

    fn stand_in() -> Self {
        1
    }

    fn tree(&self) -> Tree<'_> {
        Tree::Number(self.to_string())
    }
}

impl Value for bool {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        ron::from_str(part.text()).unwrap_or_else(|_| {
            wrong_type(part, "`true` or `false`", Some("write it without quotes".to_owned()), reader);
            false
        })
    }

    fn stand_in() -> Self {
        false
    }

    fn tree(&self) -> Tree<'_> {
        Tree::Flag(*self)
    }
}

impl Value for Date {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        let hint = "write year-month-day in quotes: \"2011-11-15\"";
        let Some(text) = quoted(part, "a date", hint, reader) else {
            return Date::stand_in();
        };
        let written_in_full = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        match text.parse() {
            Ok(date) if written_in_full => date,
            _ => {
                let (message, hint) = if written_in_full {
                    (format!("there is no day \"{text}\""), "check it against the document: year-month-day")
                } else {
                    (format!("\"{text}\" is not a date"), hint)
                };
                reader.error(part.text(), "bad-date", message, Some(hint.to_owned()));
                Date::stand_in()
            }
        }
    }

    fn stand_in() -> Self {
        Date::ZERO
    }

    fn tree(&self) -> Tree<'_> {
        Tree::Text(Cow::Owned(self.to_string()))
    }
}

fn wrapped<T: Value>(
    part: Part<'_>,
    id: &'static str,
    what: &str,
    wrap: impl FnOnce(String) -> Result<T, IdError>,
    reader: &mut Reader<'_>,
) -> T {
    let Some(text) = quoted(part, what, "put it in quotes: \"...\"", reader) else {
        return T::stand_in();
    };
    wrap(text.clone()).unwrap_or_else(|error| {
        let hint = match id {
            "bad-id" => "use a to z, 0 to 9 and hyphens, at most 64",
            _ => "use letters, digits, hyphens, full stops and underscores, at most 64",
        };
        reader.error(part.text(), id, format!("\"{text}\" is not {what}: {error}"), Some(hint.to_owned()));
        T::stand_in()
    })
}

impl Value for SeriesId {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        wrapped(part, "bad-id", "the id of a series", SeriesId::new, reader)
    }

    #[expect(clippy::expect_used, reason = "a constant that is an id")]
    fn stand_in() -> Self {
        SeriesId::new("unreadable").expect("an id")
    }

    fn tree(&self) -> Tree<'_> {
        Tree::Text(Cow::Borrowed(self.as_str()))
    }
}

impl Value for Code {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        wrapped(part, "bad-code", "a class code", Code::new, reader)
    }

    #[expect(clippy::expect_used, reason = "a constant that is a code")]
    fn stand_in() -> Self {
        Code::new("unreadable").expect("a code")
    }

    fn tree(&self) -> Tree<'_> {
        Tree::Text(Cow::Borrowed(self.as_str()))
    }
}

/// A range of bytes, as it is written.
struct Bytes {
    from: usize,
    to: usize,
}

record!(Bytes { from: required, to: required });

impl Value for Range<usize> {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        let Bytes { from, to } = Bytes::read(part, reader);
        from..to
    }

    fn stand_in() -> Self {
        0..0
    }

    fn tree(&self) -> Tree<'_> {
        Tree::Record(None, vec![Branch::required("from", &self.start), Branch::required("to", &self.end)])
    }
}
