//! Words of a text: where they stand, and the form under which they are compared.

use std::ops::Range;
use std::rc::Rc;

use unicode_segmentation::UnicodeSegmentation;

use super::terms::Form;

/// The most bytes of a word that count when it is likened to others; no word of a specification is as long.
const LONGEST_WORD: usize = 64;

/// One word of a text.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What is known of it, shared by all places where it stands.
    pub form: Rc<Form>,
}

impl Word {
    /// The form under which it is likened to others.
    pub(super) fn key(&self) -> &str {
        &self.form.key
    }
}

/// The words of a text in order, with their first byte. Punctuation and space are not words; a figure is.
pub(super) fn raw_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.unicode_word_indices()
}

/// All of a word in lower case, with a straight apostrophe: two words with the same form are the same.
pub(super) fn folded(word: &str) -> String {
    word.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase).collect()
}

/// The form under which a word is likened to others: without possessive, at most 64 bytes.
pub(super) fn key(folded: &str) -> String {
    let stem = folded.strip_suffix("'s").unwrap_or(folded);
    let end = (0..=LONGEST_WORD.min(stem.len())).rev().find(|end| stem.is_char_boundary(*end)).unwrap_or(0);
    stem.get(..end).unwrap_or_default().to_owned()
}

/// The forms of the words of a phrase.
pub(super) fn keys(phrase: &str) -> Vec<String> {
    raw_words(phrase).map(|(_, word)| key(&folded(word))).collect()
}
