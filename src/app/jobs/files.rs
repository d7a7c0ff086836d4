//! Documents' files: written whole, never over what changed underneath.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rungs_domain::spec::Vocabulary;
use rungs_library::disk::{Disk, ReadError, SystemDisk};
use rungs_library::whole::write_whole;
use rungs_library::words::{save_words, words_path};

use rungs_library::links::{self, SaveError};

use super::reviewing::Specification;
use super::{Answers, BreakOff, Command, clock};
use crate::State;
use crate::documents::{DocumentCommand, DocumentDraft, FileShape, OpenDocuments, Saved};
use crate::files::FileCommand;
use crate::ids::{DocumentId, DocumentKindId};

/// What a file is to hold.
pub struct Content {
    /// Its text.
    pub text: String,
    /// What the user should know of it, as a sentence.
    pub remark: Option<String>,
    /// What an import took over as printed: kept in a file beside it.
    pub words: Vocabulary,
}

/// Makes the content, off the frame.
///
/// # Errors
/// Why there is none, as a sentence without a full stop.
type Making = Box<dyn FnOnce() -> Result<Content, String> + Send>;

/// Saves a document, and says what came of it.
type Work = Box<dyn FnOnce(&Last, &Answers) + Send>;

/// A document that is to be saved.
pub struct SaveJob {
    kind: DocumentKindId,
    work: Work,
}

/// The file that was written last, and its bytes.
pub type Last = Mutex<Option<(PathBuf, Arc<[u8]>)>>;

/// Which document is to be saved, and where to.
pub struct Asked {
    /// Of which kind.
    pub kind: DocumentKindId,
    /// Which document.
    pub document: DocumentId,
    /// The file; `None`: those that the kind names.
    pub path: Option<PathBuf>,
    /// Overwrite what changed underneath.
    pub force: bool,
}

impl SaveJob {
    /// The job that saves the document as it is now; `None`: it is not open, or nothing that a file could hold.
    pub fn of(asked: Asked, state: &State) -> Option<Self> {
        let kind = asked.kind;
        let work = match kind {
            DocumentKindId::Links => save_links(asked, state)?,
            DocumentKindId::Applicants => write_form(asked, &state.applicants.desk)?,
            DocumentKindId::Positions(seat) => write_form(asked, &state.positions(seat).desk)?,
            DocumentKindId::Reviews => {
                let specification = Specification::of(state, asked.document)?;
                let making = move || specification.make().map(|made| made.content);
                write_file(asked, &state.reviews.desk, Box::new(making))?
            }
        };
        Some(SaveJob { kind, work })
    }

    /// What is said where saving breaks off.
    pub fn broken(&self, why: &BreakOff) -> Vec<Command> {
        vec![Command::Files(FileCommand::NotSaved(self.kind, why.to_string()))]
    }

    /// Saves it, and says what came of it.
    pub fn carry_out(self, last: &Last, answers: &Answers) {
        (self.work)(last, answers);
    }
}

/// Writes a form into its file.
fn write_form<D: DocumentDraft>(asked: Asked, open: &OpenDocuments<D>) -> Option<Work> {
    let shape = FileShape::of(asked.path.as_deref()?);
    let text = D::written(&open.document(asked.document)?.reading, shape)?;
    write_file(asked, open, Box::new(|| Ok(Content { text, remark: None, words: Vocabulary::default() })))
}

/// Writes what is made of a document into its file.
fn write_file<D: DocumentDraft>(asked: Asked, open: &OpenDocuments<D>, making: Making) -> Option<Work> {
    let Asked { kind, document: id, path, force } = asked;
    let (path, document) = (path?, open.document(id)?);
    let same_file = document.path.as_ref() == Some(&path);
    let (expected, draft) = (document.on_disk.clone().filter(|_| same_file), document.draft.clone());
    Some(Box::new(move |last, answers| {
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        // A document may be saved again before the window has heard of the first time.
        let own = last.as_ref().filter(|(known, _)| *known == path).map(|(_, bytes)| bytes.as_ref());
        let written = making().map_err(Some).and_then(|content| {
            write(&path, content.text.as_bytes(), [expected.as_deref(), own], force)?;
            let beside = save_words(&words_path(&path), &content.words);
            let remark = beside.err().map(|error| format!("{error}.")).or(content.remark);
            Ok(Content { remark, ..content })
        });
        answers.give(match written {
            Ok(Content { text, remark, .. }) => {
                let bytes: Arc<[u8]> = text.into_bytes().into();
                *last = Some((path.clone(), bytes.clone()));
                let saved = Saved { document: id, draft, file: Some((path, bytes)), at: clock::hour(), remark };
                Command::Documents(kind, DocumentCommand::Saved(saved))
            }
            Err(Some(why)) => Command::Files(FileCommand::NotSaved(kind, why)),
            Err(None) => Command::Files(FileCommand::Conflict { kind, document: id, path }),
        });
    }))
}

/// Writes links into the side files of their series.
fn save_links(asked: Asked, state: &State) -> Option<Work> {
    let Asked { kind, document: id, force, .. } = asked;
    let draft = state.links.documents.document(id)?.draft.clone();
    let library = state.library.clone();
    Some(Box::new(move |_, answers| match links::save(&library, &draft.0, force) {
        Ok(saved) => {
            answers.give(Command::LibraryLoaded(Arc::new(saved.library)));
            let saved = Saved { document: id, draft, file: None, at: clock::hour(), remark: None };
            answers.give(Command::Documents(kind, DocumentCommand::Saved(saved)));
        }
        Err(SaveError::Changed(path)) => {
            answers.give(Command::Files(FileCommand::Conflict { kind, document: id, path }));
        }
        Err(error) => answers.give(Command::Files(FileCommand::NotSaved(kind, error.to_string()))),
    }))
}

/// Writes a file, unless there stands something else than what is known, or something else is agreed to. Why it was not
/// written; `None`: something else stands there.
fn write(path: &Path, bytes: &[u8], known: [Option<&[u8]>; 2], force: bool) -> Result<(), Option<String>> {
    let told = |why: &dyn std::fmt::Display| Some(format!("{} cannot be written: {why}", path.display()));
    if !force {
        let there = match SystemDisk.read(path) {
            Ok(bytes) => Some(bytes),
            // A file that is gone is nobody's work: it is written anew.
            Err(ReadError::Missing) => None,
            Err(error) => return Err(told(&error)),
        };
        if there.is_some() && !known.contains(&there.as_deref()) {
            return Err(None);
        }
    }
    write_whole(path, bytes).map_err(|error| told(&error))
}
