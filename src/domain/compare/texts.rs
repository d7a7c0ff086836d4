//! The other text of the levels, side by side: class concept, factors, qualifications, printed facts.

use std::collections::{BTreeMap, BTreeSet};

use super::classify::{Classifier, Order, Said};
use super::comparer::LevelView;
use super::items::Text;
use super::links::order;
use super::pay::pay_change;
use super::printed::{Entry, How, concept, factors, facts, qualifications};
use super::settings::Settings;
use super::terms::Terms;
use super::{Against, Change, Evidence, TextRow, TextStep};
use crate::spec::Level;

/// Sets passages of the levels side by side.
pub(super) struct TextRows<'a> {
    pub levels: &'a [LevelView<'a>],
    pub against: Against,
    pub terms: &'a Terms<'a>,
    pub settings: Settings,
}

impl TextRows<'_> {
    /// What distinguishes each level.
    pub(super) fn concept(&self) -> Vec<TextRow> {
        self.rows(concept)
    }

    /// Factors by kind, and the classes that the documents set apart.
    pub(super) fn factors(&self) -> Vec<TextRow> {
        self.rows(factors)
    }

    /// Qualifications by tier, and licenses.
    pub(super) fn qualifications(&self) -> Vec<TextRow> {
        self.rows(qualifications)
    }

    /// Pay, status, probation, dates, demands, environment and everything else printed.
    pub(super) fn facts(&self) -> Vec<TextRow> {
        self.rows(facts)
    }

    /// One row for each thing that any level prints, in the order in which they first occur.
    fn rows(&self, of: impl Fn(&Level) -> Vec<Entry>) -> Vec<TextRow> {
        let mut rows: Vec<(usize, Vec<Option<Entry>>)> = Vec::new();
        let mut known: BTreeMap<(String, usize), usize> = BTreeMap::new();
        for (at, view) in self.levels.iter().enumerate() {
            let mut times: BTreeMap<String, usize> = BTreeMap::new();
            for entry in of(view.level) {
                let time = times.entry(entry.key.clone()).or_default();
                let row = *known.entry((entry.key.clone(), *time)).or_insert(rows.len());
                *time += 1;
                if row == rows.len() {
                    rows.push((entry.rank, vec![None; self.levels.len()]));
                }
                if let Some(cell) = rows.get_mut(row).and_then(|(_, cells)| cells.get_mut(at)) {
                    *cell = Some(entry);
                }
            }
        }
        rows.sort_by_key(|(rank, _)| *rank);
        rows.iter().filter_map(|(_, cells)| self.row(cells)).collect()
    }

    fn row(&self, cells: &[Option<Entry>]) -> Option<TextRow> {
        let first = cells.iter().flatten().next()?;
        let mut steps = (0..cells.len()).map(|level| self.step(cells, level));
        let first_step = steps.next().flatten();
        Some(TextRow {
            label: first.label.clone(),
            headings: cells.iter().map(|cell| cell.as_ref()?.heading.clone()).collect(),
            texts: cells.iter().map(|cell| Some(cell.as_ref()?.text.clone())).collect(),
            steps: steps
                .map(|step| step.unwrap_or(TextStep { against: 0, change: None, evidence: Vec::new() }))
                .collect(),
            first_step,
            administrative: matches!(first.how, How::Pay | How::Record),
        })
    }

    /// The step to a level; `None` for the level that has none, the first or the baseline.
    fn step(&self, cells: &[Option<Entry>], level: usize) -> Option<TextStep> {
        let against = match self.against {
            Against::LevelBelow => level.checked_sub(1)?,
            Against::Baseline(baseline) => baseline.min(cells.len().saturating_sub(1)),
        };
        if against == level {
            return Some(TextStep { against, change: None, evidence: Vec::new() }).filter(|_| level > 0);
        }
        let sides = (*self.levels.get(against)?, *self.levels.get(level)?);
        let (change, evidence) = match (cells.get(against)?, cells.get(level)?) {
            (None, None) => (None, Vec::new()),
            (Some(_), None) => (within_series(sides, Change::Dropped), Vec::new()),
            (None, Some(_)) => (within_series(sides, Change::Added), Vec::new()),
            (Some(lower), Some(upper)) => self.change(sides, lower, upper),
        };
        let is_pay = cells.iter().flatten().any(|entry| entry.how == How::Pay);
        let change = change.filter(|_| !is_pay || pay_is_comparable(sides));
        Some(TextStep { against, change, evidence })
    }

    fn change(
        &self,
        (lower, upper): (LevelView<'_>, LevelView<'_>),
        from: &Entry,
        to: &Entry,
    ) -> (Option<Change>, Vec<Evidence>) {
        if to.how == How::Pay {
            return (pay_change(lower.level.pay.as_ref(), upper.level.pay.as_ref()), Vec::new());
        }
        if from.text == to.text {
            return (Some(Change::Same), Vec::new());
        }
        let texts = (Text::new(&from.text, self.terms), Text::new(&to.text, self.terms));
        if to.how != How::Words {
            let same = texts.0.plain == texts.1.plain;
            return (Some(if same { Change::Same } else { Change::Changed }), Vec::new());
        }
        let order = order(lower, upper);
        let classifier = Classifier { terms: self.terms, settings: self.settings, order, items: false };
        let none = BTreeSet::new();
        let concepts = |text: &Text| self.terms.concepts(text.words.iter());
        let levels = (concepts(&texts.0), concepts(&texts.1));
        let said = |text, level| Said { meant: text, item: text, level, elsewhere: &none };
        let (change, evidence) = classifier.classify(said(&texts.0, &levels.0), said(&texts.1, &levels.1));
        (Some(change), evidence)
    }
}

/// The change, within one series. Another document does not drop what it never printed.
fn within_series((lower, upper): (LevelView<'_>, LevelView<'_>), change: Change) -> Option<Change> {
    (order(lower, upper) != Order::None).then_some(change)
}

/// Across series, pay is compared only where both levels print money.
fn pay_is_comparable((lower, upper): (LevelView<'_>, LevelView<'_>)) -> bool {
    let money = |view: LevelView<'_>| view.level.pay.as_ref().is_some_and(|pay| pay.range.is_some());
    order(lower, upper) != Order::None || (money(lower) && money(upper))
}
