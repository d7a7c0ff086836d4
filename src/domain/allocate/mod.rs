//! Where a position belongs: its duties with percent of time, held against the levels of a series.
//!
//! An [`Allocator`] is made for one series. It suggests what each duty matches, counts the time by level in a
//! [`Worksheet`], and lets any number of [`AllocationPolicy`]s judge that same worksheet, each with its answer, its
//! margin, and how it stands to the one that decides: that of the authority, or one that a person chose, or none. A planned vacancy is judged alike; [`Allocator::needs`] says what
//! each level asks for, and [`fills`] who could fill it. All time is whole hundredths of a percent; the day of judging is an argument.
//!
//! A duty counts at the lowest level that has it. Other duties as assigned, and duties done for less than the gate,
//! are shown apart and count for nothing, but a share of the time is a share of all of it. Volume of work, pay,
//! seniority, performance and expertise have no place here at all.

mod answer;
mod caution;
mod dates;
mod determination;
mod factors;
mod fill;
mod inspect;
mod lead;
mod matching;
mod meant;
mod needs;
mod policy;
mod position;
mod range;
mod review;
mod spec_change;
#[cfg(test)]
mod tests;
mod times;
mod validate;
mod words;
mod worksheet;

use std::collections::BTreeSet;

use jiff::civil::Date;
use thiserror::Error;

pub use answer::{Finding, Margin, PolicyAnswer, Stance, Tie};
pub use caution::{Caution, Dated};
pub use determination::{
    Action, Basis, ClassStudy, Determination, Ground, MissingDuty, OpenMatter, PrintedAt, Reasons, Request, Shown,
    State, Steps, TellingWords, Unsettled,
};
pub use factors::{FactorLevel, FactorRow};
pub use fill::{ApplicantFill, Candidate, LevelFill, Standing, fills};
pub use lead::{AskedAuthority, LeadGate};
pub use matching::{MatchedItem, STANDS_IN, SUGGESTIONS, item_words, printed_alike};
pub use meant::{COULD_BE, NEAR, SURE};
pub use needs::{LevelNeeds, TellingDuty};
pub use policy::{
    AllocationPolicy, Chosen, ClassRule, LeadAuthority, LeadWork, MostTime, Named, Policies, PolicyChoice, Rule, Test,
    Threshold, named_policy,
};
pub use position::{
    AssignedDuty, DutyMatch, FactorStatement, Gate, HeldAuthority, JudgedSpec, MAX_DUTIES, MAX_FACTORS, MAX_MATCHES,
    MAX_STEPS, Position, Posting, Ruling, Signature,
};
pub use review::{review_position, review_rule};
pub use spec_change::{SpecChange, Touched};
pub use validate::{validate_allocation_policy, validate_position};
pub use words::range_reason;
pub use worksheet::{CountedAt, Exclusion, LevelTime, Worksheet, WorksheetLine};

use crate::compare::{Comparer, DutyItems};
use crate::spec::{ConfirmedLink, Series, SeriesId};
use answer::Judge;
use worksheet::Sheet;

/// The most pairs of a duty of the position and a duty of the series that are likened.
pub const MAX_PAIRS: usize = 100_000;

/// The most levels of a series that a position is held against.
pub const MAX_LEVELS: usize = 200;

/// Why no answer can be computed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refused {
    /// The position is of another series.
    #[error("the position is judged against the series {named}, not {given}: open that series, or change `spec`")]
    OtherSeries {
        /// The series that the position names.
        named: SeriesId,
        /// The series given.
        given: SeriesId,
    },
    /// Too many levels.
    #[error("the series has {0} levels; a position is held against at most {MAX_LEVELS}: leave out those not examined")]
    Levels(usize),
    /// Too many duties to liken.
    #[error(
        "{duties} duties of the position against {items} of the series are more than can be likened ({MAX_PAIRS} pairs): \
         leave out levels that are not examined"
    )]
    Pairs {
        /// Duties of the position.
        duties: usize,
        /// Duties of the series.
        items: usize,
    },
}

/// The answer about a position: the worksheet, and what each policy makes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocation {
    /// The day of judging.
    pub as_of: Date,
    /// The gate of time that was used; `None`: none.
    pub gate: Option<Gate>,
    /// Duties and time by level.
    pub worksheet: Worksheet,
    /// Why the policy decides that does; `None`: nobody has chosen one.
    pub chosen: Option<Chosen>,
    /// What each policy says, in the order given; the first one decides where one was chosen.
    pub answers: Vec<PolicyAnswer>,
    /// Factor statements beside the levels.
    pub factors: Vec<FactorRow>,
    /// What to look at before the answer is signed.
    pub cautions: Vec<Caution>,
}

impl Allocation {
    /// The answer of the policy that decides; `None`: nobody has chosen one.
    pub fn deciding(&self) -> Option<&PolicyAnswer> {
        self.answers.first().filter(|_| self.chosen.is_some())
    }

