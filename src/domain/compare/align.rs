//! Which item became which: links without their change.

use std::collections::{BTreeMap, BTreeSet};

use super::assignment::{Candidate, assign};
use super::items::Item;
use super::leftover::{self, Heads};
use super::moved::moved_clauses;
use super::settings::{Limits, Settings};
use super::shortlist::Shortlist;
use super::similarity::Similarity;
use super::terms::Terms;
use crate::spec::DutyScope;

/// A link between two items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pair {
    pub lower: usize,
    pub upper: usize,
    /// The clauses meant; empty: the whole item.
    pub lower_clauses: Vec<usize>,
    pub upper_clauses: Vec<usize>,
    /// How alike the two are, in thousandths.
    pub likeness: u32,
    pub confirmed: bool,
    /// Whether the two go on in others for the most part.
    pub in_part: bool,
}

/// What people have decided about pairs of items, by index.
#[derive(Debug, Clone, Default)]
pub(super) struct Decided {
    pub linked: BTreeSet<(usize, usize)>,
    pub parted: BTreeSet<(usize, usize)>,
    /// Whether somebody has read both lists whole: then nothing else is linked.
    pub settled: bool,
}

/// The links of two lists, and whether they were too long for the best choice among all pairs.
#[derive(Debug, Clone, Default)]
pub(super) struct Alignment {
    pub pairs: Vec<Pair>,
    pub cut_short: bool,
}

/// By pairs of items, how much counts as likeness beside that of their words, in thousandths.
pub(super) type Kin = BTreeMap<(usize, usize), u32>;

/// One thousandth of likeness, in the unit of a candidate's worth. What is below it only breaks ties.
pub(super) const THOUSANDTH: i64 = 1_000_000;

/// Everything that aligning two lists needs.
pub(super) struct Aligner<'a> {
    pub lower: &'a [Item],
    pub upper: &'a [Item],
    pub settings: Settings,
    pub limits: Limits,
    pub decided: &'a Decided,
    /// What counts as likeness beside that of the words, where items are left over; `None`: those stay without a link.
    pub kin: Option<&'a Kin>,
}

