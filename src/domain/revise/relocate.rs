//! A part of a group moved into another group, or to another place in its own.

use super::Refusal;
use super::place::NodeSlot;
use crate::spec::{Node, NodePath, NodeStep, Requirement};

/// Where a part is put: in which group, and before which of its parts; both by the tree before the move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// The way to a node that asks for all, any or so many of its parts.
    pub group: NodePath,
    /// The place among its parts, from 0; as many as there are: behind the last.
    pub at: usize,
}

impl Destination {
    /// Behind the group in which the node at the end of a way stands; `None`: that group stands in no other.
    pub fn out(path: &[NodeStep]) -> Option<Self> {
        match path {
            [above @ .., NodeStep::Part(group), NodeStep::Part(_)] => {
                Some(Destination { group: above.to_vec(), at: group + 1 })
            }
            _ => None,
        }
    }

    /// The last place in the group before the node, or else the first in the group behind it; `None`: neither is one.
    pub fn beside(tree: &Requirement, path: &[NodeStep]) -> Option<Self> {
        let (NodeStep::Part(at), above) = path.split_last()? else { return None };
        let parts = |at: usize| {
            let group = [above, &[NodeStep::Part(at)]].concat();
            match Node::Requirement(tree).at(&group)? {
                Node::Requirement(node) => Some((node.branches()?.len(), group)),
                Node::Time(_) | Node::Units(_) => None,
            }
        };
        if let Some((len, group)) = at.checked_sub(1).and_then(parts) {
            return Some(Destination { group, at: len });
        }
        parts(at + 1).map(|(_, group)| Destination { group, at: 0 })
    }
}

/// Moves a part; a group that has no part then goes, too. The way to the part.
pub(super) fn relocate(tree: &mut Requirement, path: &[NodeStep], to: &Destination) -> Result<NodePath, Refusal> {
    let Some(Node::Requirement(node)) = Node::Requirement(tree).at(path) else {
        return Refusal::rule("only a part of a group can be moved to another place");
    };
    let node = node.clone();
    if !matches!(path.last(), Some(NodeStep::Part(_))) {
        return Refusal::rule("only a part of a group can be moved to another place");
    }
    if to.group.starts_with(path) {
        return Refusal::rule("a group cannot stand in itself");
    }
    let row = parts_mut(tree, &to.group)?;
    let at = to.at.min(row.len());
    row.insert(at, node);
    let put = [to.group.as_slice(), &[NodeStep::Part(at)]].concat();
    let left = moved_by(path, &to.group, |part| if part >= at { part + 1 } else { part });
    let (group, at) = take_out(tree, &left)?;
    Ok(moved_by(&put, &group, |part| if part > at { part - 1 } else { part }))
}

/// Takes out what the node at the end of a way leaves: it, and every group of which it was the only part. Where that
/// stood.
fn take_out(tree: &mut Requirement, path: &[NodeStep]) -> Result<(NodePath, usize), Refusal> {
    let Some((NodeStep::Part(at), above)) = path.split_last() else {
        return Refusal::rule("this is all that stands here: take that out instead");
    };
    let row = parts_mut(tree, above)?;
    if row.len() < 2 {
        return take_out(tree, above);
    }
    row.remove(*at);
    let left = u32::try_from(row.len()).unwrap_or(u32::MAX);
    if let NodeSlot::Requirement(Requirement::AtLeast(node)) = NodeSlot::of(tree, above)? {
        node.count = node.count.min(left);
    }
    Ok((above.to_vec(), *at))
}

fn parts_mut<'t>(tree: &'t mut Requirement, path: &[NodeStep]) -> Result<&'t mut Vec<Requirement>, Refusal> {
    match NodeSlot::of(tree, path)? {
        NodeSlot::Requirement(node) => {
            node.branches_mut().map_or_else(|| Refusal::rule("this has no parts among which another can stand"), Ok)
        }
        NodeSlot::Time(_) | NodeSlot::Units(_) => Refusal::rule("this has no parts among which another can stand"),
    }
}

/// A way after the parts of a group that it leads through moved.
fn moved_by(path: &[NodeStep], group: &[NodeStep], part: impl Fn(usize) -> usize) -> NodePath {
    let mut path = path.to_vec();
    if path.starts_with(group)
        && let Some(NodeStep::Part(at)) = path.get_mut(group.len())
    {
        *at = part(*at);
    }
    path
}
