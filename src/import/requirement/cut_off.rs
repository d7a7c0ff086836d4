//! Statements that end with a link: what it joins was lost, or stands in another part of the document.

use rungs_domain::spec::{Judgement, Requirement, RequirementSource, Statement};

use super::needs::Link;
use super::node::{and_asked, or_asked, to_which};
use super::token::tokens;

/// Asks for what is not printed behind the link with which the last of these statements ends.
pub(super) fn with_the_rest_asked(node: Requirement, statements: &[Statement]) -> Requirement {
    let Some(last) = statements.iter().map(|one| one.text.trim()).rfind(|text| !text.is_empty()) else { return node };
    let words = tokens(last);
    let Some(word) = words.iter().rfind(|token| token.is_word()) else { return node };
    let printed = last.get(word.range.clone()).unwrap_or_default();
    match Link::of(&word.word) {
        // A way is missing: who meets none of the others may meet that one.
        Some(Link::Or) => or_asked(node, to_which(RequirementSource::printed(printed))),
        Some(Link::And) => {
            let question = format!(
                "The text ends with \u{201c}{printed}\u{201d}. Does the applicant meet what the document prints behind it?"
            );
            and_asked(node, Requirement::Judgement(Judgement::asked(RequirementSource::printed(printed), question)))
        }
        None => node,
    }
}
