//! The factor table: what each level prints in each respect, and what sets it apart.

use std::sync::Arc;

use rungs_domain::compare::{Change, ChangeName, FactorCell, FactorRow, FactorTable, Ladder};
use rungs_domain::spec::Dimension;
use rungs_domain::words::{capitalized, counted, listed};

use crate::factors::Dimensions;
use crate::state::Section;
use crate::view::ladder::quoted::Quoted;
use crate::view::ladder::{CellData, Content, RowData, SectionData, StepData};

/// The rows in which levels differ, and the others, which are folded.
pub fn sections(ladder: &Ladder, table: &FactorTable) -> [SectionData; 2] {
    let dimensions = Dimensions::of(table);
    let rows = |rows: &[&FactorRow]| rows.iter().map(|one| row(ladder, one)).collect();
    let section =
        |id, heading, note, rows| SectionData { id, heading, printed: None, rank: "", size: None, note, rows };
    let heading = if ladder.levels.len() > 1 { "What sets it apart" } else { "What it prints" };
    [
        section(Section::Apart, heading, None, rows(&dimensions.first)),
        section(Section::MoreDimensions, "More dimensions", note(&dimensions), rows(&dimensions.more)),
    ]
}

/// "2 more dimensions: guidelines, knowledge and skill · Conditions: in no known phrase at any level".
fn note(dimensions: &Dimensions<'_>) -> Option<String> {
    let named = |rows: &mut dyn Iterator<Item = Dimension>| rows.map(Dimension::words).collect::<Vec<_>>();
    let more = named(&mut dimensions.more.iter().map(|row| row.dimension));
    let silent = named(&mut dimensions.not_printed.iter().copied());
    let more = match more.as_slice() {
        [] => None,
        more => Some(format!("{}: {}", counted(more.len(), "more dimension"), more.join(", "))),
    };
    let silent = (!silent.is_empty())
        .then(|| format!("{}: in no known phrase at any level", capitalized(&listed(&silent, "and"))));
    let parts: Vec<String> = more.into_iter().chain(silent).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn row(ladder: &Ladder, row: &FactorRow) -> RowData {
    let cells = row.cells.iter().enumerate().map(|(column, factor)| cell(ladder, row.dimension, column, factor));
    RowData { label: Some(capitalized(row.dimension.words())), administrative: false, cells: cells.collect() }
}

fn cell(ladder: &Ladder, dimension: Dimension, column: usize, factor: &FactorCell) -> CellData {
    let upper = factor.step.as_ref().map_or(factor.says.as_ref(), |step| step.upper.as_ref());
    let lower = factor.step.as_ref().and_then(|step| step.lower.as_ref());
    let quoted = |quotation| Quoted::new(quotation, dimension);
    let content = match (upper, lower) {
        (None, None) => Content::NotPrinted,
        (upper, lower) => Content::Quoted { here: upper.map(quoted), from: lower.map(quoted) },
    };
    CellData { content, number: None, step: step(ladder, column, factor) }
}

/// How the cell came to be, as it is counted and filtered.
fn step(ladder: &Ladder, column: usize, factor: &FactorCell) -> Option<StepData> {
    let against = ladder.against.lower_of(column)?;
    let change = match &factor.step {
        Some(step) => step.turn.change(),
        None if factor.same => Change::Same,
        None => return None,
    };
    // A direction is printed where it stands between levels that have no order.
    let is_printed = factor.step.as_ref().is_some_and(|step| step.turn.across().is_none());
    let across = ladder.beside(against, column).is_some() && !is_printed;
    let lower = factor.step.as_ref().and_then(|step| step.lower.as_ref());
    let why = factor.step.as_ref().filter(|_| !across).map(|step| step.why.clone());
    Some(StepData {
        against,
        change,
        told: ChangeName::new(change, across),
        confirmed: false,
        score: None,
        before: lower.map(|lower| Arc::from(lower.whole.as_str())),
        before_number: None,
        decided: None,
        evidence: Vec::new(),
        reasons: why.into_iter().collect(),
        also_from: Vec::new(),
        marked: None,
    })
}
