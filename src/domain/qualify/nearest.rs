//! What is short, and the cheapest way to have it.

use super::{Asks, Outcome, Shortfall, TraceNode};

/// What is short on the path that the trace took.
pub(super) fn shortfalls(node: &TraceNode) -> Vec<Shortfall> {
    let mut found = node.shortfalls.clone();
    match node.asks {
        Asks::AllOf => found.extend(node.parts.iter().flat_map(shortfalls)),
        Asks::AnyOf if node.outcome == Outcome::NotMet => {
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
        Asks::AllOf => {
            let parts = node.parts.iter().filter(|part| part.outcome == Outcome::NotMet);
            wanted.extend(parts.map(path));
            return wanted.join("; and ");
        }
        Asks::AnyOf => {
            wanted.extend(taken(node).map(path));
            wanted.extend(instead(node).map(path));
            let either = if wanted.len() > 1 { "either " } else { "" };
            return format!("{either}{}", wanted.join(", or "));
        }
        Asks::Judgement if node.outcome == Outcome::NotMet => return format!("another decision: {}", node.cite),
        _ => {}
    }
    let texts = node.shortfalls.iter().map(|short| short.text.as_str());
    texts.collect::<Vec<_>>().join(", including ")
}

fn taken(node: &TraceNode) -> impl Iterator<Item = &TraceNode> {
    node.parts.iter().filter(|part| part.used)
}

/// Credentials that would do in place of what the path takes.
fn instead(node: &TraceNode) -> impl Iterator<Item = &TraceNode> {
    node.parts.iter().filter(|part| !part.used && part.asks == Asks::Credential)
}
