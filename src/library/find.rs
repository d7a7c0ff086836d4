//! Which files the named paths stand for.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rungs_domain::diagnostic::{Diagnostic, Place};

use super::disk::ReadError;
use super::links;

/// How deep folders are followed. Also what ends a loop of links that the system itself does not see.
pub(super) const MOST_DEPTH: usize = 16;

/// The most files of one load. An authority has a few thousand classes.
pub(super) const MOST_FILES: usize = 20_000;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct FoundFiles {
    /// The files, each once, in the order of their paths.
    pub files: Vec<PathBuf>,
    /// Paths that lead nowhere, and limits that were reached.
    pub problems: Vec<Diagnostic>,
}

/// Finds the files that `paths` stand for: a file for itself and its side file, a folder for every `*.ron` in it and
/// below it.
pub(super) fn find(paths: &[PathBuf]) -> FoundFiles {
    find_with(paths, &["ron"])
}

/// The same for files with one of these endings, in small or capital letters. Only specifications have side files.
pub(super) fn find_with(paths: &[PathBuf], endings: &'static [&'static str]) -> FoundFiles {
    let mut search = FileSearch { endings, ..FileSearch::default() };
    for path in paths {
        if path.is_dir() {
            search.folder(path, 0);
            continue;
        }
        // Whatever it is, it was named: reading it says what is wrong with it.
        search.file(path.clone());
        let side = links::side_path(path);
        if endings.contains(&"ron") && side.is_file() {
            search.file(side);
        }
    }
    search.found.files.sort();
    search.found
}

#[derive(Debug, Default)]
struct FileSearch {
    /// How the names of files end that folders are looked through for.
    endings: &'static [&'static str],
    found: FoundFiles,
    /// The real places of folders and files, so that a link never leads to the same one twice.
    seen: BTreeSet<PathBuf>,
    full: bool,
}

impl FileSearch {
    fn folder(&mut self, folder: &Path, depth: usize) {
        if self.full || !self.first_time(folder) {
            return;
        }
        if depth > MOST_DEPTH {
            let told = Diagnostic::warning(
                "too-deep",
                Place::whole(folder.display().to_string()),
                format!("folders more than {MOST_DEPTH} deep are not looked into"),
            );
            self.found.problems.push(told.with_hint("open this folder by itself"));
            return;
        }
        match entries(folder) {
            Ok(entries) => entries.into_iter().for_each(|path| self.entry(path, depth)),
            Err(error) => {
                let name = folder.display().to_string();
                self.found.problems.push(ReadError::from(error).diagnostic(&name));
            }
        }
    }

    fn entry(&mut self, path: PathBuf, depth: usize) {
        match fs::metadata(&path) {
            Ok(kind) if kind.is_dir() => self.folder(&path, depth + 1),
            Ok(kind) if kind.is_file() && self.is_wanted(&path) => self.file(path),
            // Pipes, other endings, links to nothing: not ours.
            _ => {}
        }
    }

    fn is_wanted(&self, path: &Path) -> bool {
        path.extension().is_some_and(|own| self.endings.iter().any(|ending| own.eq_ignore_ascii_case(ending)))
    }

    fn file(&mut self, path: PathBuf) {
        if self.full || !self.first_time(&path) {
            return;
        }
        if self.found.files.len() < MOST_FILES {
            self.found.files.push(path);
            return;
        }
        self.full = true;
        let told = Diagnostic::warning(
            "too-many-files",
            Place::whole(path.display().to_string()),
            format!("more than {MOST_FILES} files; this one and what follows is not read"),
        );
        self.found.problems.push(told.with_hint("open fewer folders at once"));
    }

    fn first_time(&mut self, path: &Path) -> bool {
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        self.seen.insert(real)
    }
}

/// What a folder holds, by name, so that every machine finds the same.
fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    Ok(paths)
}
