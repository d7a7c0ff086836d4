//! Imports a folder of real documents and says, document by document and in all, what was found, what is odd about it,
//! and whether two formats of one document give the same draft.
//!
//! ```text
//! cargo run --release --example corpus -- FOLDER [--truth TRUTH.json] [--twins FOLDER] [--convert docx,pdf] [--odd]
//! ```
//!
//! TRUTH is an object: the name of each document without its ending, and the classes that it has, each as
//! `["code", "title"]`. An empty list stands for a document of one class of which no more is known.
//! `--twins` names a folder with the same documents, by name, in another format. With `--convert`, LibreOffice turns
//! every document into the formats named. Both are imported as well, and the drafts are compared.
//!
//! Exit status 1: a class of TRUTH is missing or there is one too many, or drafts of two formats agree in less than
//! 98 %. Exit status 2: a file could not be read.

mod agreement;
mod convert;
mod document;
mod measure;
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
use measure::Found;
use rungs_import::oddities;
use truth::Truth;

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

    /// The same documents in another format
    #[arg(long, value_name = "FOLDER")]
    twins: Option<PathBuf>,

    /// Say of each document what is odd about it
    #[arg(long)]
    odd: bool,

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
    let mut good = report(&documents, truth.as_ref(), arguments.odd);
    if let Some(folder) = &arguments.twins {
        let twins = document::files(folder)?;
        let same = |document: &Document| twins.iter().find(|twin| twin.file_stem() == document.path.file_stem());
        println!("\nin per cent of what both drafts hold, {}\n{}", folder.display(), Agreement::HEAD);
        good &= compare(&importer, documents.iter().filter_map(|document| Some((document, same(document)?.clone()))));
    }
    for format in &arguments.convert {
        let folder = tempfile::tempdir()?;
        let paths: Vec<&Path> = documents.iter().map(|document| document.path.as_path()).collect();
        convert::all(&paths, *format, folder.path())?;
        println!("\nturned into {format} by LibreOffice, in per cent of what both drafts hold\n{}", Agreement::HEAD);
        let target = |document: &Document| convert::target(&document.path, *format, folder.path());
        good &= compare(&importer, documents.iter().map(|document| (document, target(document))));
    }
    broken.iter().for_each(|why| println!("not read: {why}"));
    Ok(ExitCode::from(match (broken.is_empty(), good) {
        (false, _) => 2,
        (true, false) => 1,
        (true, true) => 0,
    }))
}

/// The table of documents, and all of them together; true if the classes are those of the truth.
fn report(documents: &[Document], truth: Option<&Truth>, odd: bool) -> bool {
    println!("{:<40} {} warnings      ms", "document", Found::HEAD);
    let (mut all, mut wrong, mut warnings, mut milliseconds) = (Found::default(), 0, 0, 0.0);
    for document in documents {
        let found = Found::of(document);
        line(&document.name, &found, document.warnings(), document.took());
        let differs = truth.map(|truth| truth.differs(document)).unwrap_or_default();
        wrong += usize::from(!differs.is_empty());
        differs.iter().for_each(|class| println!("    {class}"));
        for odd in oddities(&document.draft.series).iter().filter(|_| odd) {
            println!("    {:?}: {}", odd.kind, odd.what);
        }
        all.add(&found);
        warnings += document.warnings();
        milliseconds += document.took();
    }
    line(&format!("all {}", documents.len()), &all, warnings, milliseconds);
    println!("{}", all.summary());
    if truth.is_some() {
        println!("documents with other classes than the truth: {wrong}");
    }
    wrong == 0
}

fn line(name: &str, found: &Found, warnings: usize, milliseconds: f64) {
    println!("{name:<40.40} {found} {warnings:>8} {milliseconds:>7.1}");
}

/// Two counts as per cent; nothing of nothing is all of it.
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { part as f64 * 100.0 / whole as f64 }
}

/// Holds the drafts of documents in another format against those of the documents; true if they agree.
fn compare<'d>(importer: &Importer, pairs: impl Iterator<Item = (&'d Document, PathBuf)>) -> bool {
    let (mut all, mut count, mut equal) = (Agreement::default(), 0, 0);
    for (document, path) in pairs {
        let agreement = match importer.one(&path) {
            Ok(other) => Agreement::of(document, &other),
            Err(why) => {
                println!("{why}");
                Agreement::none(document)
            }
        };
        println!("{:<40.40} {agreement}", document.name);
        all.add(&agreement);
        count += 1;
        equal += usize::from(agreement.is_equal());
    }
    println!("{:<40} {all}\nequal: {equal} of {count}", format!("all {count}"));
    all.least() >= LEAST_AGREEMENT
}
