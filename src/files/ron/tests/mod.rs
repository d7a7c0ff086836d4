//! Reading and writing together.

mod applicants;
mod bytes;
mod cases;
mod parse;
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

/// Counts the work of reading, for tests that hold how it grows.
pub mod work {
    use std::cell::Cell;

    thread_local!(static DONE: Cell<usize> = const { Cell::new(0) });

    /// Adds `steps` to what was done.
    pub fn count(steps: usize) {
        DONE.set(DONE.get() + steps);
    }

    /// How many steps `doing` takes.
    pub fn of(doing: impl FnOnce()) -> usize {
        DONE.set(0);
        doing();
        DONE.get()
    }
}
