//! Batches: layouts, joins, rows with mistakes, and sizes.

mod layouts;
mod mistakes;
mod sizes;

use std::sync::LazyLock;

use rungs_domain::diagnostic::Diagnostic;
use rungs_domain::spec::Vocabulary;

use super::{Batch, Batched, Sheet};
use crate::ron::{File, read};

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let text = include_str!("../../../../specs/vocabulary.ron");
    match read("vocabulary.ron", text.as_bytes(), &Vocabulary::default()).file {
        Some(File::Vocabulary(vocabulary)) => *vocabulary,
        _ => panic!("the shipped vocabulary"),
    }
});

/// What a batch of these files, names and bytes, gives: its applicants, and what is wrong.
fn batch(files: &[(&str, &[u8])]) -> (Vec<Batched>, Vec<Diagnostic>) {
    let sheets: Result<Vec<_>, _> = files.iter().map(|(name, bytes)| Sheet::open(name, *bytes)).collect();
    let mut told = Vec::new();
    let mut found = Vec::new();
    match sheets.and_then(|sheets| Batch::new(sheets, &VOCABULARY)) {
        Ok(mut batch) => {
            while let Some(one) = batch.next(&mut |problems| told.extend(problems)) {
                found.push(one);
            }
        }
        Err(problems) => told.extend(problems),
    }
    (found, told)
}

/// The names of the applicants, and what is wrong as `3 bad-date: message`.
fn said(files: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let (found, told) = batch(&files);
    let line = |one: &Diagnostic| one.place.line.map_or_else(String::new, |line| format!("{line} "));
    let told = told.iter().map(|one| format!("{}{}: {}", line(one), one.id, one.message));
    (found.into_iter().map(|one| one.applicant.name).collect(), told.collect())
}