    /// Whether no policy contradicts the one that decides; where none decides, whether all that name a class name the
    /// same one.
    pub fn all_agree(&self) -> bool {
        let mut classes = self.answers.iter().filter_map(|answer| answer.finding.level());
        let first = classes.next();
        let decides = self.deciding().is_some_and(|answer| answer.finding.level().is_some());
        let alike = decides || classes.all(|class| Some(class) == first);
        alike && !self.answers.iter().any(|answer| answer.stance.disagrees())
    }

    /// Whether the policies agree, in a few words. While matches are undecided, that holds of the suggestions only.
    pub fn agreement(&self) -> String {
        let mut classes = self.answers.iter().filter(|answer| answer.finding.level().is_some());
        let decided = self.deciding().is_none_or(|answer| answer.finding.level().is_some());
        let said = match (classes.next(), decided, self.all_agree()) {
            (None, ..) => return "none of them names a class".to_owned(),
            (Some(_), false, _) => "the one that decides names no class, others do",
            (Some(_), true, false) => "they do not all name the same class",
            (Some(_), true, true) => "none names another class",
        };
        let as_suggested = if self.undecided().next().is_some() { "as the suggestions stand, " } else { "" };
        format!("{as_suggested}{said}")
    }

    /// The lines about which nobody has decided what they are, and on which an answer may hang.
    pub fn undecided(&self) -> impl Iterator<Item = usize> + '_ {
        let lines = self.worksheet.lines.iter().enumerate();
        lines.filter(|(_, line)| line.is_undecided()).map(|(at, _)| at)
    }
}

/// Judges positions against one series.
pub struct Allocator<'a> {
    comparer: &'a Comparer,
    series: &'a Series,
    confirmed: &'a [ConfirmedLink],
    revision: &'a str,
    items: DutyItems<'a>,
    verbs: BTreeSet<String>,
}

impl<'a> Allocator<'a> {
    /// For one series. `confirmed` are the links that specialists have decided, `revision` the mark of its text.
    pub fn new(comparer: &'a Comparer, series: &'a Series, confirmed: &'a [ConfirmedLink], revision: &'a str) -> Self {
        let items = comparer.duty_items(series);
        Allocator { comparer, series, confirmed, revision, items, verbs: Allocator::verbs_of(series) }
    }

    /// Counts the time of a position by level and judges it by `policies`.
    ///
    /// The gate of time is the position's own, or else that of the policy that decides: all policies judge one
    /// worksheet. Where nobody has chosen one, the worksheet has no gate, and each policy is told as it would decide,
    /// with its own gate.
    ///
    /// # Errors
    /// The position is of another series, or there is more to liken than can be.
    pub fn allocate(&self, position: &Position, as_of: Date, policies: &Policies) -> Result<Allocation, Refused> {
        self.refuse(position)?;
        let deciding = policies.all.first().filter(|_| policies.chosen.is_some());
        let gate = position.gate.clone().or_else(|| deciding.and_then(|policy| policy.gate.clone()));
        let mut cautions = Vec::new();
        let sheet = Sheet { allocator: self, position, as_of, gate: gate.as_ref() };
        let matchings = sheet.matchings(&mut cautions);
        let worksheet = sheet.worksheet(&matchings);
        let factors = self.factor_rows(position);
        let fitting = factors::fitting(&factors, self.series.levels.len());
        let judge = Judge { allocator: self, position, sheet: &worksheet, factors: &fitting };
        let told = |policy: &AllocationPolicy| match &policy.gate {
            Some(own) if gate.is_none() && deciding.is_none() => {
                let gated = Sheet { gate: Some(own), ..sheet }.worksheet(&matchings);
                Judge { sheet: &gated, ..judge }.told(policy, Some(own))
            }
            _ => judge.told(policy, None),
        };
        let mut answers: Vec<PolicyAnswer> = policies.all.iter().map(|policy| told(policy)).collect();
        answer::held_against_the_first(&mut answers, policies.chosen.is_some());
        let chosen = policies.chosen.clone().filter(|_| !answers.is_empty());
        let mut allocation = Allocation { as_of, gate, worksheet, chosen, answers, factors, cautions };
        let found = self.cautions(position, &allocation, policies);
        allocation.cautions.extend(found);
        allocation.cautions.sort_by_key(Caution::duty);
        Ok(allocation)
    }

    fn refuse(&self, position: &Position) -> Result<(), Refused> {
        if position.spec.series != self.series.id {
            let (named, given) = (position.spec.series.clone(), self.series.id.clone());
            return Err(Refused::OtherSeries { named, given });
        }
        let levels = self.series.levels.len();
        if levels > MAX_LEVELS {
            return Err(Refused::Levels(levels));
        }
        let (duties, items) = (position.duties.len(), self.items.len());
        if duties.saturating_mul(items) > MAX_PAIRS {
            return Err(Refused::Pairs { duties, items });
        }
        Ok(())
    }
}
