//! Study that is asked for by its amount: units, courses, hours of training.

use super::{Fields, Source};
use crate::words::counted;

/// Units of study: "24 semester or 36 quarter units in accounting, including 6 in auditing".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Units {
    /// Its sentence.
    pub source: Source,
    /// How many semester units; `None`: not printed.
    pub semester: Option<u32>,
    /// How many quarter units; `None`: not printed.
    pub quarter: Option<u32>,
    /// In which subjects; `None`: any.
    pub subject: Option<Fields>,
    /// Units that must be in a narrower subject, inside those above.
    pub including: Vec<Units>,
}

impl Units {
    /// The amount in words: "24 semester or 36 quarter units".
    ///
    /// ```
    /// use rungs_domain::spec::Units;
    /// let units = Units { semester: Some(24), quarter: Some(36), ..Units::default() };
    /// assert_eq!(units.amount(), "24 semester or 36 quarter units");
    /// assert_eq!(Units { quarter: Some(1), ..Units::default() }.amount(), "1 quarter unit");
    /// ```
    pub fn amount(&self) -> String {
        match (self.semester, self.quarter) {
            (Some(semester), Some(quarter)) => format!("{semester} semester or {}", counted(quarter, "quarter unit")),
            (Some(semester), None) => counted(semester, "semester unit"),
            (None, Some(quarter)) => counted(quarter, "quarter unit"),
            (None, None) => "units".to_owned(),
        }
    }
}

/// Courses: "one course each in advanced accounting, auditing and cost accounting" are three nodes of one course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Courses {
    /// Its sentence.
    pub source: Source,
    /// How many.
    pub count: u32,
    /// In which subjects; `None`: any.
    pub subject: Option<Fields>,
}

/// Hours of training or of practice: "1,800 hours of supervised internship".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    /// Its sentence.
    pub source: Source,
    /// How many.
    pub hours: u32,
    /// Of what, as printed: "supervised internship".
    pub of: String,
}