impl Aligner<'_> {
    /// Links the items: first those that a person linked, then the duties about the work of other levels and about
    /// other duties as assigned, then the rest by the best assignment, then clauses that moved elsewhere, and last what
    /// is still left over.
    pub(super) fn align(&self, terms: &Terms<'_>) -> Alignment {
        let similarity = self.similarity(terms);
        let near = Shortlist::new(self.lower, self.upper, &similarity, self.limits.assignment_items);
        let mut pairs: BTreeMap<(usize, usize), Pair> = BTreeMap::new();
        for &(lower, upper) in &self.decided.linked {
            pairs.insert((lower, upper), Pair { confirmed: true, ..self.pair(&similarity, lower, upper) });
        }
        let in_part = parts_of_others(&pairs);
        pairs.iter_mut().for_each(|(at, pair)| pair.in_part = in_part.contains(at));
        if self.decided.settled {
            self.tell_clauses(&similarity, (&near, None), &in_part, &mut pairs);
            return Alignment { pairs: pairs.into_values().collect(), cut_short: false };
        }
        for (lower, upper) in self.by_scope() {
            pairs.insert((lower, upper), self.pair(&similarity, lower, upper));
        }
        let (chosen, greedy) = self.assigned(&similarity, &near, &pairs);
        for (lower, upper) in chosen {
            pairs.insert((lower, upper), self.pair(&similarity, lower, upper));
        }
        for (lower, upper) in self.between(&similarity, &pairs) {
            pairs.insert((lower, upper), self.pair(&similarity, lower, upper));
        }
        for (lower, upper) in self.kindred(&similarity, &pairs) {
            pairs.insert((lower, upper), self.pair(&similarity, lower, upper));
        }
        // Clauses of class concepts have a way of their own.
        let items = self.kin.is_none();
        if items {
            for (lower, upper) in leftover::repeated(self, &pairs) {
                pairs.insert((lower, upper), self.pair(&similarity, lower, upper));
            }
        }
        let of_duties = items && self.lower.iter().chain(self.upper).any(|item| item.kind.is_none());
        let heads = of_duties.then(|| Heads::new(self.lower, self.upper, terms));
        if let Some(heads) = &heads {
            let candidates = leftover::candidates(self, &similarity, &near, &pairs, heads);
            for (lower, upper) in self.chosen(candidates).0 {
                pairs.insert((lower, upper), self.pair(&similarity, lower, upper));
            }
        }
        for moved in self.tell_clauses(&similarity, (&near, heads.as_ref()), &in_part, &mut pairs) {
            pairs.entry((moved.lower, moved.upper)).or_insert(moved);
        }
        if let Some(heads) = &heads {
            for part in leftover::parts(self, &similarity, &near, &pairs, heads) {
                pairs.entry((part.lower, part.upper)).or_insert(part);
            }
        }
        Alignment { pairs: pairs.into_values().collect(), cut_short: greedy || near.cut }
    }

    /// Finds clauses that moved to another item. Where a person has linked the two in part, these are the clauses that
    /// are meant.
    fn tell_clauses(
        &self,
        similarity: &Similarity,
        (near, heads): (&Shortlist, Option<&Heads>),
        in_part: &BTreeSet<(usize, usize)>,
        pairs: &mut BTreeMap<(usize, usize), Pair>,
    ) -> Vec<Pair> {
        let whole = pairs.iter().filter(|(pair, _)| !in_part.contains(pair));
        let whole: BTreeMap<(usize, usize), Pair> = whole.map(|(pair, told)| (*pair, told.clone())).collect();
        let mut others = Vec::new();
        for moved in moved_clauses(self, similarity, near, &whole, heads) {
            match pairs.get_mut(&(moved.lower, moved.upper)) {
                Some(linked) => *linked = Pair { confirmed: linked.confirmed, in_part: true, ..moved },
                None => others.push(moved),
            }
        }
        others
    }

    fn similarity(&self, terms: &Terms<'_>) -> Similarity {
        let lower: Vec<_> = self.lower.iter().map(Item::item_words).collect();
        let upper: Vec<_> = self.upper.iter().map(Item::item_words).collect();
        Similarity::new(&lower, &upper, terms, self.settings)
    }

    fn pair(&self, similarity: &Similarity, lower: usize, upper: usize) -> Pair {
        let likeness = self.likeness(similarity, (lower, upper), 0);
        Pair {
            lower,
            upper,
            lower_clauses: Vec::new(),
            upper_clauses: Vec::new(),
            likeness,
            confirmed: false,
            in_part: false,
        }
    }

    /// How alike two items are, in thousandths; one below `least` may come out as less than it is.
    pub(super) fn likeness(&self, similarity: &Similarity, (lower, upper): (usize, usize), least: u32) -> u32 {
        let (Some(one), Some(other)) = (self.lower.get(lower), self.upper.get(upper)) else { return 0 };
        if one.text.plain == other.text.plain {
            return 1000;
        }
        if one.kind == other.kind {
            return similarity.items(lower, upper, least);
        }
        let remains = self.settings.other_kind;
        similarity.items(lower, upper, least * 1000 / remains.max(1)) * remains / 1000
    }

    /// "Performs work related to the lower levels" goes with its like, "other duties as assigned" with theirs.
    fn by_scope(&self) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        for scope in [DutyScope::LowerLevels, DutyScope::OtherAsAssigned] {
            let of = |items: &[Item]| -> Vec<usize> {
                items.iter().enumerate().filter(|(_, item)| item.scope == scope).map(|(at, _)| at).collect()
            };
            let free = |pair: &(usize, usize)| !self.decided.parted.contains(pair) && !self.is_decided(*pair);
            pairs.extend(of(self.lower).into_iter().zip(of(self.upper)).filter(free));
        }
        pairs
    }

    fn is_decided(&self, (lower, upper): (usize, usize)) -> bool {
        self.decided.linked.iter().any(|&(l, u)| l == lower || u == upper)
    }

    /// The best assignment of the items that are still free.
    fn assigned(
        &self,
        similarity: &Similarity,
        near: &Shortlist,
        pairs: &BTreeMap<(usize, usize), Pair>,
    ) -> (Vec<(usize, usize)>, bool) {
        self.chosen(self.candidates(similarity, near, pairs))
    }

    /// The best assignment among candidates. The two lists are put in an order of their own first, so that swapping the
    /// sides cannot change which of several equally good assignments is taken. Also whether there were too many of them
    /// for the best one.
    fn chosen(&self, mut candidates: Vec<Candidate>) -> (Vec<(usize, usize)>, bool) {
        let turned = plain_forms(self.lower).gt(plain_forms(self.upper));
        if turned {
            candidates =
                candidates.iter().map(|c| Candidate { lower: c.upper, upper: c.lower, worth: c.worth }).collect();
            candidates.sort_unstable();
        }
        let found = assign(&candidates, self.limits.assignment_items);
        let turn = |(lower, upper)| if turned { (upper, lower) } else { (lower, upper) };
        (found.pairs.into_iter().map(turn).collect(), found.greedy)
    }

    fn candidates(
        &self,
        similarity: &Similarity,
        near: &Shortlist,
        pairs: &BTreeMap<(usize, usize), Pair>,
    ) -> Vec<Candidate> {
        let taken = Taken::by(pairs);
        let own = |items: &[Item], at: usize| items.get(at).is_some_and(|item| item.scope == DutyScope::Own);
        let mut candidates = Vec::new();
        for (lower, considered) in near.upper_of.iter().enumerate() {
            if taken.lower.contains(&lower) || !own(self.lower, lower) {
                continue;
            }
            for &upper in considered.iter().filter(|upper| !taken.upper.contains(upper) && own(self.upper, **upper)) {
                let worth = self.worth(similarity, lower, upper);
                let wanted = worth > 0 && !self.decided.parted.contains(&(lower, upper));
                candidates.extend(wanted.then_some(Candidate { lower, upper, worth }));
            }
        }
        candidates
    }

    /// Duties left over between sure neighbors: the only one on each side between two links, or between a link and
    /// the end of both lists. There the place is strong evidence, and little likeness is enough. (Not so for KSAs:
    /// a list of subjects has no course that a gap could interrupt.)
    fn between(&self, similarity: &Similarity, pairs: &BTreeMap<(usize, usize), Pair>) -> Vec<(usize, usize)> {
        let taken = Taken::by(pairs);
        let ends = (self.lower.len(), self.upper.len());
        let behind = |&(lower, upper): &(usize, usize)| (lower + 1, upper + 1);
        let left_over = |&(lower, upper): &(usize, usize)| {
            let after = behind(&(lower, upper));
            self.lower.get(lower).is_some_and(|item| is_free(lower, item, &taken.lower))
                && self.upper.get(upper).is_some_and(|item| is_free(upper, item, &taken.upper))
                && (after == ends || pairs.contains_key(&after))
                && !self.decided.parted.contains(&(lower, upper))
                && self.likeness(similarity, (lower, upper), self.settings.between) >= self.settings.between
        };
        std::iter::once((0, 0)).chain(pairs.keys().map(behind)).filter(left_over).collect()
    }

    /// The best assignment of the items that are left over.
    fn kindred(&self, similarity: &Similarity, pairs: &BTreeMap<(usize, usize), Pair>) -> Vec<(usize, usize)> {
        let Some(kin) = self.kin else { return Vec::new() };
        let taken = Taken::by(pairs);
        let left = |items: &[Item], taken: &BTreeSet<usize>| -> Vec<usize> {
            (0..items.len()).filter(|at| !taken.contains(at)).take(self.limits.assignment_items).collect()
        };
        let (lower, upper) = (left(self.lower, &taken.lower), left(self.upper, &taken.upper));
        let all = lower.iter().flat_map(|low| upper.iter().map(move |up| (*low, *up)));
        let candidates = all.filter(|pair| !self.decided.parted.contains(pair)).filter_map(|(lower, upper)| {
            let likeness =
                self.likeness(similarity, (lower, upper), 0) + kin.get(&(lower, upper)).copied().unwrap_or(0);
            let worth = i64::from(likeness) * THOUSANDTH + 1000 - apart(lower, upper);
            (likeness >= self.settings.left_over).then_some(Candidate { lower, upper, worth })
        });
        assign(&candidates.collect::<Vec<_>>(), self.limits.assignment_items).pairs
    }

    /// What linking two items is worth: their likeness and place, above what a link needs. Of equally good pairs,
    /// those nearer in the printed order.
    fn worth(&self, similarity: &Similarity, lower: usize, upper: usize) -> i64 {
        let distance = place(lower, self.lower.len()).abs_diff(place(upper, self.upper.len()));
        let by_place = i64::from(self.settings.place) * i64::from(1000_u32.saturating_sub(distance)) / 1000;
        let needed = i64::from(self.settings.link) - by_place;
        let least = u32::try_from(needed).unwrap_or(0);
        let above = i64::from(self.likeness(similarity, (lower, upper), least)) - needed;
        if above < 0 { 0 } else { above * THOUSANDTH + 1000 - apart(lower, upper) }
    }
}

