//! Links that no side file holds yet.

use std::io;
use std::path::{Path, PathBuf};

use rungs_domain::spec::{ConfirmedLink, Vocabulary};
use rungs_formats::ron::{self, File};

use crate::library::disk::{Disk, SystemDisk};
use crate::library::links::write_whole;

fn place(data_dir: &Path) -> PathBuf {
    data_dir.join("unsaved.links.ron")
}

/// Keeps `links`; none: there is nothing to keep, and the file goes.
///
/// # Errors
/// What the system says, or that it names no folder for the user's own files.
pub fn keep(data_dir: Option<&Path>, links: &[ConfirmedLink]) -> io::Result<()> {
    let Some(data_dir) = data_dir else {
        return if links.is_empty() { Ok(()) } else { Err(super::no_folder()) };
    };
    let place = place(data_dir);
    if !links.is_empty() {
        return write_whole(&place, ron::write_links(links).as_bytes());
    }
    super::remove(&place)
}

/// What was kept; nothing if there is no such file. One that cannot be read stays where it is.
pub fn read(data_dir: Option<&Path>) -> Vec<ConfirmedLink> {
    let Some(place) = data_dir.map(place) else { return Vec::new() };
    let Ok(bytes) = SystemDisk.read(&place) else { return Vec::new() };
    match ron::read(&place.to_string_lossy(), &bytes, &Vocabulary::default()).file {
        Some(File::Links(links)) => links,
        _ => Vec::new(),
    }
}
