//! What passes between an open applicant and the disk.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Document, DocumentId, Draft};

/// An applicant as it was saved.
#[derive(Debug, Clone)]
pub struct SavedApplicant {
    /// Which.
    pub document: DocumentId,
    /// What the file now holds.
    pub draft: Arc<Draft>,
    /// The file.
    pub path: PathBuf,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// The hour and minute, as shown.
    pub at: String,
}

/// An applicant that no file holds yet, as it is kept for the next start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptApplicant {
    /// What the form held.
    pub draft: Arc<Draft>,
    /// Its file, if it had one.
    pub path: Option<PathBuf>,
    /// The bytes of that file when it was read or written last.
    pub on_disk: Option<Arc<[u8]>>,
}

impl KeptApplicant {
    /// What is to be kept of an open applicant.
    pub fn of(document: &Document) -> Self {
        KeptApplicant { draft: document.draft.clone(), path: document.path.clone(), on_disk: document.on_disk.clone() }
    }
}

/// What a file is being asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// To save this applicant in.
    Save(DocumentId),
    /// To export this applicant's result to.
    Export(DocumentId),
}

impl Asking {
    /// What the dialog is called.
    pub const fn title(self) -> &'static str {
        match self {
            Asking::Save(_) => "Save the applicant as",
            Asking::Export(_) => "Export the result",
        }
    }

    /// The kinds of file it can be, each with its ending; the first is meant where none is given.
    pub const fn kinds(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Asking::Save(_) => &[("RON, for people and programs", "ron"), ("JSON, for programs", "json")],
            Asking::Export(_) => &[("Web page", "html"), ("Word document", "docx"), ("PDF", "pdf"), ("Markdown", "md")],
        }
    }

    /// The ending that is meant where none is given.
    pub fn usual_ending(self) -> &'static str {
        self.kinds().first().map_or("", |(_, ending)| ending)
    }
}
