//! The best way to pair items, each with at most one of the other side.

use std::collections::BTreeMap;

use pathfinding::prelude::{Matrix, kuhn_munkres};

/// A pair that may be linked, and what linking it is worth (above 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    pub lower: usize,
    pub upper: usize,
    pub worth: i64,
}

/// The pairs chosen, and whether any group of items was too large for the optimal choice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Assignment {
    /// Lower and upper item of each pair, by lower item.
    pub pairs: Vec<(usize, usize)>,
    /// Whether a group had to be paired greedily.
    pub greedy: bool,
}

/// Pairs items so that the worth of the pairs is the greatest possible. Items may stay unpaired.
///
/// Candidates fall into groups that share no item; each is solved by itself (Kuhn-Munkres, cubic in its size). A
/// group with more than `most` items on a side is paired greedily instead, the worthiest pair first.
pub(super) fn assign(candidates: &[Candidate], most: usize) -> Assignment {
    let mut found = Assignment::default();
    for group in groups(candidates) {
        let lower = numbered(group.iter().map(|c| c.lower));
        let upper = numbered(group.iter().map(|c| c.upper));
        if lower.len().max(upper.len()) > most {
            found.greedy = true;
            found.pairs.extend(greedy(group));
        } else {
            found.pairs.extend(optimal(&group, &lower, &upper));
        }
    }
    found.pairs.sort_unstable();
    found
}

/// Items in order, each with its place among them.
fn numbered(items: impl Iterator<Item = usize>) -> BTreeMap<usize, usize> {
    let mut places: BTreeMap<usize, usize> = items.map(|item| (item, 0)).collect();
    for (place, value) in places.values_mut().enumerate() {
        *value = place;
    }
    places
}

fn optimal(group: &[Candidate], lower: &BTreeMap<usize, usize>, upper: &BTreeMap<usize, usize>) -> Vec<(usize, usize)> {
    let turned = lower.len() > upper.len();
    let (rows, columns) = if turned { (upper, lower) } else { (lower, upper) };
    let mut worth = Matrix::new(rows.len(), columns.len(), 0_i64);
    for candidate in group {
        let (row, column) =
            if turned { (candidate.upper, candidate.lower) } else { (candidate.lower, candidate.upper) };
        let (Some(&row), Some(&column)) = (rows.get(&row), columns.get(&column)) else { continue };
        if let Some(cell) = worth.get_mut((row, column)) {
            *cell = candidate.worth;
        }
    }
    let (_, chosen) = kuhn_munkres(&worth);
    let column_items: Vec<usize> = columns.keys().copied().collect();
    rows.iter()
        .filter_map(|(&item, &row)| {
            let column = *chosen.get(row)?;
            let other = *column_items.get(column)?;
            let linked = worth.get((row, column)).is_some_and(|worth| *worth > 0);
            linked.then_some(if turned { (other, item) } else { (item, other) })
        })
        .collect()
}

fn greedy(mut group: Vec<Candidate>) -> Vec<(usize, usize)> {
    group.sort_unstable_by_key(|c| (-c.worth, c.lower, c.upper));
    let mut taken = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
    let mut pairs = Vec::new();
    for candidate in group {
        if !taken.0.contains(&candidate.lower) && !taken.1.contains(&candidate.upper) {
            taken.0.insert(candidate.lower);
            taken.1.insert(candidate.upper);
            pairs.push((candidate.lower, candidate.upper));
        }
    }
    pairs
}

/// Candidates that are connected through shared items, group by group.
fn groups(candidates: &[Candidate]) -> Vec<Vec<Candidate>> {
    let lower_end = candidates.iter().map(|c| c.lower + 1).max().unwrap_or(0);
    let upper_end = candidates.iter().map(|c| c.upper + 1).max().unwrap_or(0);
    let mut roots: Vec<usize> = (0..lower_end + upper_end).collect();
    for candidate in candidates {
        let (a, b) = (root(&mut roots, candidate.lower), root(&mut roots, lower_end + candidate.upper));
        if let Some(entry) = roots.get_mut(a.max(b)) {
            *entry = a.min(b);
        }
    }
    let mut groups: BTreeMap<usize, Vec<Candidate>> = BTreeMap::new();
    for candidate in candidates {
        let group = root(&mut roots, candidate.lower);
        groups.entry(group).or_default().push(*candidate);
    }
    groups.into_values().collect()
}

fn root(roots: &mut [usize], node: usize) -> usize {
    let mut at = node;
    while let Some(&up) = roots.get(at) {
        if up == at {
            break;
        }
        let above = roots.get(up).copied().unwrap_or(up);
        if let Some(entry) = roots.get_mut(at) {
            *entry = above;
        }
        at = above;
    }
    at
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{Candidate, assign};

    /// The greatest worth of any choice of pairs without a shared item, by trying all.
    fn best(candidates: &[Candidate], taken: &mut (BTreeSet<usize>, BTreeSet<usize>)) -> i64 {
        let Some((first, rest)) = candidates.split_first() else { return 0 };
        let without = best(rest, taken);
        if taken.0.contains(&first.lower) || taken.1.contains(&first.upper) {
            return without;
        }
        taken.0.insert(first.lower);
        taken.1.insert(first.upper);
        let with = first.worth + best(rest, taken);
        taken.0.remove(&first.lower);
        taken.1.remove(&first.upper);
        with.max(without)
    }

    proptest! {
        #[test]
        fn the_worth_of_the_pairs_is_the_greatest_possible(
            worths in prop::collection::btree_map((0..5_usize, 0..4_usize), 1..50_i64, 0..12),
        ) {
            let candidates: Vec<Candidate> =
                worths.iter().map(|(&(lower, upper), &worth)| Candidate { lower, upper, worth }).collect();
            let found = assign(&candidates, 10);
            let worth: i64 = found.pairs.iter().map(|pair| worths[pair]).sum();
            prop_assert_eq!(worth, best(&candidates, &mut Default::default()));
            let lower: BTreeSet<usize> = found.pairs.iter().map(|pair| pair.0).collect();
            let upper: BTreeSet<usize> = found.pairs.iter().map(|pair| pair.1).collect();
            prop_assert_eq!((lower.len(), upper.len()), (found.pairs.len(), found.pairs.len()));
        }
    }

    #[test]
    fn a_group_above_the_limit_is_paired_greedily_and_says_so() {
        let pair = |lower, upper, worth| Candidate { lower, upper, worth };
        // Best of all is 0-1 with 1-0 (worth 18); the worthiest first is 0-0, which leaves 1 alone.
        let candidates = [pair(0, 0, 10), pair(0, 1, 9), pair(1, 0, 9)];
        assert_eq!(assign(&candidates, 2).pairs, [(0, 1), (1, 0)]);
        let greedy = assign(&candidates, 1);
        assert_eq!((greedy.pairs, greedy.greedy), (vec![(0, 0)], true));
    }
}
