//! What a comparison or a ladder says, row by row, with the words in place of their indices.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rungs_domain::compare::{
    Cell, ChangeName, Evidence, Ladder, LadderStep, Link, SideMarks, TextRow, Thread, reasons,
};
use rungs_domain::spec::{ItemKind, PassageRole, clauses};

use super::clauses::clause_section;
use super::{Compared, SideBySide};

/// One row: what stands at each level, and how it came there.
pub(super) struct ComparedRow {
    /// What the row is about; items have none.
    pub label: Option<String>,
    /// True for dates, codes and grades, which are no changes.
    pub administrative: bool,
    /// True for clauses that go on word for word, which are told in one line.
    pub folded: bool,
    pub cells: Vec<RowCell>,
}

/// What a row has at one level.
#[derive(Default)]
pub(super) struct RowCell {
    /// The heading as printed, where a row of text has one.
    pub heading: Option<String>,
    /// The number as printed, or the letter of a clause.
    pub number: Option<String>,
    /// The words that are meant; `None`: nothing stands here.
    pub text: Option<String>,
    /// What is said where nothing stands.
    pub note: Option<String>,
    /// Where only some clauses are meant: which.
    pub part: Option<Part>,
    /// True where the item has its place in another row.
    pub elsewhere: bool,
    pub step: Option<RowStep>,
}

impl RowStep {
    /// Who named the change, and the reasons.
    pub fn remarks(&self) -> impl Iterator<Item = String> {
        self.decided.iter().chain(&self.evidence).cloned()
    }
}

impl RowCell {
    /// What stands before the words where the item has more that is not meant.
    pub fn before(&self) -> &'static str {
        if self.part.as_ref().is_some_and(|part| part.words_before) { "… " } else { "" }
    }

    /// What stands behind them.
    pub fn behind(&self) -> &'static str {
        if self.part.as_ref().is_some_and(|part| part.words_behind) { " …" } else { "" }
    }
}

/// Some clauses of an item.
pub(super) struct Part {
    /// Which of how many: "clause 2 of 3".
    pub name: String,
    /// Whether the item has words before them.
    pub words_before: bool,
    /// Whether it has words behind them.
    pub words_behind: bool,
}

/// How a row comes to a level.
pub(super) struct RowStep {
    /// What the change is called.
    pub told: ChangeName,
    /// Where a person named the change: who did, and what was computed.
    pub decided: Option<String>,
    pub confirmed: bool,
    /// The words compared against.
    pub from: Option<String>,
    /// The reasons, "assists in developing → develops".
    pub evidence: Vec<String>,
    /// The words that speak for it, as places in both texts; none where only clauses of them are meant.
    pub shown: Vec<Evidence>,
    /// The words to mark, where they are known.
    pub marks: Option<SideMarks>,
    /// Numbers of further items that went into this one.
    pub also_from: Vec<u32>,
}

/// Items of a level, as number and words.
type Items<'a> = [(u32, Cow<'a, str>)];

/// The rows of two lists of items.
fn link_rows(links: &[Link], lower: &Items<'_>, upper: &Items<'_>, across: Option<(&str, &str)>) -> Vec<ComparedRow> {
    links.iter().map(|link| link_row(link, lower, upper, across)).collect()
}

fn link_row(link: &Link, lower: &Items<'_>, upper: &Items<'_>, across: Option<(&str, &str)>) -> ComparedRow {
    let below = link.lower.map(|at| item_cell(lower, at, &link.lower_clauses)).unwrap_or_default();
    let mut above = link.upper.map(|at| item_cell(upper, at, &link.upper_clauses)).unwrap_or_default();
    above.step = Some(RowStep {
        told: ChangeName::new(link.change, across.is_some()),
        decided: link.decided.as_ref().map(|decided| decided.told(across.is_some())),
        confirmed: link.confirmed,
        from: below.text.clone(),
        evidence: reasons(&link.evidence, across, whole(lower, link.lower), whole(upper, link.upper)),
        shown: link.evidence.iter().filter(|_| below.part.is_none() && above.part.is_none()).cloned().collect(),
        marks: None,
        also_from: Vec::new(),
    });
    ComparedRow { label: None, administrative: false, folded: false, cells: vec![below, above] }
}

