//! An applicant's result as a document on disk, made off the frame.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use rungs_domain::qualify::CreditPolicy;
use rungs_domain::spec::LevelRef;
use rungs_formats::export::documents::qualification::FORMATS;
use rungs_formats::export::render;

use super::{Answers, Command, clock};
use crate::app::State;
use crate::app::applicants::{ApplicantCommand, DocumentId, Reading};
use crate::app::typed;
use crate::library::Library;
use crate::library::documents::{Asked, Existing, format_of, save};

/// What is to be exported, and where to.
pub struct Question {
    library: Arc<Library>,
    reading: Arc<Reading>,
    levels: Vec<LevelRef>,
    policy: Arc<CreditPolicy>,
    as_of: Date,
    path: PathBuf,
    existing: Existing,
}

impl Question {
    /// The result of an open applicant, as the window counts it; `None`: there is nothing to count by.
    pub fn of(state: &State, id: DocumentId, path: PathBuf, replace: bool) -> Option<Self> {
        let asked = &state.applicants;
        Some(Question {
            library: state.library.clone(),
            reading: asked.document(id)?.reading.clone(),
            levels: asked.levels.clone(),
            policy: asked.policies.iter().find(|policy| policy.id == asked.policy)?.clone(),
            as_of: typed::date(&asked.as_of).ok()?,
            path,
            existing: if replace { Existing::Replace } else { Existing::Keep },
        })
    }

    /// Makes the document and saves it, and says what came of it.
    pub fn carry_out(self, answers: &Answers) {
        answers.give(Command::Applicants(match self.write() {
            Ok(()) => ApplicantCommand::Exported(self.path),
            Err(why) => ApplicantCommand::NotExported(why),
        }));
    }

    fn write(&self) -> Result<(), String> {
        let format = format_of(&self.path, FORMATS).map_err(told)?;
        if self.existing == Existing::Keep && self.path.exists() {
            return Err(already_there(&self.path));
        }
        let asked =
            Asked { applicant: &self.reading.applicant, levels: &self.levels, policy: &self.policy, as_of: self.as_of };
        let document = self.library.qualification_document(&asked, clock::today()).map_err(told)?;
        let bytes = render(&document, format).map_err(told)?;
        save(&self.path, &bytes, self.existing).map_err(told)
    }
}

fn told(why: impl std::fmt::Display) -> String {
    why.to_string()
}

fn already_there(path: &Path) -> String {
    format!("{} is there already; name another file", path.display())
}
