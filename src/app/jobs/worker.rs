//! Worker threads, one for one kind of job: what is submitted while one works waits, and mostly only the newest counts.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

/// Why a job was not done to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BreakOff {
    /// The work on it panicked.
    Panic,
    /// The system gave no thread to work on it.
    NoThread(String),
}

impl fmt::Display for BreakOff {
    /// The reason, and what to do.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BreakOff::Panic => {
                write!(out, "Rungs stumbled, which is a mistake of the program; save what you made, and report it")
            }
            BreakOff::NoThread(error) => {
                write!(out, "the system starts no more threads ({error}); close other programs, and start Rungs again")
            }
        }
    }
}

/// What is done where a job breaks off: whoever waits for its result is told.
pub type Rescue = Box<dyn FnOnce() + Send>;

/// Makes the rescue of a job before it is worked on, for the work consumes it.
type Rescuer<J> = Arc<dyn Fn(&J, &BreakOff) -> Rescue + Send + Sync>;

/// A thread that works on jobs of one kind. A panic in the work on one ends that work only: its rescue is carried out,
/// and the next job is worked on. Where the system gives no thread, every job is rescued at once.
pub struct Worker<J> {
    jobs: Option<Sender<J>>,
    thread: Option<JoinHandle<()>>,
    no_thread: Option<NoThread<J>>,
}

/// What is said of the jobs of a worker without a thread.
struct NoThread<J> {
    why: BreakOff,
    rescue: Rescuer<J>,
}

impl<J: Send + 'static> Worker<J> {
    /// A worker that does `work` on the newest job. It ends when it is dropped.
    pub fn new(
        name: &str,
        rescue: impl Fn(&J, &BreakOff) -> Rescue + Send + Sync + 'static,
        work: impl Fn(J) + Send + 'static,
    ) -> Self {
        Worker::settling(named(name), |waiting, first| waiting.try_iter().last().unwrap_or(first), rescue, work)
    }

    /// A worker that does every job, in the order submitted. What waits when it is told to finish is still done.
    pub fn queue(
        name: &str,
        rescue: impl Fn(&J, &BreakOff) -> Rescue + Send + Sync + 'static,
        work: impl Fn(J) + Send + 'static,
    ) -> Self {
        Worker::settling(named(name), |_, first| first, rescue, work)
    }

    /// A worker that debounces: it waits until nothing was submitted for as long as `quiet`, though never longer than
    /// `most`, and makes one job of all by `merge`. What waits when it is told to finish is still done, at once.
    pub fn patient(
        name: &str,
        (quiet, most): (Duration, Duration),
        merge: impl Fn(&mut J, J) + Send + 'static,
        rescue: impl Fn(&J, &BreakOff) -> Rescue + Send + Sync + 'static,
        work: impl Fn(J) + Send + 'static,
    ) -> Self {
        let settle = move |waiting: &Receiver<J>, mut all| {
            let begun = Instant::now();
            while let Some(left) = most.checked_sub(begun.elapsed()) {
                match waiting.recv_timeout(quiet.min(left)) {
                    Ok(newer) => merge(&mut all, newer),
                    Err(_) => break,
                }
            }
            all
        };
        Worker::settling(named(name), settle, rescue, work)
    }

    /// A worker that finds the job that counts by `settle`, from the first and those that wait.
    fn settling(
        thread: Builder,
        settle: impl Fn(&Receiver<J>, J) -> J + Send + 'static,
        rescue: impl Fn(&J, &BreakOff) -> Rescue + Send + Sync + 'static,
        work: impl Fn(J) + Send + 'static,
    ) -> Self {
        let (jobs, waiting) = channel::<J>();
        let rescue: Rescuer<J> = Arc::new(rescue);
        let rescue_here = rescue.clone();
        let working = move || {
            while let Ok(first) = waiting.recv() {
                let job = settle(&waiting, first);
                let rescue = rescue(&job, &BreakOff::Panic);
                // What a job brought ends with it; what a worker keeps between two is made anew from the next.
                if catch_unwind(AssertUnwindSafe(|| work(job))).is_err() {
                    rescue();
                }
            }
        };
        match thread.spawn(working) {
            Ok(thread) => Worker { jobs: Some(jobs), thread: Some(thread), no_thread: None },
            Err(error) => {
                let why = BreakOff::NoThread(error.to_string());
                Worker { jobs: None, thread: None, no_thread: Some(NoThread { why, rescue: rescue_here }) }
            }
        }
    }

    /// Submits a job; but in a queue, older ones that wait are forgotten.
    pub fn submit(&self, job: J) {
        if let Some(none) = &self.no_thread {
            (none.rescue)(&job, &none.why)();
        } else if let Some(jobs) = &self.jobs {
            // The thread only ends with the worker, so there is always somebody to hear.
            let _ = jobs.send(job);
        }
    }

    /// Waits until the newest job is done; no more is taken.
    pub fn finish(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // A worker that panicked has said so itself.
            let _ = thread.join();
        }
    }
}

fn named(name: &str) -> Builder {
    Builder::new().name(name.to_owned())
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::thread::Builder;

    use super::{BreakOff, Rescue, Worker};

    #[test]
    fn the_newest_question_wins() {
        let (go, gate) = channel::<()>();
        let (answer, answers) = channel();
        let (begun, beginning) = channel();
        let no_rescue = |_: &u32, _: &BreakOff| Box::new(|| ()) as Rescue;
        let mut worker = Worker::new("test", no_rescue, move |question: u32| {
            begun.send(()).unwrap();
            gate.recv().unwrap();
            answer.send(question).unwrap();
        });
        worker.submit(1);
        beginning.recv().unwrap();
        worker.submit(2);
        worker.submit(3);
        go.send(()).unwrap();
        go.send(()).unwrap();
        worker.finish();
        assert_eq!(answers.iter().collect::<Vec<_>>(), [1, 3]);
    }

    #[test]
    fn a_panic_ends_the_work_on_one_question_and_whoever_waits_is_told() {
        let (told, heard) = channel();
        let answer = told.clone();
        let rescue = move |question: &u32, why: &BreakOff| {
            let (told, said) = (told.clone(), format!("{question}: {why:?}"));
            Box::new(move || told.send(said).unwrap()) as Rescue
        };
        let mut worker = Worker::queue("test", rescue, move |question: u32| {
            assert_ne!(question, 2, "the question that the work panics on");
            answer.send(format!("{question} answered")).unwrap();
        });
        [1, 2, 3].into_iter().for_each(|question| worker.submit(question));
        worker.finish();
        assert_eq!(heard.iter().collect::<Vec<_>>(), ["1 answered", "2: Panic", "3 answered"]);
    }

    #[test]
    fn where_no_thread_can_be_started_whoever_waits_is_told_of_each_job() {
        let (told, heard) = channel();
        let rescue = move |question: &u32, why: &BreakOff| {
            let (told, said) = (told.clone(), (*question, why.clone()));
            Box::new(move || told.send(said).unwrap()) as Rescue
        };
        // No system has so much room for a stack.
        let thread = Builder::new().stack_size(1 << 60);
        let mut worker = Worker::settling(thread, |_, first| first, rescue, |question: u32| panic!("{question}"));
        [1, 2].into_iter().for_each(|question| worker.submit(question));
        worker.finish();
        drop(worker);
        let heard: Vec<(u32, BreakOff)> = heard.iter().collect();
        assert!(matches!(heard.as_slice(), [(1, BreakOff::NoThread(_)), (2, BreakOff::NoThread(_))]), "{heard:?}");
    }
}
