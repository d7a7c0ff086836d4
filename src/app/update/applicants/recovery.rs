//! Applicants that an earlier session left unsaved.

use std::mem;

use super::super::super::applicants::KeptApplicant;
use super::super::super::state::{Dialog, Tab};
use super::super::super::{Effect, State};
use super::super::say;
use super::form;
use super::question::come_into_view;

/// Keeps what was found, and offers it.
pub fn found(state: &mut State, found: Vec<KeptApplicant>) {
    state.applicants.recovered = found;
    offer(state);
}

/// Offers what was found, once no other question is in the way.
pub fn offer(state: &mut State) {
    if state.dialog.is_none() && !state.applicants.recovered.is_empty() {
        state.dialog = Some(Dialog::RecoverApplicants);
    }
}

/// Takes them up again, beside what is open.
pub fn take(state: &mut State) -> Vec<Effect> {
    state.dialog = None;
    let before = state.applicants.open.clone();
    let found = mem::take(&mut state.applicants.recovered);
    for kept in found {
        let id = form::add(state, kept.draft);
        if let Some(document) = state.applicants.open.iter_mut().find(|document| document.id == id) {
            document.path = kept.path;
            document.on_disk = kept.on_disk;
        }
    }
    state.applicants.undo.keep("taking up applicants of the last session", before);
    state.tab = Tab::Qualifications;
    come_into_view(state);
    say(state, "Here is what the last session left unsaved. Ctrl+S saves it.");
    form::changed(state)
}

/// Gives them up.
pub fn drop_all(state: &mut State) -> Vec<Effect> {
    state.dialog = None;
    state.applicants.recovered.clear();
    vec![Effect::KeepApplicants]
}