/// Of the links that people made those whose items go on in others for the most part. A split or a merge has one main
/// link: the only one of an item before others, then the one between items of one number, then the most alike.
fn parts_of_others(linked: &BTreeMap<(usize, usize), Pair>) -> BTreeSet<(usize, usize)> {
    let (mut of_lower, mut of_upper) = (BTreeMap::new(), BTreeMap::new());
    for &(lower, upper) in linked.keys() {
        *of_lower.entry(lower).or_insert(0_usize) += 1;
        *of_upper.entry(upper).or_insert(0_usize) += 1;
    }
    let is_shared = |pair: &Pair| of_lower.get(&pair.lower) > Some(&1) && of_upper.get(&pair.upper) > Some(&1);
    let mut ranked: Vec<&Pair> = linked.values().collect();
    ranked.sort_by_key(|pair| {
        (is_shared(pair), pair.lower != pair.upper, std::cmp::Reverse(pair.likeness), pair.lower, pair.upper)
    });
    let (mut lower, mut upper) = (BTreeSet::new(), BTreeSet::new());
    let mut parts = BTreeSet::new();
    for pair in ranked {
        if lower.contains(&pair.lower) || upper.contains(&pair.upper) {
            parts.insert((pair.lower, pair.upper));
        }
        lower.insert(pair.lower);
        upper.insert(pair.upper);
    }
    parts
}

/// How far apart two items are in the printed order: of equally good candidates, the nearer is taken.
pub(super) fn apart(lower: usize, upper: usize) -> i64 {
    let steps = i64::try_from(lower.abs_diff(upper).min(30)).unwrap_or(30);
    steps * steps
}

/// The items that have a link.
pub(super) struct Taken {
    pub lower: BTreeSet<usize>,
    pub upper: BTreeSet<usize>,
}

impl Taken {
    pub(super) fn by(pairs: &BTreeMap<(usize, usize), Pair>) -> Self {
        Taken { lower: pairs.keys().map(|pair| pair.0).collect(), upper: pairs.keys().map(|pair| pair.1).collect() }
    }
}

fn is_free(at: usize, item: &Item, linked: &BTreeSet<usize>) -> bool {
    item.kind.is_none() && item.scope == DutyScope::Own && !linked.contains(&at)
}

/// The relative place of an item in its list, in thousandths.
fn place(at: usize, items: usize) -> u32 {
    if items < 2 {
        return 0;
    }
    u32::try_from(1000 * at / (items - 1)).unwrap_or(1000)
}

fn plain_forms(items: &[Item]) -> impl Iterator<Item = &str> {
    items.iter().map(|item| item.text.plain.as_str())
}
