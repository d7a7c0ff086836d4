//! Open documents of every kind: what is typed, undo, files and recovery.

use std::any::Any;
use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rungs_domain::spec::Vocabulary;

use crate::ids::DocumentId;
use crate::request::Request;
use crate::undo::{Steps, Undo};

/// What a document holds: text as typed, so that what is half written is kept, too.
pub trait DocumentDraft: Clone + Debug + Default + PartialEq + Send + Sync + 'static {
    /// What of it can be counted, and what cannot be read.
    type Reading: Clone + Debug + Default + PartialEq;
    /// A field of the form.
    type Field: Copy + Debug + Ord;

    /// Reads what can be counted.
    fn read(&self, vocabulary: &Vocabulary) -> Self::Reading;
    /// What in a reading cannot be read, and why.
    fn unreadable(_: &Self::Reading) -> &[Unreadable<Self::Field>] {
        &[]
    }
    /// Whether nothing of anybody's is written in it.
    fn is_blank(&self) -> bool;
    /// Whether a file of it would hold nothing.
    fn is_empty(&self) -> bool {
        self.is_blank()
    }
    /// Whether both were made from the same thing, apart from what was made of it.
    fn is_version_of(&self, _: &Self) -> bool {
        false
    }
    /// What it is called in lists and messages.
    fn title(&self) -> String;
    /// What a field is called in messages.
    fn label(field: Self::Field) -> String;
    /// What a form without a mistake still lacks to be written into a file: "choose a series first".
    fn lacks(_: &Self::Reading) -> Option<&'static str> {
        None
    }
    /// The text of a file that holds what was read; `None`: a file is made of something else.
    fn written(_: &Self::Reading, _: FileShape) -> Option<String> {
        None
    }
}

/// The format of a document's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileShape {
    /// RON, for people and programs.
    Ron,
    /// JSON, for programs.
    Json,
}

impl FileShape {
    /// The format that the ending of a file's name says.
    pub fn of(path: &Path) -> Self {
        match path.extension() {
            Some(ending) if ending.eq_ignore_ascii_case("json") => FileShape::Json,
            _ => FileShape::Ron,
        }
    }
}

/// A command about the documents of a kind.
#[derive(Debug, Clone)]
pub enum DocumentCommand {
    /// Show an open document in the form.
    Choose(DocumentId),
    /// Close an open document; undo brings it back.
    Close(DocumentId),
    /// Take the last edit back.
    Undo,
    /// Make it again.
    Redo,
    /// Save the document in the form, asking for a file where it has none.
    Save,
    /// Save it as another file, asking which.
    SaveAs,
    /// Open the samples of the kind.
    OpenSamples,
    /// From jobs: saved.
    Saved(Saved),
}

/// A field that cannot be read, or does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable<F> {
    /// Where.
    pub field: F,
    /// What is wrong, and what would be right.
    pub why: String,
}

/// An open document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<D: DocumentDraft> {
    /// Its name within the window.
    pub id: DocumentId,
    /// What the form holds.
    pub draft: Arc<D>,
    /// What of it can be counted, and what cannot be read.
    pub reading: Arc<D::Reading>,
    /// Its file; `None`: it has none yet.
    pub path: Option<PathBuf>,
    /// What the file held when it was read or written last; `None`: nothing holds it yet.
    pub saved: Option<Arc<D>>,
    /// The bytes of its file when it was read or written last.
    pub on_disk: Option<Arc<[u8]>>,
    /// A sample shipped with the program: an invented person or position.
    pub sample: bool,
}

