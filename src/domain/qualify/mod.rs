//! Who qualifies: an applicant's record held against the qualifications of a level.
//!
//! A [`Calculator`] makes records and requirements ready for a vocabulary. An [`Evaluator`] then says *met*,
//! *not met* or *needs judgment*, by which path, what is short, when it would be met, and why. All figures are
//! exact whole numbers; the day of judging is an argument.
//!
//! Every amount is told by three figures: what is *established* (the record shows it without anyone's judgment), what
//! is *possible* (if every judgment that is open went the applicant's way), and what is *missing* of what is
//! established, with what would still be missing at best.
//!
//! The counting rules are those of a [`CreditPolicy`]. Under the default one, unbroken work counts its whole calendar
//! months; leftover days count one each, 30 to a month, but never a whole month by themselves; times apart add up, but
//! never to more than unbroken work. Fewer hours count pro rata, and simultaneous jobs up to one full week. `sweep.rs`
//! says why.

mod amount;
mod answer;
mod apart;
mod applicant;
mod calendar;
mod compile;
mod coursework;
mod evaluate;
mod evidence;
mod field;
mod figures;
mod judgement;
mod ledger;
mod memo;
mod met_on;
mod nearest;
mod outcome;
mod policy;
mod proportion;
mod question;
mod record;
mod remark;
mod review;
mod search;
mod service;
mod solutions;
mod stand_in;
mod sweep;
#[cfg(test)]
mod tests;
mod time;
mod together;
mod trace;
mod validate;

pub use crate::spec::RequirementKind;
pub use amount::{Credit, Hundredths, Percent, Span};
pub use answer::{LevelAnswer, NOTHING_TO_SHOW, PreparedLevel, TierAnswer};
pub use applicant::{
    Applicant, CourseHeld, Holding, HoursHeld, Job, NO_CLASS, NO_LEVEL, Schooling, Study, Ternary, UnitsHeld,
};
pub use calendar::{end_of_months, span};
pub use evaluate::{Calculator, Evaluator};
pub use judgement::{Disagreement, OpenJudgement, RecordedJudgement, Verdict, disagreements, precedents};
pub use ledger::{Adjustment, Ledger, NotCounted, OpenTime, Spell, Stretch, TOGETHER, WhyNot};
pub use met_on::{Because, MAX_YEARS, MetOn, would_be_met};
pub use outcome::{Amount, Assessment, Brief, Outcome, Shortfall, TraceNode};
pub use policy::{
    CreditPolicy, FullWeek, MonthRule, Months, Overlap, OverlapRule, Relevance, RelevanceRule, Rounding, RoundingRule,
};
pub use record::{LimitExceeded, MAX_COURSEWORK, MAX_JOBS, MAX_STUDIES, Record};
pub use remark::Remark;
pub use review::Reviewer;
pub use search::Scratch;
pub use together::Together;
pub use validate::{ApplicantRules, validate_applicant, validate_lists, validate_policy};
