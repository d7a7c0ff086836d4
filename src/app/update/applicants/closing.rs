//! The end of the program: one unsaved applicant after the other, until none is left.

use super::super::super::{Effect, State};
use super::{files, form};

/// While the window is to close: saves the next thing that is unsaved; closes when nothing is left.
pub fn advance_close(state: &mut State) -> Vec<Effect> {
    if !state.awaited.close || state.links.unsaved {
        return Vec::new();
    }
    let Some(id) = state.applicants.open.iter().find(|document| document.is_unsaved()).map(|document| document.id)
    else {
        state.awaited.close = false;
        state.awaited.closing = true;
        return vec![Effect::Close];
    };
    form::choose(state, id);
    match state.applicants.document(id).and_then(|document| document.path.clone()) {
        Some(path) => files::write(state, id, path, false),
        None => files::save_as(state),
    }
}
