//! Rulings on kinds of work for the whole library: that two wordings are the same work.
//!
//! They stand in `vocabulary.ron` in the folder that is open, or, where none is, in the user's own folder; each is
//! written at once, into what the file holds at that moment, so that colleagues who rule at the same time lose nothing.

use std::io;
use std::path::{Path, PathBuf};

use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::spec::{SameWork, Vocabulary};
use rungs_files::ron::{self, File};

use super::disk::{Disk, ReadError, SystemDisk};
use super::links::DATA_DIR_VARIABLE;
use super::load::Request;
use super::whole::{write_new, write_whole};

/// The name of the file.
const FILE: &str = "vocabulary.ron";

/// How often a file is read anew that others write at the same time.
const TRIES: u32 = 5;

/// A ruling as loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadedRuling {
    /// What it says.
    pub ruling: SameWork,
    /// The vocabulary file in which it stands.
    pub path: PathBuf,
}

/// What becomes of a ruling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RulingChange {
    /// It is made, in place of one about the same two kinds.
    Make(SameWork),
    /// It is taken back, out of the file in which it stands.
    TakeBack(LoadedRuling),
}

/// Why a ruling was not written. Nothing is lost: the file is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RulingError {
    /// No folder is open, and the system names none for the user's own files.
    #[error("there is no folder for your own files; open one with the specifications, or set {DATA_DIR_VARIABLE}")]
    NoFolder,
    /// The file cannot be read, or written into.
    #[error("{}: {}", .path.display(), .found.first().map_or_else(String::new, |one| one.message.clone()))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        found: Vec<Diagnostic>,
    },
    /// Others write the file all the time.
    #[error("{} changes all the time; try again", .0.display())]
    Busy(PathBuf),
    /// What the system says.
    #[error("{} cannot be written: {reason}", .path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
}

/// The file of the user's own folder.
pub(super) fn own_file(data_dir: &Path) -> PathBuf {
    data_dir.join(FILE)
}

impl Request {
    /// The file into which rulings are written.
    pub fn rulings_file(&self) -> Option<PathBuf> {
        let folder = self.paths.iter().find(|path| path.is_dir());
        folder.map(|folder| folder.join(FILE)).or_else(|| self.data_dir.as_deref().map(own_file))
    }
}

/// Writes a ruling, or takes one back. The file.
///
/// # Errors
/// The file cannot be read or written; it is as it was.
pub fn rule(request: &Request, change: &RulingChange) -> Result<PathBuf, RulingError> {
    let path = match change {
        RulingChange::Make(_) => request.rulings_file().ok_or(RulingError::NoFolder)?,
        RulingChange::TakeBack(loaded) => loaded.path.clone(),
    };
    for _ in 0..TRIES {
        let before = on_disk(&path)?;
        let text = changed(&path, before.as_deref(), change)?;
        // What another program wrote meanwhile is taken up, not overwritten.
        if on_disk(&path)? != before {
            continue;
        }
        let written = match (&before, path.parent()) {
            (Some(_), _) => write_whole(&path, text.as_bytes()),
            (None, folder) => {
                folder.map_or(Ok(()), std::fs::create_dir_all).and_then(|()| write_new(&path, text.as_bytes()))
            }
        };
        match written {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(RulingError::Write { path, reason: error.to_string() }),
        }
    }
    Err(RulingError::Busy(path))
}

fn on_disk(path: &Path) -> Result<Option<Vec<u8>>, RulingError> {
    match SystemDisk.read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(ReadError::Missing) => Ok(None),
        Err(error) => Err(RulingError::Write { path: path.to_owned(), reason: error.to_string() }),
    }
}

