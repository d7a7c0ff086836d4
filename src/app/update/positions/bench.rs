//! What is particular about positions among the documents made in forms.

use super::super::super::desk::{Desk, Which};
use super::super::super::positions::{PositionDraft, Seat};
use super::super::super::{Effect, State};
use super::super::desk::Bench;
use super::question;

impl Bench for Seat {
    type Form = PositionDraft;

    fn which(self) -> Which {
        Which::Positions(self)
    }

    fn desk(self, state: &State) -> &Desk<PositionDraft> {
        &state.positions(self).desk
    }

    fn desk_mut(self, state: &mut State) -> &mut Desk<PositionDraft> {
        &mut state.positions_mut(self).desk
    }

    fn turned(self, state: &mut State) {
        let positions = state.positions_mut(self);
        let rows = positions.desk.shown().map_or(0, |shown| shown.draft.duties.len());
        positions.choosing = None;
        positions.row.take_if(|row| *row >= rows);
    }

    fn ask(self, state: &mut State) -> Vec<Effect> {
        question::ask(state, self)
    }
}
