//! Documents read and understood, one after the other; it can be stopped, and a bad file hides no good one.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rungs_domain::diagnostic::{Diagnostic, Place};

use super::super::progress::Teller;
use super::super::{Answers, Command};
use crate::app::reviews::{Given, ReviewCommand, Source, Understood};
use crate::library::manuscripts::{find_documents, read_document};

/// Documents are handed over when so much time has passed, so that a frame takes up several at once.
const BATCH: Duration = Duration::from_millis(100);

/// One request to import.
pub struct Question {
    /// The number of the job.
    pub id: u64,
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// What documents are understood by.
    pub given: Given,
    /// Stops it, when set.
    pub cancelled: Arc<AtomicBool>,
}

impl Question {
    /// Reads and understands, and hands over what came of it.
    pub fn carry_out(self, answers: &Answers) {
        let (files, mut unread) = find_documents(&self.paths);
        let mut teller = Teller::new(self.id, answers);
        let mut batch = Vec::new();
        let mut handed = None;
        let mut stopped = false;
        for (done, path) in files.iter().enumerate() {
            stopped = self.cancelled.load(Ordering::Relaxed);
            if stopped {
                break;
            }
            teller.tell(done, files.len(), || format!("Importing {} of {}: {}", done + 1, files.len(), name(path)));
            match self.one(path) {
                Ok(document) => batch.push(document),
                Err(problem) => unread.push(*problem),
            }
            // The first is handed over at once: there is something to look at.
            if !batch.is_empty() && handed.is_none_or(|last: Instant| last.elapsed() > BATCH) {
                answers.give(read(&mut batch));
                handed = Some(Instant::now());
            }
        }
        if !batch.is_empty() {
            answers.give(read(&mut batch));
        }
        answers.give(Command::JobEnded(self.id));
        answers.give(Command::Reviews(ReviewCommand::Imported { of: files.len(), unread, stopped }));
    }

    fn one(&self, path: &Path) -> Result<(Arc<Source>, Understood), Box<Diagnostic>> {
        let (bytes, manuscript) = read_document(path)?;
        let manuscript = Arc::new(manuscript);
        let understood = self.given.understand(&manuscript, Arc::default()).map_err(|why| {
            let place = Place::whole(path.display().to_string());
            Box::new(Diagnostic::error("not-understood", place, why).with_hint("report it, with the file if you can"))
        })?;
        let source = Source { path: path.to_owned(), bytes, manuscript };
        Ok((Arc::new(source), understood))
    }
}

fn read(batch: &mut Vec<(Arc<Source>, Understood)>) -> Command {
    Command::Reviews(ReviewCommand::Read(std::mem::take(batch)))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
