//! Nodes of a tree, each with its printed words.

use rungs_domain::spec::{About, Branch, Judgement, Requirement, RequirementSource};

use super::needs::Link;
use super::phrases::List;
use super::token::{Slice, tokens};

/// What a requirement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    /// Schooling.
    Education,
    /// Time of work.
    Experience,
    /// A license or the like.
    Credential,
    /// A license or the like that the vocabulary does not have.
    NewCredential,
    /// What a person is or is able to do.
    Trait,
    /// Several of them, or not known.
    Other,
}

/// A requirement, and what it is about.
#[derive(Debug, Clone)]
pub(super) struct Need {
    /// The node.
    pub node: Requirement,
    /// What it is about, several where it is joined of several.
    pub sorts: Vec<Topic>,
}

impl Need {
    /// A requirement of one sort.
    pub fn new(node: Requirement, sort: Topic) -> Self {
        Need { node, sorts: vec![sort] }
    }

    /// Requirements of which all are needed, or one is.
    pub fn linked(link: Link, source: RequirementSource, needs: Vec<Need>) -> Self {
        let mut sorts: Vec<Topic> = needs.iter().flat_map(|need| need.sorts.iter().copied()).collect();
        sorts.sort_unstable();
        sorts.dedup();
        let of = needs.into_iter().map(|need| need.node).collect();
        Need { node: if link == Link::And { all(source, of) } else { any(source, of) }, sorts }
    }

    /// The same about what its label says, where its own words do not tell.
    pub fn labeled(mut self, label: Option<Topic>) -> Self {
        if let (Some(label), [Topic::Other]) = (label, self.sorts.as_slice()) {
            self.sorts = vec![label];
        }
        self
    }

    /// Whether both may be about the same, so that either may be a way to it: two times of work, two schoolings, or
    /// anything beside what is not understood. Two licenses in two sentences are two, and so are two skills.
    pub fn overlaps(&self, other: &Need) -> bool {
        let unclear = |need: &Need| need.sorts.contains(&Topic::Other);
        let several = |sort: &Topic| matches!(sort, Topic::Credential | Topic::NewCredential | Topic::Trait);
        let same = |sort: &Topic| !several(sort) && other.sorts.contains(sort);
        unclear(self) || unclear(other) || self.sorts.iter().any(same)
    }

    /// Whether no two of these may be about the same.
    pub fn are_apart(needs: &[Need]) -> bool {
        needs.iter().enumerate().all(|(at, need)| needs.iter().skip(at + 1).all(|other| !need.overlaps(other)))
    }
}

/// The words of a node.
pub(super) fn source(cited: &Slice<'_>) -> RequirementSource {
    RequirementSource::printed(cited.printed())
}

/// The words of a node, with why they were read so.
pub(super) fn read_so(cited: &Slice<'_>, reading: &str) -> RequirementSource {
    RequirementSource { reading: Some(reading.to_owned()), ..source(cited) }
}

/// What a person must decide, asked in a sentence that quotes the words.
pub(super) fn judgement(cited: &Slice<'_>, ask: &str) -> Requirement {
    let question = format!("{ask}: \"{}\"?", cited.printed());
    Requirement::Judgement(Judgement::asked(source(cited), question))
}

/// Words that are not understood: a person decides.
pub(super) fn not_understood(cited: &Slice<'_>) -> Requirement {
    Requirement::Judgement(Judgement::not_understood(source(cited)))
}

/// Texts of which it is not clear how they belong together: a person decides about all of them.
pub(super) fn read_together(source: RequirementSource, printed: &[&str]) -> Requirement {
    Requirement::Judgement(Judgement::read_together(source, printed))
}

/// A sentence that opens a way, where it is not said for what: to which requirement it belongs is asked, and a yes to
/// that satisfies nothing.
pub(super) fn where_asked(cited: &Slice<'_>) -> Requirement {
    to_which(source(cited))
}

/// Whether the printed words of a node hold a phrase of a list.
pub(super) fn cites(node: &Requirement, list: &List) -> bool {
    says(&node.source().cite, list)
}

/// Whether a printed text holds a phrase of a list.
pub(super) fn says(printed: &str, list: &List) -> bool {
    list.within(&Slice::new(0, false, printed, &tokens(printed)))
}

/// To which requirement printed words belong.
pub(super) fn to_which(source: RequirementSource) -> Requirement {
    let question = format!("To which requirement does this apply: \"{}\"?", source.cite);
    Requirement::Judgement(Judgement { about: About::Text, ..Judgement::asked(source, question) })
}

/// Every one of `of`, or the one that there is.
pub(super) fn all(source: RequirementSource, of: Vec<Requirement>) -> Requirement {
    branch(source, of, Requirement::All)
}

/// Any one of `of`, or the one that there is.
pub(super) fn any(source: RequirementSource, of: Vec<Requirement>) -> Requirement {
    branch(source, of, Requirement::any_of)
}

fn branch(source: RequirementSource, mut of: Vec<Requirement>, make: fn(Branch) -> Requirement) -> Requirement {
    match (of.len(), of.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            of.extend(last);
            make(Branch { source, of })
        }
    }
}

/// What is asked beside a node, as a further way to what it asks for.
pub(super) fn or_asked(node: Requirement, asked: Requirement) -> Requirement {
    if let Requirement::Any(mut branch) = node {
        branch.of.push(asked);
        return Requirement::Any(branch);
    }
    any(unnoted(node.source()), vec![node, asked])
}

/// The source without its notes, which stay with the node that they are about.
pub(super) fn unnoted(source: &RequirementSource) -> RequirementSource {
    RequirementSource { notes: Vec::new(), ..source.clone() }
}

/// What is asked on top of a node.
pub(super) fn and_asked(node: Requirement, asked: Requirement) -> Requirement {
    if let Requirement::All(mut branch) = node {
        branch.of.push(asked);
        return Requirement::All(branch);
    }
    all(unnoted(node.source()), vec![node, asked])
}

/// The same before it.
pub(super) fn first_asked(node: Requirement, asked: Requirement) -> Requirement {
    if let Requirement::All(mut branch) = node {
        branch.of.insert(0, asked);
        return Requirement::All(branch);
    }
    all(unnoted(node.source()), vec![asked, node])
}

/// Whether any part is left to a person, or asks for nothing that could be computed.
pub(super) fn has_judgement(node: &Requirement) -> bool {
    matches!(node, Requirement::Judgement(_)) || node.branches().unwrap_or_default().iter().any(has_judgement)
}
