//! Kinds of work by their words.

use std::collections::{BTreeMap, BTreeSet};

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

/// Whether every kind of `narrow` is a sort of some kind of `wide`.
pub(super) fn all_of(narrow: &[String], wide: &[String], vocabulary: &Vocabulary) -> bool {
    let sorts = sorts_of(wide, vocabulary);
    narrow.iter().all(|id| sorts.contains(id.as_str()))
}

/// These kinds and all that imply one of them, by however many steps.
fn sorts_of<'v>(wide: &'v [String], vocabulary: &'v Vocabulary) -> BTreeSet<&'v str> {
    let mut narrower: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for kind in &vocabulary.kinds {
        for implied in &kind.implies {
            narrower.entry(implied).or_default().push(&kind.id);
        }
    }
    let mut found = BTreeSet::new();
    let mut waiting: Vec<&str> = wide.iter().map(String::as_str).collect();
    while let Some(id) = waiting.pop() {
        if found.insert(id) {
            waiting.extend(narrower.get(id).into_iter().flatten());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use rungs_domain::spec::ExperienceKind;

    use super::*;

    #[test]
    fn a_long_chain_of_kinds_is_walked_once() {
        // As many as a vocabulary may have, each a sort of the next.
        let kind = |at: usize| ExperienceKind {
            id: format!("k{at}"),
            meaning: String::new(),
            source: String::new(),
            implies: vec![format!("k{}", at + 1)],
            residency: false,
            unsettled: false,
        };
        let vocabulary = Vocabulary { kinds: (0..10_000).map(kind).collect(), ..Vocabulary::default() };
        let named = |at: usize| vec![format!("k{at}")];
        let begun = Instant::now();
        assert!(all_of(&named(0), &named(9_999), &vocabulary));
        assert!(!all_of(&named(9_999), &named(0), &vocabulary));
        assert!(!all_of(&[named(0), named(9_999)].concat(), &named(5_000), &vocabulary));
        // A tenth of a second unoptimized; walked kind by kind it took minutes.
        assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    }
}
