//! Corrections about what was understood: requirements that a person wrote, what was compared, what was seen.

use std::collections::BTreeMap;

use rungs_domain::spec::{Requirement, Series};

use super::super::provenance::ProvenanceLog;
use super::fields::CORRECTED;
use super::levels::tell;
use super::{LevelCodes, is_about};
use crate::{Correction, Draft};

/// The requirements that a person wrote, by level and tier.
pub(in crate::understand) fn requirements<'r>(
    series: &Series,
    levels: &LevelCodes,
    corrections: &'r [Correction],
    log: &mut ProvenanceLog<'_>,
) -> BTreeMap<(usize, usize), Option<&'r Requirement>> {
    let mut corrected = BTreeMap::new();
    for correction in corrections {
        let Correction::Requires { level, tier, requires } = correction else { continue };
        let Some(at) = levels.place(level) else {
            tell(level, log);
            continue;
        };
        if series.levels.get(at).is_some_and(|level| level.qualifications.get(*tier).is_some()) {
            corrected.insert((at, *tier), requires.as_deref());
        } else {
            let what = "a requirement was written for qualifications that are not there: it is kept, and does nothing";
            log.warn(None, format!("{level}: {what}"));
        }
    }
    corrected
}

/// What was compared is sure; warnings that were seen are gone.
pub(in crate::understand) fn accept_and_settle(draft: &mut Draft, corrections: &[Correction]) {
    for correction in corrections {
        match correction {
            Correction::Accept { at } => {
                let within = |from: &std::ops::Range<usize>| is_about(at, &(from.start..=from.start));
                let provenance = draft.provenance.iter_mut().filter(|one| one.from.iter().any(within));
                provenance.for_each(|one| one.confidence = CORRECTED);
            }
            Correction::Settle { warning } => {
                draft.warnings.retain(|other| other.what != *warning);
                draft.unclaimed.retain(|other| other.what != *warning);
            }
            _ => {}
        }
    }
}
