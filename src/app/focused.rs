//! What can be done with the cell in focus, for the list of actions.

use rungs_domain::compare::{Against, Change, DecidedChange, Ladder, LadderStep};
use rungs_domain::spec::{ConfirmedLink, Decision, LevelRef};
use rungs_library::Library;

use super::disagreement::Disagreement;
use super::ids::PairId;
use super::notifications::Message;
use super::state::{CellId, ItemId};
use super::{Command, State, cells, factors};

/// The item of the cell in focus, where it shows one.
pub fn item(state: &State) -> Option<ItemId> {
    item_at(state, state.ladder.focus?)
}

fn item_at(state: &State, cell: CellId) -> Option<ItemId> {
    cells::item_of(&state.library, state.computed.ladder.as_deref()?, cell)
}

/// Opens the reader, or the step; on a folded section unfolds it; while linking, links with the cell in focus or says
/// why not.
pub fn read(state: &State) -> Option<Command> {
    let (ladder, cell) = (&state.ladder, state.ladder.focus?);
    match &ladder.linking {
        Some(picked) => {
            let link = item_at(state, cell).and_then(|item| link(state, picked, &item));
            Some(link.unwrap_or_else(|| no_link(picked)))
        }
        None => open(state, cell),
    }
}

/// What Enter and a double click do on a cell: unfold its section, show its step, or open the reader.
pub fn open(state: &State, cell: CellId) -> Option<Command> {
    match cell.section {
        folded if state.ladder.is_folded(folded) => Some(Command::ToggleSection(folded)),
        factor if factor.is_of_factors() => factors::open(state, cell),
        _ => Some(Command::OpenReader(cell)),
    }
}

/// The decision that two items are the same responsibility, where that can be said of them: two items of one kind,
/// at two levels that are compared with one another.
pub fn link(state: &State, one: &ItemId, other: &ItemId) -> Option<Command> {
    let ladder = state.computed.ladder.as_deref()?;
    let place = |item: &ItemId| ladder.levels.iter().position(|level| *level == item.level);
    let (at, to) = (place(one)?, place(other)?);
    if one.kind != other.kind || at == to || !compared(ladder.against, at, to) {
        return None;
    }
    let (lower, upper) = if at < to { (one, other) } else { (other, one) };
    Some(Command::Decide { lower: lower.clone(), upper: upper.clone(), decision: Decision::Linked })
}

/// Whether two columns are compared with one another.
fn compared(against: Against, one: usize, other: usize) -> bool {
    match against {
        Against::LevelBelow => one.abs_diff(other) == 1,
        Against::Baseline(baseline) => one == baseline || other == baseline,
        Against::Each(lowers) => lowers.of(one) == Some(other) || lowers.of(other) == Some(one),
    }
}

/// Why there is no link while an item is picked up.
fn no_link(picked: &ItemId) -> Command {
    let (name, code) = (picked.kind.word(), &picked.level.code);
    let number = picked.number;
    let text =
        format!("No link: {name} {number} of {code} cannot be linked here. Cells with a dashed edge can take it.");
    Command::Say(Message::info(text))
}

/// Picks the item up to be linked with another.
pub fn start_link(state: &State) -> Option<Command> {
    item(state).map(|item| Command::StartLink(Some(item)))
}

/// Parts the item from the one it is linked with.
pub fn unlink(state: &State) -> Option<Command> {
    unlink_at(state, state.ladder.focus?)
}

/// The same for any cell.
pub fn unlink_at(state: &State, cell: CellId) -> Option<Command> {
    let item = item_at(state, cell)?;
    let (column, partner) = partner(state, cell)?;
    let (lower, upper) = if column < cell.column { (partner, item) } else { (item, partner) };
    Some(Command::Decide { lower, upper, decision: Decision::Unlinked })
}

/// The step to a cell.
fn step_to(ladder: &Ladder, cell: CellId) -> Option<&LadderStep> {
    let thread = cells::threads(ladder, cell.section)?.get(cell.row)?;
    match cell.column.checked_sub(1) {
        Some(at) => thread.steps.get(at)?.as_ref(),
        None => thread.first_step.as_ref(),
    }
}

/// A change that a person can name otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeAt {
    /// The item that it begins at.
    pub from: ItemId,
    /// The item that it leads to.
    pub to: ItemId,
    /// What it is called now.
    pub change: Change,
    /// Where a person named it: who did, and what was computed.
    pub decided: Option<DecidedChange>,
}

/// The change that the step to a cell has; `None` where one side has no item.
pub fn change_at(state: &State, cell: CellId) -> Option<ChangeAt> {
    change_in(&state.library, state.computed.ladder.as_deref()?, cell)
}

/// The change of the pair of texts in focus in the step that is shown; `None` where it is none of two items.
pub fn change_in_step(state: &State) -> Option<ChangeAt> {
    let PairId { part, row } = state.step.pair?;
    let ladder = &state.step.computed.as_deref()?.ladder;
    change_in(&state.library, ladder, CellId { section: part.into(), row, column: 1 })
}

