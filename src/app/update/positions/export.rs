//! Documents about the position in the form.

use super::super::super::files::Exported;
use super::super::super::positions::{Paper, Seat};
use super::super::super::{Effect, State};
use super::{say, warn};
use crate::update::documents::ask_where_to_export;

/// Asks where a document about the position in the form is to be written.
pub fn ask(state: &mut State, seat: Seat, paper: Paper) -> Vec<Effect> {
    let Some(document) = state.positions(seat).desk.shown() else {
        say(state, "No position is open.");
        return Vec::new();
    };
    let exported = Exported::Paper(seat, document.id, paper);
    if document.reading.position.is_none() {
        warn(state, format!("The {} is not exported: choose the series and describe a duty first.", exported.noun()));
        return Vec::new();
    }
    let left_out = document.reading.unreadable.len();
    ask_where_to_export(state, exported, left_out)
}
