//! What stands behind something understood and is not understood itself.

use super::education::degree_words;
use super::phrases::PHRASES;
use super::quantity::quantity;
use super::study::unit_words;
use super::token::Slice;

/// The slice, where it can only narrow what stands before it.
pub(super) fn narrows(tail: Slice<'_>) -> Option<Slice<'_>> {
    let tail = tail.trimmed();
    let begins = PHRASES.narrowing_tails.at(&tail, 0).is_some() || tail.is(0, &["range"]);
    (begins && certain(tail)).then_some(tail)
}

/// Whether the words open no further way.
pub(super) fn certain(words: Slice<'_>) -> bool {
    let widens = |at: usize| PHRASES.widening.has(words.word(at)) && PHRASES.at_least.at(&words, at).is_none();
    !(0..words.len()).any(widens) && !(1..words.len()).any(|at| asked_to(&words, at).is_some())
}

/// The token behind the first words of what seems to be asked for from `at` on.
fn asked_to(words: &Slice<'_>, at: usize) -> Option<usize> {
    let time = quantity(words, at).map(|(_, end)| end).filter(|end| words.is(*end, &["of", "experience"]));
    let start = || PHRASES.need_starts.at(words, at).map(|taken| at + taken);
    let study = || unit_words(words, at).map(|taken| at + taken);
    time.or_else(|| degree_words(words, at).map(|taken| at + taken)).or_else(study).or_else(start)
}

/// Whether several things seem to be asked for.
pub(super) fn asks_twice(words: &Slice<'_>) -> bool {
    let (mut at, mut asked) = (PHRASES.leads.skip_all(words, 0), 0);
    while at < words.len() {
        match asked_to(words, at) {
            Some(end) => {
                asked += 1;
                at = end;
            }
            None => at += 1,
        }
    }
    asked > 1
}

/// Whether words hold "or any", "or an equivalent": what stands behind it may be a way of its own.
pub(super) fn opens_way(words: &Slice<'_>) -> bool {
    (0..words.len()).any(|at| words.is(at, &["or"]) && words.is(at + 1, &["any", "an", "equivalent"]))
}
