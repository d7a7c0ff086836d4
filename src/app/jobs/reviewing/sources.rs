//! The files of open documents: watched, and compared with what was read.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use rungs_library::manuscripts::Reader;
use rungs_library::watch::{Watch, watch};

use super::super::{Answers, Command};
use crate::ids::DocumentId;
use crate::reviews::{ReviewCommand, Source};

/// The watch on the files of open documents.
pub type Watching = Mutex<Option<Watch>>;

/// Watches exactly these files.
pub fn watch_again(paths: &[PathBuf], watching: &Watching, answers: &Answers) {
    let mut watched = watching.lock().unwrap_or_else(PoisonError::into_inner);
    *watched = None;
    if paths.is_empty() {
        return;
    }
    let heard = answers.clone();
    match watch(paths, move |changed| heard.give(Command::Reviews(ReviewCommand::FilesChanged(changed)))) {
        Ok(watch) => *watched = Some(watch),
        Err(error) => answers.warn(format!("{error}. F5 looks at the files again.")),
    }
}

/// Tells which files say something else than what was read. One that is gone is no news: its bytes are kept.
pub fn compare(documents: Vec<(DocumentId, Arc<Source>)>, reader: &Mutex<Reader>, answers: &Answers) {
    let mut reader = reader.lock().unwrap_or_else(PoisonError::into_inner);
    for (id, known) in documents {
        let read = reader.read(&known.path, &mut || ControlFlow::Continue(()));
        let Ok((bytes, manuscript)) = read else { continue };
        if bytes != known.bytes {
            let now = Source { path: known.path.clone(), bytes, manuscript: Arc::new(manuscript) };
            answers.give(Command::Reviews(ReviewCommand::SourceChanged(id, Arc::new(now))));
        }
    }
}
