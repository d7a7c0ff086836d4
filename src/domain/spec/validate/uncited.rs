//! Printed words of a tier on which nothing rests.

use std::ops::Range;

use super::printed::bare;
use crate::spec::{Node, Requirement, Statement};

/// Printed words that no node cites and no note holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uncited<'t> {
    /// The words: a sentence, or a part of one up to a semicolon.
    pub words: &'t str,
    /// Of which statement they are, from 0.
    pub statement: usize,
    /// The bytes of its text.
    pub at: Range<usize>,
}

/// The sentences of a tier, in printed order, of which no node cites and no note holds a word. Headings are passed over,
/// and so is what introduces a list.
///
/// ```
/// use rungs_domain::spec::{Judgement, Requirement, RequirementSource, Statement, uncited};
/// let asked = Requirement::Judgement(Judgement::asked(RequirementSource::printed("A permit"), "Has a permit?"));
/// let printed = [Statement { heading: None, text: "A permit. Two years of work; or".to_owned() }];
/// let left: Vec<&str> = uncited(&asked, &printed).iter().map(|one| one.words).collect();
/// assert_eq!(left, ["Two years of work;"]);
/// ```
pub fn uncited<'t>(requires: &Requirement, printed: &'t [Statement]) -> Vec<Uncited<'t>> {
    let nodes = Node::Requirement(requires).all();
    let combinations = nodes.iter().filter_map(|(_, node)| node.combination()).map(|one| &one.source);
    let sources = nodes.iter().map(|(_, node)| node.source()).chain(combinations);
    let claimed: Vec<&str> = sources
        .flat_map(|source| {
            let notes = source.notes.iter().map(|note| note.printed.as_str());
            std::iter::once(source.cite.as_str()).chain(notes)
        })
        .filter(|words| !words.is_empty())
        .collect();
    let mut left = Vec::new();
    for (statement, one) in printed.iter().enumerate() {
        let held: Vec<Range<usize>> = claimed
            .iter()
            .flat_map(|words| one.text.match_indices(words).map(|(at, found)| at..at + found.len()))
            .collect();
        for piece in pieces(&one.text) {
            let whole = one.text.get(piece.clone()).unwrap_or_default();
            let words = whole.trim();
            let is_held = held.iter().any(|held| held.start < piece.end && piece.start < held.end);
            if !is_held && says_something(words) {
                let start = piece.start + (whole.len() - whole.trim_start().len());
                left.push(Uncited { words, statement, at: start..start + words.len() });
            }
        }
    }
    left
}

/// The stretches of a text that end with a full stop or a semicolon before a blank.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let ends = text.match_indices(['.', ';', ':']).map(|(at, sign)| at + sign.len());
    let ends = ends.filter(|end| text.get(*end..).is_some_and(|rest| rest.starts_with(char::is_whitespace)));
    let (mut from, mut found) = (0, Vec::new());
    for end in ends.chain([text.len()]) {
        found.push(from..end);
        from = end;
    }
    found
}

/// Whether words are more than a number, a link or what introduces a list.
fn says_something(words: &str) -> bool {
    !words.ends_with(':') && !bare(words).is_empty()
}

#[cfg(test)]
mod tests {
    use crate::spec::{Alternatives, Branch, InProportion, Judgement, Note, RequirementSource};

    use super::*;

    fn left(cites: &[&str], notes: &[&str], text: &str) -> Vec<String> {
        let asked = |cite: &&str| Requirement::Judgement(Judgement::asked(RequirementSource::printed(*cite), "Is it?"));
        let note = |words: &&str| Note { printed: (*words).to_owned(), due: None };
        let notes = notes.iter().map(note).collect();
        let source =
            RequirementSource { notes, ..RequirementSource::printed(cites.first().copied().unwrap_or_default()) };
        let tree = Requirement::All(Branch { source, of: cites.iter().map(asked).collect() });
        let printed = [Statement { heading: Some("Experience".to_owned()), text: text.to_owned() }];
        uncited(&tree, &printed).into_iter().map(|one| one.words.to_owned()).collect()
    }

    #[test]
    fn a_sentence_by_which_work_may_be_combined_is_cited() {
        let asked = |cite: &str| Requirement::Judgement(Judgement::asked(RequirementSource::printed(cite), "Is it?"));
        let of = vec![asked("A year at sea."), asked("Two years ashore.")];
        let combined = "Experience under the patterns may be combined on a proportional basis.";
        let source = RequirementSource::printed(combined);
        let combination = Some(InProportion { source, ..InProportion::default() });
        let tree =
            Requirement::Any(Alternatives { source: RequirementSource::printed("A year at sea."), of, combination });
        let text = format!("{combined} A year at sea. Two years ashore.");
        assert_eq!(uncited(&tree, &[Statement { heading: None, text }]), []);
    }

    #[test]
    fn a_sentence_without_a_node_or_a_note_is_left() {
        let text = "Two years of work. A permit; a license. Applications close in May.";
        let all = ["Two years of work", "A permit", "a license"];
        assert_eq!(left(&all, &["Applications close in May."], text), [""; 0]);
        assert_eq!(left(&all, &[], text), ["Applications close in May."]);
        assert_eq!(left(&["Two years", "a license"], &[], text), ["A permit;", "Applications close in May."]);
    }

    #[test]
    fn links_numbers_and_words_before_a_list_are_passed_over() {
        let text = "One of the following: 1. Work; or 2. Study.";
        assert_eq!(left(&["Work", "Study"], &[], text), [""; 0]);
        assert_eq!(left(&["Work"], &[], text), ["Study."]);
        assert_eq!(left(&["Two years of work"], &[], "Two years of work. Or II"), [""; 0]);
    }

    #[test]
    fn a_node_that_cites_the_whole_leaves_nothing() {
        let text = "Two years of work. A permit.";
        assert_eq!(left(&[text], &[], text), [""; 0]);
    }
}
