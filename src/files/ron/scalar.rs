//! Values without parts: texts, numbers, dates, codes, words.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;
use rungs_domain::spec::{Code, SeriesId};

use super::reader::Reader;
use super::record::{Value, wrong_type};
use super::syntax::Part;
use super::tree::{Branch, Tree};
use crate::record;

/// The longest text that is read, in characters.
pub const MAX_TEXT_CHARS: usize = 50_000;

/// What to do about a text without quotes.
pub(super) const QUOTES: &str = "put it in quotes: \"...\"";

/// The text in quotes, whatever it holds; a value that is no text is reported.
pub(super) fn quoted<'a>(part: Part<'a>, expected: &str, hint: &str, reader: &mut Reader<'_>) -> Option<Cow<'a, str>> {
    let text = part.content();
    if text.is_none() && part.is_text() {
        // JSON that was found to be in order, and is no text: an escape for half of a character, without its other half.
        let hint = "write both halves, as in \"\\ud83d\\ude00\", or the character itself";
        reader.error(part.span(), "half-character", "the text holds half of a character", Some(hint.to_owned()));
    } else if text.is_none() {
        wrong_type(part, expected, Some(hint.to_owned()), reader);
    }
    text
}

/// The first control character of a text.
fn control(text: &str) -> Option<char> {
    // All have a byte that few texts have: of one byte that byte, of two the first one.
    let may_be = |byte: u8| byte < b' ' || byte == 0x7f || byte == 0xc2;
    let may_have = text.bytes().fold(false, |found, byte| found | may_be(byte));
    if may_have { text.chars().find(|c| c.is_control()) } else { None }
}

impl Value for String {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        let Some(text) = quoted(part, "a text", QUOTES, reader) else {
            return String::stand_in();
        };
        if text.trim().is_empty() {
            let hint = "write the words as printed, or leave the whole entry out".to_owned();
            reader.error(part.span(), "empty-text", "the text is empty", Some(hint));
        } else if let Some(control) = control(&text) {
            let (what, hint) = match control {
                '\n' | '\r' => ("a line break", "a text is one paragraph: put it on one line".to_owned()),
                '\t' => ("a tab", "write a space instead".to_owned()),
                other => ("a control character", format!("delete the character U+{:04X}", u32::from(other))),
            };
            reader.error(part.span(), "control-character", format!("the text holds {what}"), Some(hint));
        } else if text.len() > MAX_TEXT_CHARS && text.chars().count() > MAX_TEXT_CHARS {
            let message = format!("the text has more than {MAX_TEXT_CHARS} characters");
            reader.error(part.span(), "text-too-long", message, Some("split it into its paragraphs".to_owned()));
        }
        text.into_owned()
    }

    fn stand_in() -> Self {
        "?".to_owned()
    }

    fn tree(&self) -> Tree<'_> {
        Tree::Text(Cow::Borrowed(self))
    }
}

/// Describes whole numbers, each with what stands in for one that cannot be read.
macro_rules! whole_numbers {
    ($($type:ident or $stand_in:literal),+) => {
        $(impl Value for $type {
            fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
                let Some(text) = part.number() else {
                    wrong_type(part, "a whole number", Some("write digits only, without quotes".to_owned()), reader);
                    return Self::stand_in();
                };
                let number = text.parse().ok().or_else(|| ron::from_str(text).ok());
                // RON knows more ways to write a number than a cell.
                let number = number.filter(|_| !part.is_cell() || text.bytes().all(|byte| byte.is_ascii_digit()));
                number.unwrap_or_else(|| {
                    let message = format!("{} is not a whole number from 0 to {}", part.shown(text), $type::MAX);
                    reader.error(part.span(), "bad-number", message, Some("write digits only".to_owned()));
                    Self::stand_in()
                })
            }

            fn stand_in() -> Self {
                $stand_in
            }

            fn tree(&self) -> Tree<'_> {
                Tree::Number(self.to_string())
            }
        })+
    };
}

whole_numbers!(u8 or 1, u32 or 1, usize or 0);

impl Value for bool {
    fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
        let text = part.text();
        text.parse().unwrap_or_else(|_| {
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
        let hint = match part.is_cell() {
            true => "write year-month-day: 2011-11-15",
            false => "write year-month-day in quotes: \"2011-11-15\"",
        };
        let Some(text) = quoted(part, "a date", hint, reader) else {
            return Date::stand_in();
        };
        match day(&text) {
            Some(date) => date,
            None => {
                let written_in_full =
                    text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
                let (message, hint) = if written_in_full {
                    (format!("there is no day \"{text}\""), "check it against the document: year-month-day")
                } else {
                    (format!("\"{text}\" is not a date"), hint)
                };
                reader.error(part.span(), "bad-date", message, Some(hint.to_owned()));
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

/// A day as year-month-day, all its digits written.
fn day(text: &str) -> Option<Date> {
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.strip_prefix('-')?.split_once('-')?;
    let number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<i16>().ok())?;
    let narrow = |digits: &str| i8::try_from(number(digits).filter(|_| digits.len() == 2)?).ok();
    Date::new(number(year)?, narrow(month)?, narrow(day)?).ok()
}

/// Describes names for programs, each with what it is, the id of an error in it, and the characters that it may have.
macro_rules! names {
    ($($type:ident: $what:literal, $id:literal, $characters:literal);+ $(;)?) => {
        $(impl Value for $type {
            fn read(part: Part<'_>, reader: &mut Reader<'_>) -> Self {
                let Some(text) = quoted(part, $what, QUOTES, reader) else {
                    return Self::stand_in();
                };
                $type::new(&*text).unwrap_or_else(|error| {
                    let hint = concat!("use ", $characters, ", at most 64").to_owned();
                    reader.error(part.span(), $id, format!("\"{text}\" is not {}: {error}", $what), Some(hint));
                    Self::stand_in()
                })
            }

            fn stand_in() -> Self {
                $type::new("unreadable").expect("a constant that is a name")
            }

            fn tree(&self) -> Tree<'_> {
                Tree::Text(Cow::Borrowed(self.as_str()))
            }
        })+
    };
}

names! {
    SeriesId: "the id of a series", "bad-id", "a to z, 0 to 9 and hyphens";
    Code: "a class code", "bad-code", "letters, digits, hyphens, full stops and underscores";
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_control_character_is_found_and_no_other() {
        for c in '\0'..=char::MAX {
            assert_eq!(control(&format!("a{c}")), Some(c).filter(|c| c.is_control()), "{}", u32::from(c));
        }
    }
}
