//! From the command line to the window.

use std::path::PathBuf;

use clap::CommandFactory;
use rungs_library::manuscripts::Reading;

use super::args::Arguments;
use super::{Answer, Failure, refuse_missing};

/// What to do where there is no screen.
const INSTEAD: &str =
    "without a window: `rungs list` lists the series, `rungs compare 41311 41312` compares two levels";

/// Opens the window on the shipped series and `paths`, and comes back when it is closed.
pub(super) fn open(paths: &[PathBuf], reading: &Reading) -> Result<Answer, Failure> {
    for path in paths.iter().filter(|path| !path.exists()) {
        if let Some(meant) = path.to_str().and_then(nearest_command) {
            let told = format!("there is no file and no command `{}`; did you mean `rungs {meant}`?", path.display());
            return Err(Failure::Refused(told));
        }
    }
    refuse_missing(paths)?;
    if !has_screen() {
        return Err(Failure::Refused(format!("there is no screen to open a window on; {INSTEAD}")));
    }
    run(paths, reading)
}

#[cfg(feature = "window")]
fn run(paths: &[PathBuf], reading: &Reading) -> Result<Answer, Failure> {
    crate::ui::run(paths.to_vec(), reading.clone()).map_err(|error| Failure::Refused(error.to_string()))?;
    Ok(Answer::Holds)
}

#[cfg(not(feature = "window"))]
fn run(_: &[PathBuf], _: &Reading) -> Result<Answer, Failure> {
    Err(Failure::Refused(format!("this program was built without the window; {INSTEAD}")))
}

fn nearest_command(typed: &str) -> Option<String> {
    let command = Arguments::command();
    let names = command.get_subcommands().filter(|sub| !sub.is_hide_set()).map(|sub| sub.get_name().to_owned());
    names
        .map(|name| (strsim::damerau_levenshtein(typed, &name), name))
        .filter(|(distance, _)| *distance <= 2)
        .min()
        .map(|(_, name)| name)
}

/// Whether a window can be asked for. On systems with X11 or Wayland the session says so by a variable.
fn has_screen() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
