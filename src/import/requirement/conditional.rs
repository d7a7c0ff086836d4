//! Schooling that is needed in some ways alone: "The following education is required when non-State experience is used".

use rungs_domain::spec::Requirement;

use super::node::{Need, and_asked, any, cites};
use super::outline::texts;
use super::phrases::PHRASES;
use super::pieces::{Family, Fragment};
use super::sequence::sentences;

/// What stands behind "The following education is required when non-State experience is used", where that stands first.
pub(super) fn without_state_service<'p, 't>(before: &'p [Fragment<'t>]) -> Option<&'p [Fragment<'t>]> {
    let first = before.iter().position(|piece| !matches!(piece, Fragment::Mark(Family::Label, _)))?;
    let Some(Fragment::Text(words) | Fragment::Intro(_, words)) = before.get(first) else { return None };
    let says = PHRASES.required_when.at(words, 0).is_some() && PHRASES.other_work.within(words);
    let rest = before.get(first + 1..)?;
    (says && sentences(words).len() == 1 && !texts(rest).is_empty()).then_some(rest)
}

/// Schooling that is needed in those ways alone that are no service with the employer.
pub(super) fn beside_other_work(list: &Need, schooling: &Need) -> Option<Need> {
    let Requirement::Any(branch) = &list.node else { return None };
    let served = branch.of.iter().filter(|way| is_service(way)).count();
    if served == 0 || served == branch.of.len() {
        return None;
    }
    let ways = branch.of.iter().map(|way| match is_service(way) {
        true => way.clone(),
        false => and_asked(way.clone(), schooling.node.clone()),
    });
    let node = any(branch.source.clone(), ways.collect());
    Some(Need { node, sorts: [list.sorts.as_slice(), &schooling.sorts].concat() })
}

/// Whether a way asks for service with the state, by its printed words, and for no other work.
fn is_service(way: &Requirement) -> bool {
    match way {
        Requirement::Any(branch) => branch.of.iter().all(is_service),
        Requirement::All(branch) => branch.of.iter().any(is_service),
        other => cites(other, &PHRASES.state_service) && !cites(other, &PHRASES.elsewhere_served),
    }
}
