//! The positions in the window, held and planned: what was typed about each, and what was computed from it.

mod command;
mod draft;
mod filled;
mod reading;
pub mod samples;
mod spread;
mod words;

use std::sync::Arc;

use rungs_documents::Document;
use rungs_domain::allocate::{Allocation, AllocationPolicy, Determination, LevelNeeds};

pub use command::{Paper, PositionCommand};
pub use draft::{
    AuthorityDraft, DutyDraft, FactorDraft, Field, Part, PositionDraft, PostingDraft, Reading, RulingDraft,
    SignedDraft, Unreadable,
};
pub use rungs_domain::allocate::{ApplicantFill, LevelFill, SpecChange, Standing, Touched};

use crate::documents::OpenDocuments;

pub use super::ids::Seat;
use crate::ids::DocumentId;
use rungs_library::LoadedSeries;
use rungs_library::documents::NotAsSigned;

/// The positions of one sort, and how they are looked at.
#[derive(Debug, Default)]
pub struct Positions {
    /// The open positions.
    pub desk: OpenDocuments<PositionDraft>,
    /// The row of the duties that the keyboard focus is in, or was in last.
    pub row: Option<usize>,
    /// The duty whose matches are being chosen.
    pub choosing: Option<Choosing>,
    /// Which document the preview shows.
    pub paper: Paper,
    /// What was computed.
    pub answers: Option<Arc<Answers>>,
    /// The number of the newest question; older answers are passed over.
    pub question: u64,
    /// True while newer answers are on their way.
    pub pending: bool,
}

/// The duty whose matches are being chosen: a list of items of the specification is open below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choosing {
    /// The row of the form, from 0.
    pub row: usize,
    /// Only items with these words; empty: the suggestions first, then all.
    pub words: String,
}

/// What was computed for all open positions of one sort.
#[derive(Debug, Clone)]
pub struct Answers {
    /// Rises with every new value; panels keep view data by it.
    pub revision: u64,
    /// One for each open position, in their order.
    pub positions: Vec<PositionAnswer>,
}

/// What was computed for one position.
#[derive(Debug, Clone)]
pub struct PositionAnswer {
    /// The position.
    pub document: DocumentId,
    /// What was read of the form, and judged.
    pub reading: Arc<Reading>,
    /// The answer, or why there is none, in words for people.
    pub judged: Result<Arc<Judged>, NotJudged>,
    /// The determination as it was signed, or that its copy was changed; `None`: it is not signed.
    pub signed: Option<Result<Arc<Document>, NotAsSigned>>,
}

impl PositionAnswer {
    /// The document of this sort that the preview shows: what was signed, wherever that is asked for.
    pub fn shown(&self, seat: Seat, paper: Paper) -> Option<&Arc<Document>> {
        match &self.signed {
            Some(Ok(signed)) if paper.of(seat) == rungs_documents::Paper::Determination => Some(signed),
            _ => self.judged.as_ref().ok().map(|judged| &judged.document),
        }
    }
}

/// Why a position has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotJudged {
    /// Nothing is written that could be judged yet: no series is chosen, or no duty is there.
    Nothing,
    /// The specification has changed since it was judged: what changed is to be read before it is judged anew.
    SpecChanged(Arc<SpecChange>),
    /// Why else, as a sentence without a full stop.
    Refused(String),
}

/// A position as judged.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The series it is judged against.
    pub loaded: Arc<LoadedSeries>,
    /// The policies, the one that decides first; one for each of the answers.
    pub policies: Vec<Arc<AllocationPolicy>>,
    /// The worksheet, the answers and the cautions. Its lines are the duties of the reading, in their order.
    pub allocation: Allocation,
    /// What each level needs, lowest first.
    pub needs: Vec<LevelNeeds>,
    /// What is decided, by whom, and how far that has come.
    pub determination: Determination,
    /// Per level, lowest first: who of the loaded applicants could fill it. Empty for a position that is held.
    pub fills: Vec<LevelFill>,
    /// The document that the preview shows.
    pub document: Arc<Document>,
}

impl Judged {
    /// The policy that decides; `None`: nobody has chosen one.
    pub fn decider(&self) -> Option<&AllocationPolicy> {
        self.policies.first().map(Arc::as_ref).filter(|_| self.allocation.chosen.is_some())
    }
}

impl Positions {
    /// What was computed for the position in the form.
    pub fn shown_answer(&self) -> Option<&PositionAnswer> {
        self.answer(self.desk.current?)
    }

    /// What was computed for an open position.
    pub fn answer(&self, id: DocumentId) -> Option<&PositionAnswer> {
        self.answers.as_ref()?.positions.iter().find(|one| one.document == id)
    }
}
