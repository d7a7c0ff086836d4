//! What is told of a text that is not RON or not JSON, in the words of somebody who writes specifications.

use ron::error::{Error, SpannedError};
use rungs_domain::diagnostic::{Diagnostic, Place};

use super::parse::MAX_NESTING;
use super::source::Source;

/// Why a text is not RON.
pub(super) fn not_ron(error: &SpannedError, source: &Source<'_>) -> Box<Diagnostic> {
    if source.text().trim().is_empty() {
        let empty = Diagnostic::error("empty-file", Place::whole(source.name()), "the file is empty");
        return Box::new(empty.with_hint("write Series( ... ), or delete the file"));
    }
    let place = match error.code {
        Error::Eof | Error::UnclosedBlockComment => source.place_of_end(),
        _ => source.place_of_position(error.span.end.line, error.span.end.col),
    };
    if error.code == Error::ExceededRecursionLimit {
        return too_deep(place);
    }
    let (message, hint) = words(&error.code);
    let diagnostic = Diagnostic::error("syntax", place, message);
    Box::new(if hint.is_empty() { diagnostic } else { diagnostic.with_hint(hint) })
}

/// Why a text is not JSON.
pub(super) fn not_json(error: &serde_json::Error, source: &Source<'_>) -> Box<Diagnostic> {
    let place = source.place_of_position(error.line(), error.column().max(1));
    let what = error.to_string();
    let what = what.split(" at line ").next().unwrap_or_default();
    let hint = "an applicant, a position or an allocation policy is written as in RON, its names in quotes: {\"name\": \"...\", ...}";
    Box::new(Diagnostic::error("syntax", place, format!("this is not JSON: {what}")).with_hint(hint))
}

pub(super) fn too_deep(place: Place) -> Box<Diagnostic> {
    let message = format!("brackets stand more than {MAX_NESTING} deep inside one another");
    let hint = "no specification needs that: simplify the requirement, or see whether the file is damaged";
    Box::new(Diagnostic::error("too-deep", place, message).with_hint(hint))
}

fn words(code: &Error) -> (String, &'static str) {
    let (message, hint) = match code {
        Error::Eof => ("the file ends too early", "a closing bracket or quote is missing"),
        Error::ExpectedComma => (
            "a comma is missing before this",
            "fields and elements need commas between them; or a quote is missing further up",
        ),
        Error::ExpectedMapColon => ("a colon is missing here", "a field is written `name: value`"),
        Error::ExpectedArrayEnd => ("a closing `]` is missing here", ""),
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => ("a closing `)` is missing here", ""),
        Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) => {
            ("the name of a field is missing here", "a field is written `name: value`; names have no quotes")
        }
        Error::ExpectedStringEnd => {
            ("the text has no closing quote", "close it with \"; a quote inside is written \\\"")
        }
        Error::InvalidEscape(_) => ("a backslash that means nothing", "write \\\\ for a backslash, \\\" for a quote"),
        Error::UnclosedBlockComment => ("the comment is not closed", "close it with */"),
        Error::TrailingCharacters => ("something stands behind the end", "a file holds one value: delete the rest"),
        Error::ExpectedAttribute | Error::ExpectedAttributeEnd | Error::NoSuchExtension(_) => {
            ("the line `#![...]` cannot be read", "write #![enable(implicit_some)], or delete the line")
        }
        Error::ExpectedFloat | Error::ExpectedInteger | Error::FloatUnderscore | Error::InvalidIntegerDigit { .. } => {
            ("this is not a number", "dates and codes need quotes: \"2011-11-15\"")
        }
        Error::UnexpectedChar(c @ (')' | ']' | '}')) => {
            return (format!("the bracket {c:?} closes nothing"), "close the bracket that was opened last");
        }
        Error::UnexpectedChar(c) => return (format!("the character {c:?} cannot stand here"), "texts need quotes"),
        other => return (format!("this cannot be read: {other}"), ""),
    };
    (message.to_owned(), hint)
}
