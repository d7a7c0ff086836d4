//! The command line: the same answers as the window, as text for people and as JSON for programs.
//!
//! Results go to standard output, messages to standard error. Exit status: 0 done; 1 done, and `check` found errors or
//! a batch held rows with mistakes; 2 wrong use, or input that cannot be read.

mod allocate;
mod args;
mod check;
mod compare;
mod export;
mod generate;
mod import;
mod list;
mod output;
mod qualify;
mod results;
mod show;
mod text;
mod window;

use std::ffi::OsString;
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use crate::library::Library;
use crate::library::disk::ReadError;
use args::{Arguments, Command, Common};
use output::Output;

/// Why a command gave no result.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// Wrong use, or input that cannot be read: what to tell.
    #[error("{0}")]
    Refused(String),
    /// Standard output is closed or full.
    #[error("the result cannot be written: {0}")]
    Output(#[from] std::io::Error),
}

impl From<crate::library::select::SelectError> for Failure {
    fn from(error: crate::library::select::SelectError) -> Self {
        Failure::Refused(error.to_string())
    }
}

/// Whether what was asked for holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    /// It does, or nothing was asked that could fail.
    Holds,
    /// `check` found errors, or rows of a batch were refused.
    Fails,
    /// Something that was named could not be read.
    Unreadable,
}

/// Runs the program with its arguments, the program's own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        // Help and version come this way too. If they cannot be printed there is nobody to tell.
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    match carry_out(arguments) {
        Ok(Answer::Holds) => ExitCode::SUCCESS,
        Ok(Answer::Fails) => ExitCode::from(1),
        Ok(Answer::Unreadable) => ExitCode::from(2),
        // Whoever reads the output has read enough: `rungs show ... | head`.
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            output::tell(&format!("rungs: {failure}"));
            ExitCode::from(2)
        }
    }
}

fn carry_out(arguments: Arguments) -> Result<Answer, Failure> {
    let common = &arguments.common;
    let Some(command) = arguments.command else {
        return window::open(&[arguments.paths, common.library.clone()].concat());
    };
    if let Some(path) = arguments.paths.first() {
        let told = format!("`{}` stands before the command; name it behind, or with --library", path.display());
        return Err(Failure::Refused(told));
    }
    let output = Output::new(common.format);
    match command {
        Command::List => list::list(&library(common)?, output),
        Command::Check { paths } => check::check(&paths, output),
        Command::Show { name } => show::show(&library(common)?, &name, output),
        Command::Compare(request) => compare::compare(&library(common)?, &request, output),
        Command::Allocate(request) => allocate::allocate(&library(common)?, &request, output),
        Command::Qualify(request) => qualify::qualify(&library(common)?, &request, output),
        Command::Import(request) => import::import(&library(common)?, &request, output),
        Command::Export(what) => export::export(&library(common)?, &what),
        Command::Completions { shell } => generate::completions(shell),
        Command::Man => generate::man(),
    }
}

/// The library that the common options name. What is wrong in it is told, and hides nothing that is right.
fn library(common: &Common) -> Result<Library, Failure> {
    let mut never_stop = |_, _| ControlFlow::Continue(());
    let loaded = if common.library.is_empty() {
        Library::load(&[], &mut never_stop)
    } else {
        refuse_missing(&common.library)?;
        Library::load_only(&common.library, &mut never_stop)
    };
    let library = loaded.unwrap_or_default();
    if !library.problems.is_empty() {
        let folders: Vec<String> = common.library.iter().map(|path| path.display().to_string()).collect();
        let mut told = format!("rungs: {}", check::counted(&library));
        if !folders.is_empty() {
            let _ = write!(told, "; `rungs check {}` shows them", folders.join(" "));
        }
        output::tell(&told);
    }
    Ok(library)
}

/// Names the first path that leads nowhere.
fn refuse_missing(paths: &[PathBuf]) -> Result<(), Failure> {
    for path in paths {
        if let Err(error) = std::fs::metadata(path) {
            return Err(Failure::Refused(format!("{}: {}", path.display(), ReadError::from(error))));
        }
    }
    Ok(())
}
