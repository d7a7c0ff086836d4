//! Splits and merges: clauses that went on in an item other than their own item's partner.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{Aligner, Pair};
use super::items::Item;
use super::leftover::Heads;
use super::shortlist::Shortlist;
use super::similarity::Similarity;
use crate::spec::DutyScope;

/// What words that stand in few items must count in the heads of two clauses that are little alike otherwise: two words.
const MOVED_HEAD: u32 = 4;

/// The pairs of items between which clauses moved, beyond the pairs given.
///
/// A clause has moved where it is much like a clause of an item, and clearly less like anything that its own
/// item's partners say. Looked for from both sides, so that a split seen from below is a merge seen from above.
pub(super) fn moved_clauses(
    aligner: &Aligner<'_>,
    similarity: &Similarity,
    near: &Shortlist,
    pairs: &BTreeMap<(usize, usize), Pair>,
    heads: Option<&Heads>,
) -> Vec<Pair> {
    let mut found: BTreeMap<(usize, usize), MovedClauses> = BTreeMap::new();
    let upwards = |own: (usize, usize), other: (usize, usize)| similarity.clause_pair(own, other);
    let downwards = |own: (usize, usize), other: (usize, usize)| similarity.clause_pair(other, own);
    for step in [
        MovedSide {
            own: aligner.lower,
            others: aligner.upper,
            near: &near.upper_of,
            likeness: &upwards,
            turned: false,
        },
        MovedSide {
            own: aligner.upper,
            others: aligner.lower,
            near: &near.lower_of,
            likeness: &downwards,
            turned: true,
        },
    ] {
        step.collect(aligner, pairs, heads, &mut found);
    }
    found.into_iter().map(|((lower, upper), moved)| moved.pair(aligner, lower, upper)).collect()
}

#[derive(Default)]
struct MovedClauses {
    lower: BTreeSet<usize>,
    upper: BTreeSet<usize>,
    likeness: u32,
}

impl MovedClauses {
    fn pair(self, aligner: &Aligner<'_>, lower: usize, upper: usize) -> Pair {
        Pair {
            lower,
            upper,
            lower_clauses: unless_all(self.lower, aligner.lower.get(lower)),
            upper_clauses: unless_all(self.upper, aligner.upper.get(upper)),
            likeness: self.likeness,
            confirmed: false,
            in_part: false,
        }
    }
}

fn unless_all(clauses: BTreeSet<usize>, item: Option<&Item>) -> Vec<usize> {
    let all = item.is_some_and(|item| item.clauses.len() == clauses.len());
    if all { Vec::new() } else { clauses.into_iter().collect() }
}

/// The items whose clauses are looked at, and those in which they may have gone on.
struct MovedSide<'a> {
    own: &'a [Item],
    others: &'a [Item],
    /// Per own item, the others considered.
    near: &'a [Vec<usize>],
    likeness: &'a dyn Fn((usize, usize), (usize, usize)) -> u32,
    turned: bool,
}

impl MovedSide<'_> {
    fn collect(
        &self,
        aligner: &Aligner<'_>,
        pairs: &BTreeMap<(usize, usize), Pair>,
        heads: Option<&Heads>,
        found: &mut BTreeMap<(usize, usize), MovedClauses>,
    ) {
        let mut partners: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for &(lower, upper) in pairs.keys() {
            let (own, other) = self.turn((lower, upper));
            partners.entry(own).or_default().insert(other);
        }
        let none = BTreeSet::new();
        for (own, item) in self.own.iter().enumerate().filter(|(_, item)| item.scope == DutyScope::Own) {
            let partners = partners.get(&own).unwrap_or(&none);
            for clause in 0..item.counted_clauses() {
                let kept =
                    partners.iter().filter_map(|&other| self.best((own, clause), other)).map(|b| b.likeness).max();
                let (settings, lead) = (&aligner.settings, kept.unwrap_or(0) + aligner.settings.moved_lead);
                let needed = settings.moved_heads.min(settings.moved).max(lead);
                if needed > 1000 {
                    continue;
                }
                let Some(best) = self.best_elsewhere((own, clause), partners) else { continue };
                let pair = self.turn((own, best.item));
                let (low, up) = self.turn_clauses((own, clause), (best.item, best.clause));
                let by_head = heads.is_some_and(|heads| heads.rare(low, up) >= MOVED_HEAD);
                let enough = best.likeness >= if by_head { needed } else { needed.max(settings.moved) };
                if enough && !aligner.decided.parted.contains(&pair) {
                    let moved = found.entry(pair).or_default();
                    let (lower, upper) = self.turn((clause, best.clause));
                    moved.lower.insert(lower);
                    moved.upper.insert(upper);
                    moved.likeness = moved.likeness.max(best.likeness);
                }
            }
        }
    }

    fn turn(&self, (own, other): (usize, usize)) -> (usize, usize) {
        if self.turned { (other, own) } else { (own, other) }
    }

    /// Two clauses, the lower one first.
    fn turn_clauses(&self, own: (usize, usize), other: (usize, usize)) -> ((usize, usize), (usize, usize)) {
        if self.turned { (other, own) } else { (own, other) }
    }

    fn best_elsewhere(&self, own: (usize, usize), partners: &BTreeSet<usize>) -> Option<Best> {
        let several = |other: usize| self.clauses_of(self.own, own.0) > 1 || self.clauses_of(self.others, other) > 1;
        let considered = self.near.get(own.0).into_iter().flatten().copied();
        considered
            .filter(|other| !partners.contains(other) && several(*other))
            .filter(|other| self.others.get(*other).is_some_and(|item| item.scope == DutyScope::Own))
            .filter_map(|other| self.best(own, other))
            .max_by_key(|best| (best.likeness, std::cmp::Reverse(best.item)))
    }

    fn clauses_of(&self, items: &[Item], at: usize) -> usize {
        items.get(at).map_or(0, Item::counted_clauses)
    }

    /// The clause of another item that is most like this one.
    fn best(&self, own: (usize, usize), item: usize) -> Option<Best> {
        let clauses = self.clauses_of(self.others, item);
        (0..clauses)
            .map(|clause| Best { item, clause, likeness: (self.likeness)(own, (item, clause)) })
            .max_by_key(|best| (best.likeness, std::cmp::Reverse(best.clause)))
    }
}

struct Best {
    item: usize,
    clause: usize,
    likeness: u32,
}
