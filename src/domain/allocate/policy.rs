//! The published rules by which a worksheet is judged, as data: a few kinds of rule, each file with its source.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Gate, Position};
use crate::qualify::Hundredths;
use crate::spec::Series;

/// The policies that judge a position, and why the first of them decides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policies {
    /// In order. Where one was chosen, it is the first.
    pub all: Vec<Arc<AllocationPolicy>>,
    /// Why the first decides; `None`: nobody has chosen one, and none decides.
    pub chosen: Option<Chosen>,
}

/// Why a policy decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// The series names it as the rule of its authority.
    Series,
    /// A person chose it for this position.
    Person(PolicyChoice),
    /// It was asked for on the command line.
    CommandLine,
}

/// Who chose a policy, when and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PolicyChoice {
    /// Who.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
    /// Why.
    pub why: Option<String>,
}

/// Which policy is to decide, before it is looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<'a> {
    /// Its id.
    pub id: &'a str,
    /// Who names it.
    pub chosen: Chosen,
}

/// The policy that is to decide about a position of a series: the one that a person chose for it, or the one of its
/// authority; `None`: nobody has chosen.
pub fn named_policy<'a>(position: &'a Position, series: Option<&'a Series>) -> Option<Named<'a>> {
    let of_series = series.and_then(|series| series.allocated_by.as_ref()).map(|rule| rule.policy.as_str());
    match position.policy.as_deref() {
        Some(id) if Some(id) != of_series => {
            let (by, on, why) = (position.policy_by.clone(), position.policy_on, position.policy_why.clone());
            Some(Named { id, chosen: Chosen::Person(PolicyChoice { by, on, why }) })
        }
        _ => of_series.map(|id| Named { id, chosen: Chosen::Series }),
    }
}

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
    /// True for the rule of one authority that others need not hear: it judges only where a series, a position or the
    /// command line names it.
    pub only_named: bool,
    /// How long a duty must have been done before it counts.
    pub gate: Option<Gate>,
    /// What the source says is never considered.
    pub not_considered: Vec<String>,
    /// A worked example.
    pub example: Option<String>,
}

/// The rule of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// It names a class.
    Class(ClassRule),
    /// It names none: it is the gate that a lead class has to pass.
    Lead(LeadWork),
}

/// A rule that names a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClassRule {
    /// The highest class such that the duties at or above it take a share of the time.
    AtOrAbove(Threshold),
    /// The class whose duties take the most time.
    MostTime(MostTime),
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
