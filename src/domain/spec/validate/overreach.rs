//! A yes gives no more than its question asks: which questions of a tree break that.
//!
//! For each question that can be asked, the tree is answered with a yes to it, a no to every other, and an empty
//! record. If that satisfies the tier, the sentence of the question must be all that the tier prints, or the text must
//! print it as an alternative. A question beside other ways must be printed as one of them, or quote the one for which
//! something stands in.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::printed::Printed;
use crate::spec::{About, Judgement, NodePath, NodeStep, Requirement, Statement, Substitute, Vocabulary};

/// A question whose yes gives more than it asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overreach {
    /// The way to its node.
    pub path: NodePath,
    /// The question; of a credential that nobody has settled, its printed words.
    pub question: String,
    /// What the yes gives.
    pub gives: Excess,
}

/// What a yes gives beyond its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// The whole tier, of which its sentence is a part.
    Tier,
    /// What stands beside it, of which it says nothing.
    Siblings,
    /// Another sentence, of which the same is asked.
    OtherSentence,
}

impl Excess {
    /// What the yes gives, in words.
    pub fn words(self) -> &'static str {
        match self {
            Excess::Tier => "a yes to it alone satisfies the whole tier, of which its sentence is only a part",
            Excess::Siblings => "a yes to it satisfies what stands beside it, of which the question says nothing",
            Excess::OtherSentence => "a yes to it answers for another sentence, too",
        }
    }
}

/// The questions of a tier whose yes gives more than they ask, in the order of the tree.
///
/// ```
/// use rungs_domain::spec::{Branch, Excess, Judgement, Requirement, RequirementSource, Statement, Vocabulary, overreaching};
/// let ask = |cite: &str| Requirement::Judgement(Judgement::asked(RequirementSource::printed(cite), cite));
/// let text = "A permit. Seniors will be admitted to the examination.";
/// let of = vec![ask("A permit"), ask("Seniors will be admitted to the examination")];
/// let requires = Requirement::any_of(Branch { source: RequirementSource::printed("A permit"), of });
/// let printed = [Statement { heading: None, text: text.to_owned() }];
/// let found = overreaching(&requires, &printed, &Vocabulary::default());
/// assert_eq!(found.iter().map(|one| one.gives).collect::<Vec<_>>(), [Excess::Tier; 2]);
/// ```
pub fn overreaching(requires: &Requirement, printed: &[Statement], vocabulary: &Vocabulary) -> Vec<Overreach> {
    let notes = notes(requires);
    let tree = Tree { vocabulary, printed: Printed::new(printed, &notes) };
    let questions = tree.questions(requires);
    let mut found: Vec<Overreach> = Vec::new();
    let mut add = |at: &OpenQuestion<'_>, gives: Excess| {
        if found.iter().all(|known| known.path != at.path) {
            found.push(Overreach { path: at.path.clone(), question: at.words.clone(), gives });
        }
    };
    for question in &questions {
        let mut same = questions.iter().filter(|other| other.words == question.words);
        if tree.met(requires, &question.words) && !tree.is_enough(requires, question) {
            add(question, Excess::Tier);
        } else if question.asked && same.any(|other| other.cite != question.cite) {
            add(question, Excess::OtherSentence);
        } else if tree.takes_siblings(requires, question) {
            add(question, Excess::Siblings);
        }
    }
    found
}

/// A question that can be asked of an empty record.
struct OpenQuestion<'s> {
    path: NodePath,
    words: String,
    cite: &'s str,
    /// Whether the tree words it: not the question whether a credential is held.
    asked: bool,
}

struct Tree<'s> {
    vocabulary: &'s Vocabulary,
    printed: Printed,
}

impl<'s> Tree<'s> {
    /// The question of a node, where it has one: its own words, or whether a credential that is not settled is held.
    fn question(&self, node: &Requirement) -> Option<String> {
        match node {
            Requirement::Judgement(Judgement { question, about: About::Applicant, .. }) => Some(question.clone()),
            Requirement::Credential(held) => {
                let open =
                    |id: &String| self.vocabulary.credentials.iter().any(|kind| kind.unsettled && kind.id == *id);
                held.any_of.iter().any(open).then(|| held.any_of.join(" or "))
            }
            _ => None,
        }
    }

