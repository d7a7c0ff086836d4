//! What a level has again that the one below it does not print: it goes on from a level further down.

use std::collections::{BTreeMap, BTreeSet};

use super::Link;
use super::align::Pair;
use super::classify::Order;
use super::items::Item;
use super::links::{ClauseMoves, ListSaid, Sides};
use crate::spec::{ConfirmedLink, Decision, DutyScope, ItemKind};

/// The most items a side that are held against one another: 200, as in an assignment.
const MOST: usize = 200;
/// How many meanings two items must share at least.
const FEWEST: usize = 4;
/// The share of the meanings of the shorter item that the longer one must have, in hundredths.
const OF_SHORTER: usize = 70;
/// The same of the longer item. Across a gap there is no neighbor to speak for a link, so only the same sentence, with
/// words changed or more words, is one.
const OF_LONGER: usize = 40;

/// Two items, and how many of their meanings they share, in thousandths.
struct Match {
    share: usize,
    lower: usize,
    upper: usize,
}

impl Sides<'_> {
    /// Links from items that went, to items that are new further up, by their indices; each of them has one at most.
    pub(super) fn across_gap(&self, gone: &[usize], new: &[usize], confirmed: &[ConfirmedLink]) -> Vec<Link> {
        if self.order != Order::Rising || gone.is_empty() || new.is_empty() || gone.len() > MOST || new.len() > MOST {
            return Vec::new();
        }
        let decisions = self.decisions(confirmed);
        let decided = |wanted: Decision| {
            let of_kind = decisions.iter().filter(move |(_, made)| made.decision == wanted);
            of_kind.map(|(pair, _)| *pair).collect::<BTreeSet<_>>()
        };
        let (linked, parted) = (decided(Decision::Linked), decided(Decision::Unlinked));
        let mut found = self.matches(gone, new, &linked);
        found.retain(|one| !parted.contains(&(one.lower, one.upper)));
        if found.is_empty() {
            return Vec::new();
        }
        found.sort_by_key(|one| (std::cmp::Reverse(one.share), one.lower, one.upper));
        let lists = [self.lower_items, self.upper_items].map(|items| ListSaid::of(items, self.terms));
        let (mut low, mut up, mut links) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
        for Match { share, lower, upper } in found {
            if low.contains(&lower) || up.contains(&upper) {
                continue;
            }
            low.insert(lower);
            up.insert(upper);
            let pair = Pair {
                lower,
                upper,
                lower_clauses: Vec::new(),
                upper_clauses: Vec::new(),
                likeness: u32::try_from(share.min(1000)).unwrap_or(1000),
                confirmed: linked.contains(&(lower, upper)),
                in_part: false,
            };
            links.push(self.link(pair, &decisions, &ClauseMoves::default(), &lists));
        }
        links
    }

    fn matches(&self, gone: &[usize], new: &[usize], linked: &BTreeSet<(usize, usize)>) -> Vec<Match> {
        let said = |items: &[Item], chosen: &[usize]| -> BTreeMap<usize, BTreeSet<u32>> {
            let own = |at: &usize| items.get(*at).filter(|item| item.scope == DutyScope::Own).map(|item| (*at, item));
            let words = |item: &Item| self.terms.concepts(item.item_words().words.iter()).into_iter().collect();
            chosen.iter().filter_map(own).map(|(at, item)| (at, words(item))).collect()
        };
        let (low, up) = (said(self.lower_items, gone), said(self.upper_items, new));
        let mut found = Vec::new();
        for (lower, own) in &low {
            for (upper, other) in &up {
                let shared = own.intersection(other).count();
                let (shorter, longer) = (own.len().min(other.len()), own.len().max(other.len()));
                let same_kind = self.list == Some(ItemKind::Duty) || self.kind(*lower, *upper);
                let alike = shared >= FEWEST
                    && shared * 100 >= OF_SHORTER * shorter
                    && shared * 100 >= OF_LONGER * longer
                    && same_kind;
                if linked.contains(&(*lower, *upper)) {
                    found.push(Match { share: 1000, lower: *lower, upper: *upper });
                } else if alike {
                    let share = 2000 * shared / (own.len() + other.len()).max(1);
                    found.push(Match { share, lower: *lower, upper: *upper });
                }
            }
        }
        found
    }

    /// Whether two KSAs are of one kind.
    fn kind(&self, lower: usize, upper: usize) -> bool {
        let of = |items: &[Item], at: usize| items.get(at).map(|item| item.kind);
        of(self.lower_items, lower) == of(self.upper_items, upper)
    }
}
