//! Starts the window or a command.

use std::process::ExitCode;

fn main() -> ExitCode {
    rungs::cli::run(std::env::args_os(), &rungs_library::manuscripts::Reading::apart())
}
