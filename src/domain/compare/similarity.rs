//! How alike two items are.
//!
//! Words weigh by how telling they are among the items of the two levels compared, so that a result does not
//! depend on what else is loaded. Everything is whole numbers up to one division and two square roots, which
//! IEEE 754 rounds alike on every machine, and every score is rounded to thousandths at once.

use std::cell::Cell;

use super::features::passages;
use super::settings::Settings;
use super::terms::Terms;
use super::tokens::Word;
use super::vector::FeatureVector;

/// Up to so many pairs of clauses are kept once they are compared; those of 200 items of 5 clauses each a side.
const MOST_KEPT: usize = 1_000_000;
/// Stands for a pair of clauses that was not compared yet; no likeness is as high.
const UNKNOWN: u16 = u16::MAX;

/// An item with its clauses.
#[derive(Debug, Clone, Default)]
pub(super) struct Measured {
    pub whole: FeatureVector,
    pub clauses: Vec<FeatureVector>,
    /// How many clauses the items before it have.
    before: usize,
}

/// The items of two levels, ready to be compared.
#[derive(Debug)]
pub(super) struct Similarity {
    settings: Settings,
    pub lower: Vec<Measured>,
    pub upper: Vec<Measured>,
    /// The likeness of pairs of clauses, by lower clause, then by upper one; empty where they are too many. One pair is
    /// asked for when items are compared, and again when it is looked for clauses that moved, from either side.
    kept: Vec<Cell<u16>>,
    upper_clauses: usize,
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
            let mut before = 0;
            let mut measured = |(item, whole): (&ItemWords<'_>, FeatureVector)| {
                let measured = Measured { whole, clauses: clauses.by_ref().take(item.clauses.len()).collect(), before };
                before += item.clauses.len();
                measured
            };
            let measured: Vec<Measured> = items.iter().zip(wholes.by_ref()).map(&mut measured).collect();
            (measured, before)
        };
        let ((lower, lower_clauses), (upper, upper_clauses)) = (measured(lower), measured(upper));
        let pairs = lower_clauses.saturating_mul(upper_clauses);
        let kept = vec![Cell::new(UNKNOWN); if pairs <= MOST_KEPT { pairs } else { 0 }];
        Similarity { settings, lower, upper, kept, upper_clauses }
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
        let (Some(low), Some(up)) = (self.lower.get(lower.0), self.upper.get(upper.0)) else { return 0 };
        self.clauses_alike((low, lower.1), (up, upper.1))
    }

    fn clauses_alike(&self, (lower, low): (&Measured, usize), (upper, up): (&Measured, usize)) -> u32 {
        let place = (lower.before + low) * self.upper_clauses + upper.before + up;
        let kept = self.kept.get(place);
        if let Some(known) = kept.map(Cell::get).filter(|known| *known != UNKNOWN) {
            return u32::from(known);
        }
        let (Some(low), Some(up)) = (lower.clauses.get(low), upper.clauses.get(up)) else { return 0 };
        let likeness = low.likeness(up, &self.settings, 0);
        if let (Some(kept), Ok(likeness)) = (kept, u16::try_from(likeness)) {
            kept.set(likeness);
        }
        likeness
    }

    /// Every clause against the clause most like it, weighted by how much the clause tells, from both sides.
    fn clause_by_clause(&self, lower: &Measured, upper: &Measured) -> u32 {
        let mut best_of_upper = vec![0; upper.clauses.len()];
        let (mut sum, mut weights) = (0_u64, 0_u64);
        for (low, clause) in lower.clauses.iter().enumerate() {
            let mut best_of_lower = 0;
            for (up, best) in best_of_upper.iter_mut().enumerate() {
                let likeness = self.clauses_alike((lower, low), (upper, up));
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
