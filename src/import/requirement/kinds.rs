//! Kinds of work by their words.

use rungs_domain::spec::Vocabulary;

use super::phrases::{KindWords, PHRASES};
use super::token::Slice;

/// Kinds of work that count together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Kinds {
    /// Those that count.
    pub kinds: Vec<String>,
    /// Those that count if a person finds them similar.
    pub judged: Vec<String>,
    /// Whether all of them are of professional work.
    pub professional: bool,
}

/// The list of kinds that begins at `at`, and the token behind it.
pub(super) fn kind_list(slice: &Slice<'_>, at: usize, vocabulary: &Vocabulary) -> Option<(Kinds, usize)> {
    let (first, mut end) = one(slice, at, vocabulary)?;
    let mut found = vec![first];
    loop {
        let comma = end + usize::from(slice.is(end, &[","]));
        let next = comma + usize::from(slice.is(comma, &["or", "and/or", "/"]));
        match one(slice, next, vocabulary).filter(|_| next > end) {
            Some((words, behind)) => {
                found.push(words);
                end = behind;
            }
            None => return (!found.iter().all(|words| words.kinds.is_empty())).then(|| (pooled(&found), end)),
        }
    }
}

/// One kind, with the small words before it and "experience" behind it.
fn one<'p>(slice: &Slice<'_>, mut at: usize, vocabulary: &Vocabulary) -> Option<(&'p KindWords, usize)> {
    let mut professional = false;
    loop {
        if let Some((words, end)) = kind_at(slice, at, vocabulary) {
            let fits = words.professional || !professional;
            return fits.then(|| (words, end + usize::from(slice.is(end, &["experience", "work"]))));
        }
        if let Some(taken) = PHRASES.professional.at(slice, at) {
            professional = true;
            at += taken;
        } else if slice.is(at, &["a", "an", "the"]) {
            at += 1;
        } else {
            at += PHRASES.into.at(slice, at)?;
        }
    }
}

/// The longest words for a kind of this vocabulary at `at`, and the token behind them.
pub(super) fn kind_at<'p>(slice: &Slice<'_>, at: usize, vocabulary: &Vocabulary) -> Option<(&'p KindWords, usize)> {
    let known = |words: &&KindWords| {
        let all = words.kinds.iter().chain(&words.judged).chain(&words.akin);
        all.clone().all(|id| vocabulary.kinds.iter().any(|kind| kind.id == *id))
    };
    let found = PHRASES.kinds.iter().filter(known).filter_map(|words| Some((words, words.phrases.at(slice, at)?)));
    found.max_by_key(|(_, taken)| *taken).map(|(words, taken)| (words, at + taken))
}

fn pooled(found: &[&KindWords]) -> Kinds {
    let mut pool = Kinds {
        professional: found.iter().all(|words| words.professional || words.kinds.is_empty()),
        ..Kinds::default()
    };
    let add = |list: &mut Vec<String>, without: &[String], ids: &[String]| {
        for id in ids {
            if !list.contains(id) && !without.contains(id) {
                list.push(id.clone());
            }
        }
    };
    found.iter().for_each(|words| add(&mut pool.kinds, &[], &words.kinds));
    let kinds = pool.kinds.clone();
    found.iter().for_each(|words| add(&mut pool.judged, &kinds, &words.judged));
    found.iter().for_each(|words| add(&mut pool.judged, &kinds, &words.akin));
    pool
}

/// What the need for these kinds is called.
pub(super) fn need(kinds: &[String]) -> String {
    let same = |names: &[String]| names.len() == kinds.len() && names.iter().all(|name| kinds.contains(name));
    let known = PHRASES.needs.iter().find(|name| same(&name.kinds)).map(|name| &name.need);
    known.or(kinds.first()).cloned().unwrap_or_default()
}
