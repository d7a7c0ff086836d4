//! Links made by hand: what can be linked with what.

use rungs_domain::spec::Decision;

use super::LadderData;
use crate::Command;
use crate::state::ItemId;

/// The decision that two items are the same responsibility, where that can be said of them: two items of one kind,
/// at two levels that are compared with one another.
pub fn link(data: &LadderData, one: &ItemId, other: &ItemId) -> Option<Command> {
    let (lower, upper) = in_order(data, one, other)?;
    Some(Command::Decide { lower: lower.clone(), upper: upper.clone(), decision: Decision::Linked })
}

/// The two items, the one of the left column first.
fn in_order<'a>(data: &LadderData, one: &'a ItemId, other: &'a ItemId) -> Option<(&'a ItemId, &'a ItemId)> {
    let place = |item: &ItemId| data.columns.iter().position(|column| column.level == item.level);
    let (at, to) = (place(one)?, place(other)?);
    if one.kind != other.kind || at == to || !data.compared(at, to) {
        return None;
    }
    Some(if at < to { (one, other) } else { (other, one) })
}
