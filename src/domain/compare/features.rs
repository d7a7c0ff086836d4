//! The passages of two lists by the features they hold: stems, concepts and, for whole items, runs of letters.
//!
//! A feature is looked at once, together with all passages that hold it. So it is weighed where its holders are
//! known, and every passage gets its features in order without sorting any.

use super::similarity::ItemWords;
use super::terms::{Form, Terms};
use super::tokens::Word;
use super::vector::{FeatureVector, FeatureWeight, KINDS};

/// A word that stands more than this many times in an item counts no more for it.
const MOST_TIMES: u64 = 3;
/// Letters of a run.
const RUN: usize = 4;
/// About as many runs as a word of an item has, stop words reckoned in.
const USUAL_RUNS: usize = 5;

/// A feature, and the number of a word that has it.
type Feature = (u64, u32);

/// All items of both lists, then all their clauses. Clauses are known by their words alone, which tell enough and are
/// quickly compared.
pub(super) fn passages(lower: &[ItemWords<'_>], upper: &[ItemWords<'_>], terms: &Terms<'_>) -> Vec<FeatureVector> {
    let items = || lower.iter().chain(upper);
    let clauses = items().flat_map(|item| item.clauses.iter().copied());
    let passages: Vec<&[Word]> = items().map(|item| item.words).chain(clauses).collect();
    let words = Words::of(&passages, terms);
    let mut weighed = Weighed::new(lower.len() + upper.len());
    passages.iter().for_each(|passage| weighed.make_room(passage.len()));
    let (items, all) = (weighed.items, weighed.passages.len());
    for (kind, (features, reach)) in words.features(terms).iter().zip([all, all, items]).enumerate() {
        weighed.add(kind, features, &words, reach);
    }
    weighed.passages.into_iter().map(FeatureVector::new).collect()
}

/// The distinct words of the passages.
struct Words<'w> {
    distinct: Vec<&'w Form>,
    /// The passages where words stand, once for each time: those of one word in order, behind those of words with a lower
    /// number.
    holders: Vec<usize>,
    /// By the number of the word, where its passages end.
    ends: Vec<usize>,
}

impl<'w> Words<'w> {
    fn of(passages: &[&'w [Word]], terms: &Terms<'_>) -> Self {
        let mut ends = vec![0; terms.forms()];
        let mut distinct: Vec<&Form> = Vec::new();
        for word in passages.iter().copied().flatten() {
            let Some(times) = ends.get_mut(word.form.number as usize) else { continue };
            if *times == 0 {
                distinct.push(&word.form);
            }
            *times += 1;
        }
        // From how often each word stands to where its passages begin, which becomes where they end as they are set.
        let mut all = 0;
        for times in &mut ends {
            all += std::mem::replace(times, all);
        }
        let mut holders = vec![0; all];
        for (passage, words) in passages.iter().enumerate() {
            for word in words.iter() {
                let Some(place) = ends.get_mut(word.form.number as usize) else { continue };
                if let Some(holder) = holders.get_mut(*place) {
                    *holder = passage;
                }
                *place += 1;
            }
        }
        Words { distinct, holders, ends }
    }

    /// The passages where a word stands.
    fn holders(&self, form: u32) -> &[usize] {
        let end = |at: usize| self.ends.get(at).copied();
        let form = form as usize;
        let start = form.checked_sub(1).and_then(end).unwrap_or(0);
        end(form).and_then(|end| self.holders.get(start..end)).unwrap_or_default()
    }

    /// By kind, every feature with each word that has it, in order.
    fn features(&self, terms: &Terms<'_>) -> [Vec<Feature>; KINDS] {
        let mut all: [Vec<Feature>; KINDS] = Default::default();
        let [stems, concepts, runs] = &mut all;
        for form in &self.distinct {
            let Some(features) = terms.features(form) else { continue };
            stems.push((features.stem.into(), form.number));
            concepts.push((features.concept.into(), form.number));
            runs.extend(letter_runs(form.key()).map(|run| (run, form.number)));
        }
        all.iter_mut().for_each(|features| features.sort_unstable());
        all
    }
}

/// Every four letters in a row, with a space before and behind the word, packed into a number each: 16 bits a letter,
/// which tell all letters of the basic plane apart, and therefore all but a few rare scripts.
fn letter_runs(key: &str) -> impl Iterator<Item = u64> + '_ {
    let padded = std::iter::once(' ').chain(key.chars()).chain(std::iter::once(' '));
    let mut run = 0;
    let runs = padded.map(move |letter| {
        run = run << 16 | u64::from(u32::from(letter) & 0xFFFF);
        run
    });
    runs.skip(RUN - 1)
}

