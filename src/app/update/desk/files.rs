//! Files of documents: opened, and taken up when they change on disk.

use std::path::PathBuf;
use std::sync::Arc;

use super::super::super::desk::{DocumentId, Form, Which};
use super::super::super::positions::Seat;
use super::super::super::{Effect, State};
use super::super::{say, warn};
use super::bench::{ApplicantBench, LibraryBench, LoadedFile};
use super::form::{add, changed, choose};

/// Takes up the documents' files of a new library: those just `opened` come into the form, those open already follow
/// their file. The kinds of which one was just opened.
pub fn take_library(state: &mut State, opened: &[PathBuf]) -> Vec<Which> {
    let mut came = Vec::new();
    came.extend(take_files(ApplicantBench, state, opened));
    Seat::ALL.into_iter().for_each(|seat| came.extend(take_files(seat, state, opened)));
    came
}

fn take_files<B: LibraryBench>(bench: B, state: &mut State, opened: &[PathBuf]) -> Option<Which> {
    let library = state.library.clone();
    let mut first = None;
    for loaded in bench.files(&library) {
        let asked = opened.iter().any(|path| loaded.path().starts_with(path));
        let open = bench.desk(state).open.iter().position(|one| one.path.as_deref() == Some(loaded.path()));
        let id = match open {
            Some(at) => follow(bench, state, at, loaded, asked),
            None if asked => Some(open_file(bench, state, loaded)),
            None => None,
        };
        first = first.or(id.filter(|_| asked));
    }
    let id = first?;
    choose(bench, state, id);
    bench.come_into_view(state);
    Some(bench.which())
}

fn open_file<B: LibraryBench>(bench: B, state: &mut State, loaded: &B::File) -> DocumentId {
    let before = bench.desk(state).open.clone();
    let draft = Arc::new(loaded.draft());
    let id = add(bench, state, draft.clone());
    let desk = bench.desk_mut(state);
    if let Some(document) = desk.document_mut(id) {
        document.path = Some(loaded.path().to_owned());
        document.saved = Some(draft);
        document.on_disk = Some(loaded.bytes().clone());
        let what = format!("opening {}", document.title());
        desk.undo.keep(what, before);
    }
    id
}

/// An open document follows its file, unless there is something unsaved in the form: then that is said.
fn follow<B: LibraryBench>(
    bench: B,
    state: &mut State,
    at: usize,
    loaded: &B::File,
    asked: bool,
) -> Option<DocumentId> {
    let library = state.library.clone();
    let document = bench.desk_mut(state).open.get_mut(at)?;
    let id = document.id;
    if document.on_disk.as_ref() == Some(loaded.bytes()) {
        return Some(id);
    }
    let title = document.title();
    if document.is_unsaved() {
        warn(state, format!("The file of {title} changed on disk. Saving asks which of the two to keep."));
        return Some(id);
    }
    let draft = Arc::new(loaded.draft());
    document.reading = Arc::new(draft.read(&library.vocabulary));
    document.saved = Some(draft.clone());
    document.draft = draft;
    document.on_disk = Some(loaded.bytes().clone());
    if !asked {
        say(state, format!("{title} is shown as the file says it now."));
    }
    Some(id)
}

/// Opens the samples that are not open yet, and shows the first.
pub fn open_samples<B: LibraryBench>(bench: B, state: &mut State) -> Vec<Effect> {
    let before = bench.desk(state).open.clone();
    let mut first = None;
    for sample in bench.samples(state) {
        let open = before.iter().find(|document| document.sample && document.title() == sample.title());
        let id = open.map_or_else(|| add_sample(bench, state, sample), |document| document.id);
        first = first.or(Some(id));
    }
    let desk = bench.desk_mut(state);
    if desk.open.len() > before.len() {
        desk.undo.keep(format!("opening the sample {}s", bench.which().noun()), before);
    }
    state.tab = bench.which().tab();
    first.into_iter().for_each(|id| choose(bench, state, id));
    say(state, "These are samples: invented, not real.");
    changed(bench, state)
}

fn add_sample<B: LibraryBench>(bench: B, state: &mut State, sample: B::Form) -> DocumentId {
    let draft = Arc::new(sample);
    let id = add(bench, state, draft.clone());
    if let Some(document) = bench.desk_mut(state).document_mut(id) {
        document.saved = Some(draft);
        document.sample = true;
    }
    id
}
