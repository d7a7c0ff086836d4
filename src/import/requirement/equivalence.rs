//! Schooling of which an equivalent is accepted, where the record cannot say whether there is one.

use rungs_domain::spec::Requirement;

use super::node::has_judgement;

/// Equivalence is weighed by months of relevant work. Where it is left to a person which work is relevant, so is
/// equivalence, whatever the work. `settled`: of every kind of work in the tree it is known which work is of it.
pub(super) fn asked(mut root: Requirement, settled: bool) -> Requirement {
    if !settled || has_judgement(&root) || !root.asks_for_work() {
        unmeasured(&mut root);
    }
    root
}

fn unmeasured(node: &mut Requirement) {
    match node {
        Requirement::Education(asked) => asked.equivalent_months = asked.equivalent_months.map(|_| 0),
        Requirement::Substitution(node) => {
            unmeasured(&mut node.of);
            node.substitutes.iter_mut().for_each(|one| unmeasured(&mut one.by));
        }
        other => other.branches_mut().into_iter().flatten().for_each(unmeasured),
    }
}
