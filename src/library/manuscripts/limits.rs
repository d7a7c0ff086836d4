//! What the process that reads documents may take.

use std::time::Duration;

/// Programs that are built for debugging take about so many times as long.
const SLOWER: u32 = if cfg!(debug_assertions) { 8 } else { 1 };

/// What reading one document may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Memory, in MiB, where the system can hold a process to it (Linux and other Unix systems).
    pub memory: u64,
    /// Time of work, in seconds, where the system can hold a process to it.
    pub work: u64,
    /// Time by the clock: longer than that of work, for other programs may run beside it.
    pub clock: Duration,
}

impl Default for Limits {
    /// The largest documents of the limits in README take a third of the memory and a fifth of the time.
    fn default() -> Self {
        Limits { memory: 512, work: u64::from(7 * SLOWER), clock: Duration::from_secs(12) * SLOWER }
    }
}

impl Limits {
    /// Holds this process to the memory, and keeps its memory off the disk should it die.
    #[cfg(unix)]
    pub(super) fn hold_memory(self) {
        use rustix::process::Resource;
        hold(Resource::As, self.memory << 20);
        hold(Resource::Core, 0);
    }

    /// Gives this process its time of work once more.
    #[cfg(unix)]
    pub(super) fn hold_work(self) {
        use rustix::process::Resource;
        use rustix::time::{ClockId, clock_gettime};
        let used = clock_gettime(ClockId::ProcessCPUTime).tv_sec;
        hold(Resource::Cpu, u64::try_from(used).unwrap_or_default() + 1 + self.work);
    }

    /// Nothing here can hold a process to its memory; the other side watches the clock.
    #[cfg(not(unix))]
    pub(super) fn hold_memory(self) {}

    /// See [`hold_memory`](Limits::hold_memory).
    #[cfg(not(unix))]
    pub(super) fn hold_work(self) {}
}

/// Holds this process to `most` of a resource, or to less where it is held to that already. A system that knows no such
/// limit has none to set.
#[cfg(unix)]
fn hold(resource: rustix::process::Resource, most: u64) {
    use rustix::process::{getrlimit, setrlimit};
    let mut limit = getrlimit(resource);
    limit.current = Some(limit.maximum.map_or(most, |maximum| maximum.min(most)));
    let _ = setrlimit(resource, limit);
}
