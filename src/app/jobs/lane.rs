//! One worker for one kind of question: what is asked while it works waits, and only the newest of it counts.

use std::sync::mpsc::{Sender, channel};
use std::thread;

/// A lane of questions.
pub struct Lane<Q> {
    questions: Option<Sender<Q>>,
}

impl<Q: Send + 'static> Lane<Q> {
    /// A lane whose worker does `work`. It ends with the lane.
    pub fn new(name: &str, work: impl Fn(Q) + Send + 'static) -> Self {
        let (questions, waiting) = channel::<Q>();
        let worker = move || {
            while let Ok(first) = waiting.recv() {
                let newest = waiting.try_iter().last().unwrap_or(first);
                work(newest);
            }
        };
        let started = thread::Builder::new().name(name.to_owned()).spawn(worker);
        Lane { questions: started.is_ok().then_some(questions) }
    }

    /// Asks; older questions that wait are forgotten. Without a worker nothing is answered.
    pub fn ask(&self, question: Q) {
        if let Some(questions) = &self.questions {
            // The worker only ends with the lane, so there is always somebody to hear.
            let _ = questions.send(question);
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
        let lane = Lane::new("test", move |question: u32| {
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
        drop(lane);
        assert_eq!(answers.iter().collect::<Vec<_>>(), [1, 3]);
    }
}
