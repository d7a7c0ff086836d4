//! What the user makes in forms, one document each: open, as typed, with undo, files and recovery.

use std::fmt::Debug;
use std::path::PathBuf;
use std::sync::Arc;

use rungs_domain::spec::Vocabulary;

use super::positions::Seat;
use super::state::Tab;
use super::undo::Undo;

/// What a form holds: text as typed, so that what is half written is kept, too.
pub trait Form: Clone + Debug + Default + PartialEq {
    /// What of it can be counted, and what cannot be read.
    type Reading: Clone + Debug + Default + PartialEq;
    /// A field of the form.
    type Field: Copy + Debug + Ord;

    /// Reads what can be counted.
    fn read(&self, vocabulary: &Vocabulary) -> Self::Reading;
    /// What in a reading cannot be read, and why.
    fn unreadable(reading: &Self::Reading) -> &[Unreadable<Self::Field>];
    /// Whether nothing of anybody's is written in it.
    fn is_blank(&self) -> bool;
    /// What it is called in lists and messages.
    fn title(&self) -> String;
    /// What a field is called in messages.
    fn label(field: Self::Field) -> String;
}

/// The kinds of document that are made in forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    /// Applicants.
    Applicants,
    /// Positions of one sort.
    Positions(Seat),
}

impl Which {
    /// The tab in which they are.
    pub fn tab(self) -> Tab {
        match self {
            Which::Applicants => Tab::Qualifications,
            Which::Positions(seat) => seat.tab(),
        }
    }

    /// The kind that a tab is about.
    pub fn of(tab: Tab) -> Option<Self> {
        match tab {
            Tab::Ladder => None,
            Tab::Qualifications => Some(Which::Applicants),
            Tab::DeskAudit => Some(Which::Positions(Seat::Held)),
            Tab::Vacancy => Some(Which::Positions(Seat::Planned)),
        }
    }
}

/// A field that cannot be read, or does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable<F> {
    /// Where.
    pub field: F,
    /// What is wrong, and what would be right.
    pub why: String,
}

/// Names an open document for as long as it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub u64);

/// An open document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<F: Form> {
    /// Its name within the window.
    pub id: DocumentId,
    /// What the form holds.
    pub draft: Arc<F>,
    /// What of it can be counted, and what cannot be read.
    pub reading: Arc<F::Reading>,
    /// Its file; `None`: it has none yet.
    pub path: Option<PathBuf>,
    /// What the file held when it was read or written last; `None`: nothing holds it yet.
    pub saved: Option<Arc<F>>,
    /// The bytes of its file when it was read or written last.
    pub on_disk: Option<Arc<[u8]>>,
    /// A sample shipped with the program: an invented person or position.
    pub sample: bool,
}

impl<F: Form> Document<F> {
    /// What it is called in lists and messages.
    pub fn title(&self) -> String {
        self.draft.title()
    }

    /// Whether there is something that no file holds.
    pub fn is_unsaved(&self) -> bool {
        match &self.saved {
            Some(saved) => *saved != self.draft,
            None => self.path.is_some() || !self.draft.is_blank(),
        }
    }
}

/// The open documents of one kind.
#[derive(Debug)]
pub struct Desk<F: Form> {
    /// The documents, in the order opened.
    pub open: Vec<Document<F>>,
    /// The one in the form; `None` only where none is open.
    pub current: Option<DocumentId>,
    /// The number of the next document.
    pub next: u64,
    /// Earlier and later versions of all open documents.
    pub undo: Undo<Vec<Document<F>>>,
    /// The field typed in last: more typing in it is the same step of undo.
    pub typing: Option<(DocumentId, F::Field)>,
    /// The field of the form that is to get the keyboard focus.
    pub wish: Option<FieldWish<F::Field>>,
    /// How many such wishes there were.
    pub wishes: u64,
    /// The document that was not saved because its file changed underneath, and the file.
    pub conflict: Option<(DocumentId, PathBuf)>,
    /// Documents of an earlier session that wait to be taken up or dropped.
    pub recovered: Vec<Kept<F>>,
}

/// A wish for the keyboard focus. The form follows each new number once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldWish<T> {
    /// Which field.
    pub field: T,
    /// Rises with every wish.
    pub number: u64,
}

/// A document that no file holds yet, as it is kept for the next start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept<F> {
    /// What the form held.
    pub draft: Arc<F>,
    /// Its file, if it had one.
    pub path: Option<PathBuf>,
    /// The bytes of that file when it was read or written last.
    pub on_disk: Option<Arc<[u8]>>,
}

impl<F: Form> Default for Desk<F> {
    fn default() -> Self {
        Desk {
            open: Vec::new(),
            current: None,
            next: 0,
            undo: Undo::default(),
            typing: None,
            wish: None,
            wishes: 0,
            conflict: None,
            recovered: Vec::new(),
        }
    }
}

impl<F: Form> Desk<F> {
    /// The open document with this id.
    pub fn document(&self, id: DocumentId) -> Option<&Document<F>> {
        self.open.iter().find(|document| document.id == id)
    }

    /// The document in the form.
    pub fn shown(&self) -> Option<&Document<F>> {
        self.document(self.current?)
    }
}
