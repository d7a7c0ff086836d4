//! What a comparison or a ladder says, row by row, with the words in place of their indices.

use rungs_domain::compare::{Cell, Change, DegreeShift, Ladder, Link, Step, TextRow, TextStep, Thread};
use rungs_domain::spec::{ItemKind, Level, clauses};

/// One row: what stands at each level, and how it came there.
pub(super) struct Row {
    /// What the row is about; items have none.
    pub label: Option<String>,
    pub cells: Vec<RowCell>,
}

/// What a row has at one level.
#[derive(Default)]
pub(super) struct RowCell {
    /// The heading as printed, where a row of text has one.
    pub heading: Option<String>,
    /// The number as printed.
    pub number: Option<u32>,
    /// The words that are meant; `None`: nothing stands here.
    pub text: Option<String>,
    /// Where only some clauses are meant: which.
    pub part: Option<Part>,
    /// True where the item has its place in another row.
    pub elsewhere: bool,
    pub step: Option<RowStep>,
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
    pub change: Change,
    pub confirmed: bool,
    /// The words compared against.
    pub from: Option<String>,
    /// Degree words, "assists in → directs".
    pub evidence: Vec<String>,
    /// Numbers of further items that went into this one.
    pub also_from: Vec<u32>,
}

/// The items of a level, as number and words.
pub(super) fn items(level: &Level, kind: ItemKind) -> Vec<(u32, String)> {
    match kind {
        ItemKind::Duty => level.duties.items.iter().map(|duty| (duty.number, duty.text.clone())).collect(),
        ItemKind::Ksa => level.ksas.items.iter().map(|ksa| (ksa.number, ksa.full_text())).collect(),
    }
}

type Items = [(u32, String)];

/// The rows of two lists of items.
pub(super) fn link_rows(links: &[Link], lower: &Items, upper: &Items) -> Vec<Row> {
    links.iter().map(|link| link_row(link, lower, upper)).collect()
}

fn link_row(link: &Link, lower: &Items, upper: &Items) -> Row {
    let below = link.lower.map(|at| item_cell(lower, at, &link.lower_clauses)).unwrap_or_default();
    let mut above = link.upper.map(|at| item_cell(upper, at, &link.upper_clauses)).unwrap_or_default();
    above.step = Some(RowStep {
        change: link.change,
        confirmed: link.confirmed,
        from: below.text.clone(),
        evidence: shifts(&link.evidence, whole(lower, link.lower), whole(upper, link.upper)),
        also_from: Vec::new(),
    });
    Row { label: None, cells: vec![below, above] }
}

/// All words of an item: places of degree words are places in these.
fn whole(items: &Items, at: Option<usize>) -> Option<&str> {
    items.get(at?).map(|(_, text)| text.as_str())
}

