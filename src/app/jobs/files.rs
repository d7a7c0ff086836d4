//! Documents' files: written whole, never over what changed underneath.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rungs_domain::spec::Vocabulary;
use rungs_library::disk::{Disk, ReadError, SystemDisk};
use rungs_library::whole::write_whole;
use rungs_library::words::{save_words, words_path};

use super::reviewing::Specification;
use super::{Answers, BROKE_OFF, Command, clock};
use crate::State;
use crate::applicants::ApplicantCommand;
use crate::desk::{Desk, DocumentId, FileShape, Form, Saved, Which};
use crate::files::FileCommand;
use crate::positions::PositionCommand;
use crate::reviews::ReviewCommand;

/// Makes the command that says that a document is saved, of the bytes of its file, the time and what is to be said.
type Done = Box<dyn FnOnce(Arc<[u8]>, String, Option<String>) -> Command + Send>;

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

/// What is to be written.
pub struct WriteJob {
    which: Which,
    document: DocumentId,
    making: Making,
    path: PathBuf,
    /// What is expected to stand there; `None`: nothing.
    expected: Option<Arc<[u8]>>,
    force: bool,
    done: Done,
}

/// The file that was written last, and its bytes.
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
    pub fn of(self, state: &State) -> Option<WriteJob> {
        match self.which {
            Which::Applicants => {
                let (desk, command) = (&state.applicants.desk, ApplicantCommand::Saved);
                self.of_form(desk, move |saved| Command::Applicants(command(saved)))
            }
            Which::Positions(seat) => {
                let (desk, command) = (&state.positions(seat).desk, PositionCommand::Saved);
                self.of_form(desk, move |saved| Command::Positions(seat, command(saved)))
            }
            Which::Reviews => {
                let specification = Specification::of(state, self.document)?;
                let making = move || specification.make().map(|made| made.content);
                let command = |saved| Command::Reviews(ReviewCommand::Saved(saved));
                self.question(&state.reviews.desk, Box::new(making), command)
            }
        }
    }

    fn of_form<F: Form + Send + Sync + 'static>(
        self,
        desk: &Desk<F>,
        command: impl FnOnce(Box<Saved<F>>) -> Command + Send + 'static,
    ) -> Option<WriteJob> {
        let text = F::written(&desk.document(self.document)?.reading, FileShape::of(&self.path))?;
        self.question(desk, Box::new(|| Ok(Content { text, remark: None, words: Vocabulary::default() })), command)
    }

    fn question<F: Form + Send + Sync + 'static>(
        self,
        desk: &Desk<F>,
        making: Making,
        command: impl FnOnce(Box<Saved<F>>) -> Command + Send + 'static,
    ) -> Option<WriteJob> {
        let Asked { which, document: id, path, force } = self;
        let document = desk.document(id)?;
        let same_file = document.path.as_ref() == Some(&path);
        let expected = document.on_disk.clone().filter(|_| same_file);
        let (draft, saved_in) = (document.draft.clone(), path.clone());
        let done = move |bytes, at, remark| {
            command(Box::new(Saved { document: id, draft, path: saved_in, bytes, at, remark }))
        };
        Some(WriteJob { which, document: id, making, path, expected, force, done: Box::new(done) })
    }
}

impl WriteJob {
    /// What is said where writing it breaks off.
    pub fn broken(&self) -> Vec<Command> {
        vec![Command::Files(FileCommand::NotSaved(self.which, BROKE_OFF.to_owned()))]
    }

    /// Writes it, and says what came of it.
    pub fn carry_out(self, last: &Last, answers: &Answers) {
        let WriteJob { which, document, making, path, expected, force, done } = self;
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        // A document may be saved again before the window has heard of the first time.
        let own = last.as_ref().filter(|(known, _)| *known == path).map(|(_, bytes)| bytes.as_ref());
        let written = making().map_err(Some).and_then(|content| {
            let known = [expected.as_deref(), own];
            write(&path, content.text.as_bytes(), known, force)?;
            let beside = save_words(&words_path(&path), &content.words);
            let remark = beside.err().map(|error| format!("{error}.")).or(content.remark);
            Ok(Content { remark, ..content })
        });
        answers.give(match written {
            Ok(content) => {
                let bytes: Arc<[u8]> = content.text.into_bytes().into();
                *last = Some((path, bytes.clone()));
                done(bytes, clock::hour(), content.remark)
            }
            Err(Some(why)) => Command::Files(FileCommand::NotSaved(which, why)),
            Err(None) => Command::Files(FileCommand::Conflict { which, document, path }),
        });
    }
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
