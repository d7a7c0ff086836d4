//! Reading one file, with a bound on what is read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use rungs_domain::diagnostic::{Diagnostic, Place};

/// The most bytes of one file that are read: 8 MiB. The largest of the shipped specs has less than a hundredth.
pub const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// Where the bytes of a file come from. Tests put a disk in place that fails on purpose.
pub trait Disk: Sync {
    /// All bytes of the file at `path`, at most [`MOST_BYTES`] of them.
    ///
    /// # Errors
    /// The path names no readable file of a bearable size.
    fn read(&self, path: &Path) -> Result<Vec<u8>, ReadError>;
}

/// The real one.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemDisk;

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Nothing there, or no longer.
    #[error("the file is not there")]
    Missing,
    /// The user may not read it.
    #[error("no permission to read the file")]
    Denied,
    /// A folder.
    #[error("this is a folder, not a file")]
    Folder,
    /// A pipe, a device, a socket.
    #[error("this is a pipe or a device, not a file")]
    Special,
    /// Larger than this many bytes.
    #[error("the file is larger than {} MiB", .0 >> 20)]
    TooLarge(u64),
    /// What the system says.
    #[error("the file cannot be read: {0}")]
    Other(String),
}

impl ReadError {
    /// The same as a diagnostic about `name`.
    pub fn diagnostic(&self, name: &str) -> Diagnostic {
        let (id, hint) = match self {
            ReadError::Missing => ("missing-file", "check the spelling of the path, or whether the file was moved"),
            ReadError::Denied => ("no-permission", "ask the file's owner for the right to read it"),
            ReadError::Folder => ("folder-not-file", "name a file that ends in .ron"),
            ReadError::Special => ("special-file", "name an ordinary file"),
            ReadError::TooLarge(_) => {
                ("too-large", "a specification is a text of a few pages; split the file, or name another")
            }
            ReadError::Other(_) => ("unreadable", "try again, or copy the file to another place"),
        };
        Diagnostic::error(id, Place::whole(name), self.to_string()).with_hint(hint)
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ReadError::Missing,
            io::ErrorKind::PermissionDenied => ReadError::Denied,
            io::ErrorKind::IsADirectory => ReadError::Folder,
            _ => ReadError::Other(error.to_string()),
        }
    }
}

impl Disk for SystemDisk {
    fn read(&self, path: &Path) -> Result<Vec<u8>, ReadError> {
        read_at_most(path, MOST_BYTES)
    }
}

/// All bytes of the file at `path` on the real disk, at most `most` of them.
///
/// # Errors
/// The path names no readable file of a bearable size.
pub fn read_at_most(path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
    // Asked before it is opened: opening a pipe waits for a writer, for ever if there is none.
    let before = std::fs::metadata(path)?;
    if before.is_dir() {
        return Err(ReadError::Folder);
    }
    if !before.is_file() {
        return Err(ReadError::Special);
    }
    if before.len() > most {
        return Err(ReadError::TooLarge(most));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(before.len()).unwrap_or(0));
    // The size is only what it was a moment ago (and 0 for some files that never end), so the read is bounded too.
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(ReadError::TooLarge(most));
    }
    Ok(bytes)
}
