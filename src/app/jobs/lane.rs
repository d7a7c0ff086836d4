//! One worker for one kind of question: what is asked while it works waits, and mostly only the newest of it counts.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// A lane of questions.
pub struct Lane<Q> {
    questions: Option<Sender<Q>>,
    worker: Option<JoinHandle<()>>,
}

impl<Q: Send + 'static> Lane<Q> {
    /// A lane whose worker does `work`. It ends with the lane.
    pub fn new(name: &str, work: impl Fn(Q) + Send + 'static) -> Self {
        Lane::settling(name, |waiting, first| waiting.try_iter().last().unwrap_or(first), work)
    }

    /// A lane whose worker does every piece of work asked for, in the order asked. What waits when the lane ends is
    /// still done.
    pub fn queue(name: &str, work: impl Fn(Q) + Send + 'static) -> Self {
        Lane::settling(name, |_, first| first, work)
    }

    /// A lane whose worker first waits until nothing was asked for as long as `quiet`, though never longer than
    /// `most`. What waits when the lane ends is still worked on, at once.
    pub fn patient(name: &str, quiet: Duration, most: Duration, work: impl Fn(Q) + Send + 'static) -> Self {
        let settle = move |waiting: &Receiver<Q>, mut newest| {
            let begun = Instant::now();
            while let Some(left) = most.checked_sub(begun.elapsed()) {
                match waiting.recv_timeout(quiet.min(left)) {
                    Ok(newer) => newest = newer,
                    Err(_) => break,
                }
            }
            newest
        };
        Lane::settling(name, settle, work)
    }

    /// A lane whose worker finds the question that counts by `settle`, from the first and those that wait.
    fn settling(
        name: &str,
        settle: impl Fn(&Receiver<Q>, Q) -> Q + Send + 'static,
        work: impl Fn(Q) + Send + 'static,
    ) -> Self {
        let (questions, waiting) = channel::<Q>();
        let working = move || {
            while let Ok(first) = waiting.recv() {
                work(settle(&waiting, first));
            }
        };
        let worker = thread::Builder::new().name(name.to_owned()).spawn(working).ok();
        Lane { questions: worker.is_some().then_some(questions), worker }
    }

    /// Asks; but in a queue, older questions that wait are forgotten. Without a worker nothing is answered.
    pub fn ask(&self, question: Q) {
        if let Some(questions) = &self.questions {
            // The worker only ends with the lane, so there is always somebody to hear.
            let _ = questions.send(question);
        }
    }

    /// Waits until the newest question is answered; the lane hears no more.
    pub fn finish(&mut self) {
        self.questions = None;
        if let Some(worker) = self.worker.take() {
            // A worker that panicked has said so itself.
            let _ = worker.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::Lane;

    #[test]
    fn the_newest_question_wins() {
        let (go, gate) = channel::<()>();
        let (answer, answers) = channel();
        let (begun, beginning) = channel();
        let mut lane = Lane::new("test", move |question: u32| {
            begun.send(()).unwrap();
            gate.recv().unwrap();
            answer.send(question).unwrap();
        });
        lane.ask(1);
        beginning.recv().unwrap();
        lane.ask(2);
        lane.ask(3);
        go.send(()).unwrap();
        go.send(()).unwrap();
        lane.finish();
        assert_eq!(answers.iter().collect::<Vec<_>>(), [1, 3]);
    }
}
