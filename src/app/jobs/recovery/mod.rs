//! Recovery files: what no file of the user's holds yet, so that a crash loses nothing.

pub mod applicants;
pub mod links;

use std::io;
use std::path::Path;

/// Takes a recovery file away, where there is one.
fn remove(place: &Path) -> io::Result<()> {
    match std::fs::remove_file(place) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn no_folder() -> io::Error {
    io::Error::other("there is no folder for your own files")
}
