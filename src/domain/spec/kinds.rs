//! Kinds of experience and what each implies: the one closure of implications, from which validation takes the circles,
//! qualification what time counts for, and import which kinds are sorts of others.

use std::collections::BTreeMap;

use super::{ExperienceKind, SameWork, Vocabulary};

/// A set of kinds of one [`KindIndex`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KindSet(Vec<u64>);

impl KindSet {
    fn insert(&mut self, kind: usize) {
        let (block, bit) = (kind / 64, 1 << (kind % 64));
        if self.0.len() <= block {
            self.0.resize(block + 1, 0);
        }
        if let Some(bits) = self.0.get_mut(block) {
            *bits |= bit;
        }
    }

    fn remove(&mut self, kind: usize) {
        if let Some(bits) = self.0.get_mut(kind / 64) {
            *bits &= !(1 << (kind % 64));
        }
    }

    fn holds(&self, kind: usize) -> bool {
        self.0.get(kind / 64).is_some_and(|bits| bits & 1 << (kind % 64) != 0)
    }

    /// Whether the two sets have a kind in common.
    pub fn meets(&self, other: &KindSet) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }

    /// Whether the set holds no kind.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|bits| *bits == 0)
    }

    /// Adds all kinds of `other`.
    pub fn extend(&mut self, other: &KindSet) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (bits, more) in self.0.iter_mut().zip(&other.0) {
            *bits |= more;
        }
    }
}

/// The kinds of a vocabulary by name, with all that each implies.
///
/// ```
/// use rungs_domain::spec::{ExperienceKind, KindIndex};
/// let kind = |id: &str, implies: &[&str]| ExperienceKind {
///     id: id.to_owned(),
///     meaning: String::new(),
///     source: String::new(),
///     implies: implies.iter().map(|id| (*id).to_owned()).collect(),
///     residency: false,
///     unsettled: false,
/// };
/// let kinds = KindIndex::new(&[kind("nursing", &["care"]), kind("care", &["work"]), kind("work", &[])]);
/// assert!(kinds.all_imply(["nursing"], ["work"]));
/// assert!(!kinds.all_imply(["work"], ["care"]));
/// ```
#[derive(Debug, Clone, Default)]
pub struct KindIndex {
    numbers: BTreeMap<String, usize>,
    implied: Vec<KindSet>,
    circular: KindSet,
    unsettled: KindSet,
}

impl KindIndex {
    /// The index of a vocabulary's kinds. Those that a ruling makes the same work imply one another, and are settled where
    /// one of them is.
    pub fn of(vocabulary: &Vocabulary) -> Self {
        let mut index = KindIndex::with(&vocabulary.kinds, &vocabulary.same_work);
        for ruled in vocabulary.kinds.iter().filter(|kind| kind.unsettled && vocabulary.is_settled_by_ruling(&kind.id))
        {
            if let Some(number) = index.numbers.get(&ruled.id) {
                index.unsettled.remove(*number);
            }
        }
        index
    }

    /// The index of these kinds. Implications that name no kind of the list are passed over; of two kinds of one name
    /// the later one counts.
    pub fn new(kinds: &[ExperienceKind]) -> Self {
        KindIndex::with(kinds, &[])
    }

    fn with(kinds: &[ExperienceKind], same_work: &[SameWork]) -> Self {
        let numbers: BTreeMap<String, usize> =
            kinds.iter().enumerate().map(|(at, kind)| (kind.id.clone(), at)).collect();
        let mut direct: Vec<Vec<usize>> = kinds
            .iter()
            .map(|kind| kind.implies.iter().filter_map(|name| numbers.get(name).copied()).collect())
            .collect();
        for ruling in same_work {
            let (one, other) = (numbers.get(&ruling.kind), numbers.get(&ruling.same_as));
            if let Some((one, other)) = one.zip(other).filter(|(one, other)| one != other) {
                direct.get_mut(*one).into_iter().for_each(|implied| implied.push(*other));
                direct.get_mut(*other).into_iter().for_each(|implied| implied.push(*one));
            }
        }
        let Closure { implied, circular } = Closure::of(&direct);
        let mut unsettled = KindSet::default();
        for (at, _) in kinds.iter().enumerate().filter(|(_, kind)| kind.unsettled) {
            unsettled.insert(at);
        }
        KindIndex { numbers, implied, circular, unsettled }
    }

