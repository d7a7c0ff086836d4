//! What is asked about positions, and the answers as they come.

use std::sync::Arc;

use super::super::super::positions::{Answers, Paper, Seat};
use super::super::super::{Effect, State};
use crate::update::documents::editing;

/// Asks for the answers of all open positions of one sort.
pub fn ask(state: &mut State, seat: Seat) -> Vec<Effect> {
    let positions = state.positions_mut(seat);
    positions.question += 1;
    positions.pending = !positions.desk.open.is_empty();
    if !positions.pending {
        positions.answers = None;
        return Vec::new();
    }
    vec![Effect::Allocate { seat, question: positions.question }]
}

/// Asks for the answers of both sorts.
pub fn ask_all(state: &mut State) -> Vec<Effect> {
    Seat::ALL.into_iter().flat_map(|seat| ask(state, seat)).collect()
}

/// Takes answers up if they are for the newest question.
pub fn answered(state: &mut State, seat: Seat, question: u64, answers: Arc<Answers>) {
    let positions = state.positions_mut(seat);
    if question == positions.question {
        positions.answers = Some(answers);
        positions.pending = false;
    }
}

/// Shows another document in the preview.
pub fn show_paper(state: &mut State, seat: Seat, paper: Paper) -> Vec<Effect> {
    let positions = state.positions_mut(seat);
    if positions.paper == paper {
        return Vec::new();
    }
    positions.paper = paper;
    ask(state, seat)
}

/// Follows a new library: its series, its policies.
pub fn take_library(state: &mut State) -> Vec<Effect> {
    Seat::ALL.into_iter().for_each(|seat| editing::read_again(seat, state));
    ask_all(state)
}
