//! Who must have something: all who apply.

use super::phrases::PHRASES;
use super::token::Slice;

/// More words than this before "must possess" are no name of those who must.
const MOST_WHO: usize = 12;

/// What all applicants must have: "a valid license" of "However, all candidates must possess a valid license". `None`: the
/// sentence does not say who.
pub(super) fn asked_of<'t>(sentence: &Slice<'t>) -> Option<Slice<'t>> {
    let (at, taken) = PHRASES.must_hold.find(sentence).or_else(|| must_be(sentence))?;
    let who = sentence.part(0..at);
    let all = PHRASES.subjects.within(&who) && who.len() <= MOST_WHO && !PHRASES.some_of_them.within(&who);
    all.then(|| sentence.from(at + taken))
}

/// "be certified in first aid" of "candidates must be certified in first aid".
fn must_be<'t>(sentence: &Slice<'t>) -> Option<(usize, usize)> {
    let starts = |at: usize| PHRASES.credential_starts.at(sentence, at).is_some();
    let at = (0..sentence.len())
        .find(|at| sentence.is(*at, &["must"]) && sentence.is(at + 1, &["be"]) && (starts(at + 1) || starts(at + 2)))?;
    Some((at, if starts(at + 1) { 1 } else { 2 }))
}

/// Whether a sentence says that everybody must have something.
pub(super) fn of_everybody(sentence: &Slice<'_>) -> bool {
    let who = asked_of(sentence).map_or(0, |rest| sentence.len() - rest.len());
    sentence.part(0..who).find(&["all", "every", "each"]).is_some()
}
