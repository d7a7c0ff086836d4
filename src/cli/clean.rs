//! Text of strangers made fit for a terminal and for programs that read JSON: what a terminal would obey is shown as a
//! sign, not sent.

use std::fmt::Write as _;

/// Whether a character changes how a terminal shows what stands around it, or stands there unseen: controls of both
/// sets, the signs that turn the direction of reading over, separators of lines, and blanks of no width.
fn is_unfit(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{200b}' | '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    }
}

/// The text with a replacement sign for each such character.
pub(super) fn cleaned(text: &str) -> String {
    text.chars().map(|c| if is_unfit(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// The same for a text with styles of our own: `ESC [`, figures, `m`. What comes from strangers was cleaned before it was
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
    fn what_a_terminal_obeys_is_shown_and_words_stay() {
        assert_eq!(
            cleaned("a\u{1b}]0;owned\u{7}b\u{9b}2J\u{202e}c\u{200b}\r\u{7f}"),
            "a\u{fffd}]0;owned\u{fffd}b\u{fffd}2J\u{fffd}c\u{fffd}\u{fffd}\u{fffd}"
        );
        for kept in ["שלום\n", "e\u{301}\t", "👩\u{200d}🚒", "a\u{ad}b\u{a0}c"] {
            assert_eq!(cleaned(kept), kept);
        }
    }

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
