//! What is short, the hardest to come by first, and the cheapest way to have it.

use std::cmp::Reverse;

use super::{Outcome, RequirementKind, Shortfall, Span, TraceNode};

/// What is short on the path that the trace took, hardest to come by first.
pub(super) fn shortfalls(node: &TraceNode) -> Vec<Shortfall> {
    let mut found: Vec<Shortfall> = own(node).into_iter().cloned().collect();
    match node.asks {
        RequirementKind::AllOf | RequirementKind::AtLeast => {
            found.extend(hardest_first(node).into_iter().flat_map(shortfalls));
        }
        RequirementKind::Replacement => {
            found.extend(taken(node).filter(|part| part.outcome == Outcome::NotMet).flat_map(shortfalls));
        }
        RequirementKind::AnyOf if node.outcome == Outcome::NotMet => {
            found.extend(taken(node).flat_map(shortfalls));
            for part in instead(node) {
                let alternatives = part.shortfalls.iter().cloned();
                found.extend(alternatives.map(|one| Shortfall { alternative: true, ..one }));
            }
        }
        _ => {}
    }
    found
}

/// The path in words: "12 months of social casework (24 of 36); and a valid driver's license".
pub(super) fn path(node: &TraceNode) -> String {
    let mut wanted: Vec<String> = Vec::new();
    match node.asks {
        RequirementKind::AllOf | RequirementKind::AtLeast => {
            wanted.extend(hardest_first(node).into_iter().map(path));
            return wanted.join("; and ");
        }
        // Work toward several of them, which they do not lack one by one.
        RequirementKind::AnyOf if !node.time.is_empty() => {}
        RequirementKind::AnyOf => {
            wanted.extend(taken(node).map(path));
            wanted.extend(instead(node).map(path));
            let either = if wanted.len() > 1 { "either " } else { "" };
            return format!("{either}{}", wanted.join(", or "));
        }
        RequirementKind::Replacement => {
            wanted.extend(taken(node).filter(|part| part.outcome == Outcome::NotMet).map(path));
            return wanted.join("; and ");
        }
        RequirementKind::Judgement if node.outcome == Outcome::NotMet => {
            return format!("another decision: {}", node.cite);
        }
        _ => {}
    }
    time(node)
}

/// The hints of all nodes on which the answer rests, each once.
pub(super) fn hints(node: &TraceNode) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut waiting = vec![node];
    while let Some(node) = waiting.pop() {
        for hint in &node.hints {
            if !found.contains(hint) {
                found.push(hint.clone());
            }
        }
        waiting.extend(node.parts.iter().rev().filter(|part| part.used));
    }
    found
}

/// The shortfalls of a node itself: a part of which more is missing than of the whole comes first.
fn own(node: &TraceNode) -> Vec<&Shortfall> {
    let mut found: Vec<&Shortfall> = node.shortfalls.iter().collect();
    found.sort_by_key(|short| Reverse(short.missing));
    found
}

/// The shortfalls of a node itself in words. Work that a part lacks is work of the whole, too.
fn time(node: &TraceNode) -> String {
    let found = own(node);
    let whole = node.time.first().map(|time| time.need.as_str());
    let Some((first, others)) = found.split_first() else { return String::new() };
    let of_whole = |short: &Shortfall| Some(short.need.as_str()) == whole;
    let mut words = first.text.clone();
    for other in others {
        if of_whole(first) {
            words = format!("{words}, including {}", other.text);
        } else if of_whole(other) {
            words = format!("{words}; and {}, which the same work may fill", other.text);
        } else {
            words = format!("{words}; and {}", other.text);
        }
    }
    words
}

/// The parts that are not met, hardest to come by first; of equally hard ones in printed order.
fn hardest_first(node: &TraceNode) -> Vec<&TraceNode> {
    // Of so many parts only those count that the answer rests on, if it rests on any.
    let some = node.asks == RequirementKind::AtLeast && node.parts.iter().any(|part| part.used);
    let short = |part: &&TraceNode| part.outcome == Outcome::NotMet && (part.used || !some);
    let mut parts: Vec<&TraceNode> = node.parts.iter().filter(short).collect();
    parts.sort_by_key(|part| Reverse(hardness(part)));
    parts
}

/// How hard it is to come by what a node lacks: another decision, a degree, time of work by its length, a credential.
fn hardness(node: &TraceNode) -> (u8, Span) {
    match node.asks {
        RequirementKind::Judgement => (3, Span::default()),
        RequirementKind::Education | RequirementKind::Units | RequirementKind::Courses | RequirementKind::Hours => {
            (2, Span::default())
        }
        RequirementKind::Experience
        | RequirementKind::Service
        | RequirementKind::Substitution
        | RequirementKind::Combination => {
            (1, node.shortfalls.iter().filter_map(|short| short.missing).max().unwrap_or_default())
        }
        RequirementKind::Credential => (0, Span::default()),
        RequirementKind::AnyOf if !node.time.is_empty() => {
            (1, node.shortfalls.iter().filter_map(|short| short.missing).max().unwrap_or_default())
        }
        RequirementKind::AllOf | RequirementKind::AnyOf | RequirementKind::AtLeast | RequirementKind::Replacement => {
            of_parts(node)
        }
    }
}

/// The same of the hardest part that the path takes.
fn of_parts(node: &TraceNode) -> (u8, Span) {
    taken(node).filter(|part| part.outcome == Outcome::NotMet).map(hardness).max().unwrap_or_default()
}

fn taken(node: &TraceNode) -> impl Iterator<Item = &TraceNode> {
    node.parts.iter().filter(|part| part.used)
}

/// Credentials that would do in place of what the path takes.
fn instead(node: &TraceNode) -> impl Iterator<Item = &TraceNode> {
    node.parts.iter().filter(|part| !part.used && part.asks == RequirementKind::Credential)
}
