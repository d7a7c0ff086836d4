//! Words of a level as they are quoted: the deciding words in their clause, what is far from them left out.

use std::ops::Range;

use crate::spec::Locator;

/// How much of a text is quoted.
struct Room {
    /// Text up to this many words is quoted whole.
    whole: usize,
    /// What is left of a longer text has about this many words, the deciding ones among them.
    words: usize,
    /// So many words stand before the deciding ones, where the clause does not begin there.
    before: usize,
    /// A comma ends what is quoted, if it has this many words already.
    enough: usize,
}

/// A line of a table.
const LINE: Room = Room { whole: 11, words: 9, before: 2, enough: 5 };
/// A part of a sentence.
const BRIEF: Room = Room { whole: 6, words: 5, before: 1, enough: 4 };
/// Shorter words, such as "of" and "the", do not end what is quoted.
const SHORT_WORD: usize = 4;
/// What stands for words that are left out.
const GAP: &str = "…";

/// Words of a level as printed, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The deciding words in their clause. " … " stands for words that are left out.
    pub text: String,
    /// The deciding words, by their bytes in `text`. Empty where the other level prints a word and this one does not.
    pub marks: Vec<Range<usize>>,
    /// The words around them as printed, without a gap: the whole clause where it is of usual length.
    pub whole: String,
    /// Which clause of the class concept it is, from 0: semicolons and sentences end clauses, and they are counted over
    /// all its paragraphs. `None`: it stands elsewhere.
    pub clause: Option<usize>,
    /// The passage.
    pub locator: Locator,
    /// Whether they are printed for the series as a whole.
    pub of_series: bool,
}

impl Quotation {
    /// The letter of the clause in the class concept: `a` for the first, `z` for the 26th, `aa` for the next.
    ///
    /// ```
    /// use rungs_domain::compare::Quotation;
    /// assert_eq!([0, 25, 26, 27].map(Quotation::letter), ["a", "z", "aa", "bb"]);
    /// ```
    pub fn letter(clause: usize) -> String {
        let letter = char::from(b'a' + u8::try_from(clause % 26).unwrap_or_default());
        std::iter::repeat_n(letter, clause / 26 + 1).collect()
    }

    /// The deciding words with a few around them, for a sentence that says several things.
    pub fn brief(&self) -> String {
        cut_around(&self.text, &self.marks, &BRIEF).0
    }
}

/// A text cut around the deciding words, and these by their bytes in what is left. Words are never cut, deciding words
/// never left out.
pub(super) fn shortened(whole: &str, marks: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    cut_around(whole, marks, &LINE)
}

fn cut_around(whole: &str, marks: &[Range<usize>], room: &Room) -> (String, Vec<Range<usize>>) {
    let words = words(whole);
    let kept = kept(whole, &words, marks, room);
    let mut text = String::new();
    let mut shown = Vec::new();
    let mut end = 0;
    for part in kept {
        if part.start > end {
            text.push_str(if text.is_empty() { "… " } else { " … " });
        }
        let at = text.len();
        text.push_str(whole.get(part.clone()).unwrap_or_default());
        let inside = marks.iter().filter(|mark| part.start <= mark.start && mark.end <= part.end);
        shown.extend(inside.map(|mark| at + mark.start - part.start..at + mark.end - part.start));
        end = part.end;
    }
    if end < whole.len() {
        text.push(' ');
        text.push_str(GAP);
    }
    (text, shown)
}

/// The bytes of each word, signs and all.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, sign) in text.char_indices() {
        match (sign.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| from..text.len()));
    words
}

