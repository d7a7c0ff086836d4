//! Finding the items that a text means among those of a series.
//!
//! Only what shares a stem or a notion is looked at, word by word, so that the work grows with what is alike and not with
//! all that there is.

use std::collections::BTreeMap;

use super::features::{telling, telling_by_rarity};
use super::senses::Sense;

/// The share of the clauses in a likeness, in thousandths; the rest is the share of the whole item.
const BY_CLAUSES: u64 = 500;
/// What a word weighs that no item of the series has anything to do with: the text speaks of something else.
const UNKNOWN: u64 = 2000;
/// What each step between the parts taken in the work takes from the likeness of two clauses, in thousandths, up to two
/// steps.
const OTHER_PART: u64 = 45;

/// A clause of an item, or of a text that is looked for.
#[derive(Debug, Default)]
pub(super) struct Activity {
    /// What its words mean, each with what it weighs against others, in thousandths.
    pub senses: Vec<(Sense, u32)>,
    /// The part taken in it.
    pub part: usize,
}

/// The clauses of all items of a series, by what their words mean.
#[derive(Debug, Default)]
pub(super) struct SenseIndex {
    items: usize,
    clauses: Vec<IndexedClause>,
    senses: Vec<IndexedSense>,
    /// By stem and by notion, the numbers of the senses that have it.
    by_stem: BTreeMap<u32, Vec<usize>>,
    by_notion: BTreeMap<u32, Vec<usize>>,
}

#[derive(Debug)]
struct IndexedClause {
    item: usize,
    /// Numbers of senses.
    senses: Vec<usize>,
    part: usize,
}

/// A distinct sense of the items.
#[derive(Debug)]
struct IndexedSense {
    sense: Sense,
    /// The clauses that hold it, in order.
    clauses: Vec<usize>,
    weight: u64,
}

impl SenseIndex {
    /// For the clauses of items, item by item.
    pub(super) fn new(items: Vec<Vec<Activity>>) -> Self {
        let mut search = SenseIndex { items: items.len(), ..SenseIndex::default() };
        let mut numbers = BTreeMap::new();
        for (item, activities) in items.into_iter().enumerate() {
            for activity in activities {
                let clause = search.clauses.len();
                let mut number = |sense| search.number(sense, clause, &mut numbers);
                let senses = activity.senses.into_iter().map(|(sense, _)| number(sense)).collect();
                search.clauses.push(IndexedClause { item, senses, part: activity.part });
            }
        }
        search.weigh();
        search
    }

    /// The number of a sense that a clause holds.
    fn number(&mut self, sense: Sense, clause: usize, numbers: &mut BTreeMap<Sense, usize>) -> usize {
        let next = self.senses.len();
        let number = *numbers.entry(sense.clone()).or_insert(next);
        if number == next {
            for stem in sense.stems() {
                self.by_stem.entry(stem).or_default().push(number);
            }
            for notion in sense.notions() {
                self.by_notion.entry(notion).or_default().push(number);
            }
            self.senses.push(IndexedSense { sense, clauses: Vec::new(), weight: 0 });
        }
        if let Some(known) = self.senses.get_mut(number).filter(|known| known.clauses.last() != Some(&clause)) {
            known.clauses.push(clause);
        }
        number
    }

    /// Weighs every sense by how few items hold it.
    fn weigh(&mut self) {
        for known in &mut self.senses {
            let mut items: Vec<usize> =
                known.clauses.iter().filter_map(|at| Some(self.clauses.get(*at)?.item)).collect();
            items.dedup();
            known.weight = telling(self.items as u64, items.len() as u64);
        }
    }

    /// How alike each item is to a text, in thousandths.
    pub(super) fn likeness(&self, text: &[Activity]) -> Vec<u32> {
        let (mut sums, mut weights) = (vec![0; self.items], 0);
        for activity in text {
            let tally = self.tally(activity);
            for (sum, (by_clauses, by_item)) in sums.iter_mut().zip(tally.items) {
                *sum += (tally.weight * by_clauses * BY_CLAUSES + by_item * (1000 - BY_CLAUSES)) / 1000;
            }
            weights += tally.weight;
        }
        sums.into_iter().map(|sum| u32::try_from(sum / weights.max(1)).unwrap_or(0)).collect()
    }

