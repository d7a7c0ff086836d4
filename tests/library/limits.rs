//! Paths that are no ordinary files: each gives a diagnostic, none hangs or takes memory without bound.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use rungs_library::disk::{Disk, MOST_BYTES, ReadError, SystemDisk};
use rungs_library::{Library, Request};

use super::{ids, load, problems, small_spec, write};

/// A disk on which some files fail.
struct FailingDisk {
    ending: &'static str,
    error: ReadError,
}

impl Disk for FailingDisk {
    fn read(&self, path: &Path) -> Result<Vec<u8>, ReadError> {
        if path.ends_with(self.ending) { Err(self.error.clone()) } else { SystemDisk.read(path) }
    }
}

/// Loads a folder with `a.ron`, `b.ron` and `c.ron`, of which `b.ron` fails with `error`.
fn with_failing_b(error: ReadError) -> Library {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a", "b", "c"] {
        write(folder.path(), &format!("{name}.ron"), small_spec(name, &["1"]));
    }
    let request = Request { shipped: false, paths: vec![folder.path().to_owned()], data_dir: None };
    let disk = FailingDisk { ending: "b.ron", error };
    Library::load_request(request, &disk, &mut |_, _| ControlFlow::Continue(())).unwrap()
}

#[test]
fn a_file_that_vanishes_while_it_is_read_is_named_and_hides_no_other() {
    let library = with_failing_b(ReadError::Missing);
    assert_eq!(ids(&library), ["a", "c"]);
    assert_eq!(problems(&library), ["missing-file"]);
    assert!(library.problems[0].place.file.ends_with("b.ron"));
}

#[test]
fn a_file_without_permission_is_named_and_hides_no_other() {
    let library = with_failing_b(ReadError::Denied);
    assert_eq!(ids(&library), ["a", "c"]);
    assert_eq!(problems(&library), ["no-permission"]);
    assert!(library.problems[0].hint.is_some());
}

#[test]
fn a_path_that_is_not_there_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let library = load(&[folder.path().join("nothing.ron")]);
    assert_eq!(problems(&library), ["missing-file"]);
}

#[test]
fn a_folder_in_place_of_a_file_is_told_as_one() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(SystemDisk.read(folder.path()), Err(ReadError::Folder));
}

#[test]
fn a_folder_named_like_a_file_is_looked_into() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "looks-like.ron/a.ron", small_spec("a", &["1"]));
    let library = load(&[folder.path().to_owned()]);
    assert_eq!((ids(&library), library.problems.len()), (vec!["a"], 0));
}

#[test]
fn a_huge_file_is_refused_by_its_size() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.ron");
    // 100 MiB that take no room on the disk.
    fs::File::create(&path).unwrap().set_len(100 * 1024 * 1024).unwrap();
    assert_eq!(SystemDisk.read(&path), Err(ReadError::TooLarge(MOST_BYTES)));
    fs::File::create(&path).unwrap().set_len(MOST_BYTES).unwrap();
    assert_eq!(SystemDisk.read(&path).map(|bytes| bytes.len() as u64), Ok(MOST_BYTES));
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_refused_without_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.ron");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let library = load(&[pipe, "/dev/zero".into()]);
    assert_eq!(problems(&library), ["special-file", "special-file"]);
    // In a folder they are simply not specifications.
    assert_eq!(problems(&load(&[folder.path().to_owned()])), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_ends_and_no_file_is_read_twice() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "in/a.ron", small_spec("a", &["1"]));
    std::os::unix::fs::symlink(folder.path(), folder.path().join("in/round")).unwrap();
    std::os::unix::fs::symlink(&file, folder.path().join("in/again.ron")).unwrap();
    std::os::unix::fs::symlink("nowhere.ron", folder.path().join("in/broken.ron")).unwrap();
    let library = load(&[folder.path().to_owned()]);
    assert_eq!((ids(&library), library.problems.len(), library.files), (vec!["a"], 0, 1));
}
