//! What strangers supply, made to end or starve the program: each file ends with a message, and a good file beside it is
//! read. Held by what comes of it, not by the time it takes.

mod documents;
mod specs;
mod terminal;

use std::path::{Path, PathBuf};

use crate::cli::{run, text};

/// Writes a file into a folder.
fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}
