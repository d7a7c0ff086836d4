//! Applicants' files: written whole, never over what changed underneath.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rungs_domain::qualify::Applicant;
use rungs_formats::ron;

use super::{Answers, Command, clock};
use crate::app::State;
use crate::app::applicants::{ApplicantCommand, DocumentId, Draft, SavedApplicant};
use crate::library::disk::{Disk, ReadError, SystemDisk};
use crate::library::links::write_whole;

/// What is to be written.
pub struct Question {
    document: DocumentId,
    draft: Arc<Draft>,
    applicant: Applicant,
    path: PathBuf,
    /// What is expected to stand there; `None`: nothing.
    expected: Option<Arc<[u8]>>,
    force: bool,
}

impl Question {
    /// An open applicant, to be written to `path`.
    pub fn of(state: &State, id: DocumentId, path: PathBuf, force: bool) -> Option<Self> {
        let document = state.applicants.document(id)?;
        let same_file = document.path.as_ref() == Some(&path);
        Some(Question {
            document: id,
            draft: document.draft.clone(),
            applicant: document.reading.applicant.clone(),
            expected: document.on_disk.clone().filter(|_| same_file),
            path,
            force,
        })
    }

    /// Writes it, and says what came of it.
    pub fn carry_out(self, answers: &Answers) {
        answers.give(Command::Applicants(match self.write() {
            Ok(bytes) => ApplicantCommand::Saved(Box::new(SavedApplicant {
                document: self.document,
                draft: self.draft,
                path: self.path,
                bytes,
                at: clock::hour(),
            })),
            Err(Some(why)) => ApplicantCommand::NotSaved(why),
            Err(None) => ApplicantCommand::Conflict { document: self.document, path: self.path },
        }));
    }

    /// Why it was not written; `None`: something else stands there.
    fn write(&self) -> Result<Arc<[u8]>, Option<String>> {
        let told = |why: &dyn std::fmt::Display| Some(format!("{} cannot be written: {why}", self.path.display()));
        if !self.force {
            let there = match SystemDisk.read(&self.path) {
                Ok(bytes) => Some(bytes),
                Err(ReadError::Missing) => None,
                Err(error) => return Err(told(&error)),
            };
            // A file that is gone is nobody's work: it is written anew.
            if there.is_some() && there.as_deref() != self.expected.as_deref() {
                return Err(None);
            }
        }
        let text = match is_json(&self.path) {
            true => ron::write_applicant_json(&self.applicant),
            false => ron::write_applicant(&self.applicant),
        };
        write_whole(&self.path, text.as_bytes()).map_err(|error| told(&error))?;
        Ok(text.into_bytes().into())
    }
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}
