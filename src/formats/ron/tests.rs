//! Reading and writing together.

use rungs_domain::spec::{Series, Vocabulary};

use super::{File, read, write_series, write_vocabulary};

const EVERY_FIELD: &str = include_str!("../../../tests/cases/specs_good/every_field.ron");
const VOCABULARY: &str = include_str!("../../../tests/cases/specs_good/vocabulary.ron");

/// The vocabulary that the cases use.
pub fn vocabulary() -> Vocabulary {
    let parsed = read("vocabulary.ron", VOCABULARY.as_bytes(), &Vocabulary::default());
    let Some(File::Vocabulary(vocabulary)) = parsed.file else { panic!("{:#?}", parsed.diagnostics) };
    vocabulary
}

/// Reads a series that has no errors.
pub fn series(text: &str) -> Series {
    let parsed = read("a.ron", text.as_bytes(), &vocabulary());
    let Some(File::Series(series)) = parsed.file else { panic!("{:#?}", parsed.diagnostics) };
    *series
}

#[test]
fn a_written_series_reads_back_equal_and_writes_the_same_again() {
    let first = series(EVERY_FIELD);
    let text = write_series(&first);
    let second = series(&text);
    assert_eq!(first, second);
    assert_eq!(text, write_series(&second));
}

#[test]
fn a_written_vocabulary_reads_back_equal() {
    let text = write_vocabulary(&vocabulary());
    let parsed = read("v.ron", text.as_bytes(), &Vocabulary::default());
    assert_eq!(parsed.file, Some(File::Vocabulary(vocabulary())), "{text}");
}
