//! Documents' files: written whole, never over what changed underneath.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Answers, Command, clock};
use crate::app::State;
use crate::app::applicants::ApplicantCommand;
use crate::app::desk::{Desk, DocumentId, FileShape, Form, Saved, Which};
use crate::app::files::FileCommand;
use crate::app::positions::PositionCommand;
use crate::library::disk::{Disk, ReadError, SystemDisk};
use crate::library::links::write_whole;

/// Makes the command that says that a document is saved, of the bytes of its file and the time.
type Done = Box<dyn FnOnce(Arc<[u8]>, String) -> Command + Send>;

/// What is to be written.
pub struct Question {
    which: Which,
    document: DocumentId,
    text: String,
    path: PathBuf,
    /// What is expected to stand there; `None`: nothing.
    expected: Option<Arc<[u8]>>,
    force: bool,
    done: Done,
}

/// The file that was written last, and its bytes. A document may be saved again before the window has heard of the
/// first time.
pub type Last = Mutex<Option<(PathBuf, Arc<[u8]>)>>;

/// Which document is to be written, and where to.
pub struct Asked {
    /// Of which kind.
    pub which: Which,
    /// Which document.
    pub document: DocumentId,
    /// The file.
    pub path: PathBuf,
    /// Overwrite what changed underneath.
    pub force: bool,
}

impl Asked {
    /// The question that writes the document as it is now; `None`: it is not open, or nothing that a file could hold.
    pub fn of(self, state: &State) -> Option<Question> {
        match self.which {
            Which::Applicants => {
                self.question(&state.applicants.desk, |saved| Command::Applicants(ApplicantCommand::Saved(saved)))
            }
            Which::Positions(seat) => self.question(&state.positions(seat).desk, move |saved| {
                Command::Positions(seat, PositionCommand::Saved(saved))
            }),
        }
    }

    fn question<F: Form + Send + Sync + 'static>(
        self,
        desk: &Desk<F>,
        command: impl FnOnce(Box<Saved<F>>) -> Command + Send + 'static,
    ) -> Option<Question> {
        let Asked { which, document: id, path, force } = self;
        let document = desk.document(id)?;
        let text = F::written(&document.reading, FileShape::of(&path))?;
        let same_file = document.path.as_ref() == Some(&path);
        let expected = document.on_disk.clone().filter(|_| same_file);
        let (draft, saved_in) = (document.draft.clone(), path.clone());
        let done = move |bytes, at| command(Box::new(Saved { document: id, draft, path: saved_in, bytes, at }));
        Some(Question { which, document: id, text, path, expected, force, done: Box::new(done) })
    }
}

impl Question {
    /// Writes it, and says what came of it.
    pub fn carry_out(self, last: &Last, answers: &Answers) {
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        answers.give(match self.write(last.as_ref()) {
            Ok(()) => {
                let bytes: Arc<[u8]> = self.text.into_bytes().into();
                *last = Some((self.path, bytes.clone()));
                (self.done)(bytes, clock::hour())
            }
            Err(Some(why)) => Command::Files(FileCommand::NotSaved(self.which, why)),
            Err(None) => {
                let (which, document, path) = (self.which, self.document, self.path);
                Command::Files(FileCommand::Conflict { which, document, path })
            }
        });
    }

    /// Why it was not written; `None`: something else stands there.
    fn write(&self, last: Option<&(PathBuf, Arc<[u8]>)>) -> Result<(), Option<String>> {
        let told = |why: &dyn std::fmt::Display| Some(format!("{} cannot be written: {why}", self.path.display()));
        if !self.force {
            let there = match SystemDisk.read(&self.path) {
                Ok(bytes) => Some(bytes),
                Err(ReadError::Missing) => None,
                Err(error) => return Err(told(&error)),
            };
            // A file that is gone is nobody's work: it is written anew.
            let own = last.filter(|(path, _)| *path == self.path).map(|(_, bytes)| bytes.as_ref());
            if there.is_some() && there.as_deref() != self.expected.as_deref() && there.as_deref() != own {
                return Err(None);
            }
        }
        write_whole(&self.path, self.text.as_bytes()).map_err(|error| told(&error))
    }
}
