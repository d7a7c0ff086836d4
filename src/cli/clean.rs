//! Text of strangers made fit for a terminal and for programs that read JSON: what a terminal would obey is shown as a
//! sign, not sent.

use std::fmt::Write as _;

use rungs_documents::terminal::{cleaned, is_unfit};

/// A piece of output made fit to be written.
#[derive(Debug, Default)]
pub(super) struct Fit(String);

impl Fit {
    /// A text for a terminal.
    pub fn text(text: &str) -> Self {
        Fit(cleaned_but_styles(text))
    }

    /// A piece of JSON.
    pub fn json(json: &str) -> Self {
        Fit(escaped(json))
    }

    /// One piece of many, with `before` before each of them but the first, which has `before_first`.
    pub fn joined(pieces: &[Fit], before_first: &'static str, before: &'static str) -> Self {
        let mut all = String::with_capacity(pieces.iter().map(|piece| piece.0.len() + before.len()).sum());
        for (at, piece) in pieces.iter().enumerate() {
            all.push_str(if at == 0 { before_first } else { before });
            all.push_str(&piece.0);
        }
        Fit(all)
    }

    /// Whether any styles are in it.
    pub fn is_styled(&self) -> bool {
        self.0.contains('\u{1b}')
    }

    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// The text without what a terminal would obey, but with styles of our own: `ESC [`, figures, `m`. What comes from
/// strangers was cleaned before it was styled.
fn cleaned_but_styles(text: &str) -> String {
    if !text.contains('\u{1b}') {
        return cleaned(text);
    }
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
fn escaped(json: &str) -> String {
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
