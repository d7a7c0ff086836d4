//! Schooling of which an equivalent is accepted, where the record cannot say whether there is one.

use rungs_domain::spec::{Branch, Education, Judgement, Requirement};

use super::node::{any, has_judgement};

/// Equivalence is weighed by months of relevant work. Where it is left to a person which work is relevant, so is this.
/// `settled`: of every kind of work in the tree it is known which work is of it.
pub(super) fn asked(root: Requirement, settled: bool) -> Requirement {
    if !settled || has_judgement(&root) || !root.asks_for_work() { beside(root) } else { root }
}

/// Puts the question beside each such schooling, once for all ways to have it.
fn beside(node: Requirement) -> Requirement {
    match node {
        Requirement::All(Branch { source, of }) => {
            Requirement::All(Branch { source, of: of.into_iter().map(beside).collect() })
        }
        Requirement::Any(Branch { source, of }) => {
            let question = of.iter().find_map(schooling).map(question);
            let mut of: Vec<Requirement> =
                of.into_iter().map(|part| if schooling(&part).is_some() { part } else { beside(part) }).collect();
            of.extend(question);
            Requirement::Any(Branch { source, of })
        }
        Requirement::Education(ref asked) if asked.equivalent_months.is_some() => {
            let (source, question) = (asked.source.clone(), question(asked));
            any(source, vec![node, question])
        }
        other => other,
    }
}

/// The schooling of a way that asks for nothing but it and a person's decision about it.
fn schooling(node: &Requirement) -> Option<&Education> {
    match node {
        Requirement::Education(asked) => Some(asked).filter(|asked| asked.equivalent_months.is_some()),
        Requirement::All(branch) => {
            let other = |part: &&Requirement| !matches!(part, Requirement::Judgement(_) | Requirement::Education(_));
            branch.of.first().filter(|_| branch.of.iter().find(other).is_none()).and_then(schooling)
        }
        _ => None,
    }
}

fn question(asked: &Education) -> Requirement {
    let source = asked.source.clone();
    let question = format!("Does the applicant have what is equivalent to this: \"{}\"?", source.cite);
    Requirement::Judgement(Judgement::asked(source, question))
}
