//! What somebody should look at in a specification, though it breaks no rule.

use super::found::ProblemList;
use super::{SpecPath, Step, overreaching};
use crate::spec::{NodeStep, Series, Vocabulary};

/// The questions of a series whose yes gives more than they ask, each at its node.
pub fn review_series(series: &Series, vocabulary: &Vocabulary) -> Vec<super::Problem> {
    let mut found = ProblemList::default();
    for (level, of) in series.levels.iter().enumerate() {
        for (at, tier) in of.qualifications.iter().enumerate() {
            let Some(requires) = &tier.requires else { continue };
            let tree = [
                Step::Field("levels"),
                Step::Index(level),
                Step::Field("qualifications"),
                Step::Index(at),
                Step::Field("requires"),
            ];
            for one in overreaching(requires, &tier.printed, vocabulary) {
                let place: SpecPath = tree.iter().cloned().chain(one.path.iter().flat_map(steps)).collect();
                let message = format!("\"{}\": {}", one.question, one.gives.words());
                let hint = "put it in an All beside what else the text asks for, or cite the sentence that prints it as \
                            an alternative";
                found.report(place, "overreaching-question", message, hint);
            }
        }
    }
    found.problems
}

/// A step from a node to one of its parts, as the file writes it.
fn steps(step: &NodeStep) -> Vec<Step> {
    match *step {
        NodeStep::Part(at) => vec![Step::Field("of"), Step::Index(at)],
        NodeStep::Time => vec![Step::Field("experience")],
        NodeStep::Substitute(at) => vec![Step::Field("substitutes"), Step::Index(at), Step::Field("by")],
        NodeStep::Including(at) => vec![Step::Field("including"), Step::Index(at)],
    }
}
