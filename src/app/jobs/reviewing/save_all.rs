//! All drafts written into a folder, one after the other; it can be stopped, and replaces no file.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rungs_domain::diagnostic::{Diagnostic, Place};
use rungs_library::documents::{Existing, SaveError, save};
use rungs_library::words::{save_words, words_path};

use super::super::progress::Teller;
use super::super::{Answers, Command, clock};
use super::specification::Specification;
use crate::State;
use crate::documents::Saved;
use crate::reviews::{ReviewCommand, ReviewDraft};

/// The most files of one name, each with another number behind it.
const MOST_OF_A_NAME: usize = 10_000;

/// One request to save all.
pub struct SaveAllJob {
    /// The number of the job.
    pub id: u64,
    /// Stops it, when set.
    pub cancelled: Arc<AtomicBool>,
    folder: PathBuf,
    specifications: Vec<Specification>,
}

impl SaveAllJob {
    /// All drafts of `state` that have no file, to be written into `folder`.
    pub fn of(state: &State, id: u64, folder: PathBuf) -> Self {
        let open = state.reviews.desk.open.iter().filter(|document| document.path.is_none());
        let specifications = open.filter_map(|document| Specification::of(state, document.id)).collect();
        SaveAllJob { id, cancelled: Arc::default(), folder, specifications }
    }

    /// What is said where writing them breaks off.
    pub fn broken(&self) -> Vec<Command> {
        let all = ReviewCommand::SavedAll { saved: Vec::new(), failed: Vec::new(), stopped: true };
        vec![Command::JobEnded(self.id), Command::Reviews(all)]
    }

    /// Writes them, and says what came of it.
    pub fn carry_out(self, answers: &Answers) {
        let SaveAllJob { id, cancelled, folder, specifications } = self;
        let mut teller = Teller::new(id, answers);
        let (mut saved, mut failed, mut stopped) = (Vec::new(), Vec::new(), false);
        let of = specifications.len();
        for (done, specification) in specifications.into_iter().enumerate() {
            stopped = cancelled.load(Ordering::Relaxed);
            if stopped {
                break;
            }
            let name = specification.source.path.display().to_string();
            teller.tell(done, of, || format!("Saving {} of {of}: {name}", done + 1));
            match write(&folder, specification) {
                Ok(one) => saved.push(one),
                Err(why) => failed.push(Diagnostic::error("not-saved", Place::whole(name), why)),
            }
        }
        answers.give(Command::JobEnded(id));
        answers.give(Command::Reviews(ReviewCommand::SavedAll { saved, failed, stopped }));
    }
}

/// Writes one under the id of its series, or, where there is such a file, under that with a number behind it.
fn write(folder: &Path, specification: Specification) -> Result<Saved, String> {
    let Specification { document, source, rulings, .. } = &specification;
    let (document, draft) = (*document, ReviewDraft { source: Some(source.clone()), rulings: rulings.clone() });
    let made = specification.make()?;
    let names = (1..=MOST_OF_A_NAME).map(|number| match number {
        1 => format!("{}.ron", made.id),
        number => format!("{}-{number}.ron", made.id),
    });
    for name in names {
        let path = folder.join(name);
        match save(&path, made.content.text.as_bytes(), Existing::Keep) {
            Ok(()) => {
                let bytes = made.content.text.into_bytes().into();
                let beside = save_words(&words_path(&path), &made.content.words);
                let remark = beside.err().map(|error| format!("{error}.")).or(made.content.remark);
                let file = Some((path, bytes));
                return Ok(Saved { document, draft: Arc::new(draft), file, at: clock::hour(), remark });
            }
            Err(SaveError::Exists { .. }) => {}
            Err(error) => return Err(error.to_string()),
        }
    }
    Err(format!("{} has too many files of this name", folder.display()))
}
