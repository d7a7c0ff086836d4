//! Rules that span more than one value: found here, placed in the file by the reader.

use super::{Series, Vocabulary};

/// One step on the way from a file's outermost value to the one meant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A named field.
    Field(&'static str),
    /// An element of a list, from 0.
    Index(usize),
}

/// The way to a value: `levels`, 2, `duties`, `items`, 3, `number`.
pub type SpecPath = Vec<Step>;

/// A broken rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where.
    pub at: SpecPath,
    /// Stable id: `duplicate-code`.
    pub id: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

/// Every rule that the values of a series break together.
pub fn validate_series(_series: &Series, _vocabulary: &Vocabulary) -> Vec<Problem> {
    Vec::new()
}

/// Every rule that the entries of a vocabulary break together.
pub fn validate_vocabulary(_vocabulary: &Vocabulary) -> Vec<Problem> {
    Vec::new()
}
