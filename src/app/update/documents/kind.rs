//! The kinds of document: what is particular about applicants, positions, documents under review and links.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rungs_library::{Library, LoadedApplicant, LoadedPosition};

use super::{AnyKind, editing, recovery, saving};
use crate::applicants::{Draft, samples};
use crate::documents::{DocumentDraft, Kept, OpenDocuments};
use crate::ids::{DocumentId, DocumentKindId, Seat};
use crate::links::LinkDraft;
use crate::positions::{PositionDraft, samples as position_samples};
use crate::reviews::ReviewDraft;
use crate::update::{applicants, links, positions, reviews};
use crate::{Effect, State};

/// A kind of document: where its documents are, and what is particular about them. What all kinds do alike is
/// [`AnyKind`], which every kind has.
pub trait DocumentKind: Copy {
    /// What a document holds.
    type Draft: DocumentDraft;
    /// Whether the library reads a file of such a document as soon as there is one.
    const IN_LIBRARY: bool = true;

    /// Its name.
    fn id(self) -> DocumentKindId;

    /// The open documents.
    fn documents(self, state: &State) -> &OpenDocuments<Self::Draft>;

    /// The same, to change them.
    fn documents_mut(self, state: &mut State) -> &mut OpenDocuments<Self::Draft>;

    /// Another document, or another version of it, is in the form.
    fn turned(self, _: &mut State) {}

    /// Something in the documents changed: asks for the answers about them.
    fn ask(self, state: &mut State) -> Vec<Effect>;

    /// The tab comes into view because a document was opened.
    fn come_into_view(self, _: &mut State) {}

    /// The name that is proposed for a document's file, without its ending; `None`: one made from its title.
    fn file_name(self, _: &State, _: DocumentId) -> Option<String> {
        None
    }

    /// The files of such documents in the library.
    fn files(self, _: &Library) -> Vec<LibraryFile<'_, Self::Draft>> {
        Vec::new()
    }

    /// Samples are opened, and these documents are invented.
    fn samples(self, _: &mut State) -> Vec<Self::Draft> {
        Vec::new()
    }

    /// Saves the document in the form.
    fn save(self, state: &mut State) -> Vec<Effect> {
        saving::save(self, state)
    }

    /// Takes what a file holds that changed underneath, in place of the form; undo brings the form back.
    fn take_on_disk(self, state: &mut State, id: DocumentId, path: &Path) -> Vec<Effect> {
        saving::take_file(self, state, id, path)
    }

    /// Takes up what an earlier session left.
    fn take_up(self, state: &mut State, found: Vec<Kept<Self::Draft>>) -> Vec<Effect> {
        recovery::open(self, state, found)
    }

    /// Gives up what no file holds: the window closes without it.
    fn give_up(self, state: &mut State) {
        self.documents_mut(state).open.clear();
    }
}

/// A file of the library that holds a document.
pub struct LibraryFile<'a, D> {
    /// Where it is.
    pub path: &'a Path,
    /// Its bytes.
    pub bytes: &'a Arc<[u8]>,
    /// Makes the draft that holds what it says.
    pub draft: Box<dyn Fn() -> D + 'a>,
}

/// Applicants.
#[derive(Debug, Clone, Copy)]
pub struct ApplicantKind;

/// Documents under review.
#[derive(Debug, Clone, Copy)]
pub struct ReviewKind;

/// Links.
#[derive(Debug, Clone, Copy)]
pub struct LinkKind;

/// The kind with this name.
pub fn kind(id: DocumentKindId) -> &'static dyn AnyKind {
    match id {
        DocumentKindId::Links => &LinkKind,
        DocumentKindId::Applicants => &ApplicantKind,
        DocumentKindId::Positions(Seat::Held) => &Seat::Held,
        DocumentKindId::Positions(Seat::Planned) => &Seat::Planned,
        DocumentKindId::Reviews => &ReviewKind,
    }
}

impl DocumentKind for ApplicantKind {
    type Draft = Draft;

    fn id(self) -> DocumentKindId {
        DocumentKindId::Applicants
    }

    fn documents(self, state: &State) -> &OpenDocuments<Draft> {
        &state.applicants.desk
    }

    fn documents_mut(self, state: &mut State) -> &mut OpenDocuments<Draft> {
        &mut state.applicants.desk
    }

    fn turned(self, state: &mut State) {
        state.applicants.judging = None;
    }

    fn ask(self, state: &mut State) -> Vec<Effect> {
        applicants::ask(state)
    }

    fn come_into_view(self, state: &mut State) {
        applicants::come_into_view(state);
    }

    fn files(self, library: &Library) -> Vec<LibraryFile<'_, Draft>> {
        library.applicants.iter().map(applicant_file).collect()
    }

    fn samples(self, state: &mut State) -> Vec<Draft> {
        applicants::ask_about_samples(state);
        samples::all(&state.library.vocabulary).iter().map(Draft::of).collect()
    }
}

impl DocumentKind for Seat {
    type Draft = PositionDraft;

    fn id(self) -> DocumentKindId {
        DocumentKindId::Positions(self)
    }

    fn documents(self, state: &State) -> &OpenDocuments<PositionDraft> {
        &state.positions(self).desk
    }

    fn documents_mut(self, state: &mut State) -> &mut OpenDocuments<PositionDraft> {
        &mut state.positions_mut(self).desk
    }

