//! The other text of the levels, side by side: class concept, factors, qualifications, printed facts.

use std::collections::{BTreeMap, BTreeSet};

use super::classify::{Classifier, LinkedText, Order, Texts};
use super::comparer::LevelView;
use super::demands;
use super::items::Text;
use super::links::order;
use super::pay::pay_change;
use super::printed::{How, RowEntry, entries};
use super::settings::Settings;
use super::standing::ClauseIndex;
use super::terms::Terms;
use super::tracks::Forks;
use super::{Against, Change, Evidence, TextRow, TextStep};
use crate::spec::{Level, PassageRole, SpecPart};

/// Sets passages of the levels side by side.
pub(super) struct TextRows<'a> {
    levels: &'a [LevelView<'a>],
    against: Against,
    forks: &'a Forks,
    terms: &'a Terms<'a>,
    settings: Settings,
    /// Per level: what it prints.
    entries: Vec<Vec<RowEntry>>,
}

impl<'a> TextRows<'a> {
    pub(super) fn new(
        levels: &'a [LevelView<'a>],
        (against, forks): (Against, &'a Forks),
        terms: &'a Terms<'a>,
        settings: Settings,
    ) -> Self {
        let entries = levels.iter().map(|view| entries(view.level)).collect();
        TextRows { levels, against, forks, terms, settings, entries }
    }

    /// One row for each thing that any level prints in a part, in the order of their roles.
    pub(super) fn rows(&self, part: SpecPart) -> Vec<TextRow> {
        let mut rows: Vec<(PassageRole, Vec<Option<&RowEntry>>)> = Vec::new();
        let mut known: BTreeMap<(String, usize), usize> = BTreeMap::new();
        for (at, entries) in self.entries.iter().enumerate() {
            let mut times: BTreeMap<String, usize> = BTreeMap::new();
            for entry in entries.iter().filter(|entry| entry.role.part() == part) {
                let time = times.entry(entry.key.clone()).or_default();
                let row = *known.entry((entry.key.clone(), *time)).or_insert(rows.len());
                *time += 1;
                if row == rows.len() {
                    rows.push((entry.role, vec![None; self.levels.len()]));
                }
                if let Some(cell) = rows.get_mut(row).and_then(|(_, cells)| cells.get_mut(at)) {
                    *cell = Some(entry);
                }
            }
        }
        rows.sort_by_key(|(role, _)| *role);
        rows.iter().filter_map(|(_, cells)| self.row(cells)).collect()
    }

    fn row(&self, cells: &[Option<&RowEntry>]) -> Option<TextRow> {
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
    fn step(&self, cells: &[Option<&RowEntry>], level: usize) -> Option<TextStep> {
        let Some(against) = self.against.within(cells.len()).lower_of(level) else {
            return Some(TextStep { against: level, change: None, evidence: Vec::new() }).filter(|_| level > 0);
        };
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
        from: &RowEntry,
        to: &RowEntry,
    ) -> (Option<Change>, Vec<Evidence>) {
        if to.how == How::Pay {
            return (pay_change(lower.level.pay.as_ref(), upper.level.pay.as_ref()), Vec::new());
        }
        if from.text == to.text {
            return (Some(Change::Same), Vec::new());
        }
        let texts = (Text::new(&from.text, self.terms), Text::new(&to.text, self.terms));
        let (texts, kind) = match to.how {
            How::Words => (texts, Texts::Prose),
            How::Demands => (
                (demands::cut(texts.0, self.terms.lexicon()), demands::cut(texts.1, self.terms.lexicon())),
                Texts::Demands,
            ),
            How::Fact | How::Record | How::Pay => {
                let same = texts.0.plain == texts.1.plain;
                return (Some(if same { Change::Same } else { Change::Changed }), Vec::new());
            }
        };
        let order = self.forks.order(lower, upper);
        let classifier = Classifier { terms: self.terms, settings: self.settings, order, texts: kind };
        let (none, nowhere) = (BTreeSet::new(), ClauseIndex::default());
        let concepts = |text: &Text| self.terms.concepts(text.words.iter());
        let levels = (concepts(&texts.0), concepts(&texts.1));
        let others = (of_others(lower.level, &from.text, &texts.0), of_others(upper.level, &to.text, &texts.1));
        let said = |text, level, of_others| LinkedText {
            meant: text,
            item: text,
            level,
            elsewhere: &none,
            of_others,
            number: 0,
            standing: &nowhere,
        };
        let (change, evidence) =
            classifier.classify(said(&texts.0, &levels.0, &others.0), said(&texts.1, &levels.1, &others.1));
        (Some(change), evidence)
    }
}

/// The clauses of a text in which the document sets other classes apart.
fn of_others(level: &Level, printed: &str, text: &Text) -> BTreeSet<usize> {
    let places = level.distinguished_from.iter().filter_map(|other| {
        let start = printed.find(&other.text)?;
        Some(start..start + other.text.len())
    });
    let places: Vec<_> = places.collect();
    let stands = |clause: &std::ops::Range<usize>| {
        text.words.get(clause.start).is_some_and(|word| places.iter().any(|place| place.contains(&word.range.start)))
    };
    text.clauses.iter().enumerate().filter(|(_, clause)| stands(clause)).map(|(at, _)| at).collect()
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
