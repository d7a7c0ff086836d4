//! The published rules by which a worksheet is judged, as data: a few kinds of rule, each file with its source.

use super::Gate;
use crate::qualify::Hundredths;

/// One published way to say where a position belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllocationPolicy {
    /// Its name on the command line: `majority`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who publishes it, and where.
    pub source: String,
    /// How the text was read where it leaves room.
    pub reading: Option<String>,
    /// The rule.
    pub rule: Rule,
    /// How long a duty must have been done before it counts.
    pub gate: Option<Gate>,
    /// What the source says is never considered.
    pub not_considered: Vec<String>,
    /// A worked example.
    pub example: Option<String>,
}

/// The kinds of rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// The highest class such that the duties at or above it take a share of the time.
    AtOrAbove(Threshold),
    /// The class whose duties take the most time.
    MostTime(MostTime),
    /// A lead class asks for a share of the time in lead work, and for authorities.
    LeadWork(LeadWork),
}

/// A share of the whole time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threshold {
    /// Percent.
    pub share: Hundredths,
    /// Whether the share itself is enough.
    pub test: Test,
}

/// Whether a share itself is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Test {
    /// It is.
    AtLeast,
    /// It is not: "more than half".
    MoreThan,
}

/// The class whose duties take the most time. Of equal ones the lower: a higher class has to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MostTime {
    /// Asked only where no class reaches this at or above it.
    pub unless: Option<Threshold>,
    /// Whether, of classes with equal time, the one that more factor statements fit comes first.
    pub factors_break_ties: bool,
}

/// What a lead class asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadWork {
    /// How much lead work.
    pub time: Threshold,
    /// The scale of the vocabulary on which words of lead work stand.
    pub scale: String,
    /// The phrase from which on a text speaks of lead work.
    pub from: String,
    /// The authorities that a lead has.
    pub authorities: Vec<LeadAuthority>,
}

/// An authority that a lead has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadAuthority {
    /// Its name in position files.
    pub id: String,
    /// What it is.
    pub text: String,
}

impl Threshold {
    /// The least time that reaches the share of `whole`, all in hundredths of a percent.
    ///
    /// ```
    /// use rungs_domain::allocate::{Test, Threshold};
    /// use rungs_domain::qualify::Hundredths;
    /// let threshold = |share, test| Threshold { share: Hundredths::whole(share), test };
    /// let whole = Hundredths::whole(100);
    /// assert_eq!(threshold(50, Test::MoreThan).least(whole), Hundredths(5001));
    /// assert_eq!(threshold(25, Test::AtLeast).least(whole), Hundredths(2500));
    /// ```
    pub fn least(&self, whole: Hundredths) -> Hundredths {
        let product = u64::from(self.share.0) * u64::from(whole.0);
        let least = match self.test {
            Test::AtLeast => product.div_ceil(10_000),
            Test::MoreThan => product / 10_000 + 1,
        };
        Hundredths(u32::try_from(least).unwrap_or(u32::MAX))
    }
}
