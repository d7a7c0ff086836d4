//! Alternatives, of which each may be met in part where the parts add up.

use super::{Branch, Requirement, Source};

/// The parts of a node of which one is enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternatives {
    /// Its sentence.
    pub source: Source,
    /// The parts, in printed order; at least one.
    pub of: Vec<Requirement>,
    /// That their work may be combined in proportion; `None`: one of them must be met in full.
    pub combination: Option<InProportion>,
}

/// Work under several alternatives adds up in proportion: half of the time that one asks for and half of what another
/// does are a whole. "Experience applicable to one of the patterns may be combined on a proportional basis with
/// experience applicable to the other pattern".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InProportion {
    /// The sentence that allows it.
    pub source: Source,
    /// The least time that there must be in all, in months; 0: none is printed.
    pub months: u32,
    /// More than these months.
    pub more_than: bool,
}

impl From<Branch> for Alternatives {
    fn from(Branch { source, of }: Branch) -> Self {
        Alternatives { source, of, combination: None }
    }
}

impl Requirement {
    /// A node of whose parts one is enough, and none is met in part.
    pub fn any_of(branch: Branch) -> Self {
        Requirement::Any(branch.into())
    }
}

impl InProportion {
    /// What it allows, in words: "or several of them in proportion, with more than 5 years in all".
    ///
    /// ```
    /// use rungs_domain::spec::InProportion;
    /// let least = InProportion { months: 60, more_than: true, ..InProportion::default() };
    /// assert_eq!(least.words(), "or several of them in proportion, with more than 5 years in all");
    /// assert_eq!(InProportion::default().words(), "or several of them in proportion");
    /// ```
    pub fn words(&self) -> String {
        let least = match (self.months, self.more_than) {
            (0, _) => String::new(),
            (months, true) => format!(", with more than {} in all", super::months_in_words(months)),
            (months, false) => format!(", with at least {} in all", super::months_in_words(months)),
        };
        format!("or several of them in proportion{least}")
    }
}
