//! All that is to be said about one record and one level, in one value.

use jiff::civil::Date;

use super::{
    Applicant, Assessment, Calculator, CreditPolicy, Evaluator, Ledger, LimitExceeded, MetOn, Record, Scratch,
};
use crate::spec::{Level, TierKind};

/// What is said of a level of whose deciding tier nothing can be shown by a record.
pub const NOTHING_TO_SHOW: &str = "nothing that a record can show";

/// The answer for one level: for each tier of its qualifications that can be computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelAnswer {
    /// The deciding tier; `None` where nothing of it can be shown by a record.
    pub minimum: Option<TierAnswer>,
    /// The tier for full performance, where there is one.
    pub recommended: Option<TierAnswer>,
}

/// The answer for one tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierAnswer {
    /// The heading, as printed.
    pub heading: String,
    /// Outcome, what is short, what is open, and why.
    pub assessment: Assessment,
    /// The first day on which it is met by what the record says already, and on what that hangs; `None` where there is
    /// none within [`MAX_YEARS`](super::MAX_YEARS).
    pub met_on: Option<MetOn>,
    /// The first day on which nothing but a judgment is missing any more, where that comes before the day on which it is
    /// met and after that of judging.
    pub open_on: Option<MetOn>,
    /// How the time was counted, for each need.
    pub ledgers: Vec<Ledger>,
}

impl TierAnswer {
    /// When it would be met, as [`would_be_met`](super::would_be_met) says it.
    pub fn would_be_met(&self, applicant: &Applicant, as_of: Date) -> Option<String> {
        super::would_be_met(self.assessment.outcome, (self.met_on.as_ref(), self.open_on.as_ref()), applicant, as_of)
    }
}

/// A level ready to be held against many records.
#[derive(Debug, Clone)]
pub struct PreparedLevel<'s> {
    /// The level.
    pub level: &'s Level,
    minimum: Option<PreparedTier<'s>>,
    recommended: Option<PreparedTier<'s>>,
}

/// A tier and what it requires.
#[derive(Debug, Clone)]
struct PreparedTier<'s> {
    heading: &'s str,
    evaluator: Evaluator<'s>,
}

impl Calculator<'_> {
    /// Holds a record against all tiers of a level.
    ///
    /// # Errors
    /// As [`Evaluator::outcome`](super::Evaluator::outcome).
    pub fn answer(
        &self,
        level: &Level,
        record: &Record<'_>,
        as_of: Date,
        policy: &CreditPolicy,
        scratch: &mut Scratch,
    ) -> Result<LevelAnswer, LimitExceeded> {
        self.prepare(level).answer(record, as_of, policy, scratch)
    }

    /// Makes all tiers of a level ready, once for all records.
    pub fn prepare<'s>(&self, level: &'s Level) -> PreparedLevel<'s> {
        let tier = |kind| {
            let tier = level.qualifications.iter().find(|tier| tier.tier == kind)?;
            let evaluator = self.evaluator(level, tier.requires.as_ref()?);
            Some(PreparedTier { heading: &tier.heading, evaluator })
        };
        PreparedLevel { level, minimum: tier(TierKind::Minimum), recommended: tier(TierKind::Recommended) }
    }
}

impl<'s> PreparedLevel<'s> {
    /// Holds a record against all tiers.
    ///
    /// # Errors
    /// As [`Evaluator::outcome`].
    pub fn answer(
        &self,
        record: &Record<'_>,
        as_of: Date,
        policy: &CreditPolicy,
        scratch: &mut Scratch,
    ) -> Result<LevelAnswer, LimitExceeded> {
        let mut tier = |tier: &Option<PreparedTier<'_>>| {
            let Some(PreparedTier { heading, evaluator }) = tier else { return Ok(None) };
            let assessment = evaluator.assess(record, as_of, policy, scratch)?;
            let (met_on, open_on) = evaluator.days(assessment.outcome, record, as_of, policy, scratch)?;
            Ok(Some(TierAnswer {
                heading: (*heading).to_owned(),
                assessment,
                open_on,
                met_on,
                ledgers: evaluator.ledgers(record, as_of, policy, scratch)?,
            }))
        };
        Ok(LevelAnswer { minimum: tier(&self.minimum)?, recommended: tier(&self.recommended)? })
    }

    /// All tiers.
    pub(super) fn tiers(&self) -> impl Iterator<Item = &Evaluator<'s>> {
        self.minimum.iter().chain(&self.recommended).map(|tier| &tier.evaluator)
    }

    /// The deciding tier, for those who need less than the whole answer.
    pub fn minimum(&self) -> Option<&Evaluator<'_>> {
        self.minimum.as_ref().map(|tier| &tier.evaluator)
    }
}
