//! Rows and cells from threads and text rows.

use std::sync::Arc;

use rungs_domain::compare::{
    AlsoFrom, Cell, Change, ChangeName, Ladder, LadderStep, LevelView, TextRow, Thread, reasons,
};
use rungs_domain::spec::{ItemKind, bare_heading, clauses};

use super::titles::sentence_case;
use crate::view::ladder::{CellData, Content, OriginData, RowData, StepData};

/// How many words stand for an item that goes on elsewhere as a whole.
const QUOTED_WORDS: usize = 14;

/// The items of one level: number and text, shared by all cells that name them.
pub struct ItemList(Vec<(u32, Arc<str>)>);

impl ItemList {
    /// The items of a kind; none for a level that is not there.
    pub fn of(level: Option<LevelView<'_>>, kind: ItemKind) -> Self {
        let Some(view) = level else { return ItemList(Vec::new()) };
        let items = view.series.items_of(view.level, kind).into_iter();
        ItemList(items.map(|(number, text)| (number, Arc::from(text))).collect())
    }

    fn number(&self, item: usize) -> Option<u32> {
        self.0.get(item).map(|(number, _)| *number)
    }

    fn text(&self, item: usize) -> Option<Arc<str>> {
        self.0.get(item).map(|(_, text)| text.clone())
    }
}

/// The row of a thread.
pub fn thread_row(ladder: &Ladder, thread: &Thread, lists: &[ItemList]) -> RowData {
    let cells = thread.cells.iter().zip(lists).enumerate().map(|(column, (cell, list))| {
        let step = match column.checked_sub(1) {
            Some(at) => thread.steps.get(at).and_then(Option::as_ref),
            None => thread.first_step.as_ref(),
        };
        let change = step.map(|step| step.change);
        let text = match cell {
            Cell::Item(item) | Cell::GoesOn { item, .. } => list.text(*item),
            Cell::Empty | Cell::Carried => None,
        };
        CellData {
            number: if let Cell::Item(item) = cell { list.number(*item) } else { None },
            content: content(cell, change, list),
            step: step.map(|step| step_data(step, ladder.beside(step.against, column), text.as_deref(), lists)),
        }
    });
    RowData { label: None, administrative: false, cells: cells.collect() }
}

fn content(cell: &Cell, change: Option<Change>, list: &ItemList) -> Content {
    match cell {
        Cell::Item(item) => list.text(*item).map_or(Content::Empty, Content::Text),
        Cell::Carried => Content::Carried,
        Cell::Empty if change == Some(Change::Dropped) => Content::Dropped,
        Cell::Empty if change == Some(Change::Carried) => Content::Carried,
        Cell::Empty => Content::Empty,
        Cell::GoesOn { item, clauses } => match (list.number(*item), list.text(*item)) {
            (Some(number), Some(text)) => {
                Content::GoesOn { number, quote: quote(&text, clauses), clauses: clauses.clone() }
            }
            _ => Content::Empty,
        },
    }
}

/// The clauses that are meant; for a whole item its first words.
fn quote(text: &str, meant: &[usize]) -> String {
    let all = clauses(text);
    let parts: Vec<&str> = meant.iter().filter_map(|at| text.get(all.get(*at)?.clone())).collect();
    if !parts.is_empty() {
        return parts.join(" … ").trim_end_matches([';', '.']).to_owned();
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.get(..QUOTED_WORDS) {
        Some(first) => format!("{} …", first.join(" ")),
        None => text.to_owned(),
    }
}

fn step_data(step: &LadderStep, across: Option<(&str, &str)>, text: Option<&str>, lists: &[ItemList]) -> StepData {
    let list = lists.get(step.against);
    let before = step.from.and_then(|item| list?.text(item));
    let origin = |also: &AlsoFrom| {
        Some(OriginData {
            number: list?.number(also.item)?,
            clauses: also.clauses.clone(),
            change: also.change,
            told: ChangeName::new(also.change, across.is_some()),
            confirmed: also.confirmed,
            score: also.score,
        })
    };
    StepData {
        against: step.against,
        change: step.change,
        told: ChangeName::new(step.change, across.is_some()),
        decided: step.decided.clone(),
        confirmed: step.confirmed,
        score: step.score,
        reasons: reasons(&step.evidence, across, before.as_deref(), text),
        before,
        before_number: step.from.and_then(|item| list?.number(item)),
        evidence: step.evidence.clone(),
        also_from: step.also_from.iter().filter_map(origin).collect(),
        marked: None,
    }
}

/// The row of a text; `alone` where its section has no other row, so that the section's heading names it.
pub fn text_row(ladder: &Ladder, row: &TextRow, section: &str, alone: bool) -> RowData {
    let texts: Vec<Option<Arc<str>>> = row.texts.iter().map(|text| text.as_deref().map(Arc::from)).collect();
    let cells = texts.iter().enumerate().map(|(column, text)| {
        let step = match column.checked_sub(1) {
            Some(at) => row.steps.get(at),
            None => row.first_step.as_ref(),
        };
        let step = step.and_then(|step| {
            let (change, across) = (row.telling(step)?, ladder.beside(step.against, column));
            let before = texts.get(step.against).cloned().flatten();
            Some(StepData {
                against: step.against,
                change,
                told: ChangeName::new(change, across.is_some()),
                decided: None,
                confirmed: false,
                score: None,
                reasons: reasons(&step.evidence, across, before.as_deref(), text.as_deref()),
                before,
                before_number: None,
                evidence: step.evidence.clone(),
                also_from: Vec::new(),
                marked: None,
            })
        });
        let content = match (text, step.as_ref().map(|step| step.change)) {
            (Some(text), _) => Content::Text(text.clone()),
            (None, Some(Change::Dropped)) => Content::Dropped,
            (None, Some(Change::Carried)) => Content::Carried,
            (None, _) => Content::NotPrinted,
        };
        CellData { content, number: None, step }
    });
    let cells = cells.collect();
    let label = if alone { None } else { Some(label(row, section)) };
    RowData { label, administrative: row.administrative, cells }
}

/// The program's word for the row, and the printed heading where it says something else.
fn label(row: &TextRow, section: &str) -> String {
    let plain = |text: &str| bare_heading(text).to_lowercase();
    match row.headings.iter().flatten().next() {
        Some(heading) if plain(heading) != plain(&row.label) => {
            let quoted = sentence_case(bare_heading(heading));
            if plain(section) == plain(&row.label) {
                format!("“{quoted}”")
            } else {
                format!("{} · “{quoted}”", row.label)
            }
        }
        _ => row.label.clone(),
    }
}
