//! The other text of the levels, side by side: class concept, factors, qualifications, printed facts.

use std::collections::{BTreeMap, BTreeSet};

use super::classify::{Order, classify};
use super::comparer::LevelView;
use super::items::Text;
use super::links::order;
use super::printed::{Entry, How, concept, factors, facts, qualifications};
use super::settings::Settings;
use super::terms::Terms;
use super::{Against, Change, DegreeShift, TextRow, TextStep};
use crate::spec::{Level, Pay};

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

    /// Qualifications by tier, and licences.
    pub(super) fn qualifications(&self) -> Vec<TextRow> {
        self.rows(qualifications)
    }

    /// Pay, status, probation, dates, demands, environment and everything else printed.
    pub(super) fn facts(&self) -> Vec<TextRow> {
        self.rows(facts)
    }

    /// One row for each thing that any level prints, in the order in which they first occur.
    fn rows(&self, of: impl Fn(&Level) -> Vec<Entry>) -> Vec<TextRow> {
        let entries: Vec<Vec<Entry>> = self.levels.iter().map(|view| of(view.level)).collect();
        let mut keys: Vec<Key<'_>> = Vec::new();
        let (mut known, mut first) = (BTreeSet::new(), BTreeMap::new());
        let mut by_key: Vec<BTreeMap<Key<'_>, &Entry>> = Vec::new();
        for list in &entries {
            let numbered = numbered(list);
            keys.extend(numbered.iter().map(|(key, _)| *key).filter(|key| known.insert(*key)));
            for ((name, _), entry) in &numbered {
                first.entry(*name).or_insert(*entry);
            }
            by_key.push(numbered.into_iter().collect());
        }
        keys.sort_by_key(|(name, _)| first.get(name).map(|entry| entry.rank));
        keys.iter().filter_map(|key| self.row(&by_key, *key)).collect()
    }

    fn row(&self, entries: &[BTreeMap<Key<'_>, &Entry>], key: Key<'_>) -> Option<TextRow> {
        let cells: Vec<Option<Entry>> =
            entries.iter().map(|list| list.get(&key).map(|entry| (*entry).clone())).collect();
        let label = cells.iter().flatten().next()?.label.clone();
        let mut steps = (0..cells.len()).map(|level| self.step(&cells, level));
        let first_step = steps.next().flatten();
        Some(TextRow {
            label,
            headings: cells.iter().map(|cell| cell.as_ref()?.heading.clone()).collect(),
            texts: cells.iter().map(|cell| Some(cell.as_ref()?.text.clone())).collect(),
            steps: steps
                .map(|step| step.unwrap_or(TextStep { against: 0, change: None, evidence: Vec::new() }))
                .collect(),
            first_step,
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
    ) -> (Option<Change>, Vec<DegreeShift>) {
        if to.how == How::Pay {
            return (pay_change(lower.level.pay.as_ref(), upper.level.pay.as_ref()), Vec::new());
        }
        if from.text == to.text {
            return (Some(Change::Same), Vec::new());
        }
        let texts = (Text::new(&from.text, self.terms), Text::new(&to.text, self.terms));
        if to.how == How::Fact {
            let same = texts.0.plain == texts.1.plain;
            return (Some(if same { Change::Same } else { Change::Reworded }), Vec::new());
        }
        let (change, evidence) = classify(&texts.0, &texts.1, order(lower, upper), self.terms, &self.settings);
        (Some(change), evidence)
    }
}

/// What is printed under a name, and how often the name stands before it in its level.
type Key<'a> = (&'a str, usize);

/// The entries of a level with their keys, in order.
fn numbered(list: &[Entry]) -> Vec<(Key<'_>, &Entry)> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    let mut numbered = Vec::new();
    for entry in list {
        let before = times.entry(entry.key.as_str()).or_insert(0);
        numbered.push(((entry.key.as_str(), *before), entry));
        *before += 1;
    }
    numbered
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

fn pay_change(lower: Option<&Pay>, upper: Option<&Pay>) -> Option<Change> {
    let (lower, upper) = (lower?, upper?);
    let moved = match (lower.range, upper.range) {
        (Some(from), Some(to)) if from.per == to.per => {
            (from.minimum_cents, from.maximum_cents).cmp(&(to.minimum_cents, to.maximum_cents))
        }
        _ if lower.grade == upper.grade => std::cmp::Ordering::Equal,
        _ => match (lower.grade.parse::<u32>(), upper.grade.parse::<u32>()) {
            (Ok(from), Ok(to)) => from.cmp(&to),
            _ => return Some(Change::Reworded),
        },
    };
    Some(match moved {
        std::cmp::Ordering::Less => Change::Raised,
        std::cmp::Ordering::Equal => Change::Same,
        std::cmp::Ordering::Greater => Change::Lowered,
    })
}
