//! Saving links to their side files.

use std::sync::Arc;

use rungs_domain::spec::ConfirmedLink;
use rungs_library::Library;
use rungs_library::links::{self, SaveError};

use super::{Answers, Command, clock};

/// What is to be saved.
pub struct SaveLinksJob {
    /// The library that the links are about.
    pub library: Arc<Library>,
    /// The links, all of them.
    pub links: Vec<ConfirmedLink>,
    /// Also over a file that changed underneath.
    pub force: bool,
}

/// Saves, and says what came of it.
pub fn save(question: SaveLinksJob, answers: &Answers) {
    match links::save(&question.library, &question.links, question.force) {
        Ok(saved) => {
            answers.give(Command::LibraryLoaded(Arc::new(saved.library)));
            answers.give(Command::LinksSaved(clock::hour()));
        }
        Err(SaveError::Changed(path)) => answers.give(Command::LinksConflict(path)),
        Err(error) => answers.give(Command::LinksNotSaved(error.to_string())),
    }
}
