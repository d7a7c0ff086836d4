//! What the ladder shows, computed once for each new ladder; no drawing.

mod build;
pub mod excerpt;
mod filter;
pub mod find;
pub mod marks;
pub mod page;
pub mod picture;
pub mod quoted;
#[cfg(test)]
mod tests;
pub mod ways;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rungs_domain::compare::{Against, Change, ChangeName, DecidedChange, Evidence, Score};
use rungs_domain::spec::LevelRef;

pub use crate::cells::{kind_of, section_of};
use crate::state::{CellId, ItemId, Section, StepId};

use build::sentence_case;
pub use filter::{Line, VisibleRows, hits};
use quoted::Quoted;
pub use words::{cell_label, change_tip, number_name, row_name, turn_word};

/// How often each change occurs, by what it is called.
pub type Counts = BTreeMap<ChangeName, usize>;

/// Everything the panel shows of one ladder.
pub struct LadderData {
    /// The series' title, or how many levels from how many series.
    pub title: String,
    /// Authority and standing of the text, or the series' names.
    pub subtitle: String,
    /// What no level prints, where each could.
    pub unprinted: Option<&'static str>,
    /// What each level is compared with.
    pub against: Against,
    /// True where levels of several series stand side by side.
    pub across: bool,
    /// The levels that can be taken in or out.
    pub toggles: Vec<LevelToggle>,
    /// The levels in view.
    pub columns: Vec<Column>,
    /// The steps between the levels.
    pub steps: Vec<StepButton>,
    /// Adjacent columns of one series, from left to right: what is printed for a series stands across them.
    pub runs: Vec<Range<usize>>,
    /// The sections, in the order shown.
    pub sections: Vec<SectionData>,
    /// All changes together.
    pub counts: Counts,
    /// What is odd about the levels asked for, and what the program left out to stay within its limits.
    pub fallbacks: Vec<String>,
}

/// A level that can be taken into the ladder, or out of it.
pub struct LevelToggle {
    /// The level.
    pub level: LevelRef,
    /// Its title, for the accessible name.
    pub title: String,
    /// Whether it is in view.
    pub shown: bool,
}

/// What a level's card says, and what is told of it on hover.
pub struct Column {
    /// The level.
    pub level: LevelRef,
    /// The code as printed.
    pub code: String,
    /// The title.
    pub title: String,
    /// What tells the title from those of the other levels of the series.
    pub short: String,
    /// The series' title, where levels of several series are in view.
    pub series: Option<String>,
    /// The changes against what this level is compared with.
    pub counts: Counts,
    /// What stands in place of counts, or beside them.
    pub note: Option<String>,
}

/// The button of a step.
pub struct StepButton {
    /// The column compared with.
    pub lower: usize,
    /// The column in question.
    pub upper: usize,
    /// The two levels.
    pub id: StepId,
    /// "II → III".
    pub name: String,
    /// What the step is about, in words.
    pub spoken: String,
}

/// One section of the ladder.
pub struct SectionData {
    /// Which.
    pub id: Section,
    /// Its heading, in the program's words.
    pub heading: &'static str,
    /// The heading as printed, where all levels print the same.
    pub printed: Option<String>,
    /// "allocating text" or "supporting text"; empty where it is no text of a document.
    pub rank: &'static str,
    /// How many items the levels have: "8 each".
    pub size: Option<String>,
    /// What stands on one line in place of the heading: the first words of rules, the names of dimensions.
    pub note: Option<String>,
    /// The rows, before any filter.
    pub rows: Vec<RowData>,
}

/// One row: a thread of items, or a text through the levels.
pub struct RowData {
    /// What the row is about, where it is no numbered item.
    pub label: Option<String>,
    /// True for dates, codes and grades, which are no changes and are not counted.
    pub administrative: bool,
    /// A cell a column.
    pub cells: Vec<CellData>,
}

