//! The form: open, close, edit, with undo over all open applicants.

use std::sync::Arc;

use super::super::super::applicants::{
    Document, DocumentId, Draft, Field, FieldWish, HoldingDraft, JobDraft, Part, StudyDraft,
};
use super::super::super::state::Tab;
use super::super::super::{Effect, State};
use super::super::say;
use super::question::{ask, come_into_view};

/// Opens an empty form.
pub fn new(state: &mut State) -> Vec<Effect> {
    let before = state.applicants.open.clone();
    add(state, Arc::default());
    state.applicants.undo.keep("a new applicant", before);
    state.tab = Tab::Qualifications;
    wish(state, Field::Name);
    come_into_view(state);
    changed(state)
}

/// Puts a document without a file among the open ones, and into the form.
pub fn add(state: &mut State, draft: Arc<Draft>) -> DocumentId {
    let id = DocumentId(state.applicants.next);
    state.applicants.next += 1;
    let reading = Arc::new(draft.read(&state.library.vocabulary));
    let document = Document { id, draft, reading, path: None, saved: None, on_disk: None, sample: false };
    state.applicants.open.push(document);
    choose(state, id);
    id
}

/// Shows an applicant in the form.
pub fn choose(state: &mut State, id: DocumentId) {
    if state.applicants.document(id).is_some() {
        state.applicants.current = Some(id);
        state.applicants.judging = None;
    }
}

/// Closes an applicant; undo brings it back.
pub fn close(state: &mut State, id: DocumentId) -> Vec<Effect> {
    let open = &mut state.applicants.open;
    let Some(at) = open.iter().position(|document| document.id == id) else { return Vec::new() };
    let before = open.clone();
    let closed = open.remove(at);
    if state.applicants.current == Some(id) {
        let open = &state.applicants.open;
        state.applicants.current = open.get(at).or(open.last()).map(|next| next.id);
        state.applicants.judging = None;
    }
    let name = closed.title();
    state.applicants.undo.keep(format!("closing {name}"), before);
    say(state, format!("{name} is closed. Ctrl+Z opens the form again."));
    changed(state)
}

/// Takes up what the form holds now. Typing in one field is one step of undo.
pub fn edit(state: &mut State, field: Field, draft: Arc<Draft>) -> Vec<Effect> {
    let Some(id) = state.applicants.current else { return Vec::new() };
    let same_field = state.applicants.typing == Some((id, field));
    let effects = replace(state, draft, field.label(), !same_field);
    state.applicants.typing = Some((id, field));
    effects
}

/// Puts `draft` into the form, as a step of undo called `what` where that is asked for.
pub fn replace(state: &mut State, draft: Arc<Draft>, what: impl Into<String>, step: bool) -> Vec<Effect> {
    let Some(at) = shown_at(state) else { return Vec::new() };
    let before = step.then(|| state.applicants.open.clone());
    let Some(document) = state.applicants.open.get_mut(at).filter(|document| document.draft != draft) else {
        return Vec::new();
    };
    let reading = draft.read(&state.library.vocabulary);
    if reading != *document.reading {
        document.reading = Arc::new(reading);
    }
    document.draft = draft;
    if let Some(before) = before {
        state.applicants.undo.keep(what, before);
    }
    changed(state)
}

fn shown_at(state: &State) -> Option<usize> {
    let id = state.applicants.current?;
    state.applicants.open.iter().position(|document| document.id == id)
}

/// Adds an empty row, with the focus in it.
pub fn add_row(state: &mut State, part: Part) -> Vec<Effect> {
    let Some(document) = state.applicants.shown() else { return new(state) };
    let mut draft = Draft::clone(&document.draft);
    let row = match part {
        Part::Education => push(&mut draft.education, StudyDraft::default()),
        Part::Jobs => push(&mut draft.experience, JobDraft::default()),
        Part::Credentials => push(&mut draft.credentials, HoldingDraft::default()),
    };
    wish(state, Field::Row(part, row, part.first_field()));
    replace(state, Arc::new(draft), format!("{} {} added", part.one(), row + 1), true)
}

fn push<T>(rows: &mut Vec<T>, row: T) -> usize {
    rows.push(row);
    rows.len() - 1
}

/// Takes a row out; the focus goes to the one that takes its place, or the last.
pub fn remove_row(state: &mut State, part: Part, row: usize) -> Vec<Effect> {
    let Some(document) = state.applicants.shown() else { return Vec::new() };
    let mut draft = Draft::clone(&document.draft);
    let left = match part {
        Part::Education => take_out(&mut draft.education, row),
        Part::Jobs => take_out(&mut draft.experience, row),
        Part::Credentials => take_out(&mut draft.credentials, row),
    };
    let Some(left) = left else { return Vec::new() };
    if let Some(last) = left.checked_sub(1) {
        wish(state, Field::Row(part, row.min(last), part.first_field()));
    }
    let what = format!("{} {}", part.one(), row + 1);
    say(state, format!("{what} is taken out. Ctrl+Z brings it back."));
    replace(state, Arc::new(draft), format!("{what} taken out"), true)
}

/// Takes a row out; how many are left.
fn take_out<T>(rows: &mut Vec<T>, row: usize) -> Option<usize> {
    if row >= rows.len() {
        return None;
    }
    rows.remove(row);
    Some(rows.len())
}

/// Asks for the keyboard focus on a field of the form.
fn wish(state: &mut State, field: Field) {
    state.applicants.wishes += 1;
    state.applicants.wish = Some(FieldWish { field, number: state.applicants.wishes });
}

/// Something about an applicant changed: its answer is asked for again, and what no file holds is kept.
pub fn changed(state: &mut State) -> Vec<Effect> {
    let mut effects = ask(state);
    effects.push(Effect::KeepApplicants);
    effects
}

/// Takes the last edit back.
pub fn undo(state: &mut State) -> Vec<Effect> {
    let now = state.applicants.open.clone();
    match state.applicants.undo.back(now) {
        Ok((what, before)) => {
            say(state, format!("Taken back: {what}."));
            take_version(state, before)
        }
        Err(_) => {
            say(state, "There is nothing to undo.");
            Vec::new()
        }
    }
}

/// Makes it again.
pub fn redo(state: &mut State) -> Vec<Effect> {
    let now = state.applicants.open.clone();
    match state.applicants.undo.forward(now) {
        Ok((what, after)) => {
            say(state, format!("Made again: {what}."));
            take_version(state, after)
        }
        Err(_) => {
            say(state, "There is nothing to redo.");
            Vec::new()
        }
    }
}

/// Puts an earlier or later version of the open applicants in place. What their files hold is no part of it: saving
/// is not undone.
fn take_version(state: &mut State, version: Vec<Document>) -> Vec<Effect> {
    let now = std::mem::replace(&mut state.applicants.open, version);
    for document in &mut state.applicants.open {
        if let Some(now) = now.iter().find(|now| now.id == document.id) {
            document.path.clone_from(&now.path);
            document.saved.clone_from(&now.saved);
            document.on_disk.clone_from(&now.on_disk);
        }
        document.reading = Arc::new(document.draft.read(&state.library.vocabulary));
    }
    state.applicants.typing = None;
    state.applicants.judging = None;
    state.applicants.wish = None;
    let current = state.applicants.current.filter(|id| state.applicants.document(*id).is_some());
    state.applicants.current = current.or(state.applicants.open.last().map(|document| document.id));
    changed(state)
}
