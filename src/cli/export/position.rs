//! The documents of a position.

use std::path::PathBuf;

use rungs_documents::Document;
use rungs_documents::Paper;
use rungs_library::Library;
use rungs_library::documents::signed_document;

use super::args::PositionDocument;
use super::date;
use crate::cli::Failure;
use crate::cli::allocate::{AskedAbout, fills, read};

/// A determination that is signed is printed as it was signed, whatever has become of the specification since.
pub(super) fn document(library: &Library, asked: &PositionDocument, paper: Paper) -> Result<Document, Failure> {
    let about = read(library, &asked.position)?;
    match signed_document(&about.position).filter(|_| paper == Paper::Determination) {
        Some(signed) => signed.map_err(|error| Failure::Refused(format!("{}: {error}", about.file))),
        None => Ok(about.judge(library)?.document(paper, true, date(&asked.target))),
    }
}

/// A posting is for planned work.
pub(super) fn posting(library: &Library, asked: &PositionDocument) -> Result<Document, Failure> {
    let about = planned(library, asked, "a posting")?;
    Ok(about.judge(library)?.document(Paper::Posting, true, date(&asked.target)))
}

/// So is the memo about who could fill it.
pub(super) fn staffing(
    library: &Library,
    asked: &PositionDocument,
    applicants: &[PathBuf],
    credit: &str,
) -> Result<Document, Failure> {
    let about = planned(library, asked, "a staffing memo")?;
    let mut told = about.judge(library)?;
    told.fills = fills(library, applicants, credit, &told)?;
    Ok(told.document(Paper::Staffing, true, date(&asked.target)))
}

fn planned(library: &Library, asked: &PositionDocument, what: &str) -> Result<AskedAbout, Failure> {
    let about = read(library, &asked.position)?;
    if about.position.planned {
        return Ok(about);
    }
    Err(Failure::Refused(format!(
        "{}: {what} is made for a vacancy, and this position is held; write `planned: true` where its work is only \
         planned, or export its determination",
        about.file
    )))
}
