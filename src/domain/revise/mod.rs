//! A requirement corrected by a person, node by node.
//!
//! Every change is total: it gives a tree that breaks no rule that the tree before did not break, or says why there is
//! none. A node keeps its printed sentence through every change but the one that gives it another.

mod change;
mod guard;
mod place;
mod relocate;
#[cfg(test)]
mod tests;
mod turn;

pub use relocate::Destination;

use crate::spec::{Degree, NodePath, Rate, Requirement, RequirementKind, Series, Statement, Substitute, Vocabulary};

/// What a tree is corrected against.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The series to which the tree belongs.
    pub series: &'a Series,
    /// Kinds of work and credentials.
    pub vocabulary: &'a Vocabulary,
    /// The sentences of the tier, as printed.
    pub printed: &'a [Statement],
}

impl Ground<'_> {
    /// Whether the words stand so in one of the sentences or headings.
    fn prints(self, words: &str) -> bool {
        self.printed.iter().flat_map(|one| one.heading.iter().chain([&one.text])).any(|text| text.contains(words))
    }
}

/// One change of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The node says this now.
    Put(Box<Requirement>),
    /// It stands in for so much.
    StandsInFor(Extent),
    /// It asks for something else; what it says is kept as far as it can be.
    Turn {
        /// For what.
        into: RequirementKind,
        /// What the node itself does not say.
        given: TurnedInto,
    },
    /// Something more is asked: below a node that has parts, else behind the node. It is left to a person until it is
    /// changed.
    Add,
    /// The time of work, or the units of study, must include a part of a narrower sort.
    Include,
    /// The node is taken out, and what is nothing without it.
    TakeOut,
    /// It changes places with the one before it.
    Up,
    /// It changes places with the next one.
    Down,
    /// It stands behind the group in which it stood.
    Out,
    /// It stands last in the group before it, or else first in the group behind it.
    Into,
    /// It stands there.
    Move(Destination),
    /// It becomes the only part of a node that asks for all of its parts.
    WrapInAll,
    /// It becomes the only part of a node that asks for any of its parts.
    WrapInAny,
    /// Its parts stand in its place.
    Unwrap,
    /// It rests on these printed words.
    Cite(String),
    /// Why it is read so; empty: the words say so.
    Reading(String),
}

/// For how much something stands in: by months, by a rate, or by neither for all that may be replaced.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extent {
    /// For so many months.
    pub months: Option<u32>,
    /// For so many months by its amount.
    pub rate: Option<Rate>,
    /// The most for which it may stand in, in months.
    pub at_most: Option<u32>,
}

impl Extent {
    /// For how much a substitute stands in.
    pub fn of(substitute: &Substitute) -> Self {
        Extent { months: substitute.months, rate: substitute.rate, at_most: substitute.at_most }
    }
}

/// What a person says where a node is turned into one that must say it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TurnedInto {
    /// The least degree.
    pub degree: Option<Degree>,
    /// Kinds of credentials, any of which is enough.
    pub credentials: Vec<String>,
    /// How many months.
    pub months: Option<u32>,
    /// How many units, courses or hours.
    pub amount: Option<u32>,
}

/// What a person has to say before a node can be turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// The least degree.
    Degree,
    /// Which credentials.
    Credentials,
    /// How many months.
    Months,
    /// How many units, courses or hours.
    Amount,
}

/// Why there is no such tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Something has to be said first.
    Lacks(Lack),
    /// A rule: what is wrong, as a sentence without a full stop.
    Rule(String),
    /// A rule of requirements that the tree would break.
    Broken {
        /// What would be wrong, as a sentence without a full stop.
        message: String,
        /// What to do, where that can be said to somebody who sees no file.
        hint: Option<String>,
    },
}

impl Refusal {
    fn rule<T>(words: &str) -> Result<T, Refusal> {
        Err(Refusal::Rule(words.to_owned()))
    }
}

/// A corrected tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revised {
    /// The tree; `None`: nothing is left that could be counted.
    pub tree: Option<Requirement>,
    /// The node to look at next.
    pub at: NodePath,
}

/// Changes the node at the end of `path`.
///
/// # Errors
/// The node is not there, the change makes no sense of it, something has to be said first, or the tree would break a
/// rule.
pub fn revise(
    tree: &Requirement,
    path: &[crate::spec::NodeStep],
    change: Change,
    ground: Ground<'_>,
) -> Result<Revised, Refusal> {
    let revised = change::carry_out(tree, path, change, ground)?;
    if let Some(after) = &revised.tree {
        guard::check(tree, after, ground)?;
    }
    Ok(revised)
}

/// The tree that a tier without one begins with: the words left to a person.
pub fn begin(cite: &str) -> Requirement {
    turn::left_to_a_person(cite)
}
