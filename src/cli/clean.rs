//! Text of strangers made fit for a terminal and for programs that read JSON: what a terminal would obey is shown as a
//! sign, not sent.

use std::fmt::Write as _;

use rungs_documents::terminal::{cleaned, is_unfit};

/// The text without what a terminal would obey, but with styles of our own: `ESC [`, figures, `m`. What comes from strangers was cleaned before it was
/// styled.
pub(super) fn cleaned_but_styles(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for (at, piece) in text.split('\u{1b}').enumerate() {
        let style = piece.strip_prefix('[').and_then(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';')?;
            (rest.get(end..)?.starts_with('m')).then_some(end + 2)
        });
        match style.filter(|_| at > 0) {
            Some(end) => {
                let (style, words) = piece.split_at(end);
                clean.push('\u{1b}');
                clean.push_str(style);
                clean.push_str(&cleaned(words));
            }
            None => {
                clean.extend((at > 0).then_some(char::REPLACEMENT_CHARACTER));
                clean.push_str(&cleaned(piece));
            }
        }
    }
    clean
}

/// JSON in which such characters are escapes. They stand in its texts only.
pub(super) fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if is_unfit(c) {
            // Writing into a String never fails.
            let _ = write!(text, "\\u{:04x}", u32::from(c));
        } else {
            text.push(c);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_of_our_own_stay_and_nothing_else_of_the_kind() {
        let styled = "\u{1b}[1mCode\u{1b}[0m \u{1b}[38;5;9mx\u{1b}[m";
        assert_eq!(cleaned_but_styles(styled), styled);
        assert_eq!(cleaned_but_styles("\u{1b}[2J\u{1b}]0;x\u{1b}[1"), "\u{fffd}[2J\u{fffd}]0;x\u{fffd}[1");
    }

    #[test]
    fn json_says_the_same_with_escapes() {
        let value = serde_json::json!({ "name": "a\u{9b}\u{202e}\u{1b}\n\u{7f}" });
        let text = escaped(&serde_json::to_string_pretty(&value).unwrap_or_default());
        assert!(text.contains("\\u009b\\u202e\\u001b\\n\\u007f"), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).ok(), Some(value));
    }
}
