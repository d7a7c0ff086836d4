//! Files of documents: opened, and taken up when they change on disk.

use std::path::PathBuf;
use std::sync::Arc;

use super::DocumentKind;
use super::editing::{add, changed, choose};
use super::kind::{LibraryFile, kind as of};
use crate::documents::DocumentDraft;
use crate::ids::{DocumentId, DocumentKindId};
use crate::update::{say, warn};
use crate::{Effect, State};

/// Takes up the documents' files of a new library: those just `opened` come into the form, those open already follow
/// their file. The kinds of which one was just opened.
pub fn take_library(state: &mut State, opened: &[PathBuf]) -> Vec<DocumentKindId> {
    DocumentKindId::ALL.into_iter().filter(|kind| of(*kind).take_files(state, opened)).collect()
}

/// The same for one kind; whether one of its files was just opened.
pub fn take_files<K: DocumentKind>(kind: K, state: &mut State, opened: &[PathBuf]) -> bool {
    let library = state.library.clone();
    let mut first = None;
    for loaded in &kind.files(&library) {
        let asked = opened.iter().any(|path| loaded.path.starts_with(path));
        let open = kind.documents(state).open.iter().position(|one| one.path.as_deref() == Some(loaded.path));
        let id = match open {
            Some(at) => follow(kind, state, at, loaded, asked),
            None if asked => Some(open_file(kind, state, loaded)),
            None => None,
        };
        first = first.or(id.filter(|_| asked));
    }
    let Some(id) = first else { return false };
    choose(kind, state, id);
    kind.come_into_view(state);
    true
}

fn open_file<K: DocumentKind>(kind: K, state: &mut State, loaded: &LibraryFile<'_, K::Draft>) -> DocumentId {
    let before = kind.documents(state).open.clone();
    let draft = Arc::new((loaded.draft)());
    let id = add(kind, state, draft.clone());
    let documents = kind.documents_mut(state);
    if let Some(document) = documents.document_mut(id) {
        document.path = Some(loaded.path.to_owned());
        document.saved = Some(draft);
        document.on_disk = Some(loaded.bytes.clone());
        let what = format!("opening {}", document.title());
        documents.undo.keep(what, before);
    }
    id
}

/// An open document follows its file, unless there is something unsaved in the form: then that is said.
fn follow<K: DocumentKind>(
    kind: K,
    state: &mut State,
    at: usize,
    loaded: &LibraryFile<'_, K::Draft>,
    asked: bool,
) -> Option<DocumentId> {
    let library = state.library.clone();
    let document = kind.documents_mut(state).open.get_mut(at)?;
    let id = document.id;
    if document.on_disk.as_ref() == Some(loaded.bytes) {
        return Some(id);
    }
    let title = document.title();
    if document.is_unsaved() {
        warn(state, format!("The file of {title} changed on disk. Saving asks which of the two to keep."));
        return Some(id);
    }
    let draft = Arc::new((loaded.draft)());
    document.reading = Arc::new(draft.read(&library.vocabulary));
    document.saved = Some(draft.clone());
    document.draft = draft;
    document.on_disk = Some(loaded.bytes.clone());
    if !asked {
        say(state, format!("{title} is shown as the file says it now."));
    }
    Some(id)
}

/// Opens the samples that are not open yet, and shows the first.
pub fn open_samples<K: DocumentKind>(kind: K, state: &mut State) -> Vec<Effect> {
    let before = kind.documents(state).open.clone();
    let mut first = None;
    for sample in kind.samples(state) {
        let open = before.iter().find(|document| document.sample && document.title() == sample.title());
        let id = open.map_or_else(|| add_sample(kind, state, sample), |document| document.id);
        first = first.or(Some(id));
    }
    let documents = kind.documents_mut(state);
    if documents.open.len() > before.len() {
        documents.undo.keep(format!("opening the sample {}s", kind.id().noun()), before);
    }
    state.tab = kind.id().tab();
    first.into_iter().for_each(|id| choose(kind, state, id));
    say(state, "These are samples: invented, not real.");
    changed(kind, state)
}

fn add_sample<K: DocumentKind>(kind: K, state: &mut State, sample: K::Draft) -> DocumentId {
    let draft = Arc::new(sample);
    let id = add(kind, state, draft.clone());
    if let Some(document) = kind.documents_mut(state).document_mut(id) {
        document.saved = Some(draft);
        document.sample = true;
    }
    id
}
