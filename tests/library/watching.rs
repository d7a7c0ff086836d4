//! Watching: a change on disk is told, however an editor saves.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use rungs_library::watch::{Watch, watch};

use super::{small_spec, write};

/// Far longer than any change takes to be told; only a failing test waits so long.
const LONG: Duration = Duration::from_secs(20);

fn watched(paths: &[PathBuf]) -> (Watch, Receiver<BTreeSet<PathBuf>>) {
    let (sender, told) = channel();
    let watch = watch(paths, move |paths| {
        let _ = sender.send(paths);
    });
    (watch.unwrap(), told)
}

/// Waits until a change of the file with this name is told.
fn wait_for(told: &Receiver<BTreeSet<PathBuf>>, name: &str) {
    while !told.recv_timeout(LONG).unwrap().iter().any(|path| path.ends_with(name)) {}
}

fn real(folder: &Path) -> PathBuf {
    fs::canonicalize(folder).unwrap()
}

#[test]
fn a_changed_file_of_a_folder_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let root = real(folder.path());
    write(&root, "deep/a.ron", small_spec("a", &["1"]));
    let (_watch, told) = watched(std::slice::from_ref(&root));
    write(&root, "deep/a.ron", small_spec("a", &["2"]));
    wait_for(&told, "a.ron");
}

#[test]
fn a_file_saved_by_renaming_another_over_it_is_told_every_time() {
    let folder = tempfile::tempdir().unwrap();
    let root = real(folder.path());
    let file = write(&root, "a.ron", small_spec("a", &["1"]));
    let (_watch, told) = watched(std::slice::from_ref(&file));
    for code in ["2", "3"] {
        let new = write(&root, "a.ron.new", small_spec("a", &[code]));
        fs::rename(new, &file).unwrap();
        wait_for(&told, "a.ron");
    }
}

#[test]
fn other_files_beside_a_watched_file_are_not_told() {
    let folder = tempfile::tempdir().unwrap();
    let root = real(folder.path());
    let file = write(&root, "a.ron", small_spec("a", &["1"]));
    let (_watch, told) = watched(std::slice::from_ref(&file));
    write(&root, "other.ron", small_spec("o", &["1"]));
    write(&root, "a.ron", small_spec("a", &["2"]));
    let first = told.recv_timeout(LONG).unwrap();
    assert_eq!(first, BTreeSet::from([file]));
}

#[test]
fn a_folder_that_goes_is_told_and_ends_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let root = real(folder.path());
    write(&root, "one/a.ron", small_spec("a", &["1"]));
    write(&root, "two/b.ron", small_spec("b", &["1"]));
    let (_watch, told) = watched(&[root.join("one"), root.join("two")]);
    fs::remove_dir_all(root.join("one")).unwrap();
    wait_for(&told, "a.ron");
    write(&root, "two/b.ron", small_spec("b", &["2"]));
    wait_for(&told, "b.ron");
}

#[test]
fn a_path_that_cannot_be_watched_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let missing = real(folder.path()).join("nowhere/a.ron");
    let (watch, _told) = watched(&[missing]);
    assert_eq!(watch.unwatched.len(), 1);
}
