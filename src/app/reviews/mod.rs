//! Documents that are being made into specifications: what was read, what was understood, what a reviewer ruled.

mod command;
mod draft;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

pub use command::ReviewCommand;
pub use draft::{Field, Reading, ReviewDraft, Source};
pub use rungs_formats::import::{
    Characters, Draft, DraftField, Furniture, Line, LineKind, Manuscript, Piece, Place, Point, PointKind, Profile,
    Reason, Role, Ruling, Taken, Trail, Warning,
};

use super::desk::{Desk, DocumentId};

/// The open documents, and how they are looked at.
#[derive(Debug, Default)]
pub struct Reviews {
    /// The open documents.
    pub desk: Desk<ReviewDraft>,
    /// What was understood of each.
    pub understood: BTreeMap<DocumentId, Understood>,
    /// The part of the source that is looked at.
    pub selected: Option<Selected>,
    /// The tier whose requirement is being edited.
    pub tier: Option<TierAt>,
    /// Learned profiles that are in use, the later before the earlier.
    pub profiles: Vec<LearnedProfile>,
    /// The number of the newest question; older answers are passed over.
    pub question: u64,
}

/// What was understood of a document.
#[derive(Debug, Clone)]
pub struct Understood {
    /// Rises with every new value; panels keep view data by it.
    pub revision: u64,
    /// From these rulings. While the form holds others, a newer answer is on its way.
    pub rulings: Arc<Vec<Ruling>>,
    /// The draft.
    pub draft: Arc<Draft>,
    /// What a person should look at, in the order of the source.
    pub points: Arc<Vec<Point>>,
    /// What became of each character.
    pub characters: Characters,
}

/// What is looked at, in the source and in the draft alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selected {
    /// The bytes of the manuscript.
    pub at: Range<usize>,
    /// Where it was chosen; the other side follows.
    pub by: Side,
    /// Rises with every choice: a side scrolls once for each.
    pub number: u64,
}

/// The two sides of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The document.
    Source,
    /// The specification made from it.
    Draft,
    /// Neither: a step from point to point, a warning.
    Elsewhere,
}

/// A tier of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TierAt {
    /// The place of the level in the draft.
    pub level: usize,
    /// The place of the tier in the level.
    pub tier: usize,
}

/// A profile file that is in use.
#[derive(Debug, Clone)]
pub struct LearnedProfile {
    /// Its file.
    pub path: PathBuf,
    /// What it says.
    pub profile: Arc<Profile>,
}

impl Reviews {
    /// What was understood of the document in view.
    pub fn shown(&self) -> Option<&Understood> {
        self.understood.get(&self.desk.current?)
    }

    /// The source of the document in view.
    pub fn source(&self) -> Option<&Arc<Source>> {
        self.desk.shown()?.draft.source.as_ref()
    }
}
