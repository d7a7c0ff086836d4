//! Who qualifies: an applicant's record held against the qualifications of a level.
//!
//! A [`Calculator`] makes records and requirements ready for a vocabulary. An [`Evaluator`] then says *met*,
//! *not met* or *needs judgement*, by which path, what is short, when it would be met, and why. All figures are
//! exact whole numbers; the day of judging is an argument.
//!
//! The counting rules are those of a [`CreditPolicy`]. Under the default one, each spell of work counts its whole
//! calendar months and its leftover days, 30 to a month; fewer hours count pro rata, and simultaneous jobs up to one
//! full week. A consequence that surprises: closing a gap between two spells makes them one spell, whose months begin
//! on another day, and that can credit a day or two less than the two did.

mod amount;
mod answer;
mod applicant;
mod calendar;
mod compile;
mod evaluate;
mod evidence;
mod judgement;
mod kinds;
mod ledger;
mod met_on;
mod nearest;
mod outcome;
mod policy;
mod question;
mod record;
mod remark;
mod search;
mod sweep;
#[cfg(test)]
mod tests;
mod time;
mod trace;
mod validate;
mod ways;

pub use crate::spec::Asks;
pub use amount::{Credit, Hundredths, Percent, Span};
pub use answer::{LevelAnswer, NOTHING_TO_SHOW, PreparedLevel, TierAnswer};
pub use applicant::{Applicant, Holding, Job, Known, Schooling, Study};
pub use calendar::span;
pub use evaluate::{Calculator, Evaluator};
pub use judgement::{Disagreement, OpenJudgement, RecordedJudgement, Verdict, disagreements, precedents};
pub use ledger::{Ledger, NotCounted, Spell, Stretch, WhyNot};
pub use met_on::MAX_YEARS;
pub use outcome::{Amount, Assessment, Outcome, Shortfall, TraceNode};
pub use policy::{
    CreditPolicy, FullWeek, MonthRule, Months, Overlap, OverlapRule, Relevance, RelevanceRule, Rounding, RoundingRule,
};
pub use record::{Beyond, MAX_JOBS, MAX_STUDIES, Record};
pub use remark::Remark;
pub use search::Scratch;
pub use validate::{validate_applicant, validate_policy};
