//! Where the words of a list stand, clause by clause: what an item sets in may only have come there from another one.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::items::Item;
use super::terms::Terms;
use super::tokens::Word;

/// Words by what they mean, and for each meaning the stems with which it is said.
pub(super) type Meanings = BTreeMap<u32, BTreeSet<u32>>;

/// The clauses of a list, by the stems of their words. A synonym would not do: it is the words that moved.
#[derive(Debug, Default)]
pub(super) struct ClauseIndex {
    clauses: Vec<StemmedClause>,
    /// Each stem with each clause that has it, in order.
    having: Vec<(u32, usize)>,
}

#[derive(Debug)]
struct StemmedClause {
    number: u32,
    /// In order, each once.
    stems: Vec<u32>,
}

/// The most clauses that are looked at for the words of one place.
const MOST_CLAUSES: usize = 16;

impl ClauseIndex {
    pub(super) fn of(items: &[Item], terms: &Terms<'_>) -> Self {
        let mut standing = ClauseIndex::default();
        for (item, words) in items.iter().flat_map(|item| item.clause_words().map(move |words| (item, words))) {
            let stems = stems(words, terms);
            standing.having.extend(stems.iter().map(|stem| (*stem, standing.clauses.len())));
            standing.clauses.push(StemmedClause { number: item.number, stems });
        }
        standing.having.sort_unstable();
        standing
    }

    /// The clauses that have a stem.
    fn having(&self, stem: u32) -> impl ExactSizeIterator<Item = usize> + '_ {
        let from = self.having.partition_point(|(own, _)| *own < stem);
        let to = self.having.partition_point(|(own, _)| *own <= stem);
        self.having.get(from..to).unwrap_or_default().iter().map(|(_, clause)| *clause)
    }

    /// The number of the first item other than `own`, one clause of which says all of this with the same words.
    pub(super) fn find(&self, said: &Meanings, own: u32) -> Option<u32> {
        let fewest =
            said.values().min_by_key(|stems| stems.iter().map(|stem| self.having(*stem).len()).sum::<usize>())?;
        let clauses = fewest.iter().flat_map(|stem| self.having(*stem)).filter_map(|at| self.clauses.get(at));
        let others = clauses.filter(|clause| clause.number != own).take(MOST_CLAUSES);
        others.filter(|clause| says_all(said, &clause.stems)).map(|clause| clause.number).min()
    }
}

/// The stems of words, in order, each once.
fn stems(words: &[Word], terms: &Terms<'_>) -> Vec<u32> {
    let mut stems: Vec<u32> = Vec::with_capacity(words.len());
    stems.extend(words.iter().filter_map(|word| terms.features(&word.form)).map(|features| features.stem));
    stems.sort_unstable();
    stems.dedup();
    stems
}

fn says_all(said: &Meanings, stems: &[u32]) -> bool {
    said.values().all(|wanted| wanted.iter().any(|stem| stems.binary_search(stem).is_ok()))
}

/// What words say that is not among what is known.
pub(super) fn new_words<'w>(words: impl Iterator<Item = &'w Word>, known: &[u32], terms: &Terms<'_>) -> Meanings {
    let mut said = Meanings::new();
    for features in words.filter_map(|word| terms.features(&word.form)) {
        if known.binary_search(&features.concept).is_err() {
            said.entry(features.concept).or_default().insert(features.stem);
        }
    }
    said
}

/// The bytes of an item from the first to the last of some words, in the clause that has all of them.
pub(super) fn place_in(item: &Item, said: &Meanings, terms: &Terms<'_>) -> Option<Range<usize>> {
    let clause = item.clause_words().find(|words| says_all(said, &stems(words, terms)))?;
    let is_said = |word: &&Word| {
        let stem = terms.features(&word.form).map(|features| features.stem);
        stem.is_some_and(|stem| said.values().any(|stems| stems.contains(&stem)))
    };
    let (first, last) = (clause.iter().find(is_said)?, clause.iter().rev().find(is_said)?);
    Some(first.range.start..last.range.end)
}
