//! Files written whole: there at every moment in the old or in the new version, whenever the machine stops.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};

use tempfile::NamedTempFile;

/// How the names of files begin and end that are being written.
const BEGIN: &str = ".rungs-";
const END: &str = ".tmp";

/// A file that is being written is done within seconds. One that is older, and that nobody holds, was left by a program
/// that was killed.
const STALE: Duration = Duration::from_secs(600);

/// Who may read a file that was not there before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Readers {
    /// Whom the system's settings allow.
    Usual,
    /// Its owner only.
    Owner,
}

/// Writes a file so that it is there whole, in its old or its new version, whenever the machine stops.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link keeps being a link: what it points to is written.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    fs::create_dir_all(folder_of(&path))?;
    written_beside(&path, bytes, Readers::Usual)?.persist(&path).map_err(|error| error.error)?;
    sync_folder(folder_of(&path))
}

/// The same for a file that only its owner may read, in a folder that only its owner may open.
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    create_private_folder(folder_of(path))?;
    written_beside(path, bytes, Readers::Owner)?.persist(path).map_err(|error| error.error)?;
    sync_folder(folder_of(path))
}

/// Writes a file that must not be there yet, whole or not at all; its folder must be there.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    written_beside(path, bytes, Readers::Usual)?.persist_noclobber(path).map_err(|error| error.error)?;
    sync_folder(folder_of(path))
}

/// Makes a folder, and those above it that are missing, for their owner only.
pub fn create_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

/// Makes a folder of a new name, which begins with `prefix`, for its owner only. It goes unless it is kept.
pub fn new_private_folder(within: &Path, prefix: &str) -> io::Result<tempfile::TempDir> {
    let mut folder = tempfile::Builder::new();
    folder.prefix(prefix).rand_bytes(12);
    #[cfg(unix)]
    folder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    folder.tempdir_in(within)
}

/// Takes away the files in `folder` that a program began to write and was killed over. A file that is being written
/// right now stays, whoever writes it.
pub fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let left = entries.flatten().map(|entry| entry.path()).filter(|path| is_begun(path) && is_stale(path));
    left.for_each(|path| {
        // What cannot be taken away now can be at the next start.
        let _ = fs::remove_file(path);
    });
}

fn is_begun(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(BEGIN) && name.ends_with(END)
}

/// Whether a file is old and nobody holds it.
fn is_stale(path: &Path) -> bool {
    is_old(path) && File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}

/// Whether a file or folder was written last before anything that is still under way.
#[expect(clippy::disallowed_methods, reason = "the library may read the clock; no answer depends on it")]
pub fn is_old(path: &Path) -> bool {
    let written = fs::symlink_metadata(path).and_then(|known| known.modified());
    written.is_ok_and(|at| SystemTime::now().duration_since(at).is_ok_and(|age| age > STALE))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A temporary file with the bytes, safe on the disk, in the folder of the file that it will be.
fn written_beside(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<NamedTempFile> {
    sweep(folder_of(path));
    let mut temporary = tempfile::Builder::new();
    temporary.prefix(BEGIN).suffix(END);
    if let Some(rights) = rights(path).filter(|_| readers == Readers::Usual) {
        temporary.permissions(rights);
    }
    let mut file = temporary.tempfile_in(folder_of(path))?;
    // Held until it has its name; a system without locks keeps it by its age.
    let _ = file.as_file().try_lock();
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// The rights of the file that is there, or those of any new file: temporary files are otherwise only their owner's.
#[cfg(unix)]
fn rights(path: &Path) -> Option<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(fs::metadata(path).map_or_else(|_| fs::Permissions::from_mode(0o666), |old| old.permissions()))
}

#[cfg(not(unix))]
fn rights(_path: &Path) -> Option<fs::Permissions> {
    None
}

/// The new name is safe once the folder is on the disk too.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file that was written an hour ago.
    fn old(path: &Path) -> File {
        fs::write(path, "half").unwrap();
        let file = File::options().write(true).open(path).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000)).unwrap();
        file
    }

    #[test]
    fn what_a_killed_program_left_goes_and_what_is_being_written_stays() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let _ = old(&at(".rungs-left.tmp"));
        let living = old(&at(".rungs-living.tmp"));
        living.try_lock().unwrap();
        fs::write(at(".rungs-new.tmp"), "half").unwrap();
        let _ = old(&at("own.tmp"));
        write_whole(&at("a.ron"), b"a").unwrap();
        let mut names: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, [".rungs-living.tmp", ".rungs-new.tmp", "a.ron", "own.tmp"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_private_file_and_its_folder_are_for_their_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own").join("a.json");
        write_private(&path, b"a").unwrap();
        write_private(&path, b"b").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
    }
}