    fn turned(self, state: &mut State) {
        let positions = state.positions_mut(self);
        let rows = positions.desk.shown().map_or(0, |shown| shown.draft.duties.len());
        positions.choosing = None;
        positions.row.take_if(|row| *row >= rows);
    }

    fn ask(self, state: &mut State) -> Vec<Effect> {
        positions::ask(state, self)
    }

    fn files(self, library: &Library) -> Vec<LibraryFile<'_, PositionDraft>> {
        let of_sort = library.positions.iter().filter(|loaded| loaded.position.planned == (self == Seat::Planned));
        of_sort.map(position_file).collect()
    }

    fn samples(self, state: &mut State) -> Vec<PositionDraft> {
        let samples = position_samples::all(&state.library.vocabulary);
        let of_sort = samples.iter().filter(|sample| sample.planned == (self == Seat::Planned));
        of_sort.map(PositionDraft::of).collect()
    }
}

fn applicant_file(LoadedApplicant { path, bytes, applicant, .. }: &LoadedApplicant) -> LibraryFile<'_, Draft> {
    LibraryFile { path, bytes, draft: Box::new(|| Draft::of(applicant)) }
}

fn position_file(LoadedPosition { path, bytes, position, .. }: &LoadedPosition) -> LibraryFile<'_, PositionDraft> {
    LibraryFile { path, bytes, draft: Box::new(|| PositionDraft::of(position)) }
}

impl DocumentKind for ReviewKind {
    type Draft = ReviewDraft;
    const IN_LIBRARY: bool = false;

    fn id(self) -> DocumentKindId {
        DocumentKindId::Reviews
    }

    fn documents(self, state: &State) -> &OpenDocuments<ReviewDraft> {
        &state.reviews.desk
    }

    fn documents_mut(self, state: &mut State) -> &mut OpenDocuments<ReviewDraft> {
        &mut state.reviews.desk
    }

    fn turned(self, state: &mut State) {
        reviews::turned(state);
    }

    fn ask(self, state: &mut State) -> Vec<Effect> {
        reviews::ask(state)
    }

    fn file_name(self, state: &State, id: DocumentId) -> Option<String> {
        state.reviews.understood.get(&id).map(|understood| understood.draft.series.id.to_string())
    }

    /// A specification does not say what it was made from.
    fn take_on_disk(self, _: &mut State, _: DocumentId, _: &Path) -> Vec<Effect> {
        Vec::new()
    }
}

impl DocumentKind for LinkKind {
    type Draft = LinkDraft;

    fn id(self) -> DocumentKindId {
        DocumentKindId::Links
    }

    fn documents(self, state: &State) -> &OpenDocuments<LinkDraft> {
        &state.links.documents
    }

    fn documents_mut(self, state: &mut State) -> &mut OpenDocuments<LinkDraft> {
        &mut state.links.documents
    }

    fn ask(self, state: &mut State) -> Vec<Effect> {
        links::ask(state)
    }

    fn save(self, state: &mut State) -> Vec<Effect> {
        links::save(state)
    }

    fn take_on_disk(self, state: &mut State, _: DocumentId, _: &Path) -> Vec<Effect> {
        links::take_on_disk(state)
    }

    fn take_up(self, state: &mut State, found: Vec<Kept<LinkDraft>>) -> Vec<Effect> {
        links::take_recovered(state, &found)
    }

    fn give_up(self, state: &mut State) {
        for document in &mut state.links.documents.open {
            document.draft = document.saved.clone().unwrap_or_default();
        }
    }
}

impl<K: DocumentKind> AnyKind for K {
    fn update(&self, state: &mut State, command: crate::documents::DocumentCommand) -> Vec<Effect> {
        super::carry_out(*self, state, command)
    }

    fn write(&self, state: &mut State, id: DocumentId, path: PathBuf, replace: bool) -> Vec<Effect> {
        let own = self.documents(state).document(id).is_some_and(|document| document.path.as_ref() == Some(&path));
        saving::write(*self, state, id, Some(path), replace && !own)
    }

    fn overwrite(&self, state: &mut State, id: DocumentId, path: PathBuf) -> Vec<Effect> {
        match self.id() {
            // Its files are not its own, and the kind knows them.
            DocumentKindId::Links => saving::write(*self, state, id, None, true),
            _ => saving::write(*self, state, id, Some(path), true),
        }
    }

    fn take_on_disk(&self, state: &mut State, id: DocumentId, path: &Path) -> Vec<Effect> {
        DocumentKind::take_on_disk(*self, state, id, path)
    }

    fn proposed_name(&self, state: &State, id: DocumentId) -> Option<String> {
        self.file_name(state, id).or_else(|| saving::name_of(&self.documents(state).document(id)?.title()))
    }

    fn save_next(&self, state: &mut State) -> Option<Vec<Effect>> {
        let id = self.documents(state).unsaved().next()?.id;
        editing::choose(*self, state, id);
        Some(self.save(state))
    }

    fn give_up(&self, state: &mut State) {
        DocumentKind::give_up(*self, state);
    }

    fn take_files(&self, state: &mut State, opened: &[PathBuf]) -> bool {
        super::files::take_files(*self, state, opened)
    }

    fn take_recovered(&self, state: &mut State) -> Vec<Effect> {
        let found = std::mem::take(&mut self.documents_mut(state).recovered);
        if found.is_empty() { Vec::new() } else { self.take_up(state, found) }
    }

    fn drop_recovered(&self, state: &mut State) {
        self.documents_mut(state).recovered.clear();
    }
}
