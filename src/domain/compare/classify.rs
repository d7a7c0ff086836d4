//! Which of the changes it is, and the words that show it.
//!
//! Evidence comes from linked clauses alone: first the clauses of the two texts are paired, then the words within each
//! pair are held against one another.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::additions;
use super::course::Course;
use super::degrees::degrees;
use super::items::Text;
use super::quantities::quantities;
use super::settings::Settings;
use super::terms::Terms;
use super::{Change, Direction, Evidence};

/// Which of the two levels compared stands above the other in their series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// The upper one, as it should be.
    Rising,
    /// The lower one: the sides were swapped.
    Falling,
    /// Neither: two series, or the same level twice.
    None,
}

/// One of two linked texts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'t> {
    /// The words that the link is about.
    pub meant: &'t Text,
    /// All words of the item.
    pub item: &'t Text,
    /// What all such items of its level say, in order: a word is gone, or new, only if no form or synonym of it is
    /// anywhere among them.
    pub level: &'t [u32],
    /// Clauses of `meant` that are linked with another item: they are not what came or went here.
    pub elsewhere: &'t BTreeSet<usize>,
}

/// How much of a text is looked at, in clauses; the longest real one seen has fewer.
const MOST_CLAUSES: usize = 64;

/// How many new words, or words that went, a rewording may have at most.
const FEW: usize = 3;

/// Names changes between linked texts.
#[derive(Clone, Copy)]
pub(super) struct Classifier<'t> {
    /// The words.
    pub terms: &'t Terms<'t>,
    /// The numbers by which clauses are paired and rewordings told.
    pub settings: Settings,
    /// Which level stands above.
    pub order: Order,
    /// Whether further words count: in the items of a list, where each is a task; not in prose.
    pub items: bool,
}

impl Classifier<'_> {
    /// Names the change from one text to another, with the words that speak for it.
    ///
    /// Swapping the sides swaps up with down, and therefore raised with lowered.
    pub(super) fn classify(&self, lower: Said<'_>, upper: Said<'_>) -> (Change, Vec<Evidence>) {
        if lower.meant.plain == upper.meant.plain {
            return (Change::Same, Vec::new());
        }
        // Where words could be paired in several ways, the sides must not decide in which.
        let turned = match self.order {
            Order::Rising => false,
            Order::Falling => true,
            Order::None => lower.meant.plain > upper.meant.plain,
        };
        let (low, up) = if turned { (upper, lower) } else { (lower, upper) };
        let mut evidence = self.evidence(low, up);
        if turned {
            evidence = evidence.into_iter().map(Evidence::turned).collect();
        }
        evidence.sort_unstable_by_key(|shown| (shown.ground, shown.upper.as_ref().map(|place| place.start)));
        let shown = |direction| evidence.iter().any(|one| one.direction == direction);
        let change = match (shown(Direction::Up), shown(Direction::Down)) {
            (true, true) => Change::Mixed,
            (true, false) => Change::Raised,
            (false, true) => Change::Lowered,
            (false, false) if self.is_rewording(low, up) => Change::Reworded,
            (false, false) => Change::Changed,
        };
        (change, evidence)
    }

    fn evidence(&self, lower: Said<'_>, upper: Said<'_>) -> Vec<Evidence> {
        let lexicon = self.terms.lexicon();
        let lower_item = self.concepts(lower.item);
        let counts_more = self.items && self.order != Order::None;
        let paired = self.pair_clauses(lower.meant, upper.meant);
        let mut found = Vec::new();
        for &(low, up) in &paired.pairs {
            let (Some(low), Some(up)) = (lower.meant.clause(low), upper.meant.clause(up)) else { continue };
            let course = Course::new(low, up, self.terms);
            found.extend(degrees(&course, lexicon, (lower.level, upper.level), self.order != Order::None));
            found.extend(quantities(&course));
            if counts_more {
                found.extend(additions::words(&course, lexicon, &lower_item));
            }
        }
        if counts_more {
            let gone = paired.lower_alone.iter().filter(|clause| !lower.elsewhere.contains(clause)).count();
            let new: Vec<usize> =
                paired.upper_alone.into_iter().filter(|clause| !upper.elsewhere.contains(clause)).collect();
            found.extend(additions::clauses(upper.meant, &new, gone, self.terms, &lower_item));
        }
        found
    }

    /// Each clause with the one most like it, best pairs first; a text of one clause with another of one.
    fn pair_clauses(&self, lower: &Text, upper: &Text) -> Paired {
        let concepts = |text: &Text| -> Vec<Vec<u32>> {
            let clauses = text.clauses.iter().take(MOST_CLAUSES).filter_map(|clause| text.words.get(clause.clone()));
            clauses.map(|words| self.terms.concepts(words.iter())).collect()
        };
        let (low, up) = (concepts(lower), concepts(upper));
        let mut ranked = Vec::new();
        for (at, one) in low.iter().enumerate() {
            ranked.extend(up.iter().enumerate().map(|(to, other)| (Reverse(shared(one, other)), at, to)));
        }
        if low.len() > 1 || up.len() > 1 {
            ranked.retain(|(Reverse(likeness), ..)| *likeness >= self.settings.clause_pair);
        }
        ranked.sort_unstable();
        let mut paired = Paired::default();
        let (mut lows, mut ups) = (BTreeSet::new(), BTreeSet::new());
        for (_, at, to) in ranked {
            if !lows.contains(&at) && !ups.contains(&to) {
                lows.insert(at);
                ups.insert(to);
                paired.pairs.push((at, to));
            }
        }
        paired.lower_alone = (0..low.len()).filter(|at| !lows.contains(at)).collect();
        paired.upper_alone = (0..up.len()).filter(|to| !ups.contains(to)).collect();
        paired
    }

    /// Whether a reader would say that both ask for the same.
    fn is_rewording(&self, lower: Said<'_>, upper: Said<'_>) -> bool {
        let (low, up) = (self.kept(lower), self.kept(upper));
        let both = low.iter().filter(|concept| up.binary_search(concept).is_ok()).count();
        let (came, went) = (up.len() - both, low.len() - both);
        came + went <= 1 || (came.max(went) <= FEW && shared(&low, &up) >= self.settings.reworded)
    }

    /// What a text says in the clauses that are not linked with another item.
    fn kept(&self, said: Said<'_>) -> Vec<u32> {
        let clauses = (0..said.meant.clauses.len()).filter(|at| !said.elsewhere.contains(at));
        self.terms.concepts(clauses.filter_map(|at| said.meant.clause(at)).flatten())
    }

    fn concepts(&self, text: &Text) -> Vec<u32> {
        self.terms.concepts(text.words.iter())
    }
}

#[derive(Default)]
struct Paired {
    pairs: Vec<(usize, usize)>,
    lower_alone: Vec<usize>,
    upper_alone: Vec<usize>,
}

/// The share of what two passages say that both say, in thousandths.
fn shared(one: &[u32], other: &[u32]) -> u32 {
    let both = one.iter().filter(|concept| other.binary_search(concept).is_ok()).count();
    u32::try_from(2000 * both / (one.len() + other.len()).max(1)).unwrap_or(1000)
}
