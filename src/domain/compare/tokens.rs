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
        self.form.key()
    }
}

/// The words of a text in order, with their first byte. Punctuation and space are not words; a figure is.
///
/// Plain ASCII is cut fast. No word runs over the end of a line, or over a space with a plain sign behind it, so that
/// one dash or curly apostrophe slows down the words around it alone.
pub(super) fn raw_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let pieces = text.split_inclusive('\n').flat_map(plain_pieces);
    let placed = pieces.scan(0, |end, piece| {
        let start = *end;
        *end += piece.len();
        Some((start, piece))
    });
    placed.flat_map(|(start, piece)| piece.unicode_word_indices().map(move |(at, word)| (start + at, word)))
}

/// A line whole, where it is plain ASCII; otherwise cut behind spaces. A sign that is not plain may be one that joins
/// itself to the space before it, so there is no cut before it.
fn plain_pieces(line: &str) -> impl Iterator<Item = &str> {
    let plain = line.is_ascii();
    let mut rest = line;
    std::iter::from_fn(move || {
        let behind =
            |(at, _): (usize, &str)| Some(at + 1).filter(|end| rest.as_bytes().get(*end).is_some_and(u8::is_ascii));
        let end = if plain { None } else { rest.match_indices(' ').find_map(behind) };
        let (piece, after) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// All of a word in lower case, with a straight apostrophe: two words with the same form are the same.
pub(super) fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase).collect()
}

/// The form under which a word is likened to others: without possessive, at most 64 bytes.
pub(super) fn key(folded: &str) -> &str {
    let stem = folded.strip_suffix("'s").unwrap_or(folded);
    stem.get(..stem.floor_char_boundary(LONGEST_WORD)).unwrap_or_default()
}

/// The forms of the words of a phrase.
pub(super) fn keys(phrase: &str) -> Vec<String> {
    raw_words(phrase).map(|(_, word)| key(&folded(word)).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::raw_words;

    proptest! {
        #[test]
        fn a_text_cut_piece_by_piece_has_the_words_of_the_whole(text in "[a-z0-9'’.:,_ \n\r\u{301}\u{200D}\u{AD}é日カ🇦😀א\"]{0,40}|\\PC{0,40}") {
            prop_assert_eq!(raw_words(&text).collect::<Vec<_>>(), text.unicode_word_indices().collect::<Vec<_>>());
        }
    }
}