fn changed(path: &Path, before: Option<&[u8]>, change: &RulingChange) -> Result<String, RulingError> {
    let name = path.display().to_string();
    let mut rulings = match before.map(|bytes| ron::read_sound(&name, bytes).file) {
        Some(Some(File::Vocabulary(vocabulary))) => vocabulary.same_work,
        _ => Vec::new(),
    };
    match change {
        RulingChange::Make(ruling) => {
            rulings.retain(|old| !old.is_about(&ruling.kind, &ruling.same_as));
            rulings.push(ruling.clone());
        }
        RulingChange::TakeBack(loaded) => rulings.retain(|old| *old != loaded.ruling),
    }
    match before {
        Some(bytes) => ron::with_same_work(&name, bytes, &rulings)
            .map_err(|found| RulingError::Unreadable { path: path.to_owned(), found }),
        None => Ok(ron::write_vocabulary(&Vocabulary { same_work: rulings, ..Vocabulary::default() })),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::ops::ControlFlow;

    use jiff::civil::date;

    use super::*;
    use crate::Library;

    fn ruling(kind: &str, same_as: &str) -> SameWork {
        let by = Some("A. Person".to_owned());
        SameWork { kind: kind.to_owned(), same_as: same_as.to_owned(), by, on: Some(date(2026, 12, 1)), why: None }
    }

    /// What is loaded of a folder, with a folder of the user's own.
    fn loaded(request: &Request) -> Library {
        Library::load_request(request.clone(), &SystemDisk, &mut |_, _| ControlFlow::Continue(())).unwrap()
    }

    #[test]
    fn a_ruling_stands_in_the_open_folder_beside_what_a_person_wrote_and_is_taken_back_from_there() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("vocabulary.ron");
        let own = "Vocabulary(\n    // ours\n    stop_words: [\"thereof\"],\n)\n";
        fs::write(&file, own).unwrap();
        let request = Request { shipped: true, paths: vec![folder.path().to_owned()], data_dir: None };
        let first = ruling("in_pruning_roses", "social_casework");
        assert_eq!(rule(&request, &RulingChange::Make(first.clone())), Ok(file.clone()));
        // A colleague rules something else meanwhile; neither is lost.
        let second = ruling("in_planting_hedges", "social_casework");
        assert_eq!(rule(&request, &RulingChange::Make(second.clone())), Ok(file.clone()));
        let library = loaded(&request);
        assert!(library.problems.is_empty(), "{:?}", library.problems);
        assert_eq!(library.vocabulary.same_work, [first.clone(), second.clone()]);
        assert!(library.vocabulary.is_settled_by_ruling("in_pruning_roses"));
        assert!(library.vocabulary.stop_words.contains(&"thereof".to_owned()));
        // The other way round, and by somebody else: in place of the first.
        let again = SameWork { by: Some("B. Other".to_owned()), ..ruling("social_casework", "in_pruning_roses") };
        rule(&request, &RulingChange::Make(again.clone())).unwrap();
        let library = loaded(&request);
        assert_eq!(library.vocabulary.same_work, [second, again]);
        for loaded in library.rulings {
            rule(&request, &RulingChange::TakeBack(loaded)).unwrap();
        }
        assert!(loaded(&request).vocabulary.same_work.is_empty());
        assert!(fs::read_to_string(&file).unwrap().contains("// ours"));
    }

    #[test]
    fn without_an_open_folder_it_stands_in_the_users_own_and_holds_for_every_library() {
        let own = tempfile::tempdir().unwrap();
        let request = Request { shipped: true, paths: Vec::new(), data_dir: Some(own.path().join("rungs")) };
        let made = ruling("in_pruning_roses", "social_casework");
        let path = rule(&request, &RulingChange::Make(made.clone())).unwrap();
        assert_eq!(path, own.path().join("rungs").join("vocabulary.ron"));
        let other = tempfile::tempdir().unwrap();
        let only = Request { shipped: false, paths: vec![other.path().to_owned()], ..request };
        assert_eq!(loaded(&only).vocabulary.same_work, [made]);
        let nowhere = Request { shipped: true, paths: Vec::new(), data_dir: None };
        let change = RulingChange::Make(ruling("a", "b"));
        assert_eq!(rule(&nowhere, &change), Err(RulingError::NoFolder));
    }

    #[test]
    fn a_file_that_cannot_be_read_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("vocabulary.ron");
        fs::write(&file, "Vocabulary(stop_words: [").unwrap();
        let request = Request { shipped: true, paths: vec![folder.path().to_owned()], data_dir: None };
        let error = rule(&request, &RulingChange::Make(ruling("a", "b"))).unwrap_err();
        assert!(matches!(error, RulingError::Unreadable { .. }), "{error}");
        assert_eq!(fs::read_to_string(&file).unwrap(), "Vocabulary(stop_words: [");
    }
}
