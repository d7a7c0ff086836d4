//! Checks exports by the programs with which people open them.
//!
//! ```text
//! cargo run --example readers -- [FOLDER]
//! ```
//!
//! Writes every kind of document about the shipped series and the samples, in every format, into FOLDER (left out:
//! `target/readers`), has LibreOffice, Chromium and pdftotext read the files, and compares their words with the
//! document's. A program that is not on the PATH is left out, and the table says so; of LibreOffice, Writer and Calc are needed. Of every web page there is a
//! picture beside it. Exit status 1: a word is missing, or a file could not be read.

mod documents;
mod programs;
mod readers;
mod words;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::{eprintln, println};
use rungs_documents::{Format, render};

use documents::Written;
use readers::Reader;
use words::Words;

fn main() -> ExitCode {
    let folder = std::env::args().nth(1).map_or_else(|| PathBuf::from("target/readers"), PathBuf::from);
    match run(&folder) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Writes, has read, compares; true if nothing is missing.
fn run(folder: &Path) -> Result<bool, Box<dyn Error>> {
    let written = write_all(folder)?;
    let (mut all_there, mut left_out) = (true, Vec::new());
    println!("{:<52} {:<21} {:>7} {:>7} {:>6}", "file", "read by", "words", "missing", "extra");
    for reader in Reader::ALL {
        if let Some(program) = reader.programs().iter().find(|program| !programs::is_there(program)) {
            left_out.push(format!("{} of .{}: {program} is not on the PATH", reader.called(), reader.format()));
            continue;
        }
        let files: Vec<&Written> = written.iter().filter(|one| one.format == reader.format()).collect();
        let paths: Vec<&Path> = files.iter().map(|one| one.path.as_path()).collect();
        for (one, found) in files.iter().zip(reader.read(&paths, folder)?) {
            all_there &= report(one, reader, found);
        }
    }
    left_out.iter().for_each(|line| println!("left out: {line}"));
    Ok(all_there)
}

fn write_all(folder: &Path) -> Result<Vec<Written>, Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    let mut written = Vec::new();
    for (at, (name, document)) in documents::all()?.into_iter().enumerate() {
        for format in if document.sheets().is_empty() { Format::PAGES } else { Format::ALL } {
            // A number of its own, so that no name is the beginning of another.
            let path = folder.join(format!("{at:02}-{name}.{format}"));
            fs::write(&path, render(&document, *format)?)?;
            written.push(Written { path, format: *format, words: words::of_document(&document, *format) });
        }
    }
    Ok(written)
}

/// A line of the table, and below it some of what is missing; true if nothing is.
fn report(one: &Written, reader: Reader, found: Result<String, String>) -> bool {
    let name = one.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = match found {
        Ok(text) => text,
        Err(why) => {
            println!("{name:<52} {:<21} {why}", reader.called());
            return false;
        }
    };
    let found = Words::of(&text);
    let (missing, extra) = (one.words.less(&found), found.less(&one.words));
    let (count, missed, more) = (one.words.count(), missing.count(), extra.count());
    let good = if missed == 0 { "ok" } else { "MISSING" };
    println!("{name:<52} {:<21} {count:>7} {missed:>7} {more:>6} {good}", reader.called());
    if missed > 0 {
        println!("    missing: {}", missing.some());
        println!("    extra: {}", extra.some());
    }
    missed == 0
}
