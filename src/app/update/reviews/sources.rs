//! The files of documents, when they change on disk while their documents are open.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::super::super::reviews::{ReviewDraft, ReviewEffect, Source, moved};
use super::super::super::{Effect, State};
use super::super::{say, warn};
use super::{ReviewKind, ask};
use crate::ids::DocumentId;
use crate::update::documents::editing;

/// Files changed: those of open documents are compared with what was read.
pub fn files_changed(state: &State, paths: &BTreeSet<PathBuf>) -> Vec<Effect> {
    compare(state, |source| paths.contains(&source.path))
}

/// All files are compared.
pub fn compare_all(state: &State) -> Vec<Effect> {
    compare(state, |_| true)
}

fn compare(state: &State, wanted: impl Fn(&Source) -> bool) -> Vec<Effect> {
    let open = state.reviews.desk.open.iter();
    let of_files = open.filter(|document| document.draft.source.as_ref().is_some_and(|source| wanted(source)));
    let ids: Vec<DocumentId> = of_files.map(|document| document.id).collect();
    if ids.is_empty() { Vec::new() } else { vec![Effect::Reviews(ReviewEffect::Compare(ids))] }
}

/// The file of a document says something else now. A document about which nothing was ruled follows it.
pub fn changed(state: &mut State, id: DocumentId, source: Arc<Source>) -> Vec<Effect> {
    let reviews = &mut state.reviews;
    let Some(document) = reviews.desk.document_mut(id) else { return Vec::new() };
    let title = document.title();
    if document.draft.source.as_ref().is_some_and(|own| own.bytes == source.bytes) {
        // It was changed back.
        reviews.changed.remove(&id);
        return Vec::new();
    }
    if !document.draft.rulings.is_empty() || document.path.is_some() {
        reviews.changed.insert(id, source);
        warn(state, format!("{title} changed on disk. It can be read again, with your rulings; until then it stays."));
        return Vec::new();
    }
    let draft = Arc::new(ReviewDraft { source: Some(source), rulings: Arc::default() });
    document.draft = draft.clone();
    // An earlier version is one of what was ruled, not of the file.
    reviews.desk.undo.revise(|version| {
        let same = version.iter_mut().filter(|one| one.id == id && one.draft.rulings.is_empty());
        same.for_each(|one| one.draft = draft.clone());
    });
    say(state, format!("{title} is shown as the file says it now."));
    ask(state)
}

/// Takes the document in view as its file says it now, with the rulings whose words are still there.
pub fn take_changed(state: &mut State) -> Vec<Effect> {
    let Some(document) = state.reviews.desk.shown() else { return Vec::new() };
    let (id, title, draft) = (document.id, document.title(), document.draft.clone());
    let (Some(source), Some(old)) = (state.reviews.changed.remove(&id), &draft.source) else {
        say(state, format!("{title} is what its file says."));
        return Vec::new();
    };
    let (rulings, lost) = moved(&draft.rulings, &old.manuscript.text, &source.manuscript.text);
    let next = ReviewDraft { source: Some(source), rulings: Arc::new(rulings) };
    let effects = editing::replace(ReviewKind, state, Arc::new(next), format!("reading {title} again"), true);
    state.reviews.selected = None;
    match lost {
        0 => say(state, format!("{title} is shown as the file says it now, with all rulings.")),
        lost => warn(
            state,
            format!(
                "{title} is shown as the file says it now. {} about words that are not there, or not at the same number of places: undo brings the version before back.",
                if lost == 1 { "1 ruling is".to_owned() } else { format!("{lost} rulings are") }
            ),
        ),
    }
    effects
}