fn item_cell(items: &Items, at: usize, meant: &[usize]) -> RowCell {
    let Some((number, text)) = items.get(at) else { return RowCell::default() };
    let all = clauses(text);
    let part = (!meant.is_empty() && meant.len() < all.len()).then(|| part(meant, all.len()));
    let words = match part {
        Some(_) => {
            let words: Vec<&str> = meant.iter().filter_map(|clause| text.get(all.get(*clause)?.clone())).collect();
            words.join(" … ")
        }
        None => text.clone(),
    };
    RowCell { number: Some(*number), text: Some(words), part, ..RowCell::default() }
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
pub(super) fn thread_rows(threads: &[Thread], lists: &[Vec<(u32, String)>]) -> Vec<Row> {
    threads.iter().map(|thread| thread_row(thread, lists)).collect()
}

fn thread_row(thread: &Thread, lists: &[Vec<(u32, String)>]) -> Row {
    let steps = std::iter::once(thread.first_step.as_ref()).chain(thread.steps.iter().map(Option::as_ref));
    let mut cells = Vec::new();
    for ((cell, list), step) in thread.cells.iter().zip(lists).zip(steps) {
        let (mut made, item) = match cell {
            Cell::Item(at) => (item_cell(list, *at, &[]), Some(*at)),
            Cell::GoesOn { item, clauses } => {
                (RowCell { elsewhere: true, ..item_cell(list, *item, clauses) }, Some(*item))
            }
            Cell::Empty | Cell::Carried => (RowCell::default(), None),
        };
        made.step = step.map(|step| thread_step(step, whole(list, item), lists));
        cells.push(made);
    }
    Row { label: None, cells }
}

fn thread_step(step: &Step, text: Option<&str>, lists: &[Vec<(u32, String)>]) -> RowStep {
    let list = lists.get(step.against).map(Vec::as_slice).unwrap_or_default();
    let from = step.from.and_then(|at| list.get(at)).map(|(_, text)| text.clone());
    RowStep {
        change: step.change,
        confirmed: step.confirmed,
        evidence: shifts(&step.evidence, from.as_deref(), text),
        from,
        also_from: step.also_from.iter().filter_map(|also| Some(list.get(also.item)?.0)).collect(),
    }
}

/// The rows of other text.
pub(super) fn text_rows(rows: &[TextRow]) -> Vec<Row> {
    rows.iter().map(text_row).collect()
}

fn text_row(row: &TextRow) -> Row {
    let steps = std::iter::once(row.first_step.as_ref()).chain(row.steps.iter().map(Some));
    let cells = row.texts.iter().zip(&row.headings).zip(steps).map(|((text, heading), step)| RowCell {
        heading: heading.clone(),
        text: text.clone(),
        step: step.and_then(|step| text_step(step, text.as_deref(), &row.texts)),
        ..RowCell::default()
    });
    Row { label: Some(row.label.clone()), cells: cells.collect() }
}

fn text_step(step: &TextStep, text: Option<&str>, texts: &[Option<String>]) -> Option<RowStep> {
    let from = texts.get(step.against).cloned().flatten();
    Some(RowStep {
        change: step.change?,
        confirmed: false,
        evidence: shifts(&step.evidence, from.as_deref(), text),
        from,
        also_from: Vec::new(),
    })
}

fn shifts(evidence: &[DegreeShift], lower: Option<&str>, upper: Option<&str>) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for shift in evidence {
        let phrase = |text: Option<&str>, range: &Option<std::ops::Range<usize>>| {
            text.and_then(|text| text.get(range.clone()?)).map(|words| words.trim().to_lowercase())
        };
        let (from, to) = (phrase(lower, &shift.lower), phrase(upper, &shift.upper));
        let line = match (from, to) {
            (Some(from), Some(to)) => format!("{from} → {to}"),
            (Some(from), None) => format!("no longer {from}"),
            (None, Some(to)) => format!("now {to}"),
            (None, None) => continue,
        };
        if !told.contains(&line) {
            told.push(line);
        }
    }
    told
}

/// How many rows there are of each change, in the order of [`Change::ALL`]. A ladder counts every step.
pub(super) fn counts(rows: &[Row]) -> Vec<(Change, usize)> {
    let changes: Vec<Change> =
        rows.iter().flat_map(|row| row.cells.iter().filter_map(|cell| Some(cell.step.as_ref()?.change))).collect();
    let count = |change: Change| changes.iter().filter(|other| **other == change).count();
    Change::ALL.into_iter().map(|change| (change, count(change))).filter(|(_, count)| *count > 0).collect()
}

/// All rows of one way of comparing, by section.
pub(super) struct Sections {
    pub concept: Vec<Row>,
    pub factors: Vec<Row>,
    pub duties: Vec<Row>,
    pub ksas: Vec<Row>,
    pub qualifications: Vec<Row>,
    pub facts: Vec<Row>,
}

impl Sections {
    pub fn of_ladder(ladder: &Ladder, levels: &[&Level]) -> Self {
        let lists = |kind| levels.iter().map(|level| items(level, kind)).collect::<Vec<_>>();
        Sections {
            concept: text_rows(&ladder.concept),
            factors: text_rows(&ladder.factors),
            duties: thread_rows(&ladder.duties, &lists(ItemKind::Duty)),
            ksas: thread_rows(&ladder.ksas, &lists(ItemKind::Ksa)),
            qualifications: text_rows(&ladder.qualifications),
            facts: text_rows(&ladder.facts),
        }
    }
}
