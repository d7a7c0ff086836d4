//! The command line: the same answers as the window, as text for people and as JSON for programs.
//!
//! Results go to standard output, messages to standard error. Exit status: 0 done; 1 done, and `check` found errors or
//! a batch held rows with mistakes; 2 wrong use, or input that cannot be read.

mod allocate;
mod args;
mod check;
mod clean;
mod clock;
mod compare;
mod export;
mod generate;
mod import;
mod json;
mod list;
mod output;
mod pipeline;
mod qualify;
mod results;
mod same_work;
mod show;
mod window;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::words::counted;

use args::{Arguments, Command, Common};
use output::Output;
use rungs_library::disk::ReadError;
use rungs_library::manuscripts::{self, Limits, Reading};
use rungs_library::select::resolve;
use rungs_library::{Excerpt, Library};

/// Why a command gave no result.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// Wrong use, or input that cannot be read: what to tell.
    #[error("{0}")]
    Refused(String),
    /// What is wrong with files that were named.
    #[error("{}", counted(.0.len(), "mistake"))]
    Wrong(Vec<Diagnostic>),
    /// Standard output is closed or full.
    #[error("the result cannot be written: {0}")]
    Output(#[from] std::io::Error),
}

impl From<rungs_library::select::SelectError> for Failure {
    fn from(error: rungs_library::select::SelectError) -> Self {
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

/// Runs the program with its arguments, the program's own name first. Documents of others are read as `reading` says.
pub fn run(arguments: impl IntoIterator<Item = OsString>, reading: &Reading) -> ExitCode {
    let typed: Vec<OsString> = arguments.into_iter().collect();
    let arguments = match Arguments::try_parse_from(&typed) {
        Ok(arguments) => arguments,
        // Help and version come this way too. If they cannot be printed there is nobody to tell.
        Err(error) => {
            // What was typed, or named by a pattern of the shell, stands in it.
            if error.use_stderr() && !typed.iter().all(is_fit) {
                output::tell(error.to_string().trim_end());
            } else {
                let _ = error.print();
            }
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    match carry_out(arguments, reading) {
        Ok(Answer::Holds) => ExitCode::SUCCESS,
        Ok(Answer::Fails) => ExitCode::from(1),
        Ok(Answer::Unreadable) => ExitCode::from(2),
        // Whoever reads the output has read enough: `rungs show ... | head`.
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Wrong(problems)) => {
            output::tell_problems("rungs: ", &problems);
            ExitCode::from(2)
        }
        Err(failure) => {
            output::tell(&format!("rungs: {failure}"));
            ExitCode::from(2)
        }
    }
}

/// Whether a terminal can be shown a word as it was typed.
fn is_fit(word: &OsString) -> bool {
    let word = word.to_string_lossy();
    rungs_documents::terminal::cleaned(&word) == word
}

fn carry_out(arguments: Arguments, reading: &Reading) -> Result<Answer, Failure> {
    let common = &arguments.common;
    let Some(command) = arguments.command else {
        return window::open(&[arguments.paths, common.library.clone()].concat(), reading);
    };
    if let Some(path) = arguments.paths.first() {
        let told = format!("`{}` stands before the command; name it behind, or with --library", path.display());
        return Err(Failure::Refused(told));
    }
    let output = Output::new(common.format);
    match command {
        Command::List => list::list(&library_to_list(common)?, output),
        Command::Check { paths } => check::check(&paths, output),
        Command::Show { name } => show::show(&library_for(common, std::slice::from_ref(&name))?, &name, output),
        Command::Compare(request) => compare::compare(&library_for(common, &request.names())?, &request, output),
        Command::Allocate(request) => allocate::allocate(&library(common)?, &request, output),
        Command::Qualify(request) => qualify::qualify(&library(common)?, &request, output),
        Command::Import(request) => import::import(&library(common)?, &request, reading, output),
        Command::SameWork(request) => same_work::same_work(&library(common)?, &request, output),
        Command::Export(what) => export::export(&library(common)?, &what),
        Command::Completions { shell } => generate::completions(shell),
        Command::Man => generate::man(),
        Command::ReadDocuments { memory, work } => {
            manuscripts::serve(Limits { memory, work, ..Limits::default() })?;
            Ok(Answer::Holds)
        }
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
    refuse_unreadable(&library, &common.library)?;
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

/// The same for a command that asks for what these names stand for and nothing else: of the shipped series only those
/// are read.
fn library_for(common: &Common, names: &[String]) -> Result<Library, Failure> {
    let few = if common.library.is_empty() { Library::excerpt(Excerpt::Levels(names)) } else { None };
    match few.filter(|few| names.iter().all(|name| resolve(few, name).is_ok())) {
        Some(few) => Ok(few),
        None => library(common),
    }
}

/// The same for a command that lists the series: without more of them than the shipped ones, nothing else is read.
fn library_to_list(common: &Common) -> Result<Library, Failure> {
    let shipped = if common.library.is_empty() { Library::excerpt(Excerpt::Series) } else { None };
    shipped.map_or_else(|| library(common), Ok)
}

/// Refuses a library of which nothing can be read, or one of whose files that were named themselves cannot be: an answer
/// from what is left would be taken for the answer.
fn refuse_unreadable(library: &Library, named: &[PathBuf]) -> Result<(), Failure> {
    if named.is_empty() {
        return Ok(());
    }
    if library.files == 0 && library.problems.is_empty() {
        return Err(Failure::Refused(nothing_in(named, "file that ends in .ron")));
    }
    let names: BTreeSet<String> = named.iter().map(|path| path.display().to_string()).collect();
    let errors = || library.problems.iter().filter(|problem| problem.is_error());
    let mut wrong: Vec<Diagnostic> = errors().filter(|error| names.contains(&error.place.file)).cloned().collect();
    if wrong.is_empty() && library.series.is_empty() {
        wrong = errors().cloned().collect();
    }
    if wrong.is_empty() { Ok(()) } else { Err(Failure::Wrong(wrong)) }
}

/// Says that folders hold nothing of what is looked for in them.
fn nothing_in(paths: &[PathBuf], what: &str) -> String {
    let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    format!("{}: there is no {what} in it", paths.join(", "))
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
