//! Worker threads, one for one kind of job: what is submitted while one works waits, and mostly only the newest counts.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// What is done where the work on a job panics: whoever waits for its result is told.
pub type Rescue = Box<dyn FnOnce() + Send>;

/// A thread that works on jobs of one kind. A panic in the work on one ends that work only: its rescue is carried out,
/// and the next job is worked on.
pub struct Worker<J> {
    jobs: Option<Sender<J>>,
    thread: Option<JoinHandle<()>>,
}

impl<J: Send + 'static> Worker<J> {
    /// A worker that does `work` on the newest job. It ends when it is dropped.
    pub fn new(name: &str, rescue: impl Fn(&J) -> Rescue + Send + 'static, work: impl Fn(J) + Send + 'static) -> Self {
        Worker::settling(name, |waiting, first| waiting.try_iter().last().unwrap_or(first), rescue, work)
    }

    /// A worker that does every job, in the order submitted. What waits when it is told to finish is still done.
    pub fn queue(
        name: &str,
        rescue: impl Fn(&J) -> Rescue + Send + 'static,
        work: impl Fn(J) + Send + 'static,
    ) -> Self {
        Worker::settling(name, |_, first| first, rescue, work)
    }

    /// A worker that debounces: it waits until nothing was submitted for as long as `quiet`, though never longer than
    /// `most`, and makes one job of all by `merge`. What waits when it is told to finish is still done, at once.
    pub fn patient(
        name: &str,
        (quiet, most): (Duration, Duration),
        merge: impl Fn(&mut J, J) + Send + 'static,
        rescue: impl Fn(&J) -> Rescue + Send + 'static,
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
        Worker::settling(name, settle, rescue, work)
    }

    /// A worker that finds the job that counts by `settle`, from the first and those that wait.
    fn settling(
        name: &str,
        settle: impl Fn(&Receiver<J>, J) -> J + Send + 'static,
        rescue: impl Fn(&J) -> Rescue + Send + 'static,
        work: impl Fn(J) + Send + 'static,
    ) -> Self {
        let (jobs, waiting) = channel::<J>();
        let working = move || {
            while let Ok(first) = waiting.recv() {
                let job = settle(&waiting, first);
                let rescue = rescue(&job);
                // What a job brought ends with it; what a worker keeps between two is made anew from the next.
                if catch_unwind(AssertUnwindSafe(|| work(job))).is_err() {
                    rescue();
                }
            }
        };
        let thread = thread::Builder::new().name(name.to_owned()).spawn(working).ok();
        Worker { jobs: thread.is_some().then_some(jobs), thread }
    }

    /// Submits a job; but in a queue, older ones that wait are forgotten. Without a thread nothing is done.
    pub fn submit(&self, job: J) {
        if let Some(jobs) = &self.jobs {
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

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::{Rescue, Worker};

    #[test]
    fn the_newest_question_wins() {
        let (go, gate) = channel::<()>();
        let (answer, answers) = channel();
        let (begun, beginning) = channel();
        let no_rescue = |_: &u32| Box::new(|| ()) as Rescue;
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
        let rescue = move |question: &u32| {
            let (told, question) = (told.clone(), *question);
            Box::new(move || told.send(format!("{question} broke off")).unwrap()) as Rescue
        };
        let mut worker = Worker::queue("test", rescue, move |question: u32| {
            assert_ne!(question, 2, "the question that the work panics on");
            answer.send(format!("{question} answered")).unwrap();
        });
        [1, 2, 3].into_iter().for_each(|question| worker.submit(question));
        worker.finish();
        assert_eq!(heard.iter().collect::<Vec<_>>(), ["1 answered", "2 broke off", "3 answered"]);
    }
}
