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
