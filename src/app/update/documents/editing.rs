//! Documents opened, closed and edited, with undo over all open documents of a kind.

use std::sync::Arc;

use super::DocumentKind;
use crate::documents::{Document, DocumentDraft};
use crate::ids::DocumentId;
use crate::update::{say, say_undoable};
use crate::{Effect, State};

type FieldOf<K> = <<K as DocumentKind>::Draft as DocumentDraft>::Field;

/// Puts a document without a file among the open ones, and into the form.
pub fn add<K: DocumentKind>(kind: K, state: &mut State, draft: Arc<K::Draft>) -> DocumentId {
    let id = put(kind, state, draft);
    choose(kind, state, id);
    id
}

/// Puts a document without a file behind the open ones.
pub fn put<K: DocumentKind>(kind: K, state: &mut State, draft: Arc<K::Draft>) -> DocumentId {
    let reading = Arc::new(draft.read(&state.library.vocabulary));
    let documents = kind.documents_mut(state);
    let id = DocumentId(documents.next);
    documents.next += 1;
    documents.open.push(Document { id, draft, reading, path: None, saved: None, on_disk: None, sample: false });
    id
}

/// Opens a form that holds `draft`, as a step of undo called `what`.
pub fn open_new<K: DocumentKind>(kind: K, state: &mut State, draft: K::Draft, what: &str) -> Vec<Effect> {
    let before = kind.documents(state).open.clone();
    add(kind, state, Arc::new(draft));
    kind.documents_mut(state).undo.keep(what, before);
    state.tab = kind.id().tab();
    changed(kind, state)
}

/// Shows a document in the form.
pub fn choose<K: DocumentKind>(kind: K, state: &mut State, id: DocumentId) {
    if kind.documents(state).document(id).is_some() {
        kind.documents_mut(state).current = Some(id);
        kind.turned(state);
    }
}

/// Closes a document; undo brings it back.
pub fn close<K: DocumentKind>(kind: K, state: &mut State, id: DocumentId) -> Vec<Effect> {
    let documents = kind.documents_mut(state);
    let Some(at) = documents.open.iter().position(|document| document.id == id) else { return Vec::new() };
    let before = documents.open.clone();
    let name = documents.open.remove(at).title();
    documents.undo.keep(format!("closing {name}"), before);
    if documents.current == Some(id) {
        documents.current = documents.open.get(at).or(documents.open.last()).map(|next| next.id);
        kind.turned(state);
    }
    say_undoable(state, format!("{name} is closed."));
    changed(kind, state)
}

/// Takes up what the form holds now. Typing in one field is one step of undo.
pub fn edit<K: DocumentKind>(kind: K, state: &mut State, field: FieldOf<K>, draft: Arc<K::Draft>) -> Vec<Effect> {
    let documents = kind.documents(state);
    let Some(id) = documents.current else { return Vec::new() };
    // Where nothing changes there is no step of undo that the next change could be part of.
    if documents.shown().is_some_and(|document| document.draft == draft) {
        return Vec::new();
    }
    let same_field = documents.typing == Some((id, field));
    kind.documents_mut(state).typing = Some((id, field));
    replace(kind, state, draft, K::Draft::label(field), !same_field)
}

/// Changes the document in the form, as a step of undo called `what`.
pub fn change<K: DocumentKind>(
    kind: K,
    state: &mut State,
    what: impl Into<String>,
    change: impl FnOnce(&mut K::Draft),
) -> Vec<Effect> {
    let Some(document) = kind.documents(state).shown() else { return Vec::new() };
    let mut draft = K::Draft::clone(&document.draft);
    change(&mut draft);
    replace(kind, state, Arc::new(draft), what, true)
}

/// Puts `draft` into the form, as a step of undo called `what` where that is asked for.
pub fn replace<K: DocumentKind>(
    kind: K,
    state: &mut State,
    draft: Arc<K::Draft>,
    what: impl Into<String>,
    step: bool,
) -> Vec<Effect> {
    let reading = draft.read(&state.library.vocabulary);
    let documents = kind.documents_mut(state);
    let before = step.then(|| documents.open.clone());
    let shown = documents.open.iter_mut().find(|document| Some(document.id) == documents.current);
    let Some(document) = shown.filter(|document| document.draft != draft) else { return Vec::new() };
    if reading != *document.reading {
        document.reading = Arc::new(reading);
    }
    document.draft = draft;
    if let Some(before) = before {
        documents.undo.keep(what, before);
    }
    changed(kind, state)
}

/// Asks for the keyboard focus on a field of the form.
pub fn wish<K: DocumentKind>(kind: K, state: &mut State, field: FieldOf<K>) {
    kind.documents_mut(state).focus_request.ask(field);
}

/// Something in the documents changed: answers are asked for again, and what no file holds is kept.
pub fn changed<K: DocumentKind>(kind: K, state: &mut State) -> Vec<Effect> {
    let mut effects = kind.ask(state);
    effects.push(Effect::Keep(kind.id()));
    effects
}

/// Takes the last edit back.
pub fn undo<K: DocumentKind>(kind: K, state: &mut State) -> Vec<Effect> {
    let documents = kind.documents_mut(state);
    match documents.undo.back(documents.open.clone()) {
        Ok((what, before)) => {
            say(state, format!("Taken back: {what}."));
            take_version(kind, state, before)
        }
        Err(_) => {
            say(state, "There is nothing to undo.");
            Vec::new()
        }
    }
}

/// Makes it again.
pub fn redo<K: DocumentKind>(kind: K, state: &mut State) -> Vec<Effect> {
    let documents = kind.documents_mut(state);
    match documents.undo.forward(documents.open.clone()) {
        Ok((what, after)) => {
            say(state, format!("Made again: {what}."));
            take_version(kind, state, after)
        }
        Err(_) => {
            say(state, "There is nothing to redo.");
            Vec::new()
        }
    }
}

/// Takes an earlier or later version; what is known about the files stays as it is.
fn take_version<K: DocumentKind>(kind: K, state: &mut State, version: Vec<Document<K::Draft>>) -> Vec<Effect> {
    let documents = kind.documents_mut(state);
    let now = std::mem::replace(&mut documents.open, version);
    for document in &mut documents.open {
        if let Some(now) = now.iter().find(|now| now.id == document.id) {
            document.path.clone_from(&now.path);
            document.saved.clone_from(&now.saved);
            document.on_disk.clone_from(&now.on_disk);
        }
    }
    documents.typing = None;
    documents.focus_request.withdraw();
    let current = documents.current.filter(|id| documents.document(*id).is_some());
    documents.current = current.or(documents.open.last().map(|document| document.id));
    kind.turned(state);
    read_again(kind, state);
    changed(kind, state)
}

/// Reads every open document by the vocabulary as it is now.
pub fn read_again<K: DocumentKind>(kind: K, state: &mut State) {
    let library = state.library.clone();
    for document in &mut kind.documents_mut(state).open {
        let reading = document.draft.read(&library.vocabulary);
        if reading != *document.reading {
            document.reading = Arc::new(reading);
        }
    }
}
