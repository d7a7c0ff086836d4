//! What differs from kind to kind of document.

use std::path::Path;
use std::sync::Arc;

use rungs_library::{Library, LoadedApplicant, LoadedPosition};

use super::super::super::applicants::{Draft, samples};
use super::super::super::desk::{Desk, DocumentId, Form, Which};
use super::super::super::positions::{PositionDraft, Seat, samples as position_samples};
use super::super::super::reviews::ReviewDraft;
use super::super::super::{Effect, State};
use super::super::{applicants, positions, reviews};

/// Where the documents of one kind are worked on, and what is particular about them.
pub trait Bench: Copy {
    /// What a document holds.
    type Form: Form;
    /// Whether the library reads a file of such a document as soon as there is one.
    const IN_LIBRARY: bool = true;

    /// Which kind it is.
    fn which(self) -> Which;

    /// The open documents.
    fn desk(self, state: &State) -> &Desk<Self::Form>;

    /// The same, to change them.
    fn desk_mut(self, state: &mut State) -> &mut Desk<Self::Form>;

    /// Another document, or another version of it, is in the form.
    fn turned(self, state: &mut State);

    /// Something in the documents changed: asks for the answers about them.
    fn ask(self, state: &mut State) -> Vec<Effect>;

    /// The tab comes into view because a document was opened.
    fn come_into_view(self, state: &mut State);

    /// The name that is proposed for a document's file, without its ending; `None`: one made from its title.
    fn file_name(self, _: &State, _: DocumentId) -> Option<String> {
        None
    }
}

/// A bench whose documents have files among those of the library, and samples.
pub trait LibraryBench: Bench {
    /// A file of such a document, as loaded.
    type File: LoadedFile<Self::Form> + 'static;

    /// Samples are opened, and these documents are invented.
    fn samples(self, state: &mut State) -> Vec<Self::Form>;

    /// The files of such documents in the library.
    fn files(self, library: &Library) -> impl Iterator<Item = &Self::File>;
}

/// A file as loaded.
pub trait LoadedFile<F> {
    /// Where it is.
    fn path(&self) -> &Path;
    /// Its bytes.
    fn bytes(&self) -> &Arc<[u8]>;
    /// The form that holds what it says.
    fn draft(&self) -> F;
}

impl LoadedFile<Draft> for LoadedApplicant {
    fn path(&self) -> &Path {
        &self.path
    }

    fn bytes(&self) -> &Arc<[u8]> {
        &self.bytes
    }

    fn draft(&self) -> Draft {
        Draft::of(&self.applicant)
    }
}

impl LoadedFile<PositionDraft> for LoadedPosition {
    fn path(&self) -> &Path {
        &self.path
    }

    fn bytes(&self) -> &Arc<[u8]> {
        &self.bytes
    }

    fn draft(&self) -> PositionDraft {
        PositionDraft::of(&self.position)
    }
}

/// Applicants.
#[derive(Debug, Clone, Copy)]
pub struct ApplicantBench;

impl Bench for ApplicantBench {
    type Form = Draft;

    fn which(self) -> Which {
        Which::Applicants
    }

    fn desk(self, state: &State) -> &Desk<Draft> {
        &state.applicants.desk
    }

    fn desk_mut(self, state: &mut State) -> &mut Desk<Draft> {
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
}

impl LibraryBench for ApplicantBench {
    type File = LoadedApplicant;

    fn samples(self, state: &mut State) -> Vec<Draft> {
        applicants::ask_about_samples(state);
        samples::all(&state.library.vocabulary).iter().map(Draft::of).collect()
    }

    fn files(self, library: &Library) -> impl Iterator<Item = &LoadedApplicant> {
        library.applicants.iter()
    }
}

impl Bench for Seat {
    type Form = PositionDraft;

    fn which(self) -> Which {
        Which::Positions(self)
    }

    fn desk(self, state: &State) -> &Desk<PositionDraft> {
        &state.positions(self).desk
    }

    fn desk_mut(self, state: &mut State) -> &mut Desk<PositionDraft> {
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

    fn come_into_view(self, _: &mut State) {}
}

impl LibraryBench for Seat {
    type File = LoadedPosition;

    fn samples(self, state: &mut State) -> Vec<PositionDraft> {
        let samples = position_samples::all(&state.library.vocabulary);
        let of_sort = samples.iter().filter(|sample| sample.planned == (self == Seat::Planned));
        of_sort.map(PositionDraft::of).collect()
    }

    fn files(self, library: &Library) -> impl Iterator<Item = &LoadedPosition> {
        library.positions.iter().filter(move |loaded| loaded.position.planned == (self == Seat::Planned))
    }
}

/// Documents under review.
#[derive(Debug, Clone, Copy)]
pub struct ReviewBench;

impl Bench for ReviewBench {
    type Form = ReviewDraft;
    const IN_LIBRARY: bool = false;

    fn which(self) -> Which {
        Which::Reviews
    }

    fn desk(self, state: &State) -> &Desk<ReviewDraft> {
        &state.reviews.desk
    }

    fn desk_mut(self, state: &mut State) -> &mut Desk<ReviewDraft> {
        &mut state.reviews.desk
    }

    fn turned(self, state: &mut State) {
        reviews::turned(state);
    }

    fn ask(self, state: &mut State) -> Vec<Effect> {
        reviews::ask(state)
    }

    fn come_into_view(self, _: &mut State) {}

    fn file_name(self, state: &State, id: DocumentId) -> Option<String> {
        state.reviews.understood.get(&id).map(|understood| understood.draft.series.id.to_string())
    }
}
