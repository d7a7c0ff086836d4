//! The documents of a position.

use std::path::PathBuf;

use rungs_formats::export::Document;
use rungs_formats::export::documents::Paper;

use super::args::PositionDocument;
use super::date;
use crate::cli::Failure;
use crate::cli::allocate::{Told, fills, read};
use crate::library::Library;
use crate::library::documents::AskedPosition;

pub(super) fn document(library: &Library, asked: &PositionDocument, paper: Paper) -> Result<Document, Failure> {
    let about = read(library, &asked.position)?;
    Ok(made(&about.judge(library)?, asked, paper))
}

/// A posting is for planned work.
pub(super) fn posting(
    library: &Library,
    asked: &PositionDocument,
    applicants: &[PathBuf],
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
    let mut told = about.judge(library)?;
    told.fills = fills(library, applicants, credit, &told)?;
    Ok(made(&told, asked, Paper::Posting))
}

fn made(told: &Told<'_>, asked: &PositionDocument, paper: Paper) -> Document {
    let about = AskedPosition::of(told.position, &told.judged, &told.policies.all, &told.fills);
    about.document(paper, date(&asked.target))
}
