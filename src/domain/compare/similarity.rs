//! How alike two items are.
//!
//! Words weigh by how telling they are among the items of the two levels compared, so that a result does not
//! depend on what else is loaded. Everything is whole numbers up to one division and two square roots, which
//! IEEE 754 rounds alike on every machine, and every score is rounded to thousandths at once.

use std::cmp::Ordering;

use super::settings::Settings;
use super::terms::{Bags, KINDS, Terms, bags};
use super::tokens::Word;

/// A word that stands more than this many times in an item counts no more for it.
const MOST_TIMES: u32 = 3;

/// The weighted features of a passage.
#[derive(Debug, Clone, Default)]
struct Vector {
    entries: Vec<(u32, u64)>,
    length: f64,
}

impl Vector {
    fn new(bag: &[(u32, u32)], weights: &[u64]) -> Self {
        let entries: Vec<(u32, u64)> = bag
            .iter()
            .map(|&(feature, times)| {
                let weight = weights.get(feature as usize).copied().unwrap_or(0);
                (feature, weight * (1 + u64::from(times.min(MOST_TIMES))) / 2)
            })
            .collect();
        let square: u64 = entries.iter().map(|(_, weight)| weight * weight).sum();
        Vector { entries, length: (square as f64).sqrt() }
    }

    /// The cosine of the angle between two vectors, in thousandths.
    fn cosine(&self, other: &Vector) -> u32 {
        let lengths = self.length * other.length;
        if lengths <= 0.0 {
            return 0;
        }
        let mut dot = 0_u64;
        let (mut own, mut theirs) = (self.entries.iter(), other.entries.iter());
        let (mut left, mut right) = (own.next(), theirs.next());
        while let (Some((feature, weight)), Some((their_feature, their_weight))) = (left, right) {
            match feature.cmp(their_feature) {
                Ordering::Less => left = own.next(),
                Ordering::Greater => right = theirs.next(),
                Ordering::Equal => {
                    dot += weight * their_weight;
                    (left, right) = (own.next(), theirs.next());
                }
            }
        }
        (dot as f64 / lengths * 1000.0).round().min(1000.0) as u32
    }

    fn weight(&self) -> u64 {
        self.entries.iter().map(|(_, weight)| weight).sum()
    }
}

/// An item or a clause, ready to be compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Passage {
    kinds: [Vector; KINDS],
}

impl Passage {
    /// How much the words of the passage tell, in the unit of the weights.
    pub(super) fn weight(&self) -> u64 {
        let [stems, ..] = &self.kinds;
        stems.weight()
    }

    /// The words of the passage, synonyms taken for one, with their weights.
    pub(super) fn words(&self) -> impl Iterator<Item = (u32, u64)> + '_ {
        let [_, concepts, _] = &self.kinds;
        concepts.entries.iter().copied()
    }

    /// The likeness of two passages without regard to clauses, in thousandths, by the kinds of features they have.
    fn likeness(&self, other: &Passage, settings: &Settings) -> u32 {
        let shares = [settings.stems, settings.concepts, settings.letters];
        let (mut sum, mut counted) = (0, 0);
        for ((own, theirs), share) in self.kinds.iter().zip(&other.kinds).zip(shares) {
            if !(own.entries.is_empty() && theirs.entries.is_empty()) {
                sum += share * own.cosine(theirs);
                counted += share;
            }
        }
        sum / counted.max(1)
    }
}

/// An item with its clauses.
#[derive(Debug, Clone, Default)]
pub(super) struct Measured {
    pub whole: Passage,
    pub clauses: Vec<Passage>,
}

/// The items of two levels, ready to be compared.
#[derive(Debug)]
pub(super) struct Similarity {
    settings: Settings,
    pub lower: Vec<Measured>,
    pub upper: Vec<Measured>,
}

/// The words of an item, and those of each of its clauses.
pub(super) struct ItemWords<'w> {
    pub words: &'w [Word],
    pub clauses: Vec<&'w [Word]>,
}

