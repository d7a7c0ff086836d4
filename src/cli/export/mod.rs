//! `rungs export`: answers as documents.

mod args;
mod position;

use jiff::civil::Date;
use rungs_documents::Paper;
use rungs_documents::{Document, lost_letters, render};
use rungs_library::Library;
use rungs_library::documents::{self, Asked, Existing};
use rungs_library::policies;
use rungs_library::select::resolve;

use super::clock::today;
use super::compare::Found;
use super::output::tell;
use super::qualify::{levels, policy};
use super::{Answer, Failure};
pub(super) use args::ExportCommand;
use args::{QualifyDocument, Target};

pub(super) fn export(library: &Library, command: &ExportCommand) -> Result<Answer, Failure> {
    let target = command.target();
    // Refused before anything is computed.
    let format = documents::format_of(&target.output, command.formats()).map_err(refused)?;
    let document = match command {
        ExportCommand::Qualify(asked) => qualification(library, asked)?,
        ExportCommand::Determination(asked) => position::document(library, asked, Paper::Determination)?,
        ExportCommand::Worksheet(asked) => position::document(library, asked, Paper::Worksheet)?,
        ExportCommand::Posting(asked) => position::posting(library, asked)?,
        ExportCommand::Staffing { document, applicants, credit } => {
            position::staffing(library, document, applicants, credit)?
        }
        ExportCommand::Show { name, .. } => {
            let document = library.specification_document(&resolve(library, name)?, date(target));
            document.ok_or_else(|| Failure::Refused(format!("`{name}` is not loaded")))?
        }
        ExportCommand::Compare { compared, .. } => Found::new(library, compared)?.document(library, date(target))?,
    };
    let bytes = render(&document, format).map_err(refused)?;
    let existing = if target.force { Existing::Replace } else { Existing::Keep };
    documents::save(&target.output, &bytes, existing).map_err(refused)?;
    if let Some(lost) = lost_letters(&document, format) {
        tell(&format!("rungs: {}: {lost}", target.output.display()));
    }
    Ok(Answer::Holds)
}

fn refused(error: impl std::fmt::Display) -> Failure {
    Failure::Refused(error.to_string())
}

fn qualification(library: &Library, asked: &QualifyDocument) -> Result<Document, Failure> {
    let read = policies::applicant(&asked.file, &library.vocabulary);
    let applicant = read.map_err(Failure::Wrong)?;
    let levels = levels(library, &asked.against)?;
    let asked_of = Asked {
        applicant: &applicant,
        levels: &levels,
        policy: &policy(library, &asked.policy)?,
        as_of: asked.against.as_of.unwrap_or_else(today),
    };
    let document = library.qualification_document(&asked_of, date(&asked.target));
    document.map_err(|error| Failure::Refused(format!("{}: {error}", asked.file.display())))
}

fn date(target: &Target) -> Date {
    target.date.unwrap_or_else(today)
}
