//! The words of two levels as numbered features: stems, concepts (stems with synonyms merged) and letter runs.

use std::collections::BTreeMap;

use rust_stemmers::{Algorithm, Stemmer};

use super::lexicon::Lexicon;
use super::tokens::Word;

/// Letters of a run.
const RUN: usize = 4;

/// The kinds of features, each in a numbering of its own.
pub(super) const KINDS: usize = 3;

/// The features of one word, by kind; empty for a stop word.
type WordFeatures = [Vec<u32>; KINDS];

/// The features of a passage, by kind: sorted, each with the number of times it occurs.
pub(super) type Bags = [Vec<(u32, u32)>; KINDS];

/// Gives every word its features, each distinct word once.
pub(super) struct Terms<'v> {
    lexicon: &'v Lexicon,
    stemmer: Stemmer,
    known: BTreeMap<String, usize>,
    features: Vec<WordFeatures>,
    numbers: [BTreeMap<String, u32>; KINDS],
}

impl<'v> Terms<'v> {
    pub(super) fn new(lexicon: &'v Lexicon) -> Self {
        Terms {
            lexicon,
            stemmer: Stemmer::create(Algorithm::English),
            known: BTreeMap::new(),
            features: Vec::new(),
            numbers: Default::default(),
        }
    }

    /// How many features of a kind there are so far.
    pub(super) fn count(&self, kind: usize) -> usize {
        self.numbers.get(kind).map_or(0, BTreeMap::len)
    }

    /// The features of a passage.
    pub(super) fn bags(&mut self, words: &[Word]) -> Bags {
        let mut raw: [Vec<u32>; KINDS] = Default::default();
        for word in words {
            let at = self.features_of(&word.key);
            let Some(features) = self.features.get(at) else { continue };
            for (all, own) in raw.iter_mut().zip(features) {
                all.extend_from_slice(own);
            }
        }
        raw.map(counted)
    }

    fn features_of(&mut self, key: &str) -> usize {
        if let Some(&at) = self.known.get(key) {
            return at;
        }
        let features = self.make(key);
        let at = self.features.len();
        self.features.push(features);
        self.known.insert(key.to_owned(), at);
        at
    }

    fn make(&mut self, key: &str) -> WordFeatures {
        if self.lexicon.is_stop_word(key) {
            return WordFeatures::default();
        }
        let stem = self.stemmer.stem(key).into_owned();
        let concept = match self.lexicon.synonym(key) {
            Some(group) => format!("#{group}"),
            None => stem.clone(),
        };
        let runs = letter_runs(key).into_iter().map(|run| self.number(2, run)).collect();
        [vec![self.number(0, stem)], vec![self.number(1, concept)], runs]
    }

    fn number(&mut self, kind: usize, name: String) -> u32 {
        let Some(numbers) = self.numbers.get_mut(kind) else { return 0 };
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        *numbers.entry(name).or_insert(next)
    }
}

fn letter_runs(key: &str) -> Vec<String> {
    let padded: Vec<char> = std::iter::once(' ').chain(key.chars()).chain(std::iter::once(' ')).collect();
    if padded.len() <= RUN {
        return vec![padded.into_iter().collect()];
    }
    padded.windows(RUN).map(|run| run.iter().collect()).collect()
}

fn counted(mut features: Vec<u32>) -> Vec<(u32, u32)> {
    features.sort_unstable();
    features.chunk_by(|a, b| a == b).filter_map(|run| Some((*run.first()?, u32::try_from(run.len()).ok()?))).collect()
}