    /// How much of an activity each item tells.
    fn tally(&self, activity: &Activity) -> Tally {
        let mut tally = Tally { weight: 0, items: vec![(0, 0); self.items] };
        let mut told = vec![0; self.clauses.len()];
        let mut covered = vec![0; self.senses.len()];
        for (sense, share) in &activity.senses {
            let word = self.word(sense, *share, &mut covered);
            tally.weight += word.weight;
            for (clause, best) in word.clauses {
                told.get_mut(clause).into_iter().for_each(|told| *told += word.weight * u64::from(best));
            }
            for (item, best) in word.items {
                tally.items.get_mut(item).into_iter().for_each(|(_, told)| *told += word.weight * u64::from(best));
            }
        }
        for (clause, told) in self.clauses.iter().zip(told).filter(|(_, told)| *told > 0) {
            let likeness = self.clause(clause, told / tally.weight.max(1), &covered, activity.part);
            tally.items.get_mut(clause.item).into_iter().for_each(|(best, _)| *best = likeness.max(*best));
        }
        tally
    }

    /// How alike a clause and a text are, of which it tells so much: the mean of how much each tells of the other, so that
    /// a long clause that has all the words is no better than a short one that has most.
    fn clause(&self, clause: &IndexedClause, told: u64, covered: &[u32], part: usize) -> u64 {
        let (mut sum, mut weight) = (0, 0);
        for number in &clause.senses {
            let (Some(known), Some(best)) = (self.senses.get(*number), covered.get(*number)) else { continue };
            sum += known.weight * u64::from(*best);
            weight += known.weight;
        }
        let mean = (told * (sum / weight.max(1))).isqrt();
        mean.saturating_sub(clause.part.abs_diff(part).min(2) as u64 * OTHER_PART)
    }

    /// What is alike to a word. Notes in `covered` how well each sense of the items is told by the text.
    fn word(&self, sense: &Sense, share: u32, covered: &mut [u32]) -> WordLikeness {
        let (mut clauses, mut items) = (BTreeMap::new(), BTreeMap::new());
        for number in self.sharing(sense) {
            let Some(known) = self.senses.get(number) else { continue };
            let likeness = sense.likeness(&known.sense);
            covered.get_mut(number).into_iter().for_each(|best| raise(best, likeness * share / 1000));
            for at in known.clauses.iter().filter(|_| likeness > 0) {
                let Some(clause) = self.clauses.get(*at) else { continue };
                raise(clauses.entry(*at).or_insert(0), likeness);
                raise(items.entry(clause.item).or_insert(0), likeness);
            }
        }
        let held: u64 = items.values().map(|best| u64::from(*best)).sum();
        let rarity = 1_000_000 * (self.items as u64 + 1) / (held + 300);
        let weight = if held == 0 { UNKNOWN } else { telling_by_rarity(rarity) };
        WordLikeness { clauses, items, weight: weight * u64::from(share) / 1000 }
    }

    /// The numbers of the senses that share a stem or a notion with one, each once.
    fn sharing(&self, sense: &Sense) -> Vec<usize> {
        let stems = sense.stems().filter_map(|stem| self.by_stem.get(&stem));
        let notions = sense.notions().filter_map(|notion| self.by_notion.get(&notion));
        let mut numbers: Vec<usize> = stems.chain(notions).flatten().copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

fn raise(best: &mut u32, likeness: u32) {
    *best = likeness.max(*best);
}

/// What is alike to a word of the text.
struct WordLikeness {
    /// By clause, how alike its most alike word is, in thousandths.
    clauses: BTreeMap<usize, u32>,
    items: BTreeMap<usize, u32>,
    /// By all the items that have to do with it.
    weight: u64,
}

/// What the items tell of an activity of the text.
struct Tally {
    weight: u64,
    /// By item: the likeness of the best clause, and what the whole item tells times its weight.
    items: Vec<(u64, u64)>,
}
