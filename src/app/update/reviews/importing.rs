//! Documents imported: asked for, taken up as they come, told about at the end.

use std::path::PathBuf;
use std::sync::Arc;

use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::words::counted;

use super::super::super::files::Wanted;
use super::super::super::reviews::{ReviewDraft, ReviewEffect, Source, Understood};
use super::super::super::state::{FocusTarget, Region, Tab};
use super::super::super::{Effect, State};
use super::super::{files, look, say, warn};
use super::{ReviewKind, ask as ask_anew};
use crate::ids::DocumentId;
use crate::update::documents::editing;

/// Asks for documents, by a dialog for files or for a folder.
pub fn ask(state: &mut State, dialog: fn(Wanted) -> Effect) -> Vec<Effect> {
    state.tab = Tab::Import;
    vec![dialog(Wanted::Documents)]
}

/// Reads documents, off the frame.
pub fn import(state: &mut State, paths: Vec<PathBuf>) -> Vec<Effect> {
    if paths.is_empty() {
        return Vec::new();
    }
    files::close_dialog_for_files(state);
    state.tab = Tab::Import;
    state.reviews.awaited = true;
    state.reviews.importing += 1;
    for path in &paths {
        files::remember(state, path);
    }
    vec![Effect::Reviews(ReviewEffect::Import(paths))]
}

/// Takes up documents that were read; the first of an import comes into view.
pub fn take(state: &mut State, documents: Vec<(Arc<Source>, Understood)>) -> Vec<Effect> {
    let mut first = None;
    for (source, understood) in documents {
        let id = already_open(state, &source).unwrap_or_else(|| open(state, source, understood));
        first = first.or(Some(id));
    }
    if let Some(id) = first.filter(|_| std::mem::take(&mut state.reviews.awaited)) {
        editing::choose(ReviewKind, state, id);
        look::wish(state, FocusTarget::Region(Region::Content));
    }
    ask_anew(state)
}

/// The open document of the same file with the same bytes.
fn already_open(state: &State, source: &Source) -> Option<DocumentId> {
    let same = |own: &Arc<Source>| own.is_same(source);
    let open = &state.reviews.desk.open;
    open.iter().find(|document| document.draft.source.as_ref().is_some_and(same)).map(|document| document.id)
}

/// Puts a document among the open ones. That is no step of undo: what is ruled while more come is one.
fn open(state: &mut State, source: Arc<Source>, understood: Understood) -> DocumentId {
    let draft = ReviewDraft { source: Some(source), rulings: understood.rulings.clone() };
    let id = editing::put(ReviewKind, state, Arc::new(draft));
    let reviews = &mut state.reviews;
    let desk = &mut reviews.desk;
    if let Some(document) = desk.open.last() {
        desk.undo.revise(|version| version.push(document.clone()));
    }
    reviews.revision += 1;
    reviews.understood.insert(id, Understood { revision: reviews.revision, ..understood });
    id
}

/// An import has ended.
pub fn ended(state: &mut State, of: usize, unread: Vec<Diagnostic>, stopped: bool) -> Vec<Effect> {
    state.reviews.awaited = false;
    state.reviews.importing = state.reviews.importing.saturating_sub(1);
    let failed = unread.first().map(|first| {
        let (file, why) = (&first.place.file, &first.message);
        let of = files_word(of);
        match unread.len() {
            1 => format!("1 of {of} cannot be read: {file}: {why}. F8 says what to do."),
            many => format!("{many} of {of} cannot be read, the first of them {file}: {why}. F8 lists all."),
        }
    });
    state.reviews.unread = unread;
    match (stopped, failed) {
        (true, failed) => {
            let what = "Importing was stopped; what was read stays open.";
            say(state, failed.map_or_else(|| what.to_owned(), |failed| format!("{what} {failed}")));
        }
        (false, Some(failed)) => warn(state, failed),
        (false, None) if of == 0 => {
            warn(state, "There is no document to import: text, Markdown, HTML, Word and PDF files are read.");
        }
        (false, None) => say(state, format!("{} imported.", files_word(of))),
    }
    vec![Effect::Reviews(ReviewEffect::Watch)]
}

/// "1 document", "3 documents".
fn files_word(count: usize) -> String {
    counted(count, "document")
}