impl<D: DocumentDraft> Document<D> {
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
pub struct OpenDocuments<D: DocumentDraft> {
    /// The documents, in the order opened.
    pub open: Vec<Document<D>>,
    /// The one in the form; `None` only where none is open.
    pub current: Option<DocumentId>,
    /// The number of the next document.
    pub next: u64,
    /// Earlier and later versions of all open documents.
    pub undo: Undo<Vec<Document<D>>>,
    /// The field typed in last: more typing in it is the same step of undo.
    pub typing: Option<(DocumentId, D::Field)>,
    /// The field of the form that is to get the keyboard focus.
    pub focus_request: Request<D::Field>,
    /// Documents of an earlier session that wait to be taken up or dropped.
    pub recovered: Vec<Kept<D>>,
}

/// A document that no file holds yet, as it is kept for the next start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept<D> {
    /// What the form held.
    pub draft: Arc<D>,
    /// Its file, if it had one.
    pub path: Option<PathBuf>,
    /// The bytes of that file when it was read or written last.
    pub on_disk: Option<Arc<[u8]>>,
}

impl<D: DocumentDraft> Kept<D> {
    /// What is to be kept of an open document.
    pub fn of(document: &Document<D>) -> Self {
        Kept { draft: document.draft.clone(), path: document.path.clone(), on_disk: document.on_disk.clone() }
    }
}

/// A document as it was saved.
#[derive(Debug, Clone)]
pub struct Saved {
    /// Which.
    pub document: DocumentId,
    /// The draft that the file now holds, of the type of its kind.
    pub draft: Arc<dyn Any + Send + Sync>,
    /// The file and its bytes; `None`: a kind whose files are not its documents'.
    pub file: Option<(PathBuf, Arc<[u8]>)>,
    /// The hour and minute, as shown.
    pub at: String,
    /// What the user should know of what was saved, as a sentence.
    pub remark: Option<String>,
}

impl<D: DocumentDraft> Default for OpenDocuments<D> {
    fn default() -> Self {
        OpenDocuments {
            open: Vec::new(),
            current: None,
            next: 0,
            undo: Undo::default(),
            typing: None,
            focus_request: Request::default(),
            recovered: Vec::new(),
        }
    }
}

impl<D: DocumentDraft> OpenDocuments<D> {
    /// The open document with this id.
    pub fn document(&self, id: DocumentId) -> Option<&Document<D>> {
        self.open.iter().find(|document| document.id == id)
    }

    /// The same, to change it.
    pub fn document_mut(&mut self, id: DocumentId) -> Option<&mut Document<D>> {
        self.open.iter_mut().find(|document| document.id == id)
    }

    /// The documents that hold something that no file holds.
    pub fn unsaved(&self) -> impl Iterator<Item = &Document<D>> {
        self.open.iter().filter(|document| document.is_unsaved())
    }

    /// What is to be kept for the next start: what is unsaved, and what an earlier session left and nobody has
    /// decided about.
    pub fn kept(&self) -> impl Iterator<Item = Kept<D>> {
        self.recovered.iter().cloned().chain(self.unsaved().map(Kept::of))
    }

    /// The document in the form.
    pub fn shown(&self) -> Option<&Document<D>> {
        self.document(self.current?)
    }
}

/// What can be asked of open documents of any kind.
pub trait AnyDocuments {
    /// The document in the form.
    fn current(&self) -> Option<DocumentId>;
    /// What can be undone and redone.
    fn steps(&self) -> &dyn Steps;
    /// What the documents that no file holds are called.
    fn unsaved_titles(&self) -> Vec<String>;
    /// What the documents of an earlier session that wait to be taken up or dropped are called.
    fn recovered_titles(&self) -> Vec<String>;
    /// Whether an open document has this file.
    fn has_file(&self, path: &Path) -> bool;
}

impl<D: DocumentDraft> AnyDocuments for OpenDocuments<D> {
    fn current(&self) -> Option<DocumentId> {
        self.current
    }

    fn steps(&self) -> &dyn Steps {
        &self.undo
    }

    fn unsaved_titles(&self) -> Vec<String> {
        self.unsaved().map(Document::title).collect()
    }

    fn recovered_titles(&self) -> Vec<String> {
        self.recovered.iter().map(|kept| kept.draft.title()).collect()
    }

    fn has_file(&self, path: &Path) -> bool {
        self.open.iter().any(|document| document.path.as_deref() == Some(path))
    }
}
