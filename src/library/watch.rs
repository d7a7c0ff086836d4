//! Watching the loaded files and folders for changes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// Changes that come within this time of each other are told together: one save is several events.
const QUIET: Duration = Duration::from_millis(200);

/// Changes are told at the latest after this time, even if they never stop.
const LONGEST: Duration = Duration::from_secs(2);

/// Why nothing can be watched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("changes on disk are not noticed: {reason}")]
pub struct WatchError {
    reason: String,
}

/// A watch; it ends when it is dropped.
#[derive(Debug)]
pub struct Watch {
    /// Dropping it closes the channel, which ends the thread.
    _watcher: RecommendedWatcher,
    /// Paths that cannot be watched, with the reason.
    pub unwatched: Vec<(PathBuf, String)>,
}

/// Watches `paths`, files and folders, and calls `changed` on a thread of its own with the `*.ron` files that were
/// made, changed, renamed or removed.
///
/// A file is watched through its folder: editors save by renaming a new file over the old one, and a watch on the
/// old one would end there.
///
/// # Errors
/// The system gives no watch at all. A single path that cannot be watched stands in [`Watch::unwatched`].
pub fn watch(paths: &[PathBuf], changed: impl Fn(BTreeSet<PathBuf>) + Send + 'static) -> Result<Watch, WatchError> {
    let (sender, events) = mpsc::channel();
    let told = |error: notify::Error| WatchError { reason: error.to_string() };
    let mut watcher = notify::recommended_watcher(move |event| {
        // The other end is gone only while the watch is being dropped.
        let _ = sender.send(event);
    })
    .map_err(told)?;
    let mut unwatched = Vec::new();
    for (target, mode) in targets(paths) {
        if let Err(error) = watcher.watch(&target, mode) {
            unwatched.push((target, error.to_string()));
        }
    }
    let wanted = Wanted::new(paths);
    let thread = thread::Builder::new().name("watch".to_owned());
    thread
        .spawn(move || tell(&events, &wanted, changed))
        .map_err(|error| WatchError { reason: format!("no thread can be started: {error}") })?;
    Ok(Watch { _watcher: watcher, unwatched })
}

/// What is watched for the sake of `paths`, each once.
fn targets(paths: &[PathBuf]) -> Vec<(PathBuf, RecursiveMode)> {
    let mut targets: Vec<(PathBuf, RecursiveMode)> = Vec::new();
    for path in paths {
        let target = if path.is_dir() {
            (path.clone(), RecursiveMode::Recursive)
        } else {
            (folder_of(path).to_owned(), RecursiveMode::NonRecursive)
        };
        if !targets.iter().any(|(known, mode)| *known == target.0 && *mode == target.1) {
            targets.push(target);
        }
    }
    // A folder that is watched with all below it must not lose that to a later watch without.
    targets.sort_by_key(|(_, mode)| *mode == RecursiveMode::Recursive);
    targets
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Which of the noticed files matter.
#[derive(Debug)]
struct Wanted {
    folders: Vec<PathBuf>,
    files: BTreeSet<PathBuf>,
}

impl Wanted {
    fn new(paths: &[PathBuf]) -> Self {
        let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = paths.iter().cloned().partition(|path| path.is_dir());
        let sides: Vec<PathBuf> = files.iter().map(|file| super::links::side_path(file)).collect();
        // The system names files by their absolute paths.
        let whole = |path: PathBuf| std::path::absolute(&path).unwrap_or(path);
        Wanted {
            folders: folders.into_iter().map(whole).collect(),
            files: files.into_iter().chain(sides).map(whole).collect(),
        }
    }

    fn has(&self, path: &Path) -> bool {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let below = || self.folders.iter().any(|folder| path.starts_with(folder));
        // A folder that goes takes its files with it, and is itself no `*.ron`.
        let matters = || path.extension().is_none_or(|ending| ending == "ron");
        self.files.contains(&path) || (below() && matters())
    }
}

/// Gathers what happens until it is quiet, and tells it. Ends with the channel.
fn tell(events: &Receiver<notify::Result<Event>>, wanted: &Wanted, changed: impl Fn(BTreeSet<PathBuf>)) {
    let mut gathered = BTreeSet::new();
    while let Ok(first) = events.recv() {
        take(first, wanted, &mut gathered);
        let start = Instant::now();
        let open = loop {
            match events.recv_timeout(QUIET) {
                Ok(event) => take(event, wanted, &mut gathered),
                Err(RecvTimeoutError::Timeout) => break true,
                Err(RecvTimeoutError::Disconnected) => break false,
            }
            if start.elapsed() > LONGEST {
                break true;
            }
        };
        if !open {
            return;
        }
        if !gathered.is_empty() {
            changed(std::mem::take(&mut gathered));
        }
    }
}

fn take(event: notify::Result<Event>, wanted: &Wanted, gathered: &mut BTreeSet<PathBuf>) {
    let Ok(event) = event else { return };
    // Reading a file is no change; the program itself does that.
    if !matches!(event.kind, EventKind::Access(_)) {
        gathered.extend(event.paths.into_iter().filter(|path| wanted.has(path)));
    }
}
