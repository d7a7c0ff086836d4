//! Loading: every file understood once, on all cores, with a result that does not depend on which was first.
//!
//! What series and records name stands in vocabularies, so these are read first: then nothing has to be read again.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hasher};
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;

use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::spec::{SeriesId, Vocabulary};
use rungs_files::ron::{self, File, Parsed};
use rungs_import::Profile;

use super::disk::{Disk, SystemDisk};
use super::{Library, LoadedSeries, Origin, assemble, find, links, merge, rulings, shipped};

/// Called on the loading thread after each file with how many are done of how many; `Break` stops the load.
pub type Progress<'a> = &'a mut dyn FnMut(usize, usize) -> ControlFlow<()>;

/// What to load.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// Whether the shipped series are among it.
    pub shipped: bool,
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// The user's own folder, where links between shipped levels are kept; `None`: there is none.
    pub data_dir: Option<PathBuf>,
}

impl Request {
    /// The shipped series with the user's links, and `paths`.
    pub fn with_shipped(paths: &[PathBuf]) -> Self {
        Request { shipped: true, paths: paths.to_vec(), data_dir: links::data_dir() }
    }

    /// Only what `paths` hold.
    pub fn only(paths: &[PathBuf]) -> Self {
        Request { shipped: false, paths: paths.to_vec(), data_dir: links::data_dir() }
    }
}

/// What of the shipped files a command needs that judges nobody. It comes without policies and without the words of
/// people at work.
#[derive(Debug, Clone, Copy)]
pub enum Excerpt<'a> {
    /// All series and no words: what lists them.
    Series,
    /// The series of which these names of levels and series can stand, and the words of specifications: what shows
    /// levels and compares them. A name means among them what it means among all.
    Levels(&'a [String]),
}

impl Library {
    /// The shipped series alone, as they are inside the program. Touches no disk.
    pub fn shipped() -> Library {
        let request = Request { shipped: true, paths: Vec::new(), data_dir: None };
        Library::load_request(request, &SystemDisk, &mut |_, _| ControlFlow::Continue(())).unwrap_or_default()
    }

    /// A part of the shipped series. `None` where it may not be enough: where a name stands in none of them as it is
    /// written, or where the user confirmed links between shipped levels, which may lead to others.
    pub fn excerpt(of: Excerpt<'_>) -> Option<Library> {
        Library::excerpt_with(of, links::data_dir())
    }

    /// The same with the links in `data_dir`.
    pub(super) fn excerpt_with(of: Excerpt<'_>, data_dir: Option<PathBuf>) -> Option<Library> {
        let request = Request { shipped: true, paths: Vec::new(), data_dir };
        if jobs(&request, Vec::new()).iter().any(|job| matches!(job, PendingText::Disk(_))) {
            return None;
        }
        let (wanted, words) = match of {
            Excerpt::Series => (shipped::SERIES.iter().collect(), None),
            Excerpt::Levels(names) => (naming_all(names)?, Some(&shipped::VOCABULARY)),
        };
        let (vocabulary, problems) = shipped_vocabulary(words);
        let reads = wanted.into_iter().map(read_shipped).collect();
        Some(assemble::excerpt(reads, vocabulary, problems, request))
    }

    /// The shipped series, and the specs in `paths`: files, and folders with all below them.
    ///
    /// What is wrong with a file stands in [`Library::problems`] and hides no other file. `None`: stopped by
    /// `progress`.
    pub fn load(paths: &[PathBuf], progress: Progress<'_>) -> Option<Library> {
        Library::load_request(Request::with_shipped(paths), &SystemDisk, progress)
    }

    /// Only the specs in `paths`, without the shipped series; the shipped vocabulary holds all the same.
    pub fn load_only(paths: &[PathBuf], progress: Progress<'_>) -> Option<Library> {
        Library::load_request(Request::only(paths), &SystemDisk, progress)
    }

    /// Loads what `request` names from `disk`.
    pub fn load_request(request: Request, disk: &dyn Disk, progress: Progress<'_>) -> Option<Library> {
        load(request, None, disk, progress)
    }

    /// What this library was loaded from, loaded again. A file that has turned bad keeps the last good version of
    /// its series, marked as outdated. `None`: stopped by `progress`.
    pub fn reloaded(&self, progress: Progress<'_>) -> Option<Library> {
        self.reloaded_from(&SystemDisk, progress)
    }

    /// The same from `disk`.
    pub fn reloaded_from(&self, disk: &dyn Disk, progress: Progress<'_>) -> Option<Library> {
        load(self.request.clone(), Some(self), disk, progress)
    }
}