/// The parts of a text that are quoted.
fn kept(whole: &str, words: &[Range<usize>], marks: &[Range<usize>], room: &Room) -> Vec<Range<usize>> {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
    if words.len() <= room.whole {
        return std::iter::once(0..whole.len()).collect();
    }
    let word = |at: usize| words.get(at).and_then(|range| whole.get(range.clone())).unwrap_or_default();
    let begin = marks.iter().map(|mark| mark.start).min().unwrap_or(first.start);
    let end = marks.iter().map(|mark| mark.end).max().unwrap_or(first.start);
    let marked = words.partition_point(|range| range.end <= begin)..words.partition_point(|range| range.start < end);
    let mut from = marked.start;
    while from > 0 && marked.start - from < room.before && !word(from - 1).ends_with([',', ';', ':']) {
        from -= 1;
    }
    if from <= room.before {
        from = 0;
    }
    while from > 0 && from < marked.start && word(from).len() < SHORT_WORD {
        from += 1;
    }
    let mut to = marked.end.max(from + 1);
    while to < words.len()
        && (to - from < room.words || to < marked.end)
        && !(to - from >= room.enough && word(to - 1).ends_with(','))
    {
        to += 1;
    }
    // One word more or less is no reason for a gap.
    if to + 1 >= words.len() {
        to = words.len();
    }
    while to < words.len() && to > marked.end.max(from + 1) && word(to - 1).len() < SHORT_WORD {
        to -= 1;
    }
    let end_of = |at: usize| words.get(at - 1).map_or(whole.len(), |range| range.end);
    let mut text_end = end_of(to);
    if to < words.len() && to > marked.end && word(to - 1).ends_with([',', ';', ':']) {
        text_end -= 1;
    }
    let text_end = if to == words.len() { last.end.max(whole.trim_end().len()) } else { text_end };
    let start_of = words.get(from).map_or(0, |range| range.start);
    // Who does it, or what is done, stands before the gap: "monitors … activities of a unit".
    let opening = (from > 0 && is_verb(word(0))).then(|| first.clone());
    opening.into_iter().chain(std::iter::once(start_of..text_end)).collect()
}

/// Whether a word at the beginning of a clause says what is done, or who does it.
fn is_verb(word: &str) -> bool {
    word.len() >= SHORT_WORD && word.ends_with('s') && word.chars().all(char::is_alphabetic)
}

/// The deciding words of a phrase beside that of the other level: those that the other does not have, or all.
pub(super) fn deciding(line: &str, phrase: &Range<usize>, other: Option<&str>) -> Range<usize> {
    let Some(inside) = line.get(phrase.clone()) else { return phrase.clone() };
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let theirs: Vec<String> = other.unwrap_or_default().split_whitespace().map(bare).collect();
    let own: Vec<Range<usize>> = words(inside)
        .into_iter()
        .filter(|range| {
            let word = inside.get(range.clone()).map(bare).unwrap_or_default();
            !word.is_empty() && !theirs.contains(&word)
        })
        .collect();
    match (own.first(), own.last()) {
        (Some(first), Some(last)) => phrase.start + first.start..phrase.start + last.end,
        _ => phrase.clone(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{deciding, shortened, words};

    proptest! {
        #[test]
        fn what_is_cut_keeps_the_deciding_words_and_the_order(
            text in prop::collection::vec("[a-zé’-]{1,9}[,;]?", 1..40),
            at in 0..40_usize,
            length in 1..4_usize,
        ) {
            let whole = text.join(" ");
            let places = words(&whole);
            let first = at % places.len();
            let mark = places[first].start..places[(first + length - 1).min(places.len() - 1)].end;
            let (cut, marks) = shortened(&whole, std::slice::from_ref(&mark));
            prop_assert_eq!(marks.iter().map(|mark| &cut[mark.clone()]).collect::<Vec<_>>(), [&whole[mark]]);
            let mut rest = whole.as_str();
            for part in cut.split('…').map(str::trim).filter(|part| !part.is_empty()) {
                let found = rest.find(part);
                prop_assert!(found.is_some(), "{} in {}", part, whole);
                rest = &rest[found.unwrap_or_default() + part.len()..];
            }
        }
    }

    #[test]
    fn the_words_that_the_other_level_has_not_decide() {
        let decide = |own: &str, other| own[deciding(own, &(0..own.len()), other)].to_owned();
        assert_eq!(decide("under general direction", Some("Under direction")), "general");
        assert_eq!(decide("under direction", Some("under general direction")), "under direction");
        assert_eq!(decide("leads the work", None), "leads the work");
    }
}
