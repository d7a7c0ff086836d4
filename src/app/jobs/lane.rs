//! One worker for one kind of question: what is asked while it works waits, and mostly only the newest of it counts.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// What is done where the work on a question panics: whoever waits for its answer is told.
pub type Rescue = Box<dyn FnOnce() + Send>;

/// A lane of questions. A panic in the work on one ends that work only: its rescue is carried out, and the next question
/// is worked on.
pub struct Lane<Q> {
    questions: Option<Sender<Q>>,
    worker: Option<JoinHandle<()>>,
}

impl<Q: Send + 'static> Lane<Q> {
    /// A lane whose worker does `work`. It ends with the lane.
    pub fn new(name: &str, rescue: impl Fn(&Q) -> Rescue + Send + 'static, work: impl Fn(Q) + Send + 'static) -> Self {
        Lane::settling(name, |waiting, first| waiting.try_iter().last().unwrap_or(first), rescue, work)
    }

    /// A lane whose worker does every piece of work asked for, in the order asked. What waits when the lane ends is
    /// still done.
    pub fn queue(
        name: &str,
        rescue: impl Fn(&Q) -> Rescue + Send + 'static,
        work: impl Fn(Q) + Send + 'static,
    ) -> Self {
        Lane::settling(name, |_, first| first, rescue, work)
    }

    /// A lane whose worker first waits until nothing was asked for as long as `quiet`, though never longer than
    /// `most`, and makes one question of all by `merge`. What waits when the lane ends is still worked on, at once.
    pub fn patient(
        name: &str,
        (quiet, most): (Duration, Duration),
        merge: impl Fn(&mut Q, Q) + Send + 'static,
        rescue: impl Fn(&Q) -> Rescue + Send + 'static,
        work: impl Fn(Q) + Send + 'static,
    ) -> Self {
        let settle = move |waiting: &Receiver<Q>, mut all| {
            let begun = Instant::now();
            while let Some(left) = most.checked_sub(begun.elapsed()) {
                match waiting.recv_timeout(quiet.min(left)) {
                    Ok(newer) => merge(&mut all, newer),
                    Err(_) => break,
                }
            }
            all
        };
        Lane::settling(name, settle, rescue, work)
    }

    /// A lane whose worker finds the question that counts by `settle`, from the first and those that wait.
    fn settling(
        name: &str,
        settle: impl Fn(&Receiver<Q>, Q) -> Q + Send + 'static,
        rescue: impl Fn(&Q) -> Rescue + Send + 'static,
        work: impl Fn(Q) + Send + 'static,
    ) -> Self {
        let (questions, waiting) = channel::<Q>();
        let working = move || {
            while let Ok(first) = waiting.recv() {
                let question = settle(&waiting, first);
                let rescue = rescue(&question);
                // What a question brought ends with it; what a lane keeps between two is made anew from the next.
                if catch_unwind(AssertUnwindSafe(|| work(question))).is_err() {
                    rescue();
                }
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

    use super::{Lane, Rescue};

    #[test]
    fn the_newest_question_wins() {
        let (go, gate) = channel::<()>();
        let (answer, answers) = channel();
        let (begun, beginning) = channel();
        let no_rescue = |_: &u32| Box::new(|| ()) as Rescue;
        let mut lane = Lane::new("test", no_rescue, move |question: u32| {
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

    #[test]
    fn a_panic_ends_the_work_on_one_question_and_whoever_waits_is_told() {
        let (told, heard) = channel();
        let answer = told.clone();
        let rescue = move |question: &u32| {
            let (told, question) = (told.clone(), *question);
            Box::new(move || told.send(format!("{question} broke off")).unwrap()) as Rescue
        };
        let mut lane = Lane::queue("test", rescue, move |question: u32| {
            assert_ne!(question, 2, "the question that the work panics on");
            answer.send(format!("{question} answered")).unwrap();
        });
        [1, 2, 3].into_iter().for_each(|question| lane.ask(question));
        lane.finish();
        assert_eq!(heard.iter().collect::<Vec<_>>(), ["1 answered", "2 broke off", "3 answered"]);
    }
}
