//! Reading libraries off the frame, and watching what was read.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rungs_library::disk::SystemDisk;
use rungs_library::watch::{Watch, watch};
use rungs_library::{Library, Request};

use super::progress::Teller;
use super::worker::Worker;
use super::{Answers, Command};

/// One request to read.
struct LoadJob {
    id: u64,
    request: Request,
    last: Arc<Library>,
    cancelled: Arc<AtomicBool>,
}

/// Reads libraries, one at a time; a newer request stops the older.
pub struct Loading {
    worker: Worker<LoadJob>,
    newest: Option<(u64, Arc<AtomicBool>)>,
    data_dir: Option<PathBuf>,
}

impl Loading {
    /// Leaves libraries with `answers`.
    pub fn new(answers: Answers, data_dir: Option<PathBuf>) -> Self {
        let watching = Mutex::new(None);
        let rescue = answers.rescue("Reading files", |question: &LoadJob, _| vec![Command::JobEnded(question.id)]);
        let worker = Worker::new("load", rescue, move |question: LoadJob| read(&question, &answers, &watching));
        Loading { worker, newest: None, data_dir }
    }

    /// Starts to read `paths` beside the shipped series, as job `id`. Files that `last` had and that are bad now keep their last
    /// good version.
    pub fn start(&mut self, id: u64, paths: Vec<PathBuf>, last: &Arc<Library>) {
        if let Some((_, older)) = &self.newest {
            older.store(true, Ordering::Relaxed);
        }
        let cancelled = Arc::new(AtomicBool::new(false));
        self.newest = Some((id, cancelled.clone()));
        let request = Request { shipped: true, paths, data_dir: self.data_dir.clone() };
        self.worker.submit(LoadJob { id, request, last: last.clone(), cancelled });
    }

    /// Stops the load with this number; whether it was the newest.
    pub fn cancel(&mut self, id: u64) -> bool {
        let Some((_, cancelled)) = self.newest.take_if(|(newest, _)| *newest == id) else { return false };
        cancelled.store(true, Ordering::Relaxed);
        true
    }
}

/// The shipped series with the user's links, read here and now: they are few.
pub fn shipped(data_dir: Option<PathBuf>) -> Library {
    let request = Request { shipped: true, paths: Vec::new(), data_dir };
    let read = Library::load_request(request, &SystemDisk, &mut |_, _| ControlFlow::Continue(()));
    read.unwrap_or_default()
}

fn read(question: &LoadJob, answers: &Answers, watching: &Mutex<Option<Watch>>) {
    let id = question.id;
    let mut teller = Teller::new(id, answers);
    let mut progress = |done: usize, of: usize| {
        if question.cancelled.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        teller.tell(done, of, || format!("Reading file {done} of {of}"));
        ControlFlow::Continue(())
    };
    let last = Library { request: question.request.clone(), ..(*question.last).clone() };
    let library = last.reloaded(&mut progress);
    answers.give(Command::JobEnded(id));
    if let Some(library) = library {
        watch_again(&library.request, answers, watching);
        answers.give(Command::LibraryLoaded(Arc::new(library)));
    }
}

/// Watches what was read last; a change asks for everything to be read again.
fn watch_again(request: &Request, answers: &Answers, watching: &Mutex<Option<Watch>>) {
    let mut watched = watching.lock().unwrap_or_else(PoisonError::into_inner);
    *watched = None;
    if request.paths.is_empty() {
        return;
    }
    let heard = answers.clone();
    match watch(&request.paths, move |_| heard.give(Command::Reload)) {
        Ok(watch) => *watched = Some(watch),
        Err(error) => answers.warn(format!("{error}. F5 reads the files again.")),
    }
}
