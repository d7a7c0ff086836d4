//! Reading and writing together.

mod applicants;
mod bytes;
mod cases;
mod pieces;
mod positions;
mod reference;
mod round_trip;
mod sample;

use rungs_domain::spec::{Series, Vocabulary};

use super::{File, read};

/// A series that uses every field.
const EVERY_FIELD: &str = include_str!("../../../../tests/cases/specs_good/every_field.ron");
const VOCABULARY: &str = include_str!("../../../../tests/cases/specs_good/vocabulary.ron");

/// The vocabulary that the cases use.
fn vocabulary() -> Vocabulary {
    let parsed = read("vocabulary.ron", VOCABULARY.as_bytes(), &Vocabulary::default());
    let Some(File::Vocabulary(vocabulary)) = parsed.file else { panic!("{:#?}", parsed.diagnostics) };
    *vocabulary
}

/// Reads a series that has no errors.
fn series(text: &str) -> Series {
    let parsed = read("a.ron", text.as_bytes(), &vocabulary());
    let Some(File::Series(series)) = parsed.file else { panic!("{:#?}\n{text}", parsed.diagnostics) };
    *series
}

/// The ids of what is wrong with a text, each with its line and column.
fn errors(bytes: &[u8]) -> Vec<(&'static str, Option<u32>, Option<u32>)> {
    let parsed = read("a.ron", bytes, &vocabulary());
    assert_eq!(parsed.file.is_none(), !parsed.diagnostics.is_empty());
    parsed.diagnostics.into_iter().map(|found| (found.id, found.place.line, found.place.column)).collect()
}
