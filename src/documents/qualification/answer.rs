//! The answers that a result tells.

use rungs_domain::qualify::{Beyond, Calculator, Scratch, TierAnswer};
use rungs_domain::spec::{Requirement, Tier, TierKind};

use super::{CitedLevel, Given};

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unanswered {
    /// The record cannot be weighed.
    #[error("{0}")]
    Record(Beyond),
    /// A level cannot be weighed.
    #[error("{code}: {beyond}")]
    Level {
        /// The level's code.
        code: String,
        /// Why.
        beyond: Beyond,
    },
}

/// The answer of one level, tier by tier in printed order.
pub(super) struct LevelResult<'a> {
    pub cited: CitedLevel<'a>,
    pub tiers: Vec<TierResult<'a>>,
}

/// The answer of one tier that can be computed.
pub(super) struct TierResult<'a> {
    pub tier: &'a Tier,
    pub requires: &'a Requirement,
    pub answer: TierAnswer,
}

impl<'a> LevelResult<'a> {
    /// The tier that decides.
    pub fn deciding(&self) -> Option<&TierResult<'a>> {
        self.tiers.iter().find(|tier| tier.tier.tier == TierKind::Minimum)
    }

    /// The tier for full performance, which is told beside it.
    pub fn recommended(&self) -> Option<&TierResult<'a>> {
        self.tiers.iter().find(|tier| tier.tier.tier == TierKind::Recommended)
    }
}

pub(super) fn results<'a>(given: &Given<'a>) -> Result<Vec<LevelResult<'a>>, Unanswered> {
    let calculator = Calculator::new(given.vocabulary);
    let record = calculator.record(given.applicant).map_err(Unanswered::Record)?;
    let mut scratch = Scratch::default();
    let mut results = Vec::with_capacity(given.levels.len());
    for cited in given.levels {
        let answer = calculator.answer(cited.level, &record, given.as_of, given.policy, &mut scratch);
        let answer = answer.map_err(|beyond| Unanswered::Level { code: cited.level.code.to_string(), beyond })?;
        let answers = [(TierKind::Minimum, answer.minimum), (TierKind::Recommended, answer.recommended)];
        let tiers = answers.into_iter().filter_map(|(kind, answer)| {
            let tier = cited.level.qualifications.iter().find(|tier| tier.tier == kind)?;
            Some(TierResult { tier, requires: tier.requires.as_ref()?, answer: answer? })
        });
        results.push(LevelResult { cited: *cited, tiers: tiers.collect() });
    }
    Ok(results)
}
