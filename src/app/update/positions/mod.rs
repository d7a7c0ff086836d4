//! Positions: the form, the matches, the files. Only choosing what is shown is here so far.

use super::super::positions::{PositionCommand, Seat};
use super::super::{Effect, State};

/// Carries out a command about the positions of one sort.
pub fn update(state: &mut State, seat: Seat, command: PositionCommand) -> Vec<Effect> {
    let positions = state.positions_mut(seat);
    match command {
        PositionCommand::ShowPaper(paper) => positions.paper = paper,
        PositionCommand::Choose(id) if positions.desk.document(id).is_some() => positions.desk.current = Some(id),
        _ => {}
    }
    Vec::new()
}
