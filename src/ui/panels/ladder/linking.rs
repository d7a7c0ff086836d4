//! Links corrected by hand: what can be linked with what, and the commands that say so.

use rungs_domain::spec::Decision;

use super::data::LadderData;
use crate::app::Command;
use crate::app::state::{CellId, ItemId};

/// The decision that two items are the same responsibility, where that can be said of them: two items of one kind,
/// at two levels that are compared with one another.
pub fn link(data: &LadderData, one: &ItemId, other: &ItemId) -> Option<Command> {
    decide(data, one, other, Decision::Linked)
}

fn decide(data: &LadderData, one: &ItemId, other: &ItemId, decision: Decision) -> Option<Command> {
    let (lower, upper) = in_order(data, one, other)?;
    Some(Command::Decide { lower: lower.clone(), upper: upper.clone(), decision })
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

/// The item at the other end of the step that leads to a cell.
pub fn partner(data: &LadderData, cell: CellId) -> Option<ItemId> {
    let step = data.cell(cell)?.step.as_ref()?;
    let level = data.column(step.against)?.level.clone();
    Some(ItemId { level, kind: super::data::kind_of(cell.section)?, number: step.before_number? })
}

/// The decision that the item of a cell is not what it is linked with.
pub fn unlink(data: &LadderData, cell: CellId) -> Option<Command> {
    decide(data, &data.item(cell)?, &partner(data, cell)?, Decision::Unlinked)
}
