//! The vocabulary of a draft: kinds of work and credentials that an import took over as printed, in a file beside it.

use std::path::{Path, PathBuf};

use rungs_domain::spec::Vocabulary;
use rungs_files::ron::{self, File, write_vocabulary};

use super::disk::{Disk, SystemDisk};
use super::documents::{Existing, SaveError, save};

/// Where the vocabulary of a drafted specification stands: `clerk.vocabulary.ron` beside `clerk.ron`.
pub fn words_path(specification: &Path) -> PathBuf {
    specification.with_extension("vocabulary.ron")
}

/// Adds `words` to the vocabulary at `path`, or makes it. What stands there already stays as it is: a person may have
/// settled it. Without words nothing is written.
///
/// # Errors
/// What stands there is no vocabulary, or the file cannot be written; what was there before is still there.
pub fn save_words(path: &Path, words: &Vocabulary) -> Result<(), SaveError> {
    if words.is_empty() {
        return Ok(());
    }
    if !path.exists() {
        return save(path, write_vocabulary(words).as_bytes(), Existing::Keep);
    }
    let known = existing(path).map_err(|reason| SaveError::Write { path: path.to_owned(), reason })?;
    let mut all = known.clone();
    all.add(words);
    if all == known { Ok(()) } else { save(path, write_vocabulary(&all).as_bytes(), Existing::Replace) }
}

fn existing(path: &Path) -> Result<Vocabulary, String> {
    let name = path.display().to_string();
    let bytes = SystemDisk.read(path).map_err(|error| error.to_string())?;
    match ron::read(&name, &bytes, &Vocabulary::default()).file {
        Some(File::Vocabulary(vocabulary)) => Ok(*vocabulary),
        _ => Err("what stands there is no vocabulary; mend it, or move it away".to_owned()),
    }
}
