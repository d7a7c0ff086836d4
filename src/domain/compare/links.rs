//! The links of two lists of items, each with its change.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::align::{Aligner, Alignment, Decided, Kin, Pair};
use super::classify::{Classifier, LinkedText, Order, Texts, within};
use super::comparer::LevelView;
use super::items::{Item, MOST_CLAUSES, MOST_WORDS, Text};
use super::settings::{Limits, Settings};
use super::standing::{ClauseIndex, new_words, place_in};
use super::terms::Terms;
use super::{Change, DecidedChange, Evidence, EvidenceKind, Link, Score};
use crate::spec::{ConfirmedLink, Decision, DutyScope, ItemKind};

/// The links of one list, and what was left out in finding them, in words for the user.
#[derive(Debug, Clone, Default)]
pub(super) struct Links {
    pub links: Vec<Link>,
    pub notes: Vec<String>,
}

/// Two levels' items of one list, and what is needed to link them.
pub(super) struct Sides<'a> {
    pub lower: LevelView<'a>,
    pub upper: LevelView<'a>,
    /// The list; `None`: the clauses of the class concepts.
    pub list: Option<ItemKind>,
    pub lower_items: &'a [Item],
    pub upper_items: &'a [Item],
    /// Which of the two stands higher.
    pub order: Order,
    pub terms: &'a Terms<'a>,
    pub settings: Settings,
    pub limits: Limits,
    /// What counts as likeness of items that are left over; `None`: they stay without a link.
    pub kin: Option<Kin>,
}