    /// Whether one of these kinds leaves open which work is of it.
    pub fn unsettled(&self, kinds: &KindSet) -> bool {
        self.unsettled.meets(kinds)
    }

    /// Whether a kind implies itself, directly or through others.
    pub fn is_circular(&self, name: &str) -> bool {
        self.numbers.get(name).is_some_and(|number| self.circular.holds(*number))
    }

    /// The set of just these kinds.
    pub fn only<N: AsRef<str>>(&self, names: impl IntoIterator<Item = N>) -> KindSet {
        let mut set = KindSet::default();
        for number in names.into_iter().filter_map(|name| self.numbers.get(name.as_ref())) {
            set.insert(*number);
        }
        set
    }

    /// The set of these kinds and all that they imply, by however many steps.
    pub fn with_implied<N: AsRef<str>>(&self, names: impl IntoIterator<Item = N>) -> KindSet {
        let mut set = KindSet::default();
        for implied in names.into_iter().filter_map(|name| self.implied.get(*self.numbers.get(name.as_ref())?)) {
            set.extend(implied);
        }
        set
    }

    /// Whether every kind of `narrow` is, or implies, some kind of `wide`.
    pub fn all_imply<N: AsRef<str>, W: AsRef<str>>(
        &self,
        narrow: impl IntoIterator<Item = N>,
        wide: impl IntoIterator<Item = W>,
    ) -> bool {
        let wide = self.only(wide);
        narrow.into_iter().all(|name| self.with_implied([name]).meets(&wide))
    }
}

/// What each kind implies, itself included, and which kinds imply themselves through others.
///
/// Kinds that imply one another (the strongly connected components, by Tarjan's algorithm) imply the same: their set is
/// gathered once, from the sets of what they imply outside, which the algorithm has finished before. The search keeps a
/// stack of its own, since a chain may be as long as the vocabulary.
#[derive(Debug, Default)]
struct Closure {
    implied: Vec<KindSet>,
    circular: KindSet,
}

/// What the search knows of a kind.
#[derive(Debug, Clone, Copy)]
struct Visit {
    /// When the search came to the kind.
    order: usize,
    /// The earliest kind of the open ones that the kind leads back to.
    earliest: usize,
    /// Whether the circle of the kind is still unknown.
    open: bool,
}

impl Closure {
    #[expect(clippy::indexing_slicing, reason = "kinds are places in `direct`, and each list has one entry a kind")]
    fn of(direct: &[Vec<usize>]) -> Closure {
        debug_assert!(direct.iter().flatten().all(|kind| *kind < direct.len()));
        let mut closure = Closure { implied: vec![KindSet::default(); direct.len()], circular: KindSet::default() };
        let mut visits: Vec<Option<Visit>> = vec![None; direct.len()];
        let (mut open, mut count) = (Vec::new(), 0);
        for begin in 0..direct.len() {
            // The way to the kind at hand, each kind with how many of its implications were followed.
            let mut way = if visits[begin].is_none() { vec![(begin, 0)] } else { Vec::new() };
            while let Some((kind, followed)) = way.last_mut() {
                let kind = *kind;
                let mut own = visits[kind].unwrap_or_else(|| {
                    open.push(kind);
                    count += 1;
                    Visit { order: count, earliest: count, open: true }
                });
                match direct[kind].get(*followed) {
                    Some(next) => {
                        *followed += 1;
                        match visits[*next] {
                            None if *next != kind => way.push((*next, 0)),
                            Some(other) if other.open => own.earliest = own.earliest.min(other.order),
                            _ => {}
                        }
                        visits[kind] = Some(own);
                    }
                    None => {
                        visits[kind] = Some(own);
                        way.pop();
                        if own.earliest == own.order {
                            let from = open.iter().rposition(|other| *other == kind);
                            debug_assert!(from.is_some(), "a kind is open until its circle is closed");
                            let from = from.unwrap_or_default();
                            let circle = open.split_off(from);
                            circle.iter().for_each(|kind| visits[*kind] = Some(Visit { open: false, ..own }));
                            closure.close(&circle, direct);
                        } else if let Some((before, _)) = way.last()
                            && let Some(before) = &mut visits[*before]
                        {
                            before.earliest = before.earliest.min(own.earliest);
                        }
                    }
                }
            }
        }
        closure
    }

