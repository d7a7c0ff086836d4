//! Dates of a position that do not go together.

use jiff::civil::Date;

use super::{Caution, Dated, Position};

/// What to look at among the dates of a position that is judged as of a day.
pub(super) fn cautions(position: &Position, as_of: Date) -> Vec<Caution> {
    let mut found = Vec::new();
    let ruling = position.ruling.as_ref();
    if let Some(effective) = ruling.and_then(|ruling| ruling.effective) {
        if effective < as_of {
            found.push(Caution::EffectiveBeforeJudging(effective));
        }
        let requested = position.requested_on.filter(|requested| effective < *requested);
        found.extend(requested.map(|requested| Caution::EffectiveBeforeRequest { effective, requested }));
    }
    let matches = position.duties.iter().flat_map(|duty| duty.matched.iter().flatten());
    let dated = [
        (Dated::Request, position.requested_on),
        (Dated::Choice, position.policy_on),
        (Dated::Matches, matches.filter_map(|one| one.on).max()),
        (Dated::Factors, position.factors.iter().filter_map(|statement| statement.on).max()),
        (Dated::Ruling, ruling.and_then(|ruling| ruling.on)),
    ];
    let late = dated.into_iter().filter_map(|(what, day)| Some((what, day.filter(|day| *day > as_of)?)));
    found.extend(late.map(|(what, day)| Caution::AfterJudging { what, day }));
    found
}
