//! Documents read and understood, one after the other; it can be stopped, and a bad file hides no good one.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rungs_domain::diagnostic::{Diagnostic, Place};
use rungs_library::manuscripts::{Reader, Unread, find_documents};

use super::super::progress::Teller;
use super::super::{Answers, Command};
use crate::reviews::{ReviewCommand, Source, Understood, UnderstoodBy};

/// Documents are handed over when so much time has passed, so that a frame takes up several at once.
const BATCH: Duration = Duration::from_millis(100);

/// One request to import.
pub struct ImportJob {
    /// The number of the job.
    pub id: u64,
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// What documents are understood by.
    pub given: UnderstoodBy,
    /// Stops it, when set.
    pub cancelled: Arc<AtomicBool>,
}

impl ImportJob {
    /// What is said where the work on it breaks off.
    pub fn broken(&self) -> Vec<Command> {
        let imported = ReviewCommand::Imported { of: 0, unread: Vec::new(), stopped: true };
        vec![Command::JobEnded(self.id), Command::Reviews(imported)]
    }

    /// Reads and understands, and hands over what came of it.
    pub fn carry_out(self, reader: &Mutex<Reader>, answers: &Answers) {
        let mut reader = reader.lock().unwrap_or_else(PoisonError::into_inner);
        let (files, mut unread) = find_documents(&self.paths);
        let mut teller = Teller::new(self.id, answers);
        let mut batch = Vec::new();
        let mut handed = None;
        let mut stopped = false;
        for (done, path) in files.iter().enumerate() {
            let mut go_on = || {
                teller.tell(done, files.len(), || format!("Importing {} of {}: {}", done + 1, files.len(), name(path)));
                if self.cancelled.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            match self.one(path, &mut reader, &mut go_on) {
                Ok(document) => batch.push(document),
                Err(Unread::Told(problem)) => unread.push(*problem),
                Err(Unread::Stopped) => stopped = true,
            }
            if stopped {
                break;
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

    fn one(
        &self,
        path: &Path,
        reader: &mut Reader,
        go_on: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Result<(Arc<Source>, Understood), Unread> {
        let (bytes, manuscript) = reader.read(path, go_on)?;
        let manuscript = Arc::new(manuscript);
        let understood = self.given.understand(&manuscript, Arc::default()).map_err(|why| {
            let place = Place::whole(path.display().to_string());
            let told = Diagnostic::error("not-understood", place, why).with_hint("report it, with the file if you can");
            Unread::Told(Box::new(told))
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc::channel;

    use super::*;
    use crate::State;
    use rungs_library::manuscripts::Reading;

    /// Imports a folder of 30 documents, 2 of them empty; `stopped` after the first answer. What is told, in order.
    fn imported(stopped: bool) -> Vec<Command> {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..30 {
            let text = if number % 20 == 7 { "" } else { "Clerk\n\nDuties\n1. Files records.\n" };
            fs::write(folder.path().join(format!("{number:02}.txt")), text).unwrap();
        }
        let (sender, answers) = channel();
        let cancelled: Arc<AtomicBool> = Arc::default();
        let heard = cancelled.clone();
        let wake = Arc::new(move || heard.store(stopped, Ordering::Relaxed));
        let given = UnderstoodBy::of(&State::default());
        let question = ImportJob { id: 7, paths: vec![folder.path().to_owned()], given, cancelled };
        question.carry_out(&Mutex::new(Reading::Here.reader()), &Answers { sender, wake });
        answers.iter().filter(|answer| !matches!(answer, Command::JobProgress { .. })).collect()
    }

    fn documents(answer: &Command) -> usize {
        match answer {
            Command::Reviews(ReviewCommand::Read(documents)) => documents.len(),
            _ => 0,
        }
    }

    #[test]
    fn the_first_document_is_handed_over_at_once_and_all_are_in_the_end() {
        let told = imported(false);
        assert_eq!(documents(&told[0]), 1);
        assert_eq!(told.iter().map(documents).sum::<usize>(), 28);
        assert!(matches!(told[told.len() - 2], Command::JobEnded(7)));
        let last = told.last().unwrap();
        assert!(
            matches!(last, Command::Reviews(ReviewCommand::Imported { of: 30, unread, stopped: false }) if unread.len() == 2),
            "{last:?}"
        );
    }

    #[test]
    fn an_import_that_is_stopped_ends_with_the_document_at_hand_and_keeps_what_was_read() {
        let told = imported(true);
        assert_eq!(told.iter().map(documents).collect::<Vec<_>>(), [1, 0, 0]);
        let last = told.last().unwrap();
        assert!(matches!(last, Command::Reviews(ReviewCommand::Imported { of: 30, stopped: true, .. })), "{last:?}");
    }
}
