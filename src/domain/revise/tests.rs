//! Every change of any tree gives a tree that holds, or says why not.

#![allow(clippy::unwrap_used, reason = "the trees are made by the tests themselves")]

mod cases;
mod made;
mod properties;

use super::{Change, Destination, Extent, Ground, Lack, Refusal, Revised, TurnedInto, revise};
use crate::spec::{NodeStep, Requirement};
use made::{printed, series, vocabulary};

/// The change in the tests' own series.
fn changed(tree: &Requirement, path: &[NodeStep], change: Change) -> Result<Revised, Refusal> {
    let (series, vocabulary, printed) = (series(), vocabulary(), printed());
    revise(tree, path, change, Ground { series: &series, vocabulary: &vocabulary, printed: &printed })
}
