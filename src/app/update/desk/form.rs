//! The form: open, close, edit, with undo over all open documents of a kind.

use std::sync::Arc;

use super::super::super::desk::{Document, DocumentId, FieldWish, Form};
use super::super::super::{Effect, State};
use super::super::say;
use super::Bench;

type FieldOf<B> = <<B as Bench>::Form as Form>::Field;

/// Puts a document without a file among the open ones, and into the form.
pub fn add<B: Bench>(bench: B, state: &mut State, draft: Arc<B::Form>) -> DocumentId {
    let id = put(bench, state, draft);
    choose(bench, state, id);
    id
}

/// Puts a document without a file behind the open ones.
pub fn put<B: Bench>(bench: B, state: &mut State, draft: Arc<B::Form>) -> DocumentId {
    let reading = Arc::new(draft.read(&state.library.vocabulary));
    let desk = bench.desk_mut(state);
    let id = DocumentId(desk.next);
    desk.next += 1;
    desk.open.push(Document { id, draft, reading, path: None, saved: None, on_disk: None, sample: false });
    id
}

/// Opens a form that holds `draft`, as a step of undo called `what`.
pub fn open_new<B: Bench>(bench: B, state: &mut State, draft: B::Form, what: &str) -> Vec<Effect> {
    let before = bench.desk(state).open.clone();
    add(bench, state, Arc::new(draft));
    bench.desk_mut(state).undo.keep(what, before);
    state.tab = bench.which().tab();
    changed(bench, state)
}

/// Shows a document in the form.
pub fn choose<B: Bench>(bench: B, state: &mut State, id: DocumentId) {
    if bench.desk(state).document(id).is_some() {
        bench.desk_mut(state).current = Some(id);
        bench.turned(state);
    }
}

/// Closes a document; undo brings it back.
pub fn close<B: Bench>(bench: B, state: &mut State, id: DocumentId) -> Vec<Effect> {
    let desk = bench.desk_mut(state);
    let Some(at) = desk.open.iter().position(|document| document.id == id) else { return Vec::new() };
    let before = desk.open.clone();
    let name = desk.open.remove(at).title();
    desk.undo.keep(format!("closing {name}"), before);
    if desk.current == Some(id) {
        desk.current = desk.open.get(at).or(desk.open.last()).map(|next| next.id);
        bench.turned(state);
    }
    say(state, format!("{name} is closed. Ctrl+Z opens the form again."));
    changed(bench, state)
}

/// Takes up what the form holds now. Typing in one field is one step of undo.
pub fn edit<B: Bench>(bench: B, state: &mut State, field: FieldOf<B>, draft: Arc<B::Form>) -> Vec<Effect> {
    let desk = bench.desk(state);
    let Some(id) = desk.current else { return Vec::new() };
    // Where nothing changes there is no step of undo that the next change could be part of.
    if desk.shown().is_some_and(|document| document.draft == draft) {
        return Vec::new();
    }
    let same_field = desk.typing == Some((id, field));
    bench.desk_mut(state).typing = Some((id, field));
    replace(bench, state, draft, B::Form::label(field), !same_field)
}

/// Changes the document in the form, as a step of undo called `what`.
pub fn change<B: Bench>(
    bench: B,
    state: &mut State,
    what: impl Into<String>,
    change: impl FnOnce(&mut B::Form),
) -> Vec<Effect> {
    let Some(document) = bench.desk(state).shown() else { return Vec::new() };
    let mut draft = B::Form::clone(&document.draft);
    change(&mut draft);
    replace(bench, state, Arc::new(draft), what, true)
}

/// Puts `draft` into the form, as a step of undo called `what` where that is asked for.
pub fn replace<B: Bench>(
    bench: B,
    state: &mut State,
    draft: Arc<B::Form>,
    what: impl Into<String>,
    step: bool,
) -> Vec<Effect> {
    let reading = draft.read(&state.library.vocabulary);
    let desk = bench.desk_mut(state);
    let before = step.then(|| desk.open.clone());
    let shown = desk.open.iter_mut().find(|document| Some(document.id) == desk.current);
    let Some(document) = shown.filter(|document| document.draft != draft) else { return Vec::new() };
    if reading != *document.reading {
        document.reading = Arc::new(reading);
    }
    document.draft = draft;
    if let Some(before) = before {
        desk.undo.keep(what, before);
    }
    changed(bench, state)
}

/// Asks for the keyboard focus on a field of the form.
pub fn wish<B: Bench>(bench: B, state: &mut State, field: FieldOf<B>) {
    let desk = bench.desk_mut(state);
    desk.wishes += 1;
    desk.wish = Some(FieldWish { field, number: desk.wishes });
}

/// Something in the documents changed: answers are asked for again, and what no file holds is kept.
pub fn changed<B: Bench>(bench: B, state: &mut State) -> Vec<Effect> {
    let mut effects = bench.ask(state);
    effects.push(Effect::Keep(bench.which()));
    effects
}

/// Takes the last edit back.
pub fn undo<B: Bench>(bench: B, state: &mut State) -> Vec<Effect> {
    let desk = bench.desk_mut(state);
    match desk.undo.back(desk.open.clone()) {
        Ok((what, before)) => {
            say(state, format!("Taken back: {what}."));
            take_version(bench, state, before)
        }
        Err(_) => {
            say(state, "There is nothing to undo.");
            Vec::new()
        }
    }
}

/// Makes it again.
pub fn redo<B: Bench>(bench: B, state: &mut State) -> Vec<Effect> {
    let desk = bench.desk_mut(state);
    match desk.undo.forward(desk.open.clone()) {
        Ok((what, after)) => {
            say(state, format!("Made again: {what}."));
            take_version(bench, state, after)
        }
        Err(_) => {
            say(state, "There is nothing to redo.");
            Vec::new()
        }
    }
}

/// Takes an earlier or later version; what is known about the files stays as it is.
fn take_version<B: Bench>(bench: B, state: &mut State, version: Vec<Document<B::Form>>) -> Vec<Effect> {
    let desk = bench.desk_mut(state);
    let now = std::mem::replace(&mut desk.open, version);
    for document in &mut desk.open {
        if let Some(now) = now.iter().find(|now| now.id == document.id) {
            document.path.clone_from(&now.path);
            document.saved.clone_from(&now.saved);
            document.on_disk.clone_from(&now.on_disk);
        }
    }
    desk.typing = None;
    desk.wish = None;
    let current = desk.current.filter(|id| desk.document(*id).is_some());
    desk.current = current.or(desk.open.last().map(|document| document.id));
    bench.turned(state);
    read_again(bench, state);
    changed(bench, state)
}

/// Reads every open document by the vocabulary as it is now.
pub fn read_again<B: Bench>(bench: B, state: &mut State) {
    let library = state.library.clone();
    for document in &mut bench.desk_mut(state).open {
        let reading = document.draft.read(&library.vocabulary);
        if reading != *document.reading {
            document.reading = Arc::new(reading);
        }
    }
}
