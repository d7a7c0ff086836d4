//! Text of strangers made fit for a terminal: what a terminal would obey is shown as a sign, not sent.

use crate::text::with_letters;

/// Whether a character changes how a terminal shows what stands around it, or stands there unseen: controls of both
/// sets, the signs that turn the direction of reading over, separators of lines, and blanks of no width.
pub fn is_unfit(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{200b}' | '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    }
}

/// The text with a replacement sign for each such character.
///
/// ```
/// use rungs_documents::terminal::cleaned;
/// assert_eq!(cleaned("a\u{1b}[2Jb\u{202e}"), "a\u{fffd}[2Jb\u{fffd}");
/// ```
pub fn cleaned(text: &str) -> String {
    with_letters(text, |c| if is_unfit(c) { char::REPLACEMENT_CHARACTER } else { c })
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
}
