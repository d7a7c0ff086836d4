//! What the user makes in forms, one document each: open, as typed, with undo, files and recovery.

use std::fmt::Debug;
use std::path::{Path, PathBuf};
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
    /// Whether a file of it would hold nothing.
    fn is_empty(&self) -> bool {
        self.is_blank()
    }
    /// What it is called in lists and messages.
    fn title(&self) -> String;
    /// What a field is called in messages.
    fn label(field: Self::Field) -> String;
    /// What a form without a mistake still lacks to be written into a file: "choose a series first".
    fn lacks(reading: &Self::Reading) -> Option<&'static str>;
    /// The text of a file that holds what was read; `None`: there is nothing that a file could hold.
    fn written(reading: &Self::Reading, shape: FileShape) -> Option<String>;
}

/// In which shape a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileShape {
    /// RON, for people and programs.
    Ron,
    /// JSON, for programs.
    Json,
}

impl FileShape {
    /// The shape that the ending of a file's name says.
    pub fn of(path: &Path) -> Self {
        match path.extension() {
            Some(ending) if ending.eq_ignore_ascii_case("json") => FileShape::Json,
            _ => FileShape::Ron,
        }
    }
}

/// The kinds of document that are made in forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    /// Applicants.
    Applicants,
    /// Positions of one sort.
    Positions(Seat),
    /// Documents under review.
    Reviews,
}

impl Which {
    /// All, in the order of the tabs.
    pub const ALL: [Which; 4] =
        [Which::Applicants, Which::Positions(Seat::Held), Which::Positions(Seat::Planned), Which::Reviews];

    /// What one of them is called.
    pub fn noun(self) -> &'static str {
        match self {
            Which::Applicants => "applicant",
            Which::Positions(_) => "position",
            Which::Reviews => "document",
        }
    }

    /// The tab in which they are.
    pub fn tab(self) -> Tab {
        match self {
            Which::Applicants => Tab::Qualifications,
            Which::Positions(seat) => seat.tab(),
            Which::Reviews => Tab::Import,
        }
    }

    /// The kind that a tab is about.
    pub fn of(tab: Tab) -> Option<Self> {
        match tab {
            Tab::Ladder => None,
            Tab::Qualifications => Some(Which::Applicants),
            Tab::DeskAudit => Some(Which::Positions(Seat::Held)),
            Tab::Vacancy => Some(Which::Positions(Seat::Planned)),
            Tab::Import => Some(Which::Reviews),
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

impl<F: Form> Kept<F> {
    /// What is to be kept of an open document.
    pub fn of(document: &Document<F>) -> Self {
        Kept { draft: document.draft.clone(), path: document.path.clone(), on_disk: document.on_disk.clone() }
    }
}

/// A document as it was saved.
#[derive(Debug, Clone)]
pub struct Saved<F> {
    /// Which.
    pub document: DocumentId,
    /// What the file now holds.
    pub draft: Arc<F>,
    /// The file.
    pub path: PathBuf,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// The hour and minute, as shown.
    pub at: String,
    /// What the user should know of what was saved, as a sentence.
    pub remark: Option<String>,
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
            recovered: Vec::new(),
        }
    }
}

impl<F: Form> Desk<F> {
    /// The open document with this id.
    pub fn document(&self, id: DocumentId) -> Option<&Document<F>> {
        self.open.iter().find(|document| document.id == id)
    }

    /// The same, to change it.
    pub fn document_mut(&mut self, id: DocumentId) -> Option<&mut Document<F>> {
        self.open.iter_mut().find(|document| document.id == id)
    }

    /// The documents that hold something that no file holds.
    pub fn unsaved(&self) -> impl Iterator<Item = &Document<F>> {
        self.open.iter().filter(|document| document.is_unsaved())
    }

    /// What is to be kept for the next start: what is unsaved, and what an earlier session left and nobody has
    /// decided about.
    pub fn kept(&self) -> impl Iterator<Item = Kept<F>> {
        self.recovered.iter().cloned().chain(self.unsaved().map(Kept::of))
    }

    /// The document in the form.
    pub fn shown(&self) -> Option<&Document<F>> {
        self.document(self.current?)
    }
}
