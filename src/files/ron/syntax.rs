//! What `ron` says of a text that is not RON, in the words of somebody who writes specifications.

use ron::error::{Error, SpannedError};
use rungs_domain::diagnostic::{Diagnostic, Place};

use super::source::Source;

/// How deep round and square brackets may stand inside one another: twice what the shipped series need.
///
/// A part is read again at each level above it, so this also bounds the time that a hostile file can take.
pub const MAX_NESTING: usize = 24;

/// The diagnostic for a text that is not RON.
pub(super) fn diagnostic(error: &SpannedError, source: &Source<'_>) -> Diagnostic {
    let place = match error.code {
        Error::Eof | Error::UnclosedBlockComment => source.place_of_end(),
        _ => source.place_of_position(error.span.end.line, error.span.end.col),
    };
    match &error.code {
        Error::ExceededRecursionLimit => too_deep(place),
        code => {
            let (message, hint) = words(code);
            let diagnostic = Diagnostic::error("syntax", place, message);
            if hint.is_empty() { diagnostic } else { diagnostic.with_hint(hint) }
        }
    }
}

fn too_deep(place: Place) -> Diagnostic {
    Diagnostic::error("too-deep", place, format!("brackets stand more than {MAX_NESTING} deep inside one another"))
        .with_hint("no specification needs that: simplify the requirement, or see whether the file is damaged")
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
