//! Imports a folder of real documents and says, document by document, what was found and what became of every character.
//!
//! ```text
//! cargo run --release --example corpus -- FOLDER [--truth TRUTH.json] [--convert docx,pdf]
//! ```
//!
//! TRUTH is an object: the name of each document without its ending, and the classes that it has, each as
//! `["code", "title"]`. An empty list stands for a document of one class of which no more is known.
//! With `--convert`, LibreOffice turns every document into the formats named, these are imported as well, and the
//! drafts are compared with those of the documents themselves.
//!
//! Exit status 1: a class of TRUTH is missing, less than 97 % of the characters that are no furniture are placed, or
//! drafts of converted documents agree in less than 98 %. Exit status 2: a file could not be read.

mod agreement;
mod convert;
mod document;
#[path = "../readers/programs.rs"]
mod programs;
mod truth;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::{eprintln, println};
use clap::Parser;

use agreement::Agreement;
use document::{Document, Importer};
use rungs_import::Characters;
use truth::Truth;

/// The least share of characters to be placed, in per cent.
const LEAST_PLACED: f64 = 97.0;

/// The least agreement of drafts of the same document in two formats, in per cent.
const LEAST_AGREEMENT: f64 = 98.0;

/// Imports a folder of documents and measures what was found.
#[derive(Parser)]
struct Arguments {
    /// The folder with the documents: txt, md, html, docx or pdf
    folder: PathBuf,

    /// What classes each document has
    #[arg(long, value_name = "TRUTH.json")]
    truth: Option<PathBuf>,

    /// Into what LibreOffice turns every document, to compare
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    convert: Vec<convert::Format>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let truth = arguments.truth.as_deref().map(Truth::read).transpose()?;
    let (importer, files) = (Importer::new(), document::files(&arguments.folder)?);
    let (documents, broken) = importer.all(&files);
    let mut good = report(&documents, truth.as_ref());
    for format in &arguments.convert {
        good &= compare(&importer, &documents, *format)?;
    }
    broken.iter().for_each(|why| println!("not read: {why}"));
    Ok(ExitCode::from(match (broken.is_empty(), good) {
        (false, _) => 2,
        (true, false) => 1,
        (true, true) => 0,
    }))
}

/// The table of documents, and all of them together; true if nothing is missing.
fn report(documents: &[Document], truth: Option<&Truth>) -> bool {
    println!(
        "{:<40} {:>7} {:>8} {:>8} {:>9} {:>8} {:>7} {:>8} {:>7}",
        "document", "classes", "read", "placed", "furniture", "unplaced", "share", "warnings", "ms"
    );
    let (mut all, mut classes, mut of, mut warnings, mut milliseconds) = (Characters::default(), 0, 0, 0, 0.0);
    for document in documents {
        let (found, missing) = truth.map_or_else(|| document.classes(), |truth| truth.held(document));
        line(&document.name, (found, found + missing.len()), document.characters, document.warnings(), document.took());
        missing.iter().for_each(|class| println!("    missing: {class}"));
        add(&mut all, document.characters);
        classes += found;
        of += found + missing.len();
        warnings += document.warnings();
        milliseconds += document.took();
    }
    line(&format!("all {}", documents.len()), (classes, of), all, warnings, milliseconds);
    classes == of && share(all) >= LEAST_PLACED
}

fn line(name: &str, (found, of): (usize, usize), characters: Characters, warnings: usize, milliseconds: f64) {
    let Characters { read, placed, furniture, unplaced } = characters;
    let share = share(characters);
    println!(
        "{name:<40.40} {:>7} {read:>8} {placed:>8} {furniture:>9} {unplaced:>8} {share:>5.1} % {warnings:>8} {milliseconds:>7.1}",
        format!("{found}/{of}")
    );
}

fn add(sum: &mut Characters, one: Characters) {
    sum.read += one.read;
    sum.placed += one.placed;
    sum.furniture += one.furniture;
    sum.unplaced += one.unplaced;
}

/// How many of the characters that are no furniture are placed, in per cent.
fn share(characters: Characters) -> f64 {
    percent(characters.placed, characters.placed + characters.unplaced)
}

/// Two counts as per cent; nothing of nothing is all of it.
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { part as f64 * 100.0 / whole as f64 }
}

/// Holds the drafts of converted documents against those of the documents; true if they agree.
fn compare(importer: &Importer, documents: &[Document], format: convert::Format) -> Result<bool, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let paths: Vec<&Path> = documents.iter().map(|document| document.path.as_path()).collect();
    convert::all(&paths, format, folder.path())?;
    println!("\nturned into {format} by LibreOffice, in per cent of what both drafts hold\n{}", Agreement::HEAD);
    let mut all = Agreement::default();
    for document in documents {
        let path = convert::target(&document.path, format, folder.path());
        match importer.one(&path) {
            Ok(other) => {
                let agreement = Agreement::of(document, &other);
                println!("{:<40.40} {agreement}", document.name);
                all.add(&agreement);
            }
            Err(why) => {
                println!("{:<40.40} {why}", document.name);
                all.add(&Agreement::none(document));
            }
        }
    }
    println!("{:<40} {all}", format!("all {}", documents.len()));
    Ok(all.least() >= LEAST_AGREEMENT)
}
