//! Documents on disk from which specifications are drafted: found and read.
//!
//! A document of others is read in a process of its own, so that nothing it holds ends or starves this one:
//!
//! ```text
//! path --bytes--> Reader --[exchange]--> the hidden command `read-documents` --[exchange]--> Manuscript
//! ```

mod apart;
mod exchange;
mod limits;
mod serve;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rungs_domain::diagnostic::{Diagnostic, Place};
use rungs_files::ron;
use rungs_import::{MAX_BYTES, Manuscript, Profile};

use super::disk::read_at_most;
use super::find::{FoundFiles, find_with};
use apart::Apart;
pub use limits::Limits;
pub use serve::serve;

/// How the names of documents end that can be imported.
pub const ENDINGS: [&str; 8] = ["txt", "text", "md", "markdown", "html", "htm", "docx", "pdf"];

/// The hidden command that reads documents for another process of the program.
pub const READ_COMMAND: &str = "read-documents";

/// The documents that `paths` stand for: a file for itself, a folder for all documents in it and below it; each once,
/// in the order of their paths. Behind them, folders that cannot be looked into and limits that were reached.
pub fn find_documents(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<Diagnostic>) {
    let FoundFiles { files, problems } = find_with(paths, &ENDINGS);
    (files, problems)
}

/// Where documents are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Reading {
    /// In this process: for documents that are trusted, and where the program's own file is not at hand.
    #[default]
    Here,
    /// In a process of its own, started from the program at this path.
    Apart(PathBuf, Limits),
}

impl Reading {
    /// In a process of its own, which is this program once more.
    pub fn apart() -> Self {
        Reading::Apart(this_program(), Limits::default())
    }

    /// A reader of documents. Its process starts with the first document.
    pub fn reader(&self) -> Reader {
        match self {
            Reading::Here => Reader(None),
            Reading::Apart(program, limits) => Reader(Some(Apart::new(program.clone(), *limits))),
        }
    }
}

/// The file of this program. On Linux by the name that holds even while an update replaces the file.
fn this_program() -> PathBuf {
    let lasting = Path::new("/proc/self/exe");
    let own = || std::env::current_exe().unwrap_or_else(|_| PathBuf::from("rungs"));
    if cfg!(target_os = "linux") && lasting.exists() { lasting.to_owned() } else { own() }
}

/// What is said where understanding a document panics.
pub const STUMBLED: &str =
    "Rungs stumbled over it, which is a mistake of the program; report it, with the file if you can";

/// Why there is no text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// Somebody stopped the reading.
    Stopped,
    /// What is wrong, and what to do.
    Told(Box<Diagnostic>),
}

/// Reads documents, one after the other. When it is dropped, its process ends.
#[derive(Debug)]
pub struct Reader(Option<Apart>);

impl Reader {
    /// The bytes of a document, and its text. While a document is read in a process of its own, `go_on` is asked every
    /// few hundredths of a second whether to; otherwise once, before it is read.
    ///
    /// # Errors
    /// Why it cannot be read, and what to do; or that `go_on` said stop.
    pub fn read(
        &mut self,
        path: &Path,
        go_on: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Result<(Arc<[u8]>, Manuscript), Unread> {
        if go_on().is_break() {
            return Err(Unread::Stopped);
        }
        let name = path.display().to_string();
        let bytes =
            read_at_most(path, MAX_BYTES as u64).map_err(|error| Unread::Told(Box::new(error.diagnostic(&name))))?;
        let bytes: Arc<[u8]> = bytes.into();
        let manuscript = self.read_bytes(&name, &bytes, go_on)?;
        Ok((bytes, manuscript))
    }

    /// The text of a document whose bytes are at hand; `name` is what messages call it, and its ending helps to tell
    /// the format. See [`read`](Reader::read).
    ///
    /// # Errors
    /// As [`read`](Reader::read).
    pub fn read_bytes(
        &mut self,
        name: &str,
        bytes: &Arc<[u8]>,
        go_on: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Result<Manuscript, Unread> {
        let read = match &mut self.0 {
            None => Ok(exchange::answer(name, bytes)),
            Some(apart) => apart.read(name, bytes, go_on),
        };
        let (message, hint) = match read {
            Ok(exchange::ReadReply::Read(manuscript)) => return Ok(*manuscript),
            Ok(exchange::ReadReply::Refused { message, hint }) => (message, hint),
            Err(apart::Broken::Stopped) => return Err(Unread::Stopped),
            Err(broken) => (broken.to_string(), broken.hint().to_owned()),
        };
        Err(Unread::Told(Box::new(Diagnostic::error("unread-document", Place::whole(name), message).with_hint(hint))))
    }
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
