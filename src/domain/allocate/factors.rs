//! Factor statements of a position, set beside what each level prints about the factor.

use super::{Allocator, FactorStatement, Position};
use crate::compare::{DegreeShift, Score};
use crate::spec::{FactorKind, Level};

/// One statement of the position, level by level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactorRow {
    /// Which statement, as an index into the position.
    pub statement: usize,
    /// Which factor.
    pub kind: FactorKind,
    /// Per level, what it prints about the factor; `None`: nothing.
    pub levels: Vec<Option<FactorLevel>>,
    /// The level that somebody decided on.
    pub decided: Option<usize>,
    /// The level whose words are most like the statement; `None` where none prints the factor, or where all that do
    /// print the same.
    pub nearest: Option<usize>,
}

/// A factor at one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactorLevel {
    /// The words, paragraphs joined by line feeds.
    pub text: String,
    /// How alike the statement is.
    pub score: Score,
    /// The degree words that differ: `lower` is the printed side, `upper` the statement's.
    pub evidence: Vec<DegreeShift>,
}

impl Allocator<'_> {
    /// Every factor statement beside every level. A factor that all levels print alike does not tell them apart.
    pub(super) fn factor_rows(&self, position: &Position) -> Vec<FactorRow> {
        let statements = position.factors.iter().enumerate();
        statements.map(|(at, statement)| self.factor_row(at, statement)).collect()
    }

    fn factor_row(&self, at: usize, statement: &FactorStatement) -> FactorRow {
        let printed = self.series.levels.iter().map(|level| factor_text(level, statement.kind));
        let printed: Vec<Option<String>> = printed.collect();
        let texts: Vec<&str> = printed.iter().flatten().map(String::as_str).collect();
        let mut likened = self.comparer.liken(&statement.text, &texts).into_iter();
        let beside = |text: Option<String>| {
            let (text, (score, evidence)) = (text?, likened.next()?);
            Some(FactorLevel { text, score, evidence })
        };
        let levels: Vec<Option<FactorLevel>> = printed.into_iter().map(beside).collect();
        FactorRow {
            statement: at,
            kind: statement.kind,
            nearest: nearest(&levels),
            levels,
            decided: statement.level.as_ref().and_then(|code| Some(self.level(code)?.0)),
        }
    }
}

/// Per level, how many statements somebody decided to fit it.
pub(super) fn fitting(rows: &[FactorRow], levels: usize) -> Vec<u32> {
    let count = |level| rows.iter().filter(|row| row.decided == Some(level)).count();
    (0..levels).map(|level| u32::try_from(count(level)).unwrap_or(u32::MAX)).collect()
}

fn factor_text(level: &Level, kind: FactorKind) -> Option<String> {
    let paragraphs = level.factors.iter().filter(|factor| factor.kind == kind).flat_map(|factor| &factor.text);
    let text: Vec<&str> = paragraphs.map(String::as_str).collect();
    (!text.is_empty()).then(|| text.join("\n"))
}

/// The level with the highest score, the lower of equal ones.
fn nearest(levels: &[Option<FactorLevel>]) -> Option<usize> {
    let mut printed = levels.iter().flatten();
    let first = printed.next()?;
    if printed.all(|other| other.text == first.text) && levels.iter().flatten().count() > 1 {
        return None;
    }
    let scored = levels.iter().enumerate().filter_map(|(at, level)| Some((level.as_ref()?.score, at)));
    scored.max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at))).map(|(_, at)| at)
}
