//! Documents on disk from which specifications are drafted: found and read.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rungs_domain::diagnostic::{Diagnostic, Place};
use rungs_formats::import::{MAX_BYTES, Manuscript, Profile, read};
use rungs_formats::ron;

use super::disk::read_at_most;
use super::find::{Found, find_with};

/// How the names of documents end that can be imported.
pub const ENDINGS: [&str; 8] = ["txt", "text", "md", "markdown", "html", "htm", "docx", "pdf"];

/// The documents that `paths` stand for: a file for itself, a folder for all documents in it and below it; each once,
/// in the order of their paths. Behind them, folders that cannot be looked into and limits that were reached.
pub fn find_documents(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<Diagnostic>) {
    let Found { files, problems } = find_with(paths, &ENDINGS);
    (files, problems)
}

/// The bytes of a document, and its text.
///
/// # Errors
/// Why it cannot be read, and what to do.
pub fn read_document(path: &Path) -> Result<(Arc<[u8]>, Manuscript), Box<Diagnostic>> {
    let name = path.display().to_string();
    let bytes = read_at_most(path, MAX_BYTES as u64).map_err(|error| error.diagnostic(&name))?;
    let manuscript = read(&name, &bytes).map_err(|unread| {
        let place = Place::whole(name.clone());
        Box::new(Diagnostic::error("unread-document", place, unread.fault.to_string()).with_hint(unread.fault.hint()))
    })?;
    Ok((bytes.into(), manuscript))
}

/// Reads a profile: the words by which documents are understood.
///
/// # Errors
/// Everything that is wrong with it, each with its place.
pub fn read_profile(path: &Path) -> Result<Profile, Vec<Diagnostic>> {
    let name = path.display().to_string();
    let bytes = read_at_most(path, ron::MAX_BYTES as u64).map_err(|error| vec![error.diagnostic(&name)])?;
    Profile::read(&name, &bytes)
}
