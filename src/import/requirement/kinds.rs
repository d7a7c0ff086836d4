//! Kinds of work by their words.

use rungs_domain::spec::Vocabulary;

use super::phrases::{KindWords, PHRASES};
use super::token::{Cursor, Slice, listed};

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

impl Kinds {
    /// One kind alone.
    pub fn of(kind: String) -> Self {
        Kinds { kinds: vec![kind], ..Kinds::default() }
    }
}

/// The list of kinds that begins at `at`, and the token behind it.
pub(super) fn kind_list(slice: &Slice<'_>, at: usize, vocabulary: &Vocabulary) -> Option<(Kinds, usize)> {
    let (found, end) = listed(slice, at, &["or", "and/or", "/"], |at| one(slice, at, vocabulary))?;
    (!found.iter().all(|words| words.kinds.is_empty())).then(|| (pooled(&found), end))
}

/// One kind, with the small words before it and "experience" behind it.
fn one<'p>(slice: &Slice<'_>, at: usize, vocabulary: &Vocabulary) -> Option<(&'p KindWords, usize)> {
    let (mut read, mut professional) = (Cursor::new(slice, at), false);
    loop {
        if let Some(words) = read.take_with(|slice, at| kind_at(slice, at, vocabulary)) {
            read.take_word(&["experience", "work"]);
            return (words.professional || !professional).then_some((words, read.at));
        }
        if read.take(&PHRASES.professional) {
            professional = true;
        } else if !(read.take_word(&["a", "an", "the"]) || read.take(&PHRASES.into)) {
            return None;
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
