//! The result of the applicant in the form as a document.

use super::super::super::files::Exported;
use super::super::super::{Effect, State, typed};
use super::{say, warn};
use crate::update::documents::ask_where_to_export;

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
    ask_where_to_export(state, Exported::Result(id), left_out)
}
