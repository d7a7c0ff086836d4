//! The files that are named: single records, and CSV files that are a batch together.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use rungs_domain::diagnostic::{Diagnostic, Place};
use rungs_domain::spec::Vocabulary;
use rungs_files::csv::{Batch, Sheet, Table};

use rungs_library::disk::ReadError;

/// A CSV file that is being read.
pub(super) type CsvSheet = Sheet<BufReader<File>>;

/// Something that holds applicants.
pub(super) enum Input<'a> {
    /// One record in a file of its own.
    Record(&'a Path),
    /// A CSV file, or several joined, with their names.
    Batch(String, Box<Batch<'a, BufReader<File>>>),
}

/// The inputs in the order in which they are named, and all that is wrong with CSV files that cannot be used.
pub(super) fn inputs<'a>(files: &'a [PathBuf], vocabulary: &'a Vocabulary) -> (Vec<Input<'a>>, Vec<Diagnostic>) {
    let (mut found, mut sheets, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
    let mut place = None;
    for path in files {
        if !is_csv(path) {
            found.push(Input::Record(path));
            continue;
        }
        place.get_or_insert(found.len());
        match open(path) {
            Ok(sheet) => sheets.push(sheet),
            Err(problems) => wrong.extend(problems),
        }
    }
    // Where one of several files is missing, the answers would lack what it says.
    if wrong.is_empty() {
        let batches = together(sheets).into_iter().map(|sheets| batch(sheets, vocabulary));
        for batch in batches.rev() {
            match batch {
                Ok(batch) => found.insert(place.unwrap_or_default(), batch),
                Err(problems) => wrong.extend(problems),
            }
        }
    }
    (found, wrong)
}

fn is_csv(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

fn open(path: &Path) -> Result<CsvSheet, Vec<Diagnostic>> {
    let name = path.display().to_string();
    let file = File::open(path).map_err(|error| vec![ReadError::from(error).diagnostic(&name)])?;
    Sheet::open(&name, BufReader::with_capacity(64 * 1024, file))
}

/// Files of applicants stand each for itself, unless there are others to be joined.
fn together(sheets: Vec<CsvSheet>) -> Vec<Vec<CsvSheet>> {
    match sheets.iter().all(|sheet| sheet.table() == Table::Applicants) {
        true => sheets.into_iter().map(|sheet| vec![sheet]).collect(),
        false => vec![sheets],
    }
}

fn batch(sheets: Vec<CsvSheet>, vocabulary: &Vocabulary) -> Result<Input<'_>, Vec<Diagnostic>> {
    let applicants = sheets.iter().find(|sheet| sheet.table() == Table::Applicants).or(sheets.first());
    let name = applicants.map_or_else(String::new, |sheet| sheet.file().to_owned());
    Batch::new(sheets, vocabulary).map(|batch| Input::Batch(name, Box::new(batch)))
}

/// Why a record that is read has no answer.
pub(super) fn no_answer(file: &str, line: Option<u32>, why: String) -> Diagnostic {
    let place = Place { line, ..Place::whole(file) };
    Diagnostic::error("beyond-limits", place, why)
}