fn load(request: Request, last: Option<&Library>, disk: &dyn Disk, progress: Progress<'_>) -> Option<Library> {
    let found = find::find(&request.paths);
    let (mut vocabulary, mut problems) = shipped_vocabulary([&shipped::VOCABULARY, &shipped::FIELD_WORDS]);
    problems.extend(found.problems);
    let jobs = jobs(&request, found.files);
    let mut done = 0;
    let none = Vocabulary::default();
    let first = on_all_cores(
        &jobs,
        |job| vocabulary_of(job, &none, disk),
        |read| {
            if read.is_none() {
                return ControlFlow::Continue(());
            }
            done += 1;
            progress(done, jobs.len())
        },
    )?;
    problems.extend(merge::vocabularies(&mut vocabulary, first.iter().flatten()));
    let unchanged = Unchanged::since(last.filter(|last| last.vocabulary == vocabulary));
    let others: Vec<&PendingText> =
        jobs.iter().zip(&first).filter(|(_, read)| read.is_none()).map(|(job, _)| job).collect();
    let others = on_all_cores(
        &others,
        |job| read_one(job, &vocabulary, &unchanged, disk),
        |_| {
            done += 1;
            progress(done, jobs.len())
        },
    )?;
    let mut others = others.into_iter();
    let reads = first.into_iter().filter_map(|read| read.or_else(|| others.next())).collect();
    Some(assemble::assemble(reads, vocabulary, problems, request, last))
}

/// A text to be read.
#[derive(Debug, Clone)]
enum PendingText {
    Shipped(&'static shipped::Embedded),
    Disk(PathBuf),
}

/// A text as read.
#[derive(Debug)]
pub(super) struct ReadText {
    pub origin: Origin,
    pub file: Option<File>,
    pub problems: Vec<Diagnostic>,
    /// By what its bytes are known again.
    pub sum: u64,
    /// The bytes of a side file, an applicant's record or a position, kept to see later whether it changed underneath.
    pub bytes: Option<Vec<u8>>,
}

impl ReadText {
    /// The path of a file on disk.
    pub fn path(&self) -> Option<&Path> {
        match &self.origin {
            Origin::Shipped(_) => None,
            Origin::File(path) => Some(path),
        }
    }

    fn failed(origin: Origin, problem: Diagnostic) -> Self {
        ReadText { origin, file: None, problems: vec![problem], sum: 0, bytes: None }
    }
}

/// The shipped series in which any of these names stands; `None`: one stands in none of them.
fn naming_all(names: &[String]) -> Option<Vec<&'static shipped::Embedded>> {
    let naming: Vec<_> = names.iter().map(|name| shipped::naming(name)).collect();
    let wanted = |one: &&shipped::Embedded| naming.iter().flatten().any(|other| other.name == one.name);
    let all_stand = !names.is_empty() && naming.iter().all(|naming| !naming.is_empty());
    all_stand.then(|| shipped::SERIES.iter().filter(wanted).collect())
}

fn shipped_vocabulary<'e>(files: impl IntoIterator<Item = &'e shipped::Embedded>) -> (Vocabulary, Vec<Diagnostic>) {
    let (mut vocabulary, mut problems) = (Vocabulary::default(), Vec::new());
    for embedded in files {
        let parsed = ron::read_sound(embedded.name, embedded.bytes);
        problems.extend(parsed.diagnostics);
        if let Some(File::Vocabulary(more)) = parsed.file {
            problems.extend(merge::into(&mut vocabulary, *more, embedded.name));
        }
    }
    (vocabulary, problems)
}

fn jobs(request: &Request, files: Vec<PathBuf>) -> Vec<PendingText> {
    let mut jobs: Vec<PendingText> = files.iter().cloned().map(PendingText::Disk).collect();
    if request.shipped {
        jobs.extend(shipped::SERIES.iter().map(PendingText::Shipped));
        let ids = shipped::SERIES.iter().filter_map(|embedded| SeriesId::new(embedded.name.strip_suffix(".ron")?).ok());
        let sides = ids.filter_map(|id| links::shipped_side_path(request.data_dir.as_deref()?, &id));
        jobs.extend(sides.filter(|path| path.exists()).map(PendingText::Disk));
    }
    let own = request.data_dir.as_deref().map(rulings::own_file);
    jobs.extend(own.filter(|path| path.exists() && !files.contains(path)).map(PendingText::Disk));
    jobs
}

/// Does `work` for all jobs; the answers have their order. `done` is told each answer as it comes, and may stop the rest:
/// then there is none.
fn on_all_cores<J: Sync, T: Send>(
    jobs: &[J],
    work: impl Fn(&J) -> T + Sync,
    done: impl FnMut(&T) -> ControlFlow<()>,
) -> Option<Vec<T>> {
    on_threads(thread::Builder::new, jobs, work, done)
}

