//! Documents read in a process of its own, that is held to limits, stopped when asked, and replaced when it dies.

use std::io::{self, BufReader};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::READ_COMMAND;
use super::exchange::{self, ReadReply, SAVE_ANEW};
use super::limits::Limits;

/// How often is asked whether to go on.
const TICK: Duration = Duration::from_millis(40);

/// A process that read a document of more bytes, or for longer, is not used again: what it left behind in memory must
/// not count against the next document.
const MOST_BYTES: usize = 1 << 20;
const LONGEST: Duration = Duration::from_millis(500);

/// Why a document could not be read apart.
#[derive(Debug, thiserror::Error)]
pub(super) enum Broken {
    /// Somebody stopped it.
    #[error("reading it was stopped")]
    Stopped,
    /// It takes too long.
    #[error("reading it takes longer than {0} seconds, which no specification needs")]
    TooLong(u64),
    /// The process died.
    #[error("reading it breaks off: it is damaged, or asks for more than {0} MiB of memory")]
    Died(u64),
    /// There is no process.
    #[error("the process that reads documents does not start: {0}")]
    NotStarted(String),
}

impl Broken {
    /// What can be done.
    pub(super) fn hint(&self) -> &'static str {
        match self {
            Broken::Stopped => "import it again",
            Broken::TooLong(_) | Broken::Died(_) => SAVE_ANEW,
            Broken::NotStarted(_) => "close other programs, or start Rungs again",
        }
    }
}

/// Reads documents in a process of its own.
#[derive(Debug)]
pub(super) struct Apart {
    program: PathBuf,
    limits: Limits,
    worker: Option<Worker>,
}

impl Apart {
    /// The process will be one of `program`.
    pub(super) fn new(program: PathBuf, limits: Limits) -> Self {
        Apart { program, limits, worker: None }
    }

    /// The answer about a document.
    ///
    /// # Errors
    /// The process died, took too long or was stopped. The next document finds a new one.
    pub(super) fn read(
        &mut self,
        name: &str,
        bytes: &Arc<[u8]>,
        go_on: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Result<ReadReply, Broken> {
        let is_used = self.worker.is_some();
        match self.read_once(name, bytes, go_on) {
            // What documents before it left in memory must not decide.
            Err(Broken::Died(_)) if is_used => self.read_once(name, bytes, go_on),
            read => read,
        }
    }

    fn read_once(
        &mut self,
        name: &str,
        bytes: &Arc<[u8]>,
        go_on: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Result<ReadReply, Broken> {
        let worker = match self.worker.take() {
            Some(worker) => worker,
            None => Worker::start(&self.program, self.limits).map_err(|error| Broken::NotStarted(error.to_string()))?,
        };
        let begun = Instant::now();
        let told = worker.ask(name, bytes, begun + self.limits.clock, go_on);
        match told {
            Waited::Answered(told) => {
                let small = bytes.len() <= MOST_BYTES && begun.elapsed() <= LONGEST;
                self.worker = small.then_some(worker);
                Ok(told)
            }
            Waited::Stopped => Err(Broken::Stopped),
            Waited::TooLong => Err(Broken::TooLong(self.limits.clock.as_secs())),
            Waited::Died => Err(match worker.end() {
                Some(status) if took_too_long(status) => Broken::TooLong(self.limits.work),
                _ => Broken::Died(self.limits.memory),
            }),
        }
    }
}

/// What came of waiting for an answer.
enum Waited {
    Answered(ReadReply),
    Stopped,
    TooLong,
    Died,
}

/// A process that reads, and the thread that speaks with it. The process ends with this.
#[derive(Debug)]
struct Worker {
    child: Child,
    questions: Sender<(String, Arc<[u8]>)>,
    answers: Receiver<io::Result<ReadReply>>,
}

impl Worker {
    fn start(program: &Path, limits: Limits) -> io::Result<Self> {
        let mut child = Command::new(program)
            .arg(READ_COMMAND)
            .args([limits.memory.to_string(), limits.work.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (Some(mut to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let (questions, asked) = channel::<(String, Arc<[u8]>)>();
        let (answer, answers) = channel();
        let speaking = move || {
            let mut from = BufReader::new(from);
            for (name, bytes) in asked {
                let told = exchange::ask(&mut to, &name, &bytes).and_then(|()| exchange::told(&mut from));
                if answer.send(told).is_err() {
                    break;
                }
            }
        };
        let mut worker = Worker { child, questions, answers };
        // Where there is no thread, the process must not stay either.
        match thread::Builder::new().name("documents".to_owned()).spawn(speaking) {
            Ok(_) => Ok(worker),
            Err(error) => {
                let _ = worker.child.kill();
                Err(error)
            }
        }
    }

    fn ask(&self, name: &str, bytes: &Arc<[u8]>, until: Instant, go_on: &mut dyn FnMut() -> ControlFlow<()>) -> Waited {
        if self.questions.send((name.to_owned(), bytes.clone())).is_err() {
            return Waited::Died;
        }
        loop {
            match self.answers.recv_timeout(TICK) {
                Ok(Ok(told)) => return Waited::Answered(told),
                Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => return Waited::Died,
                Err(RecvTimeoutError::Timeout) if go_on().is_break() => return Waited::Stopped,
                Err(RecvTimeoutError::Timeout) if Instant::now() > until => return Waited::TooLong,
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// How a process ended that no longer answers.
    fn end(mut self) -> Option<ExitStatus> {
        // It closed its pipe and is just about to end: much memory takes a moment to be given back.
        for _ in 0..25 {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Some(status);
            }
            thread::sleep(TICK);
        }
        None
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether the system ended a process because its time of work was used up.
#[cfg(unix)]
fn took_too_long(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    status.signal() == Some(rustix::process::Signal::XCPU.as_raw())
}

#[cfg(not(unix))]
fn took_too_long(_: ExitStatus) -> bool {
    false
}