/// All words of an item: places of degree words are places in these.
fn whole<'i>(items: &'i Items<'_>, at: Option<usize>) -> Option<&'i str> {
    items.get(at?).map(|(_, text)| text.as_ref())
}

fn item_cell(items: &Items<'_>, at: usize, meant: &[usize]) -> RowCell {
    let Some((number, text)) = items.get(at) else { return RowCell::default() };
    let all = clauses(text);
    let part = (!meant.is_empty() && meant.len() < all.len()).then(|| part(meant, all.len()));
    let words = match part {
        Some(_) => {
            let words: Vec<&str> = meant.iter().filter_map(|clause| text.get(all.get(*clause)?.clone())).collect();
            words.join(" … ")
        }
        None => text.to_string(),
    };
    RowCell { number: Some(number.to_string()), text: Some(words), part, ..RowCell::default() }
}

fn part(meant: &[usize], of: usize) -> Part {
    let named: Vec<String> = meant.iter().map(|clause| (clause + 1).to_string()).collect();
    let word = if named.len() == 1 { "clause" } else { "clauses" };
    Part {
        name: format!("{word} {} of {of}", named.join(" and ")),
        words_before: meant.first() != Some(&0),
        words_behind: meant.last().is_none_or(|last| last + 1 < of),
    }
}