/// Passages that are given their features.
struct Weighed {
    /// How many of the passages, the first, are whole items.
    items: usize,
    passages: Vec<[Vec<FeatureWeight>; KINDS]>,
    /// What a feature tells, by the number of items that hold it. Features are many, items few.
    tells: Vec<u64>,
    /// By passage, how often the feature in hand stands there.
    times: Vec<u64>,
    /// The passages that hold the feature in hand.
    holding: Vec<usize>,
}

impl Weighed {
    fn new(items: usize) -> Self {
        Weighed {
            items,
            passages: Vec::new(),
            tells: (0..=items as u64).map(|holders| telling(items as u64, holders)).collect(),
            times: Vec::new(),
            holding: Vec::new(),
        }
    }

    /// Adds a passage of so many words, without features so far.
    fn make_room(&mut self, words: usize) {
        let runs = if self.passages.len() < self.items { words * USUAL_RUNS } else { 0 };
        self.passages.push([words, words, runs].map(Vec::with_capacity));
        self.times.push(0);
    }

    /// Gives their features of one kind to the first `reach` passages.
    fn add(&mut self, kind: usize, features: &[Feature], words: &Words<'_>, reach: usize) {
        for (number, group) in (0..).zip(features.chunk_by(|a, b| a.0 == b.0)) {
            for holders in group.iter().map(|(_, form)| words.holders(*form)) {
                holders.iter().take_while(|passage| **passage < reach).for_each(|passage| self.count(*passage));
            }
            let items = self.holding.iter().filter(|passage| **passage < self.items).count();
            let weight = self.tells.get(items).copied().unwrap_or(0);
            for passage in self.holding.drain(..) {
                let times = self.times.get_mut(passage).map(std::mem::take).unwrap_or(0);
                if let Some(entries) = self.passages.get_mut(passage).and_then(|kinds| kinds.get_mut(kind)) {
                    entries.push((number, weight * (1 + times.min(MOST_TIMES)) / 2));
                }
            }
        }
    }

    fn count(&mut self, passage: usize) {
        let Some(times) = self.times.get_mut(passage) else { return };
        if *times == 0 {
            self.holding.push(passage);
        }
        *times += 1;
    }
}

/// How telling a word is that stands in `holders` of `items` items: about the binary logarithm of how rare it is,
/// plus one, in thousandths. Drawn in straight lines between the powers of two, so that it needs no logarithm.
pub(super) fn telling(items: u64, holders: u64) -> u64 {
    telling_by_rarity(1000 * (items + 1) / holders.max(1))
}

/// How telling a word is by its rarity: how many items there are for each that holds it, in thousandths.
pub(super) fn telling_by_rarity(rarity: u64) -> u64 {
    let doublings = (rarity / 1000).max(1).ilog2();
    let beyond = (rarity >> doublings).saturating_sub(1000);
    500 + 1000 * u64::from(doublings) + beyond
}

#[cfg(test)]
mod tests {
    use super::telling;

    #[test]
    fn a_word_weighs_more_the_fewer_items_hold_it() {
        // (items + 1) / holders = 1, 2, 4: logarithms 0, 1, 2.
        assert_eq!([telling(7, 8), telling(7, 4), telling(7, 2)], [500, 1500, 2500]);
    }
}
