//! The nodes of a requirement, each with the way to it.

use super::{Experience, InProportion, Requirement, RequirementKind, Source, Units};

/// One step down a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeStep {
    /// To a part of a node that asks for all, any or so many of them, from 0.
    Part(usize),
    /// To what a substitution asks for.
    Time,
    /// To what may stand in for some of that time, from 0.
    Substitute(usize),
    /// To a part that a time of work, or units of study, must include, from 0.
    Including(usize),
}

/// The way from the root of a tree to a node; empty: the root.
pub type NodePath = Vec<NodeStep>;

/// A node: whatever has a printed sentence of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Node<'a> {
    /// One that can stand anywhere.
    Requirement(&'a Requirement),
    /// A part of a time of work.
    Time(&'a Experience),
    /// Units in a narrower subject, among other units.
    Units(&'a Units),
}

impl<'a> Node<'a> {
    /// Its printed sentence.
    pub fn source(self) -> &'a Source {
        match self {
            Node::Requirement(node) => node.source(),
            Node::Time(time) => &time.source,
            Node::Units(units) => &units.source,
        }
    }

    /// What it asks for.
    pub fn asks(self) -> RequirementKind {
        match self {
            Node::Requirement(node) => node.asks(),
            Node::Time(_) => RequirementKind::Experience,
            Node::Units(_) => RequirementKind::Units,
        }
    }

    /// The time of work that it is.
    pub fn time(self) -> Option<&'a Experience> {
        match self {
            Node::Requirement(Requirement::Experience(time)) | Node::Time(time) => Some(time),
            Node::Requirement(_) | Node::Units(_) => None,
        }
    }

    /// The rule by which work toward its parts may be combined.
    pub fn combination(self) -> Option<&'a InProportion> {
        match self {
            Node::Requirement(Requirement::Any(node)) => node.combination.as_ref(),
            _ => None,
        }
    }

    /// The nodes right below it, in the order shown.
    pub fn parts(self) -> Vec<(NodeStep, Node<'a>)> {
        match self {
            Node::Requirement(Requirement::Substitution(node)) => {
                let by = node.substitutes.iter().map(|substitute| Node::Requirement(&substitute.by));
                let by = by.enumerate().map(|(at, node)| (NodeStep::Substitute(at), node));
                std::iter::once((NodeStep::Time, Node::Requirement(&node.of))).chain(by).collect()
            }
            Node::Requirement(Requirement::Experience(time)) | Node::Time(time) => time
                .including
                .iter()
                .enumerate()
                .map(|(at, part)| (NodeStep::Including(at), Node::Time(part)))
                .collect(),
            Node::Requirement(Requirement::Units(units)) | Node::Units(units) => units
                .including
                .iter()
                .enumerate()
                .map(|(at, part)| (NodeStep::Including(at), Node::Units(part)))
                .collect(),
            Node::Requirement(Requirement::Service(service)) => {
                let parts = service.including.iter().enumerate();
                parts.map(|(at, part)| (NodeStep::Including(at), Node::Time(part))).collect()
            }
            Node::Requirement(node) => {
                let parts = node.branches().unwrap_or_default().iter().enumerate();
                parts.map(|(at, part)| (NodeStep::Part(at), Node::Requirement(part))).collect()
            }
        }
    }

    /// The node at the end of a way from here.
    pub fn at(self, path: &[NodeStep]) -> Option<Node<'a>> {
        path.iter().try_fold(self, |node, step| {
            node.parts().into_iter().find(|(known, _)| known == step).map(|(_, part)| part)
        })
    }

    /// All nodes from here on, each before its parts, with the ways to them.
    pub fn all(self) -> Vec<(NodePath, Node<'a>)> {
        let (mut found, mut open) = (Vec::new(), vec![(NodePath::new(), self)]);
        while let Some((path, node)) = open.pop() {
            let below = node.parts().into_iter().rev();
            open.extend(below.map(|(step, part)| ([path.as_slice(), &[step]].concat(), part)));
            found.push((path, node));
        }
        found
    }
}
