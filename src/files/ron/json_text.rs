//! JSON, read by the tables of the RON files: its brackets and names are put as RON puts them, byte for byte at the
//! same place, so that every error keeps the place that it has in the JSON.

use rungs_domain::diagnostic::Diagnostic;
use serde::de::IgnoredAny;
use serde_json::Value as Json;

use super::source::Source;
use super::tree::{Branch, Tree};

/// The text as RON, as long as it was.
///
/// # Errors
/// Text that is not JSON, or is not an object.
pub(super) fn as_ron(source: &Source<'_>) -> Result<String, Box<Diagnostic>> {
    let text = source.text();
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        let place = source.place_of_position(error.line(), error.column().max(1));
        let what = error.to_string();
        let what = what.split(" at line ").next().unwrap_or_default();
        return Err(Box::new(
            Diagnostic::error("syntax", place, format!("this is not JSON: {what}"))
                .with_hint("an applicant, a position or an allocation policy is written as in RON, its names in quotes: {\"name\": \"...\", ...}"),
        ));
    }
    if !text.trim_start().starts_with('{') {
        let first = text.trim_start().get(..1).unwrap_or_default();
        let diagnostic = Diagnostic::error(
            "wrong-type",
            source.place(first),
            "expected the fields of one applicant, position or allocation policy",
        );
        return Err(Box::new(diagnostic.with_hint("write {\"name\": \"...\", ...}: one a file")));
    }
    Ok(put(text))
}

/// Fields as JSON that reads back equal: what has its usual value is left out.
pub(super) fn written(branches: &[Branch<'_>]) -> Json {
    let said = branches.iter().filter(|branch| !branch.usual);
    Json::Object(said.map(|branch| (branch.name.to_owned(), value(&branch.value))).collect())
}

fn value(tree: &Tree<'_>) -> Json {
    match tree {
        Tree::Text(text) => Json::from(text.as_ref()),
        Tree::Number(digits) => digits.parse().map_or(Json::Null, Json::Number),
        Tree::Word(word) => Json::from(*word),
        Tree::Flag(flag) => Json::from(*flag),
        Tree::Nothing => Json::Null,
        Tree::List(elements) => elements.iter().map(value).collect(),
        Tree::Record(None, branches) => written(branches),
        Tree::Record(Some(name), branches) => Json::from_iter([((*name).to_owned(), written(branches))]),
    }
}

fn put(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '"' => string_length(rest),
            _ => c.len_utf8(),
        };
        let (piece, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        match c {
            '"' if behind.trim_start().starts_with(':') => out.push_str(&name(piece)),
            '{' => out.push('('),
            '}' => out.push(')'),
            // `null` is as long as `None`.
            'n' if rest.starts_with("null") => {
                out.push_str("None");
                rest = rest.get("null".len()..).unwrap_or_default();
                continue;
            }
            _ => out.push_str(piece),
        }
        rest = behind;
    }
    out
}

/// The bytes of the string that `text` begins with, both quotes included.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// A name without its quotes. What no field can be called stays apart from all that are: letters of another name.
fn name(quoted: &str) -> String {
    let inner = quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default();
    let plain = |byte: u8| if byte.is_ascii_alphanumeric() || byte == b'_' { char::from(byte) } else { '_' };
    let mut out = String::from(" ");
    out.extend(inner.bytes().map(plain));
    out.push(' ');
    out
}

#[cfg(test)]
mod tests {
    use super::put;

    #[test]
    fn every_byte_keeps_its_place() {
        let json = "{\"a\": null, \"b c\":[{\"d\" : \"x: {y} \\\" z\"}], \"e\": 1}";
        assert_eq!(put(json), "( a : None,  b_c :[( d  : \"x: {y} \\\" z\")],  e : 1)");
        assert_eq!(put(json).len(), json.len());
    }
}
