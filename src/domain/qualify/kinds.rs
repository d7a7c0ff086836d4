//! Sets of kinds of experience, with what each kind implies.

use std::collections::BTreeMap;

use crate::spec::Vocabulary;

/// A set of kinds of one vocabulary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct KindSet(Vec<u64>);

impl KindSet {
    fn insert(&mut self, kind: usize) -> bool {
        let (block, bit) = (kind / 64, 1 << (kind % 64));
        if self.0.len() <= block {
            self.0.resize(block + 1, 0);
        }
        let Some(bits) = self.0.get_mut(block) else { return false };
        let new = *bits & bit == 0;
        *bits |= bit;
        new
    }

    /// Whether the two have a kind in common.
    pub fn meets(&self, other: &KindSet) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }

    /// Whether no kind is in it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|bits| *bits == 0)
    }

    /// Takes in all kinds of `other`.
    pub fn extend(&mut self, other: &KindSet) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (bits, more) in self.0.iter_mut().zip(&other.0) {
            *bits |= more;
        }
    }
}

/// The kinds of a vocabulary by name.
#[derive(Debug, Clone, Default)]
pub(super) struct KindIndex {
    numbers: BTreeMap<String, usize>,
    implied: Vec<KindSet>,
    unsettled: KindSet,
}

impl KindIndex {
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let numbers: BTreeMap<String, usize> =
            vocabulary.kinds.iter().enumerate().map(|(at, kind)| (kind.id.clone(), at)).collect();
        let direct: Vec<Vec<usize>> = vocabulary
            .kinds
            .iter()
            .map(|kind| kind.implies.iter().filter_map(|name| numbers.get(name).copied()).collect())
            .collect();
        let implied = closed(&direct);
        let mut unsettled = KindSet::default();
        for (at, _) in vocabulary.kinds.iter().enumerate().filter(|(_, kind)| kind.unsettled) {
            unsettled.insert(at);
        }
        KindIndex { numbers, implied, unsettled }
    }

    /// Whether it is not settled of one of these kinds which work is of it.
    pub fn unsettled(&self, kinds: &KindSet) -> bool {
        self.unsettled.meets(kinds)
    }

    /// Just these kinds.
    pub fn only<'n>(&self, names: impl IntoIterator<Item = &'n String>) -> KindSet {
        let mut set = KindSet::default();
        for number in names.into_iter().filter_map(|name| self.numbers.get(name)) {
            set.insert(*number);
        }
        set
    }

    /// These kinds and all that they imply, by however many steps.
    pub fn with_implied<'n>(&self, names: impl IntoIterator<Item = &'n String>) -> KindSet {
        let mut set = KindSet::default();
        for number in names.into_iter().filter_map(|name| self.numbers.get(name)) {
            if let Some(implied) = self.implied.get(*number) {
                set.extend(implied);
            }
        }
        set
    }
}

/// All that each kind implies, itself included; a circle in the vocabulary does no harm. What a kind implies is gathered
/// before the kinds that imply it, so that no way is gone twice.
fn closed(direct: &[Vec<usize>]) -> Vec<KindSet> {
    let mut closed: Vec<Option<KindSet>> = vec![None; direct.len()];
    for kind in inmost_first(direct) {
        let (mut set, mut waiting) = (KindSet::default(), vec![kind]);
        while let Some(next) = waiting.pop() {
            match closed.get(next) {
                Some(Some(all)) => set.extend(all),
                _ if set.insert(next) => waiting.extend(direct.get(next).into_iter().flatten()),
                _ => {}
            }
        }
        if let Some(place) = closed.get_mut(kind) {
            *place = Some(set);
        }
    }
    closed.into_iter().map(Option::unwrap_or_default).collect()
}

/// All kinds, each behind those that it implies, as far as no circle forbids it.
fn inmost_first(direct: &[Vec<usize>]) -> Vec<usize> {
    let (mut order, mut seen) = (Vec::new(), vec![false; direct.len()]);
    for begin in 0..direct.len() {
        // Kinds to go into, and to leave behind what they imply.
        let mut waiting = vec![(begin, true)];
        while let Some((kind, into)) = waiting.pop() {
            if !into {
                order.push(kind);
            } else if seen.get_mut(kind).is_some_and(|seen| !std::mem::replace(seen, true)) {
                waiting.push((kind, false));
                waiting.extend(direct.get(kind).into_iter().flatten().map(|implied| (*implied, true)));
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// All kinds that can be reached from one, step by step, in a whole that may have circles.
    fn reached(kind: usize, direct: &[Vec<usize>]) -> Vec<usize> {
        let mut reached = vec![kind];
        let mut at = 0;
        while let Some(kind) = reached.get(at).copied() {
            let new: Vec<usize> = direct[kind].iter().copied().filter(|kind| !reached.contains(kind)).collect();
            new.into_iter().for_each(|kind| {
                if !reached.contains(&kind) {
                    reached.push(kind)
                }
            });
            at += 1;
        }
        reached.sort_unstable();
        reached
    }

    fn members(set: &KindSet, of: usize) -> Vec<usize> {
        (0..of).filter(|kind| set.0.get(kind / 64).is_some_and(|bits| bits & 1 << (kind % 64) != 0)).collect()
    }

    proptest! {
        #[test]
        fn a_kind_is_all_that_can_be_reached_from_it(
            direct in (1..90usize).prop_flat_map(|many| vec(vec(0..many, 0..4), many))
        ) {
            for (kind, set) in closed(&direct).iter().enumerate() {
                prop_assert_eq!(members(set, direct.len()), reached(kind, &direct));
            }
        }
    }

    #[test]
    fn layers_of_ten_thousand_kinds_are_gone_through_once() {
        // A hundred layers of a hundred, each of which implies all of the next: a million steps. From each kind anew it
        // would be five thousand million.
        let layer = |at: usize| if at < 99 { (at * 100 + 100..at * 100 + 200).collect() } else { Vec::new() };
        let direct: Vec<Vec<usize>> = (0..10_000).map(|kind| layer(kind / 100)).collect();
        let closed = closed(&direct);
        assert_eq!(members(&closed[0], 10_000).len(), 1 + 9_900);
        assert_eq!(members(&closed[9_950], 10_000), [9_950]);
    }
}