/// One cell.
pub struct CellData {
    /// What stands there.
    pub content: Content,
    /// The number of the item, where it is one.
    pub number: Option<u32>,
    /// How it came there; `None` for the level that is compared with nothing.
    pub step: Option<StepData>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Text as printed.
    Text(Arc<str>),
    /// Nothing.
    Empty,
    /// Nothing: the document prints no such text.
    NotPrinted,
    /// Nothing any more.
    Dropped,
    /// Nothing, but what the level below has still applies.
    Carried,
    /// Words that decide in one respect.
    Quoted {
        /// What the level prints; `None`: no clause like that of the level compared with was found.
        here: Option<Quoted>,
        /// What the level compared with prints, where the two differ.
        from: Option<Quoted>,
    },
    /// The responsibility goes on in an item of another row.
    GoesOn {
        /// That item's number.
        number: u32,
        /// Its clauses that are meant; empty: all of it.
        clauses: Vec<usize>,
        /// Their words.
        quote: String,
    },
}

/// How a cell came to be.
pub struct StepData {
    /// The column compared against.
    pub against: usize,
    /// What became of it.
    pub change: Change,
    /// What that is called: in neutral words where the two are of two series.
    pub told: ChangeName,
    /// Where a person named the change: who did, and what was computed.
    pub decided: Option<DecidedChange>,
    /// Whether a specialist confirmed it.
    pub confirmed: bool,
    /// How alike the two are.
    pub score: Option<Score>,
    /// The text there, where there is one.
    pub before: Option<Arc<str>>,
    /// The number of the item there.
    pub before_number: Option<u32>,
    /// The words that speak for the change.
    pub evidence: Vec<Evidence>,
    /// The same as reasons: "assists in developing → develops".
    pub reasons: Vec<String>,
    /// Further items there that went into this one.
    pub also_from: Vec<OriginData>,
    /// The text with its marks, where its clauses were compared each with its own; `None`: it is marked as a whole.
    pub marked: Option<marks::Marked>,
}

/// A further origin of an item.
pub struct OriginData {
    /// Its number.
    pub number: u32,
    /// The letters of its clauses that are meant; empty: all of it.
    pub clauses: Vec<usize>,
    /// What became of it.
    pub change: Change,
    /// What that is called.
    pub told: ChangeName,
    /// Whether a specialist confirmed it.
    pub confirmed: bool,
    /// How alike the two are.
    pub score: Option<Score>,
}

impl LadderData {
    /// The section with this id, where the ladder has one.
    pub fn section(&self, id: Section) -> Option<&SectionData> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The row of a cell.
    pub fn row(&self, cell: CellId) -> Option<&RowData> {
        self.section(cell.section)?.rows.get(cell.row)
    }

    /// A cell.
    pub fn cell(&self, cell: CellId) -> Option<&CellData> {
        self.row(cell)?.cells.get(cell.column)
    }

    /// The columns over which a cell is drawn: one, or all adjacent ones of its series.
    pub fn span(&self, cell: CellId) -> Range<usize> {
        let of_series = cell.section.is_of_series();
        let run = self.runs.iter().find(|run| of_series && run.contains(&cell.column));
        run.cloned().unwrap_or(cell.column..cell.column + 1)
    }

    /// The first of the cells that are drawn as one with this cell.
    pub fn head(&self, cell: CellId) -> CellId {
        CellId { column: self.span(cell).start, ..cell }
    }

    /// The step that leads to a column.
    pub fn step_to(&self, column: usize) -> Option<&StepButton> {
        self.steps.iter().find(|step| step.upper == column)
    }

    /// The column at an index.
    pub fn column(&self, column: usize) -> Option<&Column> {
        self.columns.get(column)
    }

    /// The code of the level in a column, or nothing for a column that is not there.
    pub fn code(&self, column: usize) -> &str {
        self.columns.get(column).map_or("", |column| column.code.as_str())
    }

    /// The item that stands in a cell, where it is one.
    pub fn item(&self, cell: CellId) -> Option<ItemId> {
        let number = self.cell(cell)?.number?;
        let level = self.column(cell.column)?.level.clone();
        Some(ItemId { level, kind: kind_of(cell.section)?, number })
    }

    /// The cell in which an item stands.
    pub fn cell_of(&self, item: &ItemId) -> Option<CellId> {
        let column = self.columns.iter().position(|column| column.level == item.level)?;
        let section = section_of(item.kind);
        let row = self
            .section(section)?
            .rows
            .iter()
            .position(|row| row.cells.get(column).is_some_and(|cell| cell.number == Some(item.number)))?;
        Some(CellId { section, row, column })
    }
}
