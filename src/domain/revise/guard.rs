//! What no change may make of a tree.

use super::{Ground, Refusal};
use crate::spec::{Experience, Fields, MAX_REQUIREMENT_NODES, Node, Problem, Requirement, validate_requirement};

/// The deepest nesting of nodes: files limit how deep brackets stand inside one another.
const MAX_DEPTH: usize = 7;

/// Why words are not taken as printed ones.
pub(super) const NOT_PRINTED: &str = "these words do not stand so in the printed sentences of the tier";

/// What `after` breaks and `before` did not.
pub(super) fn check(before: &Requirement, after: &Requirement, ground: Ground<'_>) -> Result<(), Refusal> {
    let (old, new) = (Node::Requirement(before).all(), Node::Requirement(after).all());
    let depth = |nodes: &[(Vec<_>, Node<'_>)]| nodes.iter().map(|(path, _)| path.len() + 1).max().unwrap_or(0);
    if depth(&new) > depth(&old).max(MAX_DEPTH) {
        return Err(Refusal::Rule(format!("parts can stand at most {MAX_DEPTH} deep inside one another")));
    }
    if new.len() > old.len().max(MAX_REQUIREMENT_NODES) {
        return Err(Refusal::Rule(format!("a requirement has at most {MAX_REQUIREMENT_NODES} parts in all")));
    }
    if let Some(what) = new.iter().find_map(|(_, node)| unsaid(*node))
        && old.iter().all(|(_, node)| unsaid(*node) != Some(what))
    {
        return Err(Refusal::Rule(format!("{what} is empty")));
    }
    let combined_by =
        |words: &str| old.iter().filter_map(|(_, node)| node.combination()).any(|one| one.source.cite == words);
    let by = new.iter().filter_map(|(_, node)| node.combination()).map(|one| one.source.cite.as_str());
    if by.into_iter().any(|words| !combined_by(words) && !ground.prints(words)) {
        return Err(Refusal::Rule(NOT_PRINTED.to_owned()));
    }
    let mut known = validate_requirement(before, ground.series, ground.vocabulary);
    for problem in validate_requirement(after, ground.series, ground.vocabulary) {
        let same = |one: &Problem| (one.id, &one.message) == (problem.id, &problem.message);
        match known.iter().position(same) {
            Some(at) => drop(known.remove(at)),
            None => return Err(broken(problem)),
        }
    }
    Ok(())
}

/// A hint that names fields of a file helps nobody who sees none.
fn broken(problem: Problem) -> Refusal {
    let hint = problem.hint.filter(|hint| !hint.contains('`'));
    Refusal::Broken { message: problem.message, hint }
}

/// A text of a node that must not be empty, and is.
fn unsaid(node: Node<'_>) -> Option<&'static str> {
    let empty = |text: &str| text.trim().is_empty();
    if empty(&node.source().cite) {
        return Some("the printed sentence");
    }
    let requirement = match node {
        Node::Time(time) => return unsaid_of_time(time),
        Node::Units(_) => return None,
        Node::Requirement(requirement) => requirement,
    };
    let fields = |fields: Option<&Fields>| {
        let named = fields.is_some_and(|fields| empty(&fields.printed));
        let listed = fields.is_some_and(|fields| fields.accepted.iter().any(|name| empty(name)));
        (named || listed).then_some("the field of study")
    };
    match requirement {
        Requirement::Judgement(node) => empty(&node.question).then_some("the question"),
        Requirement::Experience(node) => unsaid_of_time(node),
        Requirement::Service(node) if empty(&node.need) => Some("what missing time is called"),
        Requirement::Service(node) if node.classes.iter().any(|title| empty(title)) => Some("the title of a class"),
        Requirement::Service(node) if node.employer.as_deref().is_some_and(empty) => Some("the employer"),
        Requirement::Service(node) => node.doing.as_deref().is_some_and(empty).then_some("what was done"),
        Requirement::Education(node) if node.schooling.as_deref().is_some_and(empty) => Some("the schooling"),
        Requirement::Education(node) => fields(node.fields.as_ref()),
        Requirement::Units(node) => fields(node.subject.as_ref()),
        Requirement::Courses(node) => fields(node.subject.as_ref()),
        Requirement::Hours(node) => empty(&node.of).then_some("what the hours are of"),
        Requirement::Combination(node) if empty(&node.need) => Some("what missing time is called"),
        Requirement::Combination(node) => fields(node.fields.as_ref()),
        _ => None,
    }
}

/// The same of a time of work.
fn unsaid_of_time(time: &Experience) -> Option<&'static str> {
    let empty = |text: &str| text.trim().is_empty();
    if empty(&time.need) {
        Some("what missing time is called")
    } else if time.only_if.as_deref().is_some_and(empty) {
        Some("the condition")
    } else if time.doing.as_deref().is_some_and(empty) {
        Some("what was done")
    } else if time.setting.iter().any(|setting| empty(setting)) {
        Some("the setting")
    } else {
        time.since.as_deref().is_some_and(empty).then_some("the time in which the work must lie")
    }
}
