//! How alike two items are.
//!
//! Words weigh by how telling they are among the items of the two levels compared, so that a result does not
//! depend on what else is loaded. Everything is whole numbers up to one division and two square roots, which
//! IEEE 754 rounds alike on every machine, and every score is rounded to thousandths at once.

use super::features::passages;
use super::settings::Settings;
use super::terms::Terms;
use super::tokens::Word;
use super::vector::FeatureVector;

/// An item with its clauses.
#[derive(Debug, Clone, Default)]
pub(super) struct Measured {
    pub whole: FeatureVector,
    pub clauses: Vec<FeatureVector>,
}

/// The items of two levels, ready to be compared.
#[derive(Debug)]
pub(super) struct Similarity {
    settings: Settings,
    pub lower: Vec<Measured>,
    pub upper: Vec<Measured>,
}

/// The words of an item, and those of each of its clauses.
pub(super) struct ItemWords<'w> {
    pub words: &'w [Word],
    pub clauses: Vec<&'w [Word]>,
}

impl Similarity {
    pub(super) fn new(lower: &[ItemWords<'_>], upper: &[ItemWords<'_>], terms: &Terms<'_>, settings: Settings) -> Self {
        let mut wholes = passages(lower, upper, terms);
        let mut clauses = wholes.split_off(lower.len() + upper.len()).into_iter();
        let mut wholes = wholes.into_iter();
        let mut measured = |items: &[ItemWords<'_>]| {
            let mut clauses_of = |item: &ItemWords<'_>| clauses.by_ref().take(item.clauses.len()).collect();
            let items = items.iter().zip(wholes.by_ref());
            items.map(|(item, whole)| Measured { whole, clauses: clauses_of(item) }).collect()
        };
        Similarity { settings, lower: measured(lower), upper: measured(upper) }
    }

    /// How alike two items are, in thousandths. A likeness below `least` may come out as less than it is.
    pub(super) fn items(&self, lower: usize, upper: usize, least: u32) -> u32 {
        let (Some(lower), Some(upper)) = (self.lower.get(lower), self.upper.get(upper)) else { return 0 };
        let share = self.settings.clauses.min(1000);
        if share == 0 || (lower.clauses.len() < 2 && upper.clauses.len() < 2) {
            return lower.whole.likeness(&upper.whole, &self.settings, least);
        }
        let by_clauses = self.clause_by_clause(lower, upper) * share;
        let least = (least * 1000).saturating_sub(by_clauses) / (1000 - share).max(1);
        let whole = lower.whole.likeness(&upper.whole, &self.settings, least);
        (whole * (1000 - share) + by_clauses) / 1000
    }

    /// How alike a clause of a lower item is to a clause of an upper one, in thousandths.
    pub(super) fn clause_pair(&self, lower: (usize, usize), upper: (usize, usize)) -> u32 {
        let lower = self.lower.get(lower.0).and_then(|item| item.clauses.get(lower.1));
        let upper = self.upper.get(upper.0).and_then(|item| item.clauses.get(upper.1));
        lower.zip(upper).map_or(0, |(lower, upper)| lower.likeness(upper, &self.settings, 0))
    }

    /// Every clause against the clause most like it, weighted by how much the clause tells, from both sides.
    fn clause_by_clause(&self, lower: &Measured, upper: &Measured) -> u32 {
        let mut best_of_upper = vec![0; upper.clauses.len()];
        let (mut sum, mut weights) = (0_u64, 0_u64);
        for clause in &lower.clauses {
            let mut best_of_lower = 0;
            for (other, best) in upper.clauses.iter().zip(&mut best_of_upper) {
                let likeness = clause.likeness(other, &self.settings, 0);
                best_of_lower = likeness.max(best_of_lower);
                *best = likeness.max(*best);
            }
            sum += u64::from(best_of_lower) * clause.weight();
            weights += clause.weight();
        }
        for (clause, best) in upper.clauses.iter().zip(best_of_upper) {
            sum += u64::from(best) * clause.weight();
            weights += clause.weight();
        }
        u32::try_from(sum / weights.max(1)).unwrap_or(0)
    }
}
