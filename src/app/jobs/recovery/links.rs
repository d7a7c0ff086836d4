//! Links that no side file holds yet.

use std::io;
use std::path::Path;

use rungs_domain::spec::{ConfirmedLink, Vocabulary};
use rungs_files::ron::{self, File};
use rungs_library::disk::{Disk, SystemDisk};
use rungs_library::whole::write_private;

use super::Home;

/// The name of the file.
const FILE: &str = "unsaved.links.ron";

/// Keeps `links`, what windows that are gone left among them, and takes away what those kept; none: there is nothing to
/// keep, and the file goes.
///
/// # Errors
/// What the system says, or that it names no folder for the user's own files.
pub fn keep(home: &Home, links: &[ConfirmedLink]) -> io::Result<()> {
    if !links.is_empty() {
        write_private(&home.make_own()?.join(FILE), ron::write_links(links).as_bytes())?;
    } else if let Some(own) = home.own() {
        super::remove(&own.join(FILE))?;
    }
    home.left().try_for_each(|folder| super::remove(&folder.join(FILE)))?;
    home.tidy();
    Ok(())
}

/// What was kept in a folder; nothing if there is no such file.
pub fn read(folder: &Path) -> Vec<ConfirmedLink> {
    let place = folder.join(FILE);
    let Ok(bytes) = SystemDisk.read(&place) else { return Vec::new() };
    match ron::read(&place.to_string_lossy(), &bytes, &Vocabulary::default()).file {
        Some(File::Links(links)) => links,
        _ => Vec::new(),
    }
}