    /// Gives the kinds of a circle, or one kind alone, what they imply together.
    #[expect(clippy::indexing_slicing, reason = "as in `of`")]
    fn close(&mut self, circle: &[usize], direct: &[Vec<usize>]) {
        let mut all = KindSet::default();
        for kind in circle {
            all.insert(*kind);
            direct[*kind].iter().for_each(|implied| all.extend(&self.implied[*implied]));
        }
        for kind in circle {
            if circle.len() > 1 || direct[*kind].contains(kind) {
                self.circular.insert(*kind);
            }
            self.implied[*kind].clone_from(&all);
        }
    }
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
        (0..of).filter(|kind| set.holds(*kind)).collect()
    }

    proptest! {
        #[test]
        fn a_kind_is_all_that_can_be_reached_from_it(
            direct in (1..90usize).prop_flat_map(|many| vec(vec(0..many, 0..4), many))
        ) {
            let closure = Closure::of(&direct);
            for (kind, set) in closure.implied.iter().enumerate() {
                prop_assert_eq!(members(set, direct.len()), reached(kind, &direct));
                let again = direct[kind].iter().any(|implied| reached(*implied, &direct).contains(&kind));
                prop_assert_eq!(closure.circular.holds(kind), again);
            }
        }
    }

    #[test]
    fn kinds_that_are_ruled_to_be_the_same_work_are_one_and_settled_where_one_is() {
        let kind = |id: &str, unsettled| ExperienceKind {
            id: id.to_owned(),
            meaning: id.to_owned(),
            source: String::new(),
            implies: Vec::new(),
            residency: false,
            unsettled,
        };
        let ruling = |kind: &str, same_as: &str| SameWork {
            kind: kind.to_owned(),
            same_as: same_as.to_owned(),
            by: None,
            on: None,
            why: None,
        };
        let kinds = vec![kind("horticulture", false), kind("roses", true), kind("hedges", true), kind("stone", true)];
        let mut vocabulary = Vocabulary { kinds, ..Vocabulary::default() };
        let open = |vocabulary: &Vocabulary| {
            let index = KindIndex::of(vocabulary);
            let names = vocabulary.kinds.iter().map(|kind| kind.id.clone());
            names.filter(|id| index.unsettled(&index.only([id]))).collect::<Vec<_>>()
        };
        assert_eq!(open(&vocabulary), ["roses", "hedges", "stone"]);
        vocabulary.same_work =
            vec![ruling("roses", "hedges"), ruling("hedges", "horticulture"), ruling("stone", "gone")];
        assert_eq!(open(&vocabulary), ["stone"]);
        let index = KindIndex::of(&vocabulary);
        assert!(index.all_imply(["horticulture"], ["roses"]) && index.all_imply(["roses"], ["horticulture"]));
        assert!(!index.all_imply(["stone"], ["roses"]));
        assert_eq!(vocabulary.same_work_as("roses"), ["hedges", "horticulture"]);
    }

    #[test]
    fn layers_of_ten_thousand_kinds_are_gone_through_once() {
        // A hundred layers of a hundred, each of which implies all of the next: a million steps. From each kind anew it
        // would be five thousand million.
        let layer = |at: usize| if at < 99 { (at * 100 + 100..at * 100 + 200).collect() } else { Vec::new() };
        let direct: Vec<Vec<usize>> = (0..10_000).map(|kind| layer(kind / 100)).collect();
        let closed = Closure::of(&direct).implied;
        assert_eq!(members(&closed[0], 10_000).len(), 1 + 9_900);
        assert_eq!(members(&closed[9_950], 10_000), [9_950]);
    }
}
