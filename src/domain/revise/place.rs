//! The way to a node that is to be changed.

use super::Refusal;
use crate::spec::{Experience, NodeStep, Requirement, Substitute, Units};

/// A node, to change it.
pub(super) enum NodeSlot<'a> {
    /// One that can stand anywhere.
    Requirement(&'a mut Requirement),
    /// A part of a time of work.
    Time(&'a mut Experience),
    /// Units in a narrower subject, among other units.
    Units(&'a mut Units),
}

impl<'a> NodeSlot<'a> {
    /// The node at the end of a way.
    pub fn of(root: &'a mut Requirement, path: &[NodeStep]) -> Result<Self, Refusal> {
        let place = path.iter().try_fold(NodeSlot::Requirement(root), |place, step| place.below(*step));
        place.map_or_else(|| Refusal::rule("this part of the requirement is not there any more"), Ok)
    }

    fn below(self, step: NodeStep) -> Option<Self> {
        match (self, step) {
            (NodeSlot::Requirement(node), NodeStep::Part(at)) => {
                node.branches_mut()?.get_mut(at).map(NodeSlot::Requirement)
            }
            (NodeSlot::Requirement(Requirement::Substitution(node)), NodeStep::Time) => {
                Some(NodeSlot::Requirement(&mut node.of))
            }
            (NodeSlot::Requirement(Requirement::Substitution(node)), NodeStep::Substitute(at)) => {
                node.substitutes.get_mut(at).map(|substitute| NodeSlot::Requirement(&mut substitute.by))
            }
            (NodeSlot::Requirement(Requirement::Experience(time)) | NodeSlot::Time(time), NodeStep::Including(at)) => {
                time.including.get_mut(at).map(NodeSlot::Time)
            }
            (NodeSlot::Requirement(Requirement::Service(service)), NodeStep::Including(at)) => {
                service.including.get_mut(at).map(NodeSlot::Time)
            }
            (NodeSlot::Requirement(Requirement::Units(units)) | NodeSlot::Units(units), NodeStep::Including(at)) => {
                units.including.get_mut(at).map(NodeSlot::Units)
            }
            _ => None,
        }
    }
}

/// The list in which a node stands among its like, to change it.
pub(super) enum NodeSiblings<'a> {
    /// Parts of a node that asks for all, any or so many of them.
    Parts(&'a mut Vec<Requirement>),
    /// What may stand in for time.
    Substitutes(&'a mut Vec<Substitute>),
    /// Parts of a time of work.
    Including(&'a mut Vec<Experience>),
    /// Parts of units of study.
    IncludingUnits(&'a mut Vec<Units>),
}

impl<'a> NodeSiblings<'a> {
    /// The list in which the node at the end of a way stands, and its place in it; `None`: it stands alone.
    pub fn of(root: &'a mut Requirement, path: &[NodeStep]) -> Result<Option<(Self, usize)>, Refusal> {
        let Some((step, above)) = path.split_last() else { return Ok(None) };
        let row = match (NodeSlot::of(root, above)?, *step) {
            (NodeSlot::Requirement(Requirement::Substitution(node)), NodeStep::Substitute(at)) => {
                (NodeSiblings::Substitutes(&mut node.substitutes), at)
            }
            (NodeSlot::Requirement(Requirement::Experience(time)) | NodeSlot::Time(time), NodeStep::Including(at)) => {
                (NodeSiblings::Including(&mut time.including), at)
            }
            (NodeSlot::Requirement(Requirement::Service(service)), NodeStep::Including(at)) => {
                (NodeSiblings::Including(&mut service.including), at)
            }
            (NodeSlot::Requirement(Requirement::Units(units)) | NodeSlot::Units(units), NodeStep::Including(at)) => {
                (NodeSiblings::IncludingUnits(&mut units.including), at)
            }
            (NodeSlot::Requirement(node), NodeStep::Part(at)) => match node.branches_mut() {
                Some(row) => (NodeSiblings::Parts(row), at),
                None => return Ok(None),
            },
            _ => return Ok(None),
        };
        Ok(Some(row))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            NodeSiblings::Parts(row) => row.len(),
            NodeSiblings::Substitutes(row) => row.len(),
            NodeSiblings::Including(row) => row.len(),
            NodeSiblings::IncludingUnits(row) => row.len(),
        }
    }

    /// Takes one out.
    pub fn remove(self, at: usize) {
        match self {
            NodeSiblings::Parts(row) => drop(row.remove(at)),
            NodeSiblings::Substitutes(row) => drop(row.remove(at)),
            NodeSiblings::Including(row) => drop(row.remove(at)),
            NodeSiblings::IncludingUnits(row) => drop(row.remove(at)),
        }
    }

    /// Two of them change places.
    pub fn swap(self, one: usize, other: usize) {
        match self {
            NodeSiblings::Parts(row) => row.swap(one, other),
            NodeSiblings::Substitutes(row) => row.swap(one, other),
            NodeSiblings::Including(row) => row.swap(one, other),
            NodeSiblings::IncludingUnits(row) => row.swap(one, other),
        }
    }
}

/// The same step to another place of its list.
pub(super) fn step_to(step: NodeStep, at: usize) -> NodeStep {
    match step {
        NodeStep::Part(_) => NodeStep::Part(at),
        NodeStep::Substitute(_) => NodeStep::Substitute(at),
        NodeStep::Including(_) => NodeStep::Including(at),
        NodeStep::Time => NodeStep::Time,
    }
}
