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
        let implied = (0..direct.len()).map(|kind| reached(kind, &direct)).collect();
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

/// All that `kind` implies, itself included; a circle in the vocabulary does no harm.
fn reached(kind: usize, direct: &[Vec<usize>]) -> KindSet {
    let mut set = KindSet::default();
    let mut waiting = vec![kind];
    while let Some(next) = waiting.pop() {
        if set.insert(next) {
            waiting.extend(direct.get(next).into_iter().flatten());
        }
    }
    set
}
