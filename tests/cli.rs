//! The command line, run as a person or a script runs it.

mod allocating;
mod batches;
mod checking;
mod comparing;
mod exporting;
mod importing;
mod printed_results;
mod qualifying;
mod streams;

use std::path::Path;
use std::process::{Command, Output};

/// What a run of the program gave.
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// The program with these arguments, without a screen, without colors, 80 columns wide, with an empty folder for
/// the user's own files.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rungs"));
    command.args(arguments).env("COLUMNS", "80").env("RUNGS_DATA_DIR", "/nonexistent/rungs-tests");
    for variable in ["DISPLAY", "WAYLAND_DISPLAY", "NO_COLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command
}

pub fn run(arguments: &[&str]) -> Run {
    finished(command(arguments).output().unwrap())
}

pub fn finished(output: Output) -> Run {
    Run {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The result of a run that must succeed and say nothing beside it.
fn result(arguments: &[&str]) -> String {
    let run = run(arguments);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{arguments:?}");
    run.out
}

fn json(arguments: &[&str]) -> serde_json::Value {
    serde_json::from_str(&result(&[arguments, &["--format", "json"]].concat())).unwrap()
}

pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
