//! An item or a clause as weighted features, and how alike two such are.

use std::cmp::Ordering;

use super::settings::Settings;

/// The kinds of features, each in a numbering of its own: stems, concepts and letter runs.
pub(super) const KINDS: usize = 3;

/// A feature of a passage and what it weighs there.
pub(super) type FeatureWeight = (u32, u64);

/// The weighted features of a passage, of one kind.
#[derive(Debug, Clone, Default)]
struct Vector {
    /// By feature, each once.
    entries: Vec<FeatureWeight>,
    length: f64,
    weight: u64,
}

impl Vector {
    fn new(entries: Vec<FeatureWeight>) -> Self {
        let square: u64 = entries.iter().map(|(_, weight)| weight * weight).sum();
        let weight = entries.iter().map(|(_, weight)| weight).sum();
        Vector { entries, length: (square as f64).sqrt(), weight }
    }

    fn is_empty(&self) -> bool {
        self.entries.is_empty()
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
}

/// An item or a clause, ready to be compared.
#[derive(Debug, Clone, Default)]
pub(super) struct FeatureVector {
    kinds: [Vector; KINDS],
}

impl FeatureVector {
    /// A passage of these features, by kind; those of a kind in order, each once.
    pub(super) fn new(kinds: [Vec<FeatureWeight>; KINDS]) -> Self {
        FeatureVector { kinds: kinds.map(Vector::new) }
    }

    /// How much the words of the passage tell, in the unit of the weights.
    pub(super) fn weight(&self) -> u64 {
        let [stems, ..] = &self.kinds;
        stems.weight
    }

    /// The words of the passage, synonyms taken for one, with their weights.
    pub(super) fn words(&self) -> impl Iterator<Item = FeatureWeight> + '_ {
        let [_, concepts, _] = &self.kinds;
        concepts.entries.iter().copied()
    }

    /// The likeness of two passages without regard to clauses, in thousandths, by the kinds of features they have.
    ///
    /// A likeness below `least` may come out as 0: letter runs are many, and are passed over where they cannot help.
    pub(super) fn likeness(&self, other: &FeatureVector, settings: &Settings, least: u32) -> u32 {
        let pairs = || self.kinds.iter().zip(&other.kinds).zip([settings.stems, settings.concepts, settings.letters]);
        let counts = |((own, theirs), _): &((&Vector, &Vector), u32)| !(own.is_empty() && theirs.is_empty());
        let counted: u32 = pairs().filter(counts).map(|(_, share)| share).sum();
        let (mut sum, mut open) = (0, counted);
        for ((own, theirs), share) in pairs().filter(counts) {
            if sum + open * 1000 < least * counted {
                return 0;
            }
            sum += share * own.cosine(theirs);
            open -= share;
        }
        sum / counted.max(1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{FeatureVector, FeatureWeight, Settings};

    fn entries() -> impl Strategy<Value = Vec<FeatureWeight>> {
        prop::collection::btree_map(0..8_u32, 1..4_000_u64, 0..6).prop_map(|entries| entries.into_iter().collect())
    }

    proptest! {
        #[test]
        fn a_likeness_is_exact_from_the_least_on(
            own in [entries(), entries(), entries()],
            other in [entries(), entries(), entries()],
            least in 0..1001_u32,
        ) {
            let (own, other, settings) = (FeatureVector::new(own), FeatureVector::new(other), Settings::default());
            let exact = own.likeness(&other, &settings, 0);
            let found = own.likeness(&other, &settings, least);
            let right = if exact >= least { found == exact } else { found < least };
            prop_assert!(right, "{} instead of {}, at least {}", found, exact, least);
        }
    }
}
