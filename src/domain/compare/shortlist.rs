//! Which pairs of items are looked at: all of them, or in very long lists those that share telling words.

use std::collections::{BTreeMap, BTreeSet};

use super::items::Item;
use super::similarity::{Measured, Similarity};

/// The most telling words of an item that are looked up in the other list.
const TELLING: usize = 8;
/// Of the items that share a word, the nearest in the list are considered.
const HOLDERS: usize = 64;
/// The items of the other list that are kept for each item.
const KEPT: usize = 12;

/// Per item, the items of the other list that are considered for it, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Shortlist {
    pub upper_of: Vec<Vec<usize>>,
    pub lower_of: Vec<Vec<usize>>,
    /// Whether pairs were left out.
    pub cut: bool,
}

impl Shortlist {
    /// All pairs where the lists have at most `most` items; else, for each item, its identical like and those that
    /// share most of its most telling words, whichever side finds the other.
    pub(super) fn new(lower: &[Item], upper: &[Item], similarity: &Similarity, most: usize) -> Self {
        if lower.len().max(upper.len()) <= most {
            let all = |own: &[Item], other: &[Item]| vec![(0..other.len()).collect(); own.len()];
            return Shortlist { upper_of: all(lower, upper), lower_of: all(upper, lower), cut: false };
        }
        let mut pairs: BTreeSet<(usize, usize)> = identical(lower, upper);
        pairs.extend(sharing(&similarity.lower, &similarity.upper));
        pairs.extend(sharing(&similarity.upper, &similarity.lower).into_iter().map(|(upper, lower)| (lower, upper)));
        let mut list =
            Shortlist { upper_of: vec![Vec::new(); lower.len()], lower_of: vec![Vec::new(); upper.len()], cut: true };
        for (low, up) in pairs {
            list.upper_of.get_mut(low).into_iter().for_each(|items| items.push(up));
            list.lower_of.get_mut(up).into_iter().for_each(|items| items.push(low));
        }
        list
    }
}

/// Items with the same words, the first with the first and so on.
fn identical(lower: &[Item], upper: &[Item]) -> BTreeSet<(usize, usize)> {
    let mut same: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, item) in lower.iter().enumerate() {
        same.entry(&item.text.plain).or_default().0.push(at);
    }
    for (at, item) in upper.iter().enumerate() {
        same.entry(&item.text.plain).or_default().1.push(at);
    }
    same.into_values().flat_map(|(lower, upper)| lower.into_iter().zip(upper)).collect()
}

fn sharing(own: &[Measured], others: &[Measured]) -> Vec<(usize, usize)> {
    let mut holders: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, other) in others.iter().enumerate() {
        for (word, _) in other.whole.words() {
            holders.entry(word).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for (at, item) in own.iter().enumerate() {
        let place = at * others.len() / own.len().max(1);
        let mut words: Vec<(u32, u64)> = item.whole.words().collect();
        words.sort_unstable_by_key(|&(word, weight)| (std::cmp::Reverse(weight), word));
        let mut shared: BTreeMap<usize, u64> = BTreeMap::new();
        for (word, weight) in words.into_iter().take(TELLING) {
            for other in nearest(holders.get(&word).map_or(&[][..], Vec::as_slice), place) {
                *shared.entry(*other).or_default() += weight;
            }
        }
        let mut ranked: Vec<(usize, u64)> = shared.into_iter().collect();
        ranked.sort_unstable_by_key(|&(other, weight)| (std::cmp::Reverse(weight), other.abs_diff(place), other));
        pairs.extend(ranked.into_iter().take(KEPT).map(|(other, _)| (at, other)));
    }
    pairs
}

/// The holders around a place, at most [`HOLDERS`].
fn nearest(holders: &[usize], place: usize) -> &[usize] {
    let middle = holders.partition_point(|holder| *holder < place);
    let start = middle.saturating_sub(HOLDERS / 2).min(holders.len().saturating_sub(HOLDERS));
    holders.get(start..holders.len().min(start + HOLDERS)).unwrap_or_default()
}
