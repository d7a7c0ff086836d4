//! All that is to be said about one record and one level, in one value.

use jiff::civil::Date;

use super::{Assessment, Beyond, Calculator, CreditPolicy, Ledger, Record, Scratch};
use crate::spec::{Level, TierKind};

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
    /// The first day on which it is met if jobs without an end go on; `None` if that alone never does it.
    pub met_on: Option<Date>,
    /// How the time was counted, for each need.
    pub ledgers: Vec<Ledger>,
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
    ) -> Result<LevelAnswer, Beyond> {
        let mut tier = |kind| {
            let found = level.qualifications.iter().find(|tier| tier.tier == kind);
            let Some((tier, requires)) = found.and_then(|tier| Some((tier, tier.requires.as_ref()?))) else {
                return Ok(None);
            };
            let evaluator = self.evaluator(level, requires);
            Ok(Some(TierAnswer {
                heading: tier.heading.clone(),
                assessment: evaluator.assess(record, as_of, policy, scratch)?,
                met_on: evaluator.met_on(record, as_of, policy, scratch)?,
                ledgers: evaluator.ledgers(record, as_of, policy, scratch)?,
            }))
        };
        Ok(LevelAnswer { minimum: tier(TierKind::Minimum)?, recommended: tier(TierKind::Recommended)? })
    }
}
