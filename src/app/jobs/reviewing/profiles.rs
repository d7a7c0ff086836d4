//! Profiles on disk: what rulings teach, written and read.

use std::path::PathBuf;
use std::sync::Arc;

use rungs_domain::diagnostic::{Diagnostic, Place};
use rungs_library::documents::{Existing, save};
use rungs_library::manuscripts::read_profile;

use super::super::{Answers, Command};
use crate::State;
use crate::ids::DocumentId;
use crate::reviews::{LearnedProfile, Profile, ReviewCommand, ReviewDraft, UnderstoodBy};

/// What is asked about a profile.
pub enum ProfileJob {
    /// Save what a document's rulings teach.
    Save {
        /// The document.
        draft: Arc<ReviewDraft>,
        /// By what it is understood.
        given: UnderstoodBy,
        /// The file.
        path: PathBuf,
        /// Whether a file that is there is replaced.
        existing: Existing,
    },
    /// Read a file.
    Read(PathBuf),
}

impl ProfileJob {
    /// To save what the rulings about a document teach; `None`: it is not open.
    pub fn save(state: &State, id: DocumentId, path: PathBuf, replace: bool) -> Option<Self> {
        let draft = state.reviews.desk.document(id)?.draft.clone();
        let existing = if replace { Existing::Replace } else { Existing::Keep };
        Some(ProfileJob::Save { draft, given: UnderstoodBy::of(state), path, existing })
    }

    /// Does it, and says what came of it.
    pub fn carry_out(self, answers: &Answers) {
        match self {
            ProfileJob::Read(path) => answers.give(read(path)),
            ProfileJob::Save { draft, given, path, existing } => match learned(&draft, &given) {
                None => answers.warn(NOTHING.to_owned()),
                Some(profile) => match save(&path, profile.to_ron().as_bytes(), existing) {
                    Ok(()) => answers.give(read(path)),
                    Err(error) => answers.warn(format!("The profile is not saved: {error}.")),
                },
            },
        }
    }
}

/// What is said where rulings are about this document only.
const NOTHING: &str = "No profile is saved: the rulings so far teach nothing for other documents. What a heading heads, \
                       what is no heading, and what is none of the text can be taught.";

/// What the rulings about a document teach; `None`: nothing.
fn learned(draft: &ReviewDraft, given: &UnderstoodBy) -> Option<Profile> {
    let source = draft.source.as_ref()?;
    let name = source.path.file_name().unwrap_or_default().to_string_lossy();
    let learned = given.profile(&source.manuscript).learned(&source.manuscript, &draft.rulings, &name);
    (!learned.teaches_nothing()).then_some(learned)
}

/// A profile file that is to be used from now on.
fn read(path: PathBuf) -> Command {
    Command::Reviews(match read_profile(&path) {
        Ok(profile) => ReviewCommand::ProfileRead(LearnedProfile { path, profile: Arc::new(profile) }),
        Err(problems) => {
            let unsaid =
                || Diagnostic::error("bad-profile", Place::whole(path.display().to_string()), "it is no profile");
            let first = problems.into_iter().next().unwrap_or_else(unsaid);
            ReviewCommand::ProfileNotRead(path, Box::new(first))
        }
    })
}