impl Similarity {
    pub(super) fn new(lower: &[ItemWords<'_>], upper: &[ItemWords<'_>], terms: &Terms<'_>, settings: Settings) -> Self {
        let lower: Vec<(Bags, Vec<Bags>)> = lower.iter().map(|item| item_bags(item)).collect();
        let upper: Vec<(Bags, Vec<Bags>)> = upper.iter().map(|item| item_bags(item)).collect();
        let mut weights: [Vec<u64>; KINDS] = Default::default();
        for ((kind, weights), count) in weights.iter_mut().enumerate().zip(terms.counts()) {
            let mut holders = vec![0_usize; count];
            for (feature, _) in lower.iter().chain(&upper).filter_map(|(whole, _)| whole.get(kind)).flatten() {
                if let Some(count) = holders.get_mut(*feature as usize) {
                    *count += 1;
                }
            }
            // Features are many, items few: what a feature tells is reckoned once for each number of holders.
            let items = (lower.len() + upper.len()) as u64;
            let tells: Vec<u64> = (0..=items).map(|holders| telling(items, holders)).collect();
            *weights = holders.into_iter().filter_map(|holders| tells.get(holders).copied()).collect();
        }
        let measured = |items: Vec<(Bags, Vec<Bags>)>| {
            items
                .iter()
                .map(|(whole, clauses)| Measured {
                    whole: passage(whole, &weights),
                    clauses: clauses.iter().map(|clause| passage(clause, &weights)).collect(),
                })
                .collect()
        };
        Similarity { settings, lower: measured(lower), upper: measured(upper) }
    }

    /// How alike two items are, in thousandths.
    pub(super) fn items(&self, lower: usize, upper: usize) -> u32 {
        let (Some(lower), Some(upper)) = (self.lower.get(lower), self.upper.get(upper)) else { return 0 };
        let whole = lower.whole.likeness(&upper.whole, &self.settings);
        let share = self.settings.clauses.min(1000);
        let clauses = if share == 0 || (lower.clauses.len() < 2 && upper.clauses.len() < 2) {
            whole
        } else {
            self.clause_by_clause(lower, upper)
        };
        (whole * (1000 - share) + clauses * share) / 1000
    }

    /// How alike a clause of a lower item is to a clause of an upper one, in thousandths.
    pub(super) fn clause_pair(&self, lower: (usize, usize), upper: (usize, usize)) -> u32 {
        let lower = self.lower.get(lower.0).and_then(|item| item.clauses.get(lower.1));
        let upper = self.upper.get(upper.0).and_then(|item| item.clauses.get(upper.1));
        lower.zip(upper).map_or(0, |(lower, upper)| lower.likeness(upper, &self.settings))
    }

    /// Every clause against the clause most like it, weighted by how much the clause tells, from both sides.
    fn clause_by_clause(&self, lower: &Measured, upper: &Measured) -> u32 {
        let mut best_of_upper = vec![0; upper.clauses.len()];
        let (mut sum, mut weights) = (0_u64, 0_u64);
        for clause in &lower.clauses {
            let mut best_of_lower = 0;
            for (other, best) in upper.clauses.iter().zip(&mut best_of_upper) {
                let likeness = clause.likeness(other, &self.settings);
                best_of_lower = likeness.max(best_of_lower);
                *best = likeness.max(*best);
            }
            sum += u64::from(best_of_lower) * clause.weight();
            weights += clause.weight();
        }
        for (clause, best) in upper.clauses.iter().zip(best_of_upper) {
            sum += u64::from(best) * clause.weight();
            weights += clause.weight();
        }
        u32::try_from(sum / weights.max(1)).unwrap_or(0)
    }
}

/// The features of an item; its clauses by words alone, which tell enough and are quickly compared.
fn item_bags(item: &ItemWords<'_>) -> (Bags, Vec<Bags>) {
    let clause = |words: &&[Word]| {
        let [stems, concepts, _] = bags(words);
        [stems, concepts, Vec::new()]
    };
    (bags(item.words), item.clauses.iter().map(clause).collect())
}

fn passage(bags: &Bags, weights: &[Vec<u64>; KINDS]) -> Passage {
    let mut kinds: [Vector; KINDS] = Default::default();
    for ((kind, bag), weights) in kinds.iter_mut().zip(bags).zip(weights) {
        *kind = Vector::new(bag, weights);
    }
    Passage { kinds }
}

/// How telling a word is that stands in `holders` of `items` items: about the binary logarithm of how rare it is,
/// plus one, in thousandths. Drawn in straight lines between the powers of two, so that it needs no logarithm.
fn telling(items: u64, holders: u64) -> u64 {
    let rarity = 1000 * (items + 1) / holders.max(1);
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
