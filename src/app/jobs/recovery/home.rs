//! Where a window keeps what no file holds yet: a folder of its own, so that no window writes over what another keeps.
//!
//! ```text
//! unsaved/window-a1b2c3/owner                      held by the window as long as it lives
//!                       unsaved-applicants.json    and so on
//! ```
//!
//! A window that starts takes over the folders whose windows are gone: it holds them, offers what is in them, and takes
//! each of their files away when it keeps the same itself.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rungs_library::whole::{create_private_folder, is_old, new_private_folder, sweep};

/// The folder of all windows' folders, in the user's own.
const ALL: &str = "unsaved";

/// How the names of windows' folders begin, and of those whose owner is not yet in them.
const OF_WINDOW: &str = "window-";
const BEGUN: &str = ".new-";

/// The file that a window holds as long as it lives.
const OWNER: &str = "owner";

/// The folder of one window, and those of windows that are gone.
#[derive(Debug)]
pub struct Home {
    data_dir: Option<PathBuf>,
    own: Mutex<Option<Held>>,
    left: Vec<Held>,
}

/// A folder that nobody else takes as long as this is there.
#[derive(Debug)]
struct Held {
    folder: PathBuf,
    /// Its owner's file; none of the folder that windows of earlier versions shared.
    _owner: Option<File>,
}

impl Home {
    /// In the folder `data_dir` for the user's own files. What was left there half written goes.
    pub fn new(data_dir: Option<PathBuf>) -> Self {
        let mut left = Vec::new();
        if let Some(data_dir) = &data_dir {
            sweep(data_dir);
            sweep(&data_dir.join("links"));
            left.extend(gone(&data_dir.join(ALL)));
            left.push(Held { folder: data_dir.clone(), _owner: None });
        }
        Home { data_dir, own: Mutex::default(), left }
    }

    /// The folders of windows that are gone.
    pub fn left(&self) -> impl Iterator<Item = &Path> {
        self.left.iter().map(|held| held.folder.as_path())
    }

    /// This window's own folder, if anything was kept yet.
    pub fn own(&self) -> Option<PathBuf> {
        self.own.lock().unwrap_or_else(PoisonError::into_inner).as_ref().map(|held| held.folder.clone())
    }

    /// This window's own folder, made where there is none yet.
    ///
    /// # Errors
    /// What the system says, or that it names no folder for the user's own files.
    pub fn make_own(&self) -> io::Result<PathBuf> {
        let data_dir =
            self.data_dir.as_ref().ok_or_else(|| io::Error::other("there is no folder for your own files"))?;
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        let held = match own.take() {
            Some(held) => held,
            None => begin(&data_dir.join(ALL))?,
        };
        let folder = held.folder.clone();
        *own = Some(held);
        Ok(folder)
    }

    /// Takes the folders of windows that are gone away in which nothing is left.
    pub fn tidy(&self) {
        self.left.iter().filter(|held| held._owner.is_some()).for_each(|held| remove_if_empty(&held.folder));
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        if let Some(folder) = self.own() {
            remove_if_empty(&folder);
        }
        self.tidy();
    }
}

/// A new folder that is held before it has the name by which others look for it.
fn begin(all: &Path) -> io::Result<Held> {
    create_private_folder(all)?;
    let begun = new_private_folder(all, BEGUN)?;
    let owner = File::create(begun.path().join(OWNER))?;
    match owner.try_lock() {
        // Where the system has no locks, every other window may take the folder for one whose window is gone: it then
        // offers what is in it, which loses nothing.
        Ok(()) | Err(TryLockError::Error(_)) => {}
        Err(TryLockError::WouldBlock) => return Err(io::ErrorKind::WouldBlock.into()),
    }
    let begun = begun.keep();
    let name = begun.file_name().unwrap_or_default().to_string_lossy().replacen(BEGUN, OF_WINDOW, 1);
    let folder = all.join(name);
    fs::rename(&begun, &folder)?;
    Ok(Held { folder, _owner: Some(owner) })
}

/// The folders whose windows are gone, by their names. They are held from now on.
fn gone(all: &Path) -> Vec<Held> {
    let Ok(entries) = fs::read_dir(all) else { return Vec::new() };
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    folders.iter().filter(|folder| begins(folder, BEGUN) && is_old(folder)).for_each(|folder| remove_if_empty(folder));
    let held = |folder: PathBuf| {
        let owner = File::options().write(true).create(true).truncate(false).open(folder.join(OWNER)).ok()?;
        match owner.try_lock() {
            Err(TryLockError::WouldBlock) => None,
            Ok(()) | Err(TryLockError::Error(_)) => Some(Held { folder, _owner: Some(owner) }),
        }
    };
    let held: Vec<Held> = folders.into_iter().filter(|folder| begins(folder, OF_WINDOW)).filter_map(held).collect();
    held.iter().for_each(|held| sweep(&held.folder));
    held
}

fn begins(folder: &Path, with: &str) -> bool {
    folder.file_name().unwrap_or_default().to_string_lossy().starts_with(with)
}

/// Takes a folder away that holds nothing but its owner's file and empty folders. What cannot be taken away is at the
/// next start.
fn remove_if_empty(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let others: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| !path.ends_with(OWNER)).collect();
    if others.iter().all(|path| fs::remove_dir(path).is_ok()) {
        let _ = fs::remove_file(folder.join(OWNER));
        let _ = fs::remove_dir(folder);
    }
}