fn change_in(library: &Library, ladder: &Ladder, cell: CellId) -> Option<ChangeAt> {
    let (to, (_, from)) = (cells::item_of(library, ladder, cell)?, partner_in(library, ladder, cell)?);
    let step = step_to(ladder, cell)?;
    Some(ChangeAt { from, to, change: step.change, decided: step.decided.clone() })
}

/// Asks how else the change of the cell in focus is to be named.
pub fn disagree(state: &State) -> Option<Command> {
    let at = change_at(state, state.ladder.focus?)?;
    Some(Command::Disagree(Box::new(Disagreement::new(state, at))))
}

/// The same of the pair of texts in focus in a step; says why not where it is none of two items.
pub fn disagree_in_step(state: &State) -> Option<Command> {
    let no_items = "Another name can be given to the change of two duties or KSAs. Go to them among the texts.";
    Some(match change_in_step(state) {
        Some(at) => Command::Disagree(Box::new(Disagreement::new(state, at))),
        None => Command::Say(Message::info(no_items)),
    })
}

/// Takes the change to the cell in focus back to the computed one, where a person named it; the link stays.
pub fn as_computed(state: &State) -> Option<Command> {
    let ChangeAt { from, to, decided, .. } = change_at(state, state.ladder.focus?)?;
    decided.map(|_| Command::BackToComputed { from, to })
}

/// The item that the step to a cell begins at, and its column.
pub fn partner(state: &State, cell: CellId) -> Option<(usize, ItemId)> {
    partner_in(&state.library, state.computed.ladder.as_deref()?, cell)
}

fn partner_in(library: &Library, ladder: &Ladder, cell: CellId) -> Option<(usize, ItemId)> {
    let kind = cells::kind_of(cell.section)?;
    let step = step_to(ladder, cell)?;
    let level = ladder.levels.get(step.against)?;
    let (number, _) = cells::item_at(library.level(level)?, kind, step.from?)?;
    Some((step.against, ItemId { level: level.clone(), kind, number }))
}

/// Takes the user's first decision about the item back.
pub fn forget(state: &State) -> Option<Command> {
    let item = item(state)?;
    decisions(state.links.current(), &item).next().map(forget_decision)
}

/// What the user has decided about an item: the two items of each decision, and what it says.
pub fn decisions<'a>(links: &'a [ConfirmedLink], item: &'a ItemId) -> impl Iterator<Item = &'a ConfirmedLink> + 'a {
    links.iter().filter(move |link| {
        let is = |level: &LevelRef, number: u32| *level == item.level && number == item.number;
        link.item == item.kind && (is(&link.lower, link.lower_number) || is(&link.upper, link.upper_number))
    })
}

/// What the user has decided about two items.
pub fn own_decision<'a>(state: &'a State, one: &'a ItemId, other: &'a ItemId) -> Option<&'a ConfirmedLink> {
    decisions(state.links.current(), one).find(|link| other_end(link, one) == *other)
}

/// What was decided about two items by what comes with the specifications; of several decisions the last holds.
pub fn given_decision<'a>(state: &'a State, one: &'a ItemId, other: &'a ItemId) -> Option<&'a ConfirmedLink> {
    let given = state.library.series.iter().flat_map(|loaded| decisions(&loaded.given, one));
    given.filter(|link| other_end(link, one) == *other).last()
}

/// Every decision about an item: the user's own, then those that come with the specifications.
pub fn all_decisions<'a>(state: &'a State, item: &'a ItemId) -> impl Iterator<Item = &'a ConfirmedLink> + 'a {
    let given = state.library.series.iter().flat_map(move |loaded| decisions(&loaded.given, item));
    decisions(state.links.current(), item).chain(given)
}

/// The item that a decision about `item` links it with, or parts it from.
pub fn other_end(link: &ConfirmedLink, item: &ItemId) -> ItemId {
    let (level, number) = match link.lower == item.level && link.lower_number == item.number {
        true => (&link.upper, link.upper_number),
        false => (&link.lower, link.lower_number),
    };
    ItemId { level: level.clone(), kind: link.item, number }
}

/// Back to what holds without the user's decision.
pub fn forget_decision(link: &ConfirmedLink) -> Command {
    let item = |level: &LevelRef, number| ItemId { level: level.clone(), kind: link.item, number };
    Command::ForgetDecision { lower: item(&link.lower, link.lower_number), upper: item(&link.upper, link.upper_number) }
}

/// Compares all levels with the one in focus, or each with the one below where that is done already.
pub fn baseline(state: &State) -> Option<Command> {
    let baseline = Against::Baseline(state.ladder.focus?.column);
    let now = state.ladder.against == baseline;
    Some(Command::SetAgainst(if now { Against::LevelBelow } else { baseline }))
}
