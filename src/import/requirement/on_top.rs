//! Times of work that are in addition to those before them: "and one additional year of experience", "In addition to the
//! above, one year of experience", "plus one year".

use rungs_domain::spec::{Judgement, Requirement, RequirementSource};

use super::phrases::PHRASES;
use super::quantity;
use super::token::{Slice, tokens};

/// Says of each such time to which others of its group it is in addition. Where none stands before it, or what does is no
/// plain time, it is left to a person.
pub(super) fn resolve(node: &mut Requirement) {
    let Requirement::All(branch) = node else {
        if is_on_top(node) {
            leave(node);
        }
        return node.branches_mut().into_iter().flatten().for_each(resolve);
    };
    let whole = branch.source.cite.clone();
    let (mut before, mut plain): (Vec<String>, bool) = (Vec::new(), true);
    for part in &mut branch.of {
        let says = is_on_top(part);
        let added = !before.is_empty() || !plain;
        if says || added && part.time_cited().is_some_and(|(cite, _)| is_added(&whole, cite)) {
            match part.time_mut().filter(|_| plain && !before.is_empty()) {
                Some(time) => time.in_addition.clone_from(&before),
                None => leave(part),
            }
        }
        match part.time_cited() {
            Some((cite, _)) => before.push(cite.to_owned()),
            None => {
                plain &= !part.asks_for_work();
                resolve(part);
            }
        }
    }
}

/// Whether a time of work is said to be in addition to something.
fn is_on_top(node: &Requirement) -> bool {
    let Some((cite, _)) = node.time_cited() else { return false };
    let words = tokens(cite);
    let cited = Slice::new(0, false, cite, &words);
    quantity::on_top(&cited).is_some()
}

/// Whether a time stands behind "plus" in the sentence of its group.
fn is_added(whole: &str, cite: &str) -> bool {
    let Some(before) = whole.find(cite).filter(|at| *at > 0).and_then(|at| whole.get(..at)) else { return false };
    tokens(before).last().is_some_and(|token| PHRASES.adding.has(&token.word))
}

/// Leaves a time to a person.
fn leave(node: &mut Requirement) {
    let source: RequirementSource = node.source().clone();
    *node = Requirement::Judgement(Judgement::not_understood(source));
}
