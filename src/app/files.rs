//! What passes between open documents and the disk: files asked for, conflicts, exports, recovery.

use std::path::PathBuf;

use rungs_documents::Format;
use rungs_documents::qualification;

use super::applicants::Draft;
use super::ids::{DocumentId, DocumentKindId, Seat};
use super::links::LinkDraft;
use super::positions::{Paper, PositionDraft};
use super::reviews::ReviewDraft;
use crate::documents::Kept;

/// Something about the files of open documents.
#[derive(Debug, Clone)]
pub enum FileCommand {
    /// From jobs: the file that was chosen to save in or export to; `None`: the system has no dialog.
    SaveIn(Option<PathBuf>),
    /// In the box for a path to save or export to: what is typed so far.
    TypeSavePath(String),
    /// Save although the file changed underneath.
    Overwrite,
    /// Take what the file holds that changed underneath, in place of the form.
    TakeOnDisk,
    /// From jobs: not saved, and why.
    NotSaved(DocumentKindId, String),
    /// From jobs: the file changed underneath, or another stands where this one is to be saved.
    Conflict {
        /// Of which kind.
        kind: DocumentKindId,
        /// The document that was to be saved.
        document: DocumentId,
        /// The file.
        path: PathBuf,
    },
    /// From jobs: exported.
    Exported {
        /// The file.
        path: PathBuf,
        /// What it cannot show, in words.
        lost: Option<String>,
    },
    /// From jobs: not exported, and why.
    NotExported(String),
}

/// What can be exported of an open document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exported {
    /// The result of an applicant.
    Result(DocumentId),
    /// A document about a position.
    Paper(Seat, DocumentId, Paper),
}

/// Which files are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Specifications, applicants, positions.
    Specifications,
    /// Documents to import.
    Documents,
}

/// What a file is being asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// To save this document in.
    Save(DocumentKindId, DocumentId),
    /// To export this to.
    Export(Exported),
    /// A folder for the specifications of all documents under review.
    SaveAll,
    /// To save what the rulings about a document teach.
    SaveProfile(DocumentId),
    /// A profile to use.
    UseProfile,
}

/// How a path is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathKind {
    /// A file to be written.
    Written,
    /// A file that is there.
    Read,
    /// A folder.
    Folder,
}

/// What an earlier session left unsaved.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Recovered {
    /// Decisions on links.
    pub links: Vec<Kept<LinkDraft>>,
    /// Applicants.
    pub applicants: Vec<Kept<Draft>>,
    /// Positions of both sorts.
    pub positions: Vec<Kept<PositionDraft>>,
    /// Documents under review.
    pub reviews: Vec<Kept<ReviewDraft>>,
}

impl Asking {
    /// What the dialog is called.
    pub fn title(self) -> String {
        match self {
            Asking::Save(kind, _) => format!("Save the {} as", kind.noun()),
            Asking::Export(exported) => format!("Export the {}", exported.noun()),
            Asking::SaveAll => "Save all drafts in a folder".to_owned(),
            Asking::SaveProfile(_) => "Save what the rulings teach as".to_owned(),
            Asking::UseProfile => "Use a profile".to_owned(),
        }
    }

    /// The kinds of file it can be, each with its ending; the first is meant where none is given.
    pub fn kinds(self) -> Vec<(&'static str, &'static str)> {
        match self {
            Asking::Save(DocumentKindId::Reviews, _) => vec![("Specification (RON)", "ron")],
            Asking::Save(..) => vec![("RON, for people and programs", "ron"), ("JSON, for programs", "json")],
            Asking::SaveAll => Vec::new(),
            Asking::SaveProfile(_) | Asking::UseProfile => vec![("Profile (RON)", "ron")],
            Asking::Export(exported) => {
                exported.formats().iter().map(|format| (format.called(), format.ending())).collect()
            }
        }
    }

    /// The ending that is meant where none is given.
    pub fn usual_ending(self) -> &'static str {
        self.kinds().first().map_or("", |(_, ending)| ending)
    }

    /// How its path is asked for.
    pub fn path_kind(self) -> PathKind {
        match self {
            Asking::Save(..) | Asking::Export(_) | Asking::SaveProfile(_) => PathKind::Written,
            Asking::SaveAll => PathKind::Folder,
            Asking::UseProfile => PathKind::Read,
        }
    }

    /// The document that it is about.
    pub fn document(self) -> Option<(DocumentKindId, DocumentId)> {
        match self {
            Asking::Save(kind, id) => Some((kind, id)),
            Asking::Export(Exported::Result(id)) => Some((DocumentKindId::Applicants, id)),
            Asking::Export(Exported::Paper(seat, id, _)) => Some((DocumentKindId::Positions(seat), id)),
            Asking::SaveProfile(id) => Some((DocumentKindId::Reviews, id)),
            Asking::SaveAll | Asking::UseProfile => None,
        }
    }
}

impl Exported {
    /// The formats in which it can be written, the usual one first.
    pub fn formats(self) -> &'static [Format] {
        match self {
            Exported::Result(_) => qualification::FORMATS,
            Exported::Paper(seat, _, paper) => paper.of(seat).formats(),
        }
    }

    /// What it is called.
    pub fn noun(self) -> &'static str {
        match self {
            Exported::Result(_) => "result",
            Exported::Paper(Seat::Held, _, Paper::Result | Paper::Memo) => "determination",
            Exported::Paper(Seat::Planned, _, Paper::Result) => "posting",
            Exported::Paper(Seat::Planned, _, Paper::Memo) => "memo",
            Exported::Paper(_, _, Paper::Worksheet) => "worksheet",
        }
    }
}

impl Recovered {
    /// The positions of one sort.
    pub fn of(&self, seat: Seat) -> Vec<Kept<PositionDraft>> {
        let of_seat = |kept: &&Kept<PositionDraft>| kept.draft.planned == (seat == Seat::Planned);
        self.positions.iter().filter(of_seat).cloned().collect()
    }
}
