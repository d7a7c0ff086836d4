//! Rulings about what was understood: requirements that a person wrote, what was compared, what was seen.

use std::collections::BTreeMap;

use rungs_domain::spec::{Requirement, Series};

use super::super::builder::Keeper;
use super::fields::RULED;
use super::levels::tell;
use super::{Levels, is_about};
use crate::{Draft, Ruling};

/// The requirements that a person wrote, by level and tier.
pub(in crate::understand) fn requirements<'r>(
    series: &Series,
    levels: &Levels,
    rulings: &'r [Ruling],
    keeper: &mut Keeper<'_>,
) -> BTreeMap<(usize, usize), Option<&'r Requirement>> {
    let mut ruled = BTreeMap::new();
    for ruling in rulings {
        let Ruling::Requires { level, tier, requires } = ruling else { continue };
        let Some(at) = levels.place(level) else {
            tell(level, keeper);
            continue;
        };
        if series.levels.get(at).is_some_and(|level| level.qualifications.get(*tier).is_some()) {
            ruled.insert((at, *tier), requires.as_deref());
        } else {
            let what = "a requirement was written for qualifications that are not there: it is kept, and does nothing";
            keeper.warn(None, format!("{level}: {what}"));
        }
    }
    ruled
}

/// What was compared is sure; warnings that were seen are gone.
pub(in crate::understand) fn accept_and_settle(draft: &mut Draft, rulings: &[Ruling]) {
    for ruling in rulings {
        match ruling {
            Ruling::Accept { at } => {
                let within = |from: &std::ops::Range<usize>| is_about(at, &(from.start..=from.start));
                let trail = draft.trail.iter_mut().filter(|one| one.from.iter().any(within));
                trail.for_each(|one| one.confidence = RULED);
            }
            Ruling::Settle { warning } => draft.warnings.retain(|other| other.what != *warning),
            _ => {}
        }
    }
}