impl Sides<'_> {
    /// Links every item: pairs by lower item, then the items that are new.
    pub(super) fn links(&self, confirmed: &[ConfirmedLink]) -> Links {
        let decisions = self.decisions(confirmed);
        let settled = decisions.iter().any(|(_, decision)| decision.link.reading);
        let mut decided = Decided { settled, ..Decided::default() };
        for (pair, link) in &decisions {
            match link.decision {
                Decision::Linked => decided.linked.insert(*pair),
                Decision::Unlinked => decided.parted.insert(*pair),
            };
        }
        let aligner = Aligner {
            lower: self.lower_items,
            upper: self.upper_items,
            settings: self.settings,
            limits: self.limits,
            decided: &decided,
            kin: self.kin.as_ref(),
        };
        let Alignment { pairs, cut_short } = aligner.align(self.terms);
        let moved = ClauseMoves::of(&pairs);
        let lists = [self.lower_items, self.upper_items].map(|items| ListSaid::of(items, self.terms));
        let mut links: Vec<Link> = pairs.into_iter().map(|pair| self.link(pair, &decisions, &moved, &lists)).collect();
        let unlinked = self.unlinked(&links);
        links.extend(unlinked);
        links.sort_by_key(|link| (link.lower.is_none(), link.lower, link.upper));
        Links { links, notes: self.notes(cut_short) }
    }

    fn notes(&self, cut_short: bool) -> Vec<String> {
        let items = match self.list {
            Some(ItemKind::Duty) => "duties",
            Some(ItemKind::Ksa) => "knowledge, skills and abilities",
            None => "clauses of the class concept",
        };
        let (lower, upper, most) = (&self.lower.level.code, &self.upper.level.code, self.limits.assignment_items);
        let long_list = cut_short.then(|| {
            format!(
                "{lower} or {upper} has more than {most} {items}: links were sought among those that share telling \
                 words or the same text, and where many compete the most alike were linked first."
            )
        });
        let long_items = [(self.lower, self.lower_items), (self.upper, self.upper_items)].map(|(view, list)| {
            list.iter().any(Item::is_cut).then(|| {
                format!(
                    "{}: some {items} have more than {MOST_WORDS} words or {MOST_CLAUSES} clauses; only the first of \
                     them were used to find their like.",
                    view.level.code
                )
            })
        });
        long_list.into_iter().chain(long_items.into_iter().flatten()).collect()
    }

    /// The decisions about these two levels, in either order, by the items' indices.
    pub(super) fn decisions<'c>(&self, confirmed: &'c [ConfirmedLink]) -> Vec<((usize, usize), DirectedDecision<'c>)> {
        let (lower, upper) = (self.lower.reference(), self.upper.reference());
        if lower == upper {
            return Vec::new();
        }
        let at = |items: &[Item], number: u32| items.iter().position(|item| item.number == number);
        let mut decisions = Vec::new();
        for link in confirmed.iter().filter(|link| Some(link.item) == self.list) {
            let turned = link.lower == upper && link.upper == lower;
            let straight = link.lower == lower && link.upper == upper;
            if !(turned || straight) {
                continue;
            }
            let (low, up) =
                if turned { (link.upper_number, link.lower_number) } else { (link.lower_number, link.upper_number) };
            if let (Some(low), Some(up)) = (at(self.lower_items, low), at(self.upper_items, up)) {
                decisions.push(((low, up), DirectedDecision { decision: link.decision, link, turned }));
            }
        }
        decisions
    }

    pub(super) fn link(
        &self,
        pair: Pair,
        decisions: &[((usize, usize), DirectedDecision<'_>)],
        moved: &ClauseMoves,
        [low_list, up_list]: &[ListSaid; 2],
    ) -> Link {
        let (change, evidence) = match (self.lower_items.get(pair.lower), self.upper_items.get(pair.upper)) {
            (Some(lower), Some(upper)) => {
                let (low, up) = (self.meant(lower, &pair.lower_clauses), self.meant(upper, &pair.upper_clauses));
                // A link of clauses is about those alone, so that none of them is elsewhere.
                let elsewhere = |moved: &BTreeMap<usize, BTreeSet<usize>>, at, item: &Item, part: &[usize]| {
                    let clauses = moved.get(&at).filter(|_| part.is_empty());
                    clauses.map(|clauses| item.parts_of(clauses)).unwrap_or_default()
                };
                let low_moved = elsewhere(&moved.lower, pair.lower, lower, &pair.lower_clauses);
                let up_moved = elsewhere(&moved.upper, pair.upper, upper, &pair.upper_clauses);
                self.classifier().classify(low_list.said(&low, lower, &low_moved), up_list.said(&up, upper, &up_moved))
            }
            _ => {
                debug_assert!(false, "a pair names an item that its list does not have");
                (Change::Changed, Vec::new())
            }
        };
        let named = decisions.iter().rev().find(|(at, _)| *at == (pair.lower, pair.upper));
        let decided = named.filter(|_| pair.confirmed).and_then(|(_, named)| Some((named.change()?, named.link)));
        Link {
            lower: Some(pair.lower),
            upper: Some(pair.upper),
            change: decided.map_or(change, |(named, _)| named),
            decided: decided.map(|(_, link)| DecidedChange::new(change, link)),
            confirmed: pair.confirmed,
            in_part: pair.in_part,
            score: Some(Score(u16::try_from(pair.likeness.min(1000)).unwrap_or(1000))),
            lower_clauses: pair.lower_clauses,
            upper_clauses: pair.upper_clauses,
            evidence,
        }
    }

    /// The words of an item that a link is about.
    fn meant<'i>(&self, item: &'i Item, clauses: &[usize]) -> Cow<'i, Text> {
        if clauses.is_empty() {
            return Cow::Borrowed(&item.text);
        }
        let ranges = clauses.iter().filter_map(|clause| item.clauses.get(*clause).cloned());
        Cow::Owned(item.text.of_words(ranges, self.terms.lexicon()))
    }

    fn classifier(&self) -> Classifier<'_> {
        Classifier { terms: self.terms, settings: self.settings, order: self.order, texts: Texts::Items }
    }

    /// Items of either side without a link.
    fn unlinked(&self, links: &[Link]) -> Vec<Link> {
        let lower: BTreeSet<usize> = links.iter().filter_map(|link| link.lower).collect();
        let upper: BTreeSet<usize> = links.iter().filter_map(|link| link.upper).collect();
        let gone = if carries(self.upper, self.order, self.list) { Change::Carried } else { Change::Dropped };
        let gone = (0..self.lower_items.len()).filter(|at| !lower.contains(at)).map(|at| alone(Some(at), None, gone));
        let new = (0..self.upper_items.len()).filter(|at| !upper.contains(at));
        let mut found: Vec<Link> = gone.chain(new.map(|at| alone(None, Some(at), Change::Added))).collect();
        self.tell_moved(links, &mut found);
        found
    }

    /// Tells items without a link which of their words stand in an item of the other level.
    fn tell_moved(&self, links: &[Link], unlinked: &mut [Link]) {
        let mut at_number: BTreeMap<(bool, u32), usize> = BTreeMap::new();
        let number = |items: &[Item], at: Option<usize>| Some(items.get(at?)?.number);
        for (place, link) in unlinked.iter().enumerate() {
            let lower = number(self.lower_items, link.lower).map(|number| (true, number));
            let upper = number(self.upper_items, link.upper).map(|number| (false, number));
            at_number.extend(lower.or(upper).map(|key| (key, place)));
        }
        for link in links {
            let (lower, upper) = (
                link.lower.and_then(|at| self.lower_items.get(at)),
                link.upper.and_then(|at| self.upper_items.get(at)),
            );
            for shown in &link.evidence {
                let EvidenceKind::Moved(from) = shown.ground else { continue };
                // The words stand in the one item, and came from the list of the other.
                let from_lower = shown.upper.is_some();
                let (item, other, place) = match from_lower {
                    true => (upper, lower, &shown.upper),
                    false => (lower, upper, &shown.lower),
                };
                let (Some(item), Some(other), Some(place)) = (item, other, place) else { continue };
                let known = self.terms.concepts(other.text.words.iter());
                let said = new_words(within(&item.text, place), &known, self.terms);
                let Some(told) = at_number.get(&(from_lower, from)).and_then(|at| unlinked.get_mut(*at)) else {
                    continue;
                };
                let list = if from_lower { self.lower_items } else { self.upper_items };
                let origin = told.lower.or(told.upper).and_then(|at| list.get(at));
                let Some(words) = origin.and_then(|origin| place_in(origin, &said, self.terms)) else { continue };
                if told.change != Change::Carried {
                    let (lower, upper) = if from_lower { (Some(words), None) } else { (None, Some(words)) };
                    told.evidence.push(Evidence {
                        ground: EvidenceKind::Moved(item.number),
                        lower,
                        upper,
                        ..shown.clone()
                    });
                }
            }
        }
    }
}

