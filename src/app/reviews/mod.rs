//! Documents that are being made into specifications: what was read, what was understood, what a reviewer ruled.

mod command;
mod draft;
mod editor;
mod moved;
mod tier;
mod understanding;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

pub use command::{ReviewCommand, ReviewEffect};
pub use draft::{Field, Reading, ReviewDraft, Source};
pub use editor::{FieldEdit, RequirementEditor};
pub use moved::moved;
pub use rungs_import::{
    Characters, Correction, Draft, DraftField, Furniture, Interpretation, Line, LineKind, Manuscript, Place, Profile,
    Provenance, Reason, ReviewBlock, ReviewPoint, ReviewPointKind, Role, Warning,
};
pub use tier::EditedTier;
pub use understanding::{Understood, UnderstoodBy};
pub use words::told;

use rungs_domain::diagnostic::Diagnostic;

use crate::documents::{Document, OpenDocuments};

use crate::ids::DocumentId;

/// The open documents, and how they are looked at.
#[derive(Debug, Default)]
pub struct Reviews {
    /// The open documents.
    pub desk: OpenDocuments<ReviewDraft>,
    /// What was understood of each.
    pub understood: BTreeMap<DocumentId, Understood>,
    /// The part of the source that is looked at.
    pub selected: Option<Selected>,
    /// The tier whose requirement is being edited.
    pub tier: Option<TierAt>,
    /// The document to which these two belong: the one in view when something was asked last.
    pub about: Option<DocumentId>,
    /// Learned profiles that are in use, the later before the earlier.
    pub profiles: Vec<LearnedProfile>,
    /// Profiles that were in use and cannot be read now.
    pub absent: Vec<PathBuf>,
    /// Rises whenever documents are to be understood by other words than before.
    pub given: u64,
    /// The number of the newest question.
    pub question: u64,
    /// The revision of what was understood last.
    pub revision: u64,
    /// The number of the last choice of a place.
    pub selections: u64,
    /// What the files of open documents say now, where they changed since they were read.
    pub changed: BTreeMap<DocumentId, Arc<Source>>,
    /// How many imports are under way.
    pub importing: usize,
    /// The first document that comes is to be shown.
    pub awaited: bool,
    /// Files of the last import that could not be read, or of the last saving that could not be written, each with its
    /// reason.
    pub unread: Vec<Diagnostic>,
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
    /// Whether what was understood of an open document is what its rulings and the words in use say.
    pub fn is_fresh(&self, document: &Document<ReviewDraft>) -> bool {
        let Some(source) = &document.draft.source else { return true };
        let fresh = |known: &Understood| {
            let same_text = Arc::ptr_eq(&known.manuscript, &source.manuscript);
            same_text && known.given == self.given && known.rulings == document.draft.rulings
        };
        self.understood.get(&document.id).is_some_and(fresh)
    }

    /// The files of all profiles that are in use, or would be if they could be read; in the order in which they came.
    pub fn profile_paths(&self) -> Vec<PathBuf> {
        let used = self.profiles.iter().rev().map(|one| one.path.clone());
        self.absent.iter().cloned().chain(used).collect()
    }

    /// What was understood of the document in view.
    pub fn shown(&self) -> Option<&Understood> {
        self.understood.get(&self.desk.current?)
    }

    /// The source of the document in view.
    pub fn source(&self) -> Option<&Arc<Source>> {
        self.desk.shown()?.draft.source.as_ref()
    }
}