    fn questions(&self, root: &'s Requirement) -> Vec<OpenQuestion<'s>> {
        let (mut found, mut open) = (Vec::new(), vec![(NodePath::new(), root)]);
        while let Some((path, node)) = open.pop() {
            let below = parts(node).into_iter().rev();
            open.extend(below.map(|(step, part)| ([path.as_slice(), &[step]].concat(), part)));
            if let Some(words) = self.question(node) {
                let asked = matches!(node, Requirement::Judgement(_));
                found.push(OpenQuestion { path, words, cite: &node.source().cite, asked });
            }
        }
        found
    }

    /// Whether an empty record meets a node when only this question is answered with yes.
    fn met(&self, node: &Requirement, question: &str) -> bool {
        match node {
            Requirement::All(branch) => branch.of.iter().all(|part| self.met(part, question)),
            Requirement::Any(branch) => branch.of.iter().any(|part| self.met(part, question)),
            Requirement::Substitution(node) => {
                let met = |one: &&Substitute| self.met(&one.by, question);
                let Some(whole) = node.months() else {
                    return self.met(&node.of, question) || node.substitutes.iter().any(|one| met(&one));
                };
                let relieved = node.substitutes.iter().filter(met);
                let months = relieved.fold(0u32, |sum, one| sum.saturating_add(node.most_by(one))).min(node.most());
                let parts = match &*node.of {
                    Requirement::Experience(time) => time.including.len(),
                    Requirement::Service(service) => service.including.len() + usize::from(service.current),
                    _ => 0,
                };
                months >= whole && parts == 0
            }
            other => self.question(other).is_some_and(|words| words == question),
        }
    }

    /// Whether the printed text says that this sentence alone is enough: it is all that stands there, or wherever the
    /// tree has it beside other ways it is printed as one of them.
    fn is_enough(&self, root: &Requirement, question: &OpenQuestion<'_>) -> bool {
        if self.printed.is_all(question.cite) || self.printed.is_all(&question.words) {
            return true;
        }
        let (mut node, mut beside) = (root, false);
        for step in &question.path {
            let Some((_, next)) = parts(node).into_iter().find(|(known, _)| known == step) else { return false };
            if let Requirement::Any(branch) = node {
                beside = true;
                let cites = [question.cite, next.source().cite.as_str()];
                if !cites.into_iter().any(|cite| self.is_printed_beside(branch.of.as_slice(), cite, &question.words)) {
                    return false;
                }
            }
            node = next;
        }
        beside
    }

    /// Whether a way is printed as an alternative to the others.
    fn is_printed_beside(&self, ways: &[Requirement], cite: &str, question: &str) -> bool {
        let one_sentence = ways.iter().all(|way| way.source().cite == *cite);
        let cites: Vec<&str> = ways.iter().map(|way| way.source().cite.as_str()).collect();
        one_sentence || self.printed.is_alternative(cite, &cites) || names_one(question, ways)
    }

    /// Whether a question stands beside ways that it neither is printed beside nor names.
    fn takes_siblings(&self, root: &Requirement, question: &OpenQuestion<'_>) -> bool {
        let Some((NodeStep::Part(own), above)) = question.path.split_last() else { return false };
        let mut node = root;
        for step in above {
            let Some((_, next)) = parts(node).into_iter().find(|(known, _)| known == step) else { return false };
            node = next;
        }
        let Requirement::Any(branch) = node else { return false };
        let others: Vec<&Requirement> =
            branch.of.iter().enumerate().filter(|(at, _)| at != own).map(|(_, way)| way).collect();
        let cites: Vec<&str> = branch.of.iter().map(|way| way.source().cite.as_str()).collect();
        let same =
            others.iter().all(|way| way.source().cite == question.cite || question.cite.contains(&way.source().cite));
        !same && !self.printed.is_alternative(question.cite, &cites) && !names_one(&question.words, others)
    }
}

/// Whether a question quotes all sentences of another way: it asks what stands in for that one.
fn names_one<'r>(question: &str, ways: impl IntoIterator<Item = &'r Requirement>) -> bool {
    let asks = |way: &Requirement| matches!(way, Requirement::Judgement(asked) if asked.question == question);
    let quoted = |way: &Requirement| {
        let below = crate::spec::Node::Requirement(way).all();
        below.iter().all(|(_, node)| question.contains(&node.source().cite))
    };
    ways.into_iter().filter(|way| !asks(way)).any(quoted)
}

/// The parts of a node that may hold questions.
fn parts(node: &Requirement) -> Vec<(NodeStep, &Requirement)> {
    match node {
        Requirement::All(_) | Requirement::Any(_) => node
            .branches()
            .unwrap_or_default()
            .iter()
            .enumerate()
            .map(|(at, part)| (NodeStep::Part(at), part))
            .collect(),
        Requirement::Substitution(node) => {
            let by = node.substitutes.iter().enumerate();
            let of = std::iter::once((NodeStep::Time, &*node.of));
            of.chain(by.map(|(at, substitute)| (NodeStep::Substitute(at), &substitute.by))).collect()
        }
        _ => Vec::new(),
    }
}

/// The sentences of all notes, and those by which work may be combined: neither is enough.
fn notes(root: &Requirement) -> BTreeSet<&str> {
    let nodes = crate::spec::Node::Requirement(root).all();
    let notes = nodes.iter().flat_map(|(_, node)| &node.source().notes).map(|note| note.printed.as_str());
    let combinations = nodes.iter().filter_map(|(_, node)| node.combination()).map(|one| one.source.cite.as_str());
    notes.chain(combinations).collect()
}
