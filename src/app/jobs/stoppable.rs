//! What stops the jobs that are not done yet.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};

/// Jobs that can be stopped, by their numbers.
#[derive(Debug, Default)]
pub struct Stoppable(Vec<(u64, Weak<AtomicBool>)>);

impl Stoppable {
    /// A job that ends soon after `cancelled` is set. It is forgotten when it lets go of that.
    pub fn add(&mut self, id: u64, cancelled: &Arc<AtomicBool>) {
        self.0.retain(|(_, running)| running.strong_count() > 0);
        self.0.push((id, Arc::downgrade(cancelled)));
    }

    /// Stops the job with this number, if it still runs.
    pub fn stop(&self, id: u64) {
        let running = self.0.iter().filter(|(job, _)| *job == id).filter_map(|(_, running)| running.upgrade());
        running.for_each(|cancelled| cancelled.store(true, Ordering::Relaxed));
    }
}