/// The rows of the threads of a ladder; `lists` has the items of each level.
fn thread_rows(ladder: &Ladder, threads: &[Thread], lists: &[Vec<(u32, Cow<'_, str>)>]) -> Vec<ComparedRow> {
    threads.iter().map(|thread| thread_row(ladder, thread, lists)).collect()
}

fn thread_row(ladder: &Ladder, thread: &Thread, lists: &[Vec<(u32, Cow<'_, str>)>]) -> ComparedRow {
    let steps = std::iter::once(thread.first_step.as_ref()).chain(thread.steps.iter().map(Option::as_ref));
    let mut cells = Vec::new();
    for (at, ((cell, list), step)) in thread.cells.iter().zip(lists).zip(steps).enumerate() {
        let (mut made, item) = match cell {
            Cell::Item(at) => (item_cell(list, *at, &[]), Some(*at)),
            Cell::GoesOn { item, clauses } => {
                (RowCell { elsewhere: true, ..item_cell(list, *item, clauses) }, Some(*item))
            }
            Cell::Empty | Cell::Carried => (RowCell::default(), None),
        };
        made.step = step.map(|step| thread_step(step, ladder.beside(step.against, at), whole(list, item), lists));
        cells.push(made);
    }
    ComparedRow { label: None, administrative: false, folded: false, cells }
}

fn thread_step(
    step: &LadderStep,
    across: Option<(&str, &str)>,
    text: Option<&str>,
    lists: &[Vec<(u32, Cow<'_, str>)>],
) -> RowStep {
    let list = lists.get(step.against).map(Vec::as_slice).unwrap_or_default();
    let from = step.from.and_then(|at| list.get(at)).map(|(_, text)| text.to_string());
    RowStep {
        told: ChangeName::new(step.change, across.is_some()),
        decided: step.decided.as_ref().map(|decided| decided.told(across.is_some())),
        confirmed: step.confirmed,
        evidence: reasons(&step.evidence, across, from.as_deref(), text),
        shown: step.evidence.clone(),
        marks: None,
        from,
        also_from: step.also_from.iter().filter_map(|also| Some(list.get(also.item)?.0)).collect(),
    }
}

/// What two levels, by their place, are called beside one another; `None`: they are of one series.
pub(super) type Beside<'a> = dyn Fn(usize, usize) -> Option<(&'a str, &'a str)> + 'a;

/// The rows of other text.
fn text_rows(rows: &[TextRow], across: &Beside<'_>) -> Vec<ComparedRow> {
    rows.iter().map(|row| text_row(row, across)).collect()
}

fn text_row(row: &TextRow, across: &Beside<'_>) -> ComparedRow {
    let steps = std::iter::once(row.first_step.as_ref()).chain(row.steps.iter().map(Some));
    let mut cells = Vec::new();
    for (at, ((text, heading), step)) in row.texts.iter().zip(&row.headings).zip(steps).enumerate() {
        let step = step.and_then(|step| {
            let (change, across) = (row.telling(step)?, across(step.against, at));
            let from = row.texts.get(step.against).cloned().flatten();
            Some(RowStep {
                told: ChangeName::new(change, across.is_some()),
                decided: None,
                confirmed: false,
                evidence: reasons(&step.evidence, across, from.as_deref(), text.as_deref()),
                shown: step.evidence.clone(),
                marks: None,
                from,
                also_from: Vec::new(),
            })
        });
        cells.push(RowCell { heading: heading.clone(), text: text.clone(), step, ..RowCell::default() });
    }
    ComparedRow { label: Some(row.label.clone()), administrative: row.administrative, folded: false, cells }
}

/// How many rows there are of each change, in the order in which they are shown. A ladder counts every step.
pub(super) fn counts(rows: &[ComparedRow]) -> Vec<(ChangeName, usize)> {
    let all: Vec<ChangeName> =
        rows.iter().flat_map(|row| row.cells.iter().filter_map(|cell| Some(cell.step.as_ref()?.told))).collect();
    let count = |told: ChangeName| all.iter().filter(|other| **other == told).count();
    ChangeName::all().map(|told| (told, count(told))).filter(|(_, count)| *count > 0).collect()
}

/// Rows under a heading.
pub(super) struct Section {
    pub heading: &'static str,
    /// The headings that the documents print over it, and the rows that are folded.
    pub about: Vec<String>,
    pub rows: Vec<ComparedRow>,
}

/// All rows, by section.
pub(super) struct Sections {
    pub concept: Section,
    pub factors: Section,
    pub duties: Section,
    pub ksas: Section,
    pub qualifications: Section,
    pub facts: Section,
}

impl Sections {
    pub fn new(given: &SideBySide<'_>) -> Self {
        let lists = |kind| given.levels.iter().map(|one| one.series.items_of(one.level, kind)).collect::<Vec<_>>();
        let (duties, ksas) = (lists(ItemKind::Duty), lists(ItemKind::Ksa));
        match given.of {
            Compared::Pair(pair) => {
                let across = pair.beside();
                let linked = |links: &[Link], lists: &[Vec<(u32, Cow<'_, str>)>]| match lists {
                    [lower, upper] => link_rows(links, lower, upper, across),
                    _ => Vec::new(),
                };
                let texts = |rows: &Vec<TextRow>| text_rows(rows, &|_, _| across);
                Sections::of(
                    clause_section(given, &|_, _| across),
                    [&pair.factors, &pair.qualifications, &pair.facts].map(texts),
                    [linked(&pair.duties, &duties), linked(&pair.ksas, &ksas)],
                )
            }
            Compared::Ladder(ladder) => {
                let texts = |rows: &Vec<TextRow>| text_rows(rows, &|one, other| ladder.beside(one, other));
                Sections::of(
                    clause_section(given, &|one, other| ladder.beside(one, other)),
                    [&ladder.factors, &ladder.qualifications, &ladder.facts].map(texts),
                    [thread_rows(ladder, &ladder.duties, &duties), thread_rows(ladder, &ladder.ksas, &ksas)],
                )
            }
        }
    }

    fn of(
        concept: Section,
        [factors, qualifications, facts]: [Vec<ComparedRow>; 3],
        [duties, ksas]: [Vec<ComparedRow>; 2],
    ) -> Self {
        let section = |heading, rows| Section { heading, about: Vec::new(), rows };
        Sections {
            concept,
            factors: section("Factors and classes distinguished", factors),
            duties: section(PassageRole::Duties.words(), duties),
            ksas: section(PassageRole::Ksas.words(), ksas),
            qualifications: section("Qualifications", qualifications),
            facts: section("Pay, conditions and other printed facts", facts),
        }
    }

    /// All of them, in the order in which they are shown.
    pub fn all(&self) -> [&Section; 6] {
        [&self.concept, &self.factors, &self.duties, &self.ksas, &self.qualifications, &self.facts]
    }

    /// All that is said of changes in them, in the order in which it is shown.
    pub fn told(&self) -> Vec<ChangeName> {
        let found: BTreeSet<ChangeName> =
            self.all().into_iter().flat_map(|section| counts(&section.rows)).map(|(told, _)| told).collect();
        ChangeName::all().filter(|told| found.contains(told)).collect()
    }
}
