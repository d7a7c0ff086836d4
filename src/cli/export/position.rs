//! The documents of a position.

use std::path::PathBuf;

use rungs_domain::qualify::{Applicant, CreditPolicy};
use rungs_formats::export::Document;
use rungs_formats::export::documents::Paper;

use super::args::PositionDocument;
use super::{applicant, date};
use crate::cli::Failure;
use crate::cli::allocate::{AskedAbout, read};
use crate::cli::qualify::policy;
use crate::library::Library;
use crate::library::documents::AskedPosition;

pub(super) fn document(library: &Library, asked: &PositionDocument, paper: Paper) -> Result<Document, Failure> {
    let about = read(library, &asked.position)?;
    made(library, &about, asked, paper, None)
}

/// A posting is for planned work.
pub(super) fn posting(
    library: &Library,
    asked: &PositionDocument,
    files: &[PathBuf],
    credit: &str,
) -> Result<Document, Failure> {
    let about = read(library, &asked.position)?;
    if !about.position.planned {
        return Err(Failure::Refused(format!(
            "{}: a posting is made for a vacancy, and this position is held; write `planned: true` where its work is \
             only planned, or export its determination",
            about.file
        )));
    }
    let credit = policy(library, credit)?;
    let applicants = files.iter().map(|file| applicant(library, file)).collect::<Result<Vec<Applicant>, _>>()?;
    made(library, &about, asked, Paper::Posting, Some((&applicants, &credit)))
}

fn made(
    library: &Library,
    about: &AskedAbout,
    asked: &PositionDocument,
    paper: Paper,
    applicants: Option<(&[Applicant], &CreditPolicy)>,
) -> Result<Document, Failure> {
    let told = about.judge(library)?;
    let loaded = told.judged.loaded;
    let fills = applicants.map(|(all, credit)| library.fills(&loaded.series, all, credit, about.as_of));
    let asked_of = AskedPosition {
        position: &about.position,
        loaded,
        policies: &about.policies,
        allocation: &told.judged.allocation,
        needs: &told.judged.needs,
        fills: fills.as_deref().unwrap_or_default(),
    };
    Ok(asked_of.document(paper, date(&asked.target)))
}
