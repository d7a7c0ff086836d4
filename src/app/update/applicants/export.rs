//! The result of the applicant in the form as a document.

use super::super::super::applicants::Asking;
use super::super::super::{Effect, State, typed};
use super::super::{say, warn};
use super::files;

/// Asks where the result of the applicant in the form is to be written.
pub fn ask(state: &mut State) -> Vec<Effect> {
    let Some(document) = state.applicants.shown() else {
        say(state, "No applicant is open.");
        return Vec::new();
    };
    let (id, left_out) = (document.id, document.reading.unreadable.len());
    if typed::date(&state.applicants.as_of).is_err() {
        warn(state, "The result is not exported: mend the day of judging first.");
        return Vec::new();
    }
    if state.applicants.levels.is_empty() {
        warn(state, "No level is chosen: tick levels in the library, then export.");
        return Vec::new();
    }
    if left_out > 0 {
        warn(state, "Some fields cannot be read: the result leaves their rows out until they are mended.");
    }
    files::ask_path(state, Asking::Export(id))
}
