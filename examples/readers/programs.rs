//! Runs programs, each for so long and no longer.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long a program may take over its files.
const LONGEST: Duration = Duration::from_secs(300);

/// Whether a program is on the PATH.
pub fn is_there(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Runs a program to its end, what it says put into a file.
///
/// # Errors
/// It cannot be started, fails, or takes too long; then it is stopped.
pub fn run<A: AsRef<OsStr>>(program: &str, arguments: impl IntoIterator<Item = A>, says: &Path) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{program}: {error}");
    let output = std::fs::File::create(says).map_err(told)?;
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(output).stderr(Stdio::null());
    let mut running = command.spawn().map_err(told)?;
    let begun = Instant::now();
    loop {
        match running.try_wait().map_err(told)? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(format!("{program}: {status}")),
            None if begun.elapsed() > LONGEST => {
                running.kill().and_then(|()| running.wait()).map_err(told)?;
                return Err(format!("{program}: stopped after {} s", LONGEST.as_secs()));
            }
            None => thread::sleep(Duration::from_millis(50)),
        }
    }
}