/// The same on threads that are made by `thread`; on this one where none can be started.
fn on_threads<J: Sync, T: Send>(
    thread: impl Fn() -> thread::Builder,
    jobs: &[J],
    work: impl Fn(&J) -> T + Sync,
    mut done: impl FnMut(&T) -> ControlFlow<()>,
) -> Option<Vec<T>> {
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (sender, results) = mpsc::channel();
    let carry_out = |sender: mpsc::Sender<(usize, T)>| {
        while !stop.load(Ordering::Relaxed) {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(at) else { break };
            if sender.send((at, work(job))).is_err() {
                break;
            }
        }
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let mut answers = Vec::with_capacity(jobs.len());
    thread::scope(|scope| {
        let mut started = 0;
        for _ in 0..cores.min(jobs.len()) {
            let sender = sender.clone();
            started += usize::from(thread().spawn_scoped(scope, || carry_out(sender)).is_ok());
        }
        match started {
            0 => carry_out(sender),
            _ => drop(sender),
        }
        for (at, answer) in results {
            if done(&answer).is_break() {
                stop.store(true, Ordering::Relaxed);
            }
            answers.push((at, answer));
        }
    });
    if stop.into_inner() {
        return None;
    }
    answers.sort_by_key(|(at, _)| *at);
    Some(answers.into_iter().map(|(_, answer)| answer).collect())
}

/// A file that holds a vocabulary, read; `None` for any other, which is read when all vocabularies are known.
fn vocabulary_of(job: &PendingText, none: &Vocabulary, disk: &dyn Disk) -> Option<ReadText> {
    let PendingText::Disk(path) = job else { return None };
    let bytes = disk.read(path).ok().filter(|bytes| ron::begins_with(bytes, "Vocabulary"))?;
    let (origin, name) = (Origin::File(path.clone()), path.display().to_string());
    Some(parse(origin, &name, &bytes, none))
}

/// Series of the last load by their files: one whose bytes are the same says the same, if the vocabulary does.
#[derive(Debug, Default)]
struct Unchanged<'l>(BTreeMap<&'l Origin, &'l LoadedSeries>);

impl<'l> Unchanged<'l> {
    fn since(last: Option<&'l Library>) -> Self {
        let Some(last) = last else { return Unchanged::default() };
        // What was wrong with a file is told again only when it is read again.
        let wrong: BTreeSet<&str> = last.problems.iter().map(|problem| problem.place.file.as_str()).collect();
        let is_sound = |loaded: &LoadedSeries| {
            !loaded.outdated
                && match &loaded.origin {
                    Origin::Shipped(name) => !wrong.contains(name),
                    Origin::File(path) => !wrong.contains(path.display().to_string().as_str()),
                }
        };
        let sound = last.series.iter().map(Arc::as_ref).filter(|loaded| is_sound(loaded));
        Unchanged(sound.map(|loaded| (&loaded.origin, loaded)).collect())
    }

    fn read(&self, origin: &Origin, bytes: &[u8]) -> Option<ReadText> {
        let loaded = self.0.get(origin).filter(|loaded| loaded.sum == sum_of(bytes))?;
        let file = Some(File::Series(Box::new(loaded.series.clone())));
        Some(ReadText { origin: origin.clone(), file, problems: Vec::new(), sum: loaded.sum, bytes: None })
    }
}

/// A number by which the bytes of a file are known again.
fn sum_of(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

fn read_one(job: &PendingText, vocabulary: &Vocabulary, unchanged: &Unchanged<'_>, disk: &dyn Disk) -> ReadText {
    match job {
        PendingText::Shipped(embedded) => {
            let origin = Origin::Shipped(embedded.name);
            let known = unchanged.read(&origin, embedded.bytes);
            known.unwrap_or_else(|| read_shipped(embedded))
        }
        PendingText::Disk(path) => {
            let (origin, name) = (Origin::File(path.clone()), path.display().to_string());
            match disk.read(path) {
                Ok(bytes) => {
                    if let Some(known) = unchanged.read(&origin, &bytes) {
                        return known;
                    }
                    let mut read = parse(origin, &name, &bytes, vocabulary);
                    let kept =
                        links::is_side_path(path) || matches!(read.file, Some(File::Applicant(_) | File::Position(_)));
                    read.bytes = kept.then_some(bytes);
                    read
                }
                Err(error) => ReadText::failed(origin, error.diagnostic(&name)),
            }
        }
    }
}

fn read_shipped(embedded: &shipped::Embedded) -> ReadText {
    let Parsed { file, diagnostics } = ron::read_sound(embedded.name, embedded.bytes);
    let origin = Origin::Shipped(embedded.name);
    ReadText { origin, file, problems: diagnostics, sum: sum_of(embedded.bytes), bytes: None }
}

fn parse(origin: Origin, name: &str, bytes: &[u8], vocabulary: &Vocabulary) -> ReadText {
    let Parsed { file, mut diagnostics } = ron::read(name, bytes, vocabulary);
    if let Some(File::Profile) = file {
        diagnostics.extend(Profile::read(name, bytes).err().into_iter().flatten());
    }
    ReadText { origin, file, problems: diagnostics, sum: sum_of(bytes), bytes: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_no_thread_can_be_started_all_is_done_on_this_one() {
        let mut told = 0;
        // No system has so much room for a stack.
        let thread = || thread::Builder::new().stack_size(1 << 60);
        let doubled = on_threads(
            thread,
            &[1, 2, 3],
            |job| job * 2,
            |_| {
                told += 1;
                ControlFlow::Continue(())
            },
        );
        assert_eq!((doubled, told), (Some(vec![2, 4, 6]), 3));
    }
}
