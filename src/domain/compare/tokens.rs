//! Words of a text: where they stand, and the form under which they are compared.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// The most bytes of a word that count when it is likened to others; no word of a specification is as long.
const LONGEST_WORD: usize = 64;

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// All of it in lower case, with a straight apostrophe: two words with the same form are the same.
    pub folded: String,
    /// The form under which it is likened to others: without possessive, at most 64 bytes.
    pub key: String,
}

/// The words of a text in order. Punctuation and space are not words; a figure is.
pub(super) fn words(text: &str) -> Vec<Word> {
    text.unicode_word_indices()
        .map(|(start, word)| {
            let folded: String =
                word.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase).collect();
            Word { range: start..start + word.len(), key: key(&folded), folded }
        })
        .collect()
}

fn key(folded: &str) -> String {
    let stem = folded.strip_suffix("'s").unwrap_or(folded);
    let end = (0..=LONGEST_WORD.min(stem.len())).rev().find(|end| stem.is_char_boundary(*end)).unwrap_or(0);
    stem.get(..end).unwrap_or_default().to_owned()
}
