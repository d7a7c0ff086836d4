//! The factor table of a series: dimensions by levels.

use super::clauses::LevelText;
use super::steps::{self, Said};
use super::{Apart, Comparer, Cues, Quotation, asked};
use crate::compare::{Against, LevelView};
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

impl Comparer {
    /// The factor table of some levels.
    pub fn factor_table(&self, levels: &[LevelView<'_>], against: Against) -> FactorTable {
        let (against, forks) = self.forked(levels, against);
        let cues = self.cues();
        let texts = self.texts(levels);
        let step = |at: usize| {
            let lower = against.lower_of(at)?;
            let mut rows = all(texts.get(lower)?, texts.get(at)?, cues);
            if forks.parallel(*levels.get(lower)?, *levels.get(at)?) {
                rows.iter_mut().for_each(Apart::make_neutral);
            }
            Some(rows)
        };
        let steps: Vec<Vec<Apart>> = (0..texts.len()).map(|at| step(at).unwrap_or_default()).collect();
        let row = |dimension: Dimension| {
            let said: Vec<Option<Said>> = texts.iter().map(|text| says(dimension, text, cues)).collect();
            let cells = steps.iter().zip(&said).enumerate().map(|(at, (rows, own))| {
                let step = rows.iter().find(|row| row.dimension == dimension).cloned();
                let lower = against.lower_of(at).and_then(|lower| said.get(lower)).and_then(Option::as_ref);
                let same = step.is_none() && own.as_ref().zip(lower).is_some_and(|(own, lower)| own.is_as(lower));
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

/// All rows of a step, what tells most of its dimension first.
fn all(lower: &LevelText<'_>, upper: &LevelText<'_>, cues: &Cues) -> Vec<Apart> {
    let found = super::candidates(lower, upper, cues).into_iter().map(|candidate| candidate.row);
    found.chain(asked::asked(lower, upper)).collect()
}

fn says(dimension: Dimension, text: &LevelText<'_>, cues: &Cues) -> Option<Said> {
    match dimension {
        Dimension::Qualifications => asked::said(text),
        _ => steps::said(dimension, text, cues),
    }
}
