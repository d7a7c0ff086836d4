//! What concerns a requirement as a whole: what stands in for a part of it, what is asked of everybody.

use rungs_domain::spec::Requirement;

use super::bind::bind;
use super::combining;
use super::experience::SeriesContext;
use super::node::{Need, Topic, and_asked, first_asked, has_judgement, not_understood, or_asked, where_asked};
use super::sentences::bare;
use super::sequence::{Element, noted, weighs};
use super::token::Slice;

/// Whether a requirement is a license, and nothing of it is left to a person.
pub(super) fn is_license(need: &Need) -> bool {
    matches!(need.sorts.as_slice(), [Topic::Credential | Topic::NewCredential]) && !has_judgement(&need.node)
}

/// A requirement under what opens or closes a way for all of it.
pub(super) fn concerning(node: Requirement, element: &Element<'_>, known: &SeriesContext<'_>) -> Requirement {
    match element {
        Element::Loosens(words) => loosened(node, &bare(words), known),
        Element::Tightens(words) if weighs(words, &node, known) => {
            let mut node = node;
            noted(&mut node, words);
            node
        }
        Element::Equivalent(words) => or_asked(node, not_understood(&bare(words))),
        Element::Tightens(words) | Element::Unclear(words) => and_asked(node, not_understood(&bare(words))),
        // What everybody must have, whichever way they come, stands before the ways.
        Element::Need(need) => first_asked(node, need.node.clone()),
    }
}

/// A requirement and what may stand in for one of its parts, or for which is asked.
fn loosened(mut node: Requirement, words: &Slice<'_>, known: &SeriesContext<'_>) -> Requirement {
    let combined = combining::read(words).is_some_and(|said| combining::combine(&mut node, &said, words));
    if combined || bind([&mut node], words, known) { node } else { or_asked(node, where_asked(words)) }
}
