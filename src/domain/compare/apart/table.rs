//! The factor table of a series: dimensions by levels.

use super::clauses::LevelText;
use super::steps::{self, Said};
use super::{Apart, Cues, Distinctions, Quotation, asked};
use crate::spec::Dimension;

/// Dimensions by levels: what each level prints in each respect, and how it differs from the level compared with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FactorTable {
    /// The dimensions of which any level speaks, in the order in which they decide.
    pub rows: Vec<FactorRow>,
    /// The dimensions of which no level speaks in a known phrase.
    pub not_printed: Vec<Dimension>,
}

/// A dimension through the levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactorRow {
    /// The dimension.
    pub dimension: Dimension,
    /// A cell for each level.
    pub cells: Vec<FactorCell>,
}

/// What a level prints in one respect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactorCell {
    /// How it differs from the level compared with: the row that tells most; `None`: no difference was found, or there is
    /// no level to compare with.
    pub step: Option<Apart>,
    /// What the level prints, where there is no step; `None` beside no step: no known phrase was found.
    pub says: Option<Quotation>,
    /// Whether what it says is what the level compared with says.
    pub same: bool,
}

impl Distinctions<'_> {
    pub(super) fn factor_table(&self) -> FactorTable {
        let row = |dimension: Dimension| {
            let said: Vec<Option<Said>> = self.texts.iter().map(|text| says(dimension, text, self.cues)).collect();
            let cells = self.steps.iter().zip(&said).map(|(step, own)| {
                let lower = step.as_ref().and_then(|(lower, _)| said.get(*lower)).and_then(Option::as_ref);
                let ordered = step.as_ref().is_none_or(|(_, found)| found.unordered.is_none());
                let step = step.as_ref().and_then(|(_, found)| found.of(dimension)).cloned();
                let same = own.as_ref().zip(lower).is_some_and(|(own, lower)| own.is_as(lower, ordered));
                let same = step.is_none() && same;
                let says = own.as_ref().filter(|_| step.is_none()).map(|said| said.quotation.clone());
                FactorCell { step, says, same }
            });
            FactorRow { dimension, cells: cells.collect() }
        };
        let is_printed = |row: &FactorRow| row.cells.iter().any(|cell| cell.step.is_some() || cell.says.is_some());
        let (rows, silent): (Vec<_>, Vec<_>) = Dimension::ALL.into_iter().map(row).partition(is_printed);
        FactorTable { rows, not_printed: silent.into_iter().map(|row| row.dimension).collect() }
    }
}

fn says(dimension: Dimension, text: &LevelText<'_>, cues: &Cues) -> Option<Said> {
    match dimension {
        Dimension::Qualifications => asked::said(text),
        _ => steps::said(dimension, text, cues),
    }
}
