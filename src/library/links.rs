//! Side files: what the user decided about links, kept beside the official text and never in it.
//!
//! Beside `name.ron` stands `name.links.ron`; the user's links of a shipped series stand in his own folder, and win over
//! those shipped with it. A link belongs to the series of its lower level.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rungs_domain::spec::{ConfirmedLink, SeriesId};
use rungs_files::ron;

use super::disk::{Disk, ReadError, SystemDisk};
use super::whole::write_whole;
use super::{Library, LoadedSeries};

/// Names another folder for the user's own files, above all for tests.
pub const DATA_DIR_VARIABLE: &str = "RUNGS_DATA_DIR";

/// How the name of a side file ends.
const ENDING: &str = ".links.ron";

/// A side file as it was when its series was loaded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SideFile {
    /// Where it is, or would be saved; `None`: the system names no folder for the user's own files.
    pub path: Option<PathBuf>,
    /// Its links.
    pub links: Vec<ConfirmedLink>,
    /// What it held; `None`: it was not there.
    pub(super) as_read: Option<Vec<u8>>,
    /// True while it holds something that could not be read.
    pub unreadable: bool,
}

/// What was saved.
#[derive(Debug)]
pub struct Saved {
    /// The library with the side files as they are now.
    pub library: Library,
    /// The files that were written; empty: there was nothing to write.
    pub files: Vec<PathBuf>,
}

/// Why links were not saved. Side files named before the failing one are saved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// The file on disk is not the one that was read, or could not be read. Saving with `force` overwrites it.
    #[error("{} changed on disk since it was read; reload it, or overwrite it", .0.display())]
    Changed(PathBuf),
    /// There are links of a series that is not loaded.
    #[error("the series `{0}` is not loaded; open its file again to save its links")]
    NotLoaded(SeriesId),
    /// The system names no folder for the user's own files.
    #[error("there is no folder for your own files; set {DATA_DIR_VARIABLE} to one")]
    NoFolder,
    /// What the system says.
    #[error("{} cannot be written: {reason}", .path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
}

/// The user's own folder for Rungs.
pub fn data_dir() -> Option<PathBuf> {
    match std::env::var_os(DATA_DIR_VARIABLE) {
        Some(folder) if !folder.is_empty() => Some(PathBuf::from(folder)),
        _ => Some(directories::ProjectDirs::from("", "", "rungs")?.data_dir().to_owned()),
    }
}

/// The side file of the specification at `spec`.
pub fn side_path(spec: &Path) -> PathBuf {
    spec.with_extension("links.ron")
}

/// The specification of the side file at `side`.
pub(super) fn spec_path(side: &Path) -> PathBuf {
    side.with_extension("").with_extension("ron")
}

/// Whether `path` has the name of a side file.
pub(super) fn is_side_path(path: &Path) -> bool {
    path.file_name().and_then(OsStr::to_str).is_some_and(|name| name.ends_with(ENDING))
}

/// The side file of a shipped series.
pub(super) fn shipped_side_path(data_dir: &Path, id: &SeriesId) -> Option<PathBuf> {
    Some(data_dir.join("links").join(format!("{id}{ENDING}")))
}

/// Saves `edits`, all that the user has decided, into the side files of the series in `library`.
///
/// Each file is written whole beside the old one and then takes its place, so that there is a complete version of it
/// at every moment. A file whose links are the ones it was read with is not touched.
///
/// # Errors
/// A file that changed underneath is not overwritten unless `force` is set; nothing is written before all files
/// have been looked at.
pub fn save(library: &Library, edits: &[ConfirmedLink], force: bool) -> Result<Saved, SaveError> {
    let changed = changed_sides(library, edits)?;
    for (path, loaded, _) in &changed {
        if !force && (loaded.side.unreadable || on_disk(path)? != loaded.side.as_read) {
            return Err(SaveError::Changed(path.clone()));
        }
    }
    let mut saved = Saved { library: library.clone(), files: Vec::new() };
    for (path, loaded, links) in changed {
        let text = ron::write_links(&links);
        write_whole(&path, text.as_bytes())
            .map_err(|error| SaveError::Write { path: path.clone(), reason: error.to_string() })?;
        saved.files.push(path.clone());
        replace(&mut saved.library, loaded, path, links, text.into_bytes());
    }
    Ok(saved)
}

type Changed<'a> = (PathBuf, &'a Arc<LoadedSeries>, Vec<ConfirmedLink>);

fn changed_sides<'a>(library: &'a Library, edits: &[ConfirmedLink]) -> Result<Vec<Changed<'a>>, SaveError> {
    let mut by_series: BTreeMap<&SeriesId, Vec<ConfirmedLink>> = BTreeMap::new();
    for edit in edits {
        by_series.entry(&edit.lower.series).or_default().push(edit.clone());
    }
    if let Some(id) = by_series.keys().find(|id| library.find(id).is_none()) {
        return Err(SaveError::NotLoaded((*id).clone()));
    }
    let mut changed = Vec::new();
    for loaded in &library.series {
        let links = by_series.remove(&loaded.series.id).unwrap_or_default();
        if links != loaded.side.links {
            let path = loaded.side.path.clone().ok_or(SaveError::NoFolder)?;
            changed.push((path, loaded, links));
        }
    }
    Ok(changed)
}

fn on_disk(path: &Path) -> Result<Option<Vec<u8>>, SaveError> {
    match SystemDisk.read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(ReadError::Missing) => Ok(None),
        Err(error) => Err(SaveError::Write { path: path.to_owned(), reason: error.to_string() }),
    }
}

fn replace(library: &mut Library, old: &LoadedSeries, path: PathBuf, links: Vec<ConfirmedLink>, bytes: Vec<u8>) {
    let new = LoadedSeries {
        links: ConfirmedLink::overlaid(old.given.clone(), &links),
        side: SideFile { path: Some(path), links, as_read: Some(bytes), unreadable: false },
        ..old.clone()
    };
    if let Some(place) = library.series.iter_mut().find(|loaded| loaded.series.id == old.series.id) {
        *place = Arc::new(new);
    }
}
