//! Asides within a description of work: a law that is cited, a list behind a colon, an amount.

use super::phrases::PHRASES;
use super::quantity::is_figure;
use super::token::{Slice, Token};

/// A list within a description has at most so many words between "following" and its colon.
const MOST_BEFORE_LIST: usize = 3;

/// More words than this between "the following" and a colon are no noun of what is listed.
const MOST_BEFORE_COLON: usize = 5;

/// The token behind a note in parentheses that only names a law or a rule.
pub(super) fn citation(words: &Slice<'_>, at: usize) -> Option<usize> {
    let cites = words.is(at, &["("]) && PHRASES.citing.at(words, at + 1).is_some();
    words.from(at).find(&[")"]).filter(|_| cites).map(|length| at + length + 1)
}

/// The colon within "in several of the following fields: drainage pumps, sewage stations" is part of the description.
pub(super) fn list_within(words: &Slice<'_>, at: usize) -> Option<usize> {
    let colon = words.part(at..words.len().min(at + MOST_BEFORE_LIST + 2)).find(&[":", ";"])?;
    let goes_on = words.tokens.get(at + colon + 1).is_some_and(Token::is_word);
    (words.is(at, &["following"]) && goes_on).then_some(at + colon + 1)
}

/// The same of a list in which work adds up: "in one or a combination of the following or closely related areas: budget
/// analysis, personnel".
pub(super) fn pooled_list(words: &Slice<'_>, at: usize) -> Option<usize> {
    let end = at + PHRASES.one_of_these.at(words, at)?;
    if !PHRASES.pooling.within(&words.part(at..end)) {
        return None;
    }
    let colon = end + words.part(end..words.len().min(end + MOST_BEFORE_COLON + 1)).find(&[":"])?;
    // "or closely related areas", "fields of work": nouns of what is listed.
    let plain = (end..colon).all(|at| words.tokens.get(at).is_some_and(Token::is_word));
    let goes_on = words.tokens.get(colon + 1).is_some_and(|next| next.is_word() || next.word == "(");
    (plain && goes_on && !(end..colon).any(|at| is_figure(words.word(at)))).then_some(colon + 1)
}

/// "30 semester units": an amount of study or of work, and no part of an office.
pub(super) fn is_measure(words: &Slice<'_>, at: usize) -> bool {
    let figure = |back: usize| at.checked_sub(back).is_some_and(|before| is_figure(words.word(before)));
    // "an eight-hour shift": how long something else is.
    let of_noun = words.is(at, &["hour", "unit"])
        && words.tokens.get(at + 1).is_some_and(|next| next.is_word() && !PHRASES.head_ends.has(&next.word));
    PHRASES.measured.has(words.word(at)) && (figure(1) || figure(2)) && !of_noun
}
