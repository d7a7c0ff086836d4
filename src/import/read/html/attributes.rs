//! Tags with very many attributes: the parser compares each attribute with all others of its tag.

use crate::read::Fault;

/// So many comparisons of attributes are made for a page: tags of thirty thousand attributes, not of a million.
const MAX_COMPARED: usize = 1 << 29;

/// Where a byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Text,
    Comment,
    Opening,
    TagName,
    BeforeName,
    Name,
    AfterName,
    BeforeValue,
    Quoted(u8),
    Unquoted,
}

/// Looks through the tags of a page.
///
/// # Errors
/// They have more attributes than any page.
pub(super) fn check(text: &str) -> Result<(), Fault> {
    let (mut at, mut own, mut compared) = (At::Text, 0_usize, 0_usize);
    for (place, byte) in text.bytes().enumerate() {
        let next = match (at, byte) {
            (At::Comment, b'>') if text.get(..place).is_some_and(|before| before.ends_with("--")) => At::Text,
            (At::Comment, _) => At::Comment,
            (At::Opening, b'!') if text.get(place + 1..).is_some_and(|behind| behind.starts_with("--")) => At::Comment,
            _ => next(at, byte),
        };
        if next == At::Name && at != At::Name {
            compared = compared.saturating_add(own);
            own += 1;
        }
        if next == At::TagName {
            own = 0;
        }
        at = next;
    }
    if compared > MAX_COMPARED { Err(Fault::TooMuch { what: "attributes" }) } else { Ok(()) }
}

/// Where the next byte stands, as the standard has it.
fn next(at: At, byte: u8) -> At {
    let blank = byte.is_ascii_whitespace();
    match at {
        At::Text | At::Comment if byte == b'<' => At::Opening,
        At::Text | At::Comment => At::Text,
        At::Opening if byte == b'/' || byte == b'<' => At::Opening,
        At::Opening if byte.is_ascii_alphabetic() => At::TagName,
        At::Opening => At::Text,
        At::Quoted(end) if byte == end => At::BeforeName,
        At::Quoted(_) => at,
        _ if byte == b'>' => At::Text,
        At::BeforeValue if blank => At::BeforeValue,
        At::BeforeValue if matches!(byte, b'"' | b'\'') => At::Quoted(byte),
        At::BeforeValue => At::Unquoted,
        At::Unquoted if blank => At::BeforeName,
        At::Unquoted => At::Unquoted,
        At::Name | At::AfterName if byte == b'=' => At::BeforeValue,
        At::Name | At::AfterName if blank => At::AfterName,
        _ if blank || byte == b'/' => At::BeforeName,
        At::TagName => At::TagName,
        At::BeforeName | At::Name | At::AfterName => At::Name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_of_a_hundred_thousand_attributes_is_refused() {
        let attributes = |one: &str| one.repeat(100_000);
        for one in ["a ", "a=1 ", "a='>' ", "a = \"x\"", "a/"] {
            assert!(check(&format!("<p {}>words", attributes(one))).is_err(), "{one}");
            assert!(check(&format!("<!-- \" --><p {}>words", attributes(one))).is_err(), "{one}");
        }
        for text in ["<p class='a b' id=x>words</p>", "<p>a b", "1 < 2 a ", "<!-- <p a b c -->"] {
            assert_eq!(check(&text.repeat(50_000)), Ok(()), "{text}");
        }
    }
}
