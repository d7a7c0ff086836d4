//! How far a job is, told often enough to be seen and not more.

use std::time::{Duration, Instant};

use super::{Answers, Command};

/// A job that ends within this time shows no progress: a bar that only flashes tells nothing.
const QUIET: Duration = Duration::from_millis(150);

/// How often progress is told.
const TELL: Duration = Duration::from_millis(50);

/// Tells how far one job is.
pub struct Teller<'a> {
    id: u64,
    answers: &'a Answers,
    begun: Instant,
    told: Instant,
}

impl<'a> Teller<'a> {
    /// For the job `id`, that begins now.
    pub fn new(id: u64, answers: &'a Answers) -> Self {
        let now = Instant::now();
        Teller { id, answers, begun: now, told: now }
    }

    /// Tells, if it is time to, that `done` of `of` pieces are done.
    pub fn tell(&mut self, done: usize, of: usize, label: impl FnOnce() -> String) {
        if self.begun.elapsed() > QUIET && self.told.elapsed() > TELL {
            self.told = Instant::now();
            let fraction = done as f32 / of.max(1) as f32;
            self.answers.give(Command::JobProgress { id: self.id, label: label(), progress: Some(fraction) });
        }
    }
}