/// What a list says: all of it, and where.
pub(super) struct ListSaid {
    all: Vec<u32>,
    standing: ClauseIndex,
    /// Duties and KSAs speak of no other classes.
    no_others: BTreeSet<usize>,
}

impl ListSaid {
    pub(super) fn of(items: &[Item], terms: &Terms<'_>) -> Self {
        ListSaid {
            all: terms.concepts(items.iter().flat_map(|item| &item.text.words)),
            standing: ClauseIndex::of(items, terms),
            no_others: BTreeSet::new(),
        }
    }

    fn said<'t>(&'t self, meant: &'t Text, item: &'t Item, elsewhere: &'t BTreeSet<usize>) -> LinkedText<'t> {
        let (level, standing) = (&self.all, &self.standing);
        LinkedText {
            meant,
            item: &item.text,
            level,
            elsewhere,
            of_others: &self.no_others,
            number: item.number,
            standing,
        }
    }
}

/// By item, the clauses that a link of clauses alone takes to another item.
#[derive(Default)]
pub(super) struct ClauseMoves {
    lower: BTreeMap<usize, BTreeSet<usize>>,
    upper: BTreeMap<usize, BTreeSet<usize>>,
}

impl ClauseMoves {
    fn of(pairs: &[Pair]) -> Self {
        let mut moved = ClauseMoves::default();
        for pair in pairs {
            moved.lower.entry(pair.lower).or_default().extend(&pair.lower_clauses);
            moved.upper.entry(pair.upper).or_default().extend(&pair.upper_clauses);
        }
        moved
    }
}

/// A decision, and whether it names the two levels the other way round.
pub(super) struct DirectedDecision<'c> {
    pub decision: Decision,
    link: &'c ConfirmedLink,
    turned: bool,
}

impl DirectedDecision<'_> {
    /// The change that the specialist named, as it is called from this side.
    fn change(&self) -> Option<Change> {
        let change = self.link.change.filter(|change| !change.is_of_one_item())?;
        if self.turned { change.turned() } else { Some(change) }
    }
}

fn alone(lower: Option<usize>, upper: Option<usize>, change: Change) -> Link {
    Link {
        lower,
        upper,
        change,
        decided: None,
        confirmed: false,
        in_part: false,
        score: None,
        lower_clauses: Vec::new(),
        upper_clauses: Vec::new(),
        evidence: Vec::new(),
    }
}

/// Which of two levels stands higher in the series that they share.
pub(super) fn order(lower: LevelView<'_>, upper: LevelView<'_>) -> Order {
    if lower.series.id != upper.series.id {
        return Order::None;
    }
    let place = |view: LevelView<'_>| lower.series.levels.iter().position(|level| level.code == view.level.code);
    match (place(lower), place(upper)) {
        (Some(low), Some(up)) if low < up => Order::Rising,
        (Some(low), Some(up)) if low > up => Order::Falling,
        _ => Order::None,
    }
}

/// Whether duties of the lower level that the upper does not restate still apply there; `order` is that of the two.
pub(super) fn carries(upper: LevelView<'_>, order: Order, list: Option<ItemKind>) -> bool {
    let performs_lower = upper.level.duties.items.iter().any(|duty| duty.scope == DutyScope::LowerLevels);
    list == Some(ItemKind::Duty) && order == Order::Rising && (upper.series.cumulative.is_some() || performs_lower)
}
