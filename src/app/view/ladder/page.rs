//! What the reader says of one cell; no drawing.

use std::sync::Arc;

use rungs_domain::compare::ChangeName;

use super::ways::{Way, ways};
use crate::State;
use crate::cells::with_citation;
use crate::notes::{self, Notes};
use crate::state::CellId;
use crate::view::ladder::marks::Marked;
use crate::view::ladder::{CellData, Content, LadderData, VisibleRows, kind_of, number_name};

/// A page of the reader.
pub struct Page {
    /// "Duty 1 of 8".
    pub place: String,
    /// The level's code, or that all levels are meant.
    pub code: String,
    /// The title of the level, or of the series.
    pub title: String,
    /// Under which printed heading the text stands, and what such text decides.
    pub under: String,
    /// The text as printed, clause by clause.
    pub printed: Vec<Marked>,
    /// The same with marks; `None` where there is nothing to compare with.
    pub marked: Option<Vec<Marked>>,
    /// The change by which it is marked, as it is called, and the code of the level compared with.
    pub against: Option<(ChangeName, String)>,
    /// What it comes from and where it goes.
    pub ways: Vec<Way>,
    /// The words that speak for the change.
    pub reasons: Vec<String>,
    /// What the transcriber noted: no official text.
    pub notes: Option<Notes>,
    /// What is copied: the words, then the citation.
    pub copied: Option<(String, String)>,
    /// Cells to go to: left, right, previous, next.
    pub neighbours: Neighbours,
}

/// Where the reader can go from a cell.
#[derive(Debug, Default, Clone, Copy)]
pub struct Neighbours {
    /// The same thread at the level on the left.
    pub left: Option<CellId>,
    /// The same thread at the level on the right.
    pub right: Option<CellId>,
    /// The text before it at the same level.
    pub previous: Option<CellId>,
    /// The text behind it.
    pub next: Option<CellId>,
}

impl Page {
    /// The page of a cell; `None` for a cell that is not there.
    pub fn of(data: &LadderData, state: &State, id: CellId) -> Option<Self> {
        let (row, cell, column) = (data.row(id)?, data.cell(id)?, data.column(id.column)?);
        let text: Arc<str> = match &cell.content {
            Content::Text(text) => text.clone(),
            _ => Arc::from(""),
        };
        let step = cell.step.as_ref();
        let compared = step.filter(|step| step.before.is_some() && !text.is_empty());
        let section = data.section(id.section)?;
        let under = match (&row.label, cell.number) {
            (Some(label), _) => label.clone(),
            (None, Some(number)) => {
                format!("{}, number {number}", section.printed.as_deref().unwrap_or(section.heading))
            }
            (None, None) => section.printed.clone().unwrap_or_else(|| section.heading.to_owned()),
        };
        let typical = if section.rank == "supporting text" { ", typical of the level" } else { "" };
        let (code, title) = match id.section.is_of_series() {
            true => ("All levels", column.series.as_ref().unwrap_or(&data.title)),
            false => (column.code.as_str(), &column.title),
        };
        Some(Page {
            place: place(data, id, cell),
            code: code.to_owned(),
            title: title.clone(),
            under: format!("{under} · {}{typical}", section.rank),
            printed: Marked::plain(&text).clauses(),
            marked: compared.map(|step| Marked::of(&text, Some(step)).clauses()),
            against: compared.map(|step| (step.told, data.code(step.against).to_owned())),
            ways: ways(data, state, id),
            reasons: step.map(|step| step.reasons.clone()).unwrap_or_default(),
            notes: notes::of_cell(state, id),
            copied: copied(state, id),
            neighbours: Neighbours::default(),
        })
    }

    /// Adds where one can go from here among the rows in view.
    pub fn with_neighbours(mut self, data: &LadderData, rows: &VisibleRows, id: CellId) -> Self {
        self.neighbours = neighbours(data, rows, id);
        self
    }
}

fn place(data: &LadderData, id: CellId, cell: &CellData) -> String {
    let Some(section) = data.section(id.section) else { return String::new() };
    match (kind_of(id.section), cell.number) {
        (Some(kind), Some(number)) => {
            let in_column = |row: &&super::RowData| row.cells.get(id.column).is_some_and(|c| c.number.is_some());
            let count = section.rows.iter().filter(in_column).count();
            let name = number_name(kind, number);
            let mut letters = name.chars();
            let first = letters.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
            format!("{first}{} of {count}", letters.as_str())
        }
        _ => section.heading.to_owned(),
    }
}

fn copied(state: &State, id: CellId) -> Option<(String, String)> {
    let whole = with_citation(state, id)?;
    let (words, citation) = whole.rsplit_once('\n')?;
    Some((words.to_owned(), citation.to_owned()))
}

fn neighbours(data: &LadderData, rows: &VisibleRows, id: CellId) -> Neighbours {
    let has_text = |cell: &CellId| data.cell(*cell).is_some_and(|cell| matches!(cell.content, Content::Text(_)));
    let column = |column: usize| CellId { column, ..id };
    let span = data.span(id);
    let texts: Vec<CellId> = rows.rows_in(id.column).filter(has_text).collect();
    let here = texts.iter().position(|cell| *cell == id);
    let at = |place: Option<usize>| place.and_then(|place| texts.get(place)).copied();
    Neighbours {
        left: (0..span.start).rev().map(column).find(has_text),
        right: (span.end..data.columns.len()).map(column).find(has_text),
        previous: at(here.and_then(|here| here.checked_sub(1))),
        next: at(here.map(|here| here + 1)),
    }
}
