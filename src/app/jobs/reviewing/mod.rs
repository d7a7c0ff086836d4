//! Documents under review, off the frame: read, understood, understood anew.

mod import;
mod specification;
mod understand;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::lane::Lane;
use super::{Answers, Command};
use crate::app::State;
use crate::app::reviews::Given;

pub use specification::specification;

/// Works on documents under review.
pub struct Reviewing {
    imports: Lane<import::Question>,
    understanding: Lane<understand::Question>,
    /// The newest question; the work on an older one ends with the document at hand.
    newest: Arc<AtomicU64>,
}

impl Reviewing {
    /// Leaves what comes of it with `answers`.
    pub fn new(answers: &Answers) -> Self {
        let (for_imports, for_understanding) = (answers.clone(), answers.clone());
        let newest: Arc<AtomicU64> = Arc::default();
        let known = newest.clone();
        Reviewing {
            imports: Lane::queue("import", move |question: import::Question| question.carry_out(&for_imports)),
            understanding: Lane::new("understand", move |question: understand::Question| {
                question.carry_out(&known, &for_understanding);
            }),
            newest,
        }
    }

    /// Reads and understands what `paths` hold, as job `id`; what stops it.
    pub fn import(&self, id: u64, paths: Vec<PathBuf>, state: &State) -> Arc<AtomicBool> {
        let cancelled: Arc<AtomicBool> = Arc::default();
        self.imports.ask(import::Question { id, paths, given: Given::of(state), cancelled: cancelled.clone() });
        cancelled
    }

    /// Understands what changed: a small document here and now, else off the frame.
    pub fn understand(&self, number: u64, state: &State) -> Vec<Command> {
        let question = understand::Question::of(number, state);
        self.newest.store(number, Ordering::Relaxed);
        if question.is_small() {
            return question.answers().collect();
        }
        self.understanding.ask(question);
        Vec::new()
    }
}
