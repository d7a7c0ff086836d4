//! What came of it: a draft that lacks what every specification has says so, first of all.

use rungs_domain::spec::Series;

use super::profile::Profile;
use super::provenance::ProvenanceLog;
use crate::Warning;

/// The confidence of texts of a document that is no specification, in thousandths.
const HARDLY: u16 = 200;

/// Warns of what was not found anywhere.
pub(super) fn warn(series: &Series, profile: &Profile, log: &mut ProvenanceLog<'_>) {
    let levels = &series.levels;
    let duties = levels.iter().any(|level| !level.duties.items.is_empty());
    let ksas = series.ksas.is_some() || levels.iter().any(|level| !level.ksas.items.is_empty());
    let tiers = levels.iter().any(|level| !level.qualifications.is_empty());
    let factors = levels.iter().any(|level| !level.factors.is_empty());
    let first = match () {
        () if profile.is_empty() => "the words by which headings are known could not be read: nothing was recognized",
        () if !duties && !ksas && !tiers && !factors => {
            "this does not read like a class specification: no heading of duties, knowledge or qualifications was found"
        }
        () => {
            let lacks = [(duties, "duties"), (ksas, "knowledge, skills or abilities"), (tiers, "qualifications")];
            for (_, what) in lacks.iter().filter(|(found, _)| !found) {
                log.warn(None, format!("no {what} were found: none are printed, or their heading is not known"));
            }
            return;
        }
    };
    let at = log.manuscript.lines.first().map(|line| line.range.clone());
    log.warnings.insert(0, Warning { at, what: first.to_owned() });
    log.provenance.iter_mut().for_each(|one| one.confidence = one.confidence.min(HARDLY));
}
