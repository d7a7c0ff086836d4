//! Files that are no good as text, too large, too deep, or wrong in many places.

use super::super::{MAX_BYTES, MAX_DIAGNOSTICS, MAX_ITEMS, MAX_NESTING, MAX_TEXT_CHARS};
use super::{EVERY_FIELD, errors, series, work};

#[test]
fn a_byte_order_mark_is_no_mistake_and_moves_no_column() {
    let marked = format!("\u{FEFF}{EVERY_FIELD}");
    assert_eq!(series(&marked), series(EVERY_FIELD));
    assert_eq!(errors("\u{FEFF}Sries(a: 1)".as_bytes()), [("unknown-file-kind", Some(1), Some(1))]);
}

#[test]
fn windows_line_ends_are_no_mistake() {
    assert_eq!(series(&EVERY_FIELD.replace('\n', "\r\n")), series(EVERY_FIELD));
}

#[test]
fn utf16_is_told_as_such() {
    assert_eq!(errors(b"\xFF\xFES\0e\0"), [("not-utf8", None, None)]);
    assert_eq!(errors(b"\xFE\xFF\0S\0e"), [("not-utf8", None, None)]);
}

#[test]
fn a_byte_that_is_not_utf8_is_told_with_its_line_and_column() {
    // The é before it is two bytes and one character.
    assert_eq!(errors(b"Series(\n  id: \"\xC3\xA9\xE9\")"), [("not-utf8", Some(2), Some(9))]);
}

#[test]
fn a_nul_byte_is_told_with_its_place() {
    assert_eq!(errors(b"Series(\n\0)"), [("nul-byte", Some(2), Some(1))]);
}

#[test]
fn a_file_of_a_hundred_mebibytes_is_refused() {
    assert_eq!(errors(&vec![b' '; 100 << 20]), [("too-large", None, None)]);
    assert_eq!(errors(&vec![b' '; MAX_BYTES + 1]), [("too-large", None, None)]);
    assert_eq!(errors(&vec![b' '; MAX_BYTES]), [("empty-file", None, None)]);
}

/// A series whose requirement has `depth` brackets around one another, those of the file counted.
fn nested(depth: usize) -> String {
    let around = "Series(levels: [(qualifications: [(requires: ";
    let pairs = (depth - 5) / 2;
    format!("{around}{}{})])])", "All(of: [".repeat(pairs), "])".repeat(pairs))
}

#[test]
fn brackets_may_be_nested_up_to_the_limit_and_no_deeper() {
    let ids = |depth| errors(nested(depth).as_bytes()).into_iter().map(|(id, ..)| id).collect::<Vec<_>>();
    assert!(!ids(MAX_NESTING - 1).contains(&"too-deep"));
    assert_eq!(ids(MAX_NESTING + 1), ["too-deep"]);
    assert_eq!(ids(10_001), ["too-deep"]);
    for open in ["(", "[", "{", "Some(", "(a:", "All(of:["] {
        let text = format!("Series(levels: {}", open.repeat(10_000));
        assert_eq!(errors(text.as_bytes()).len(), 1, "{open}");
    }
}

#[test]
fn all_errors_of_a_file_are_found_at_once() {
    let text = r#"Series(
    id: "x",
    titel: "T",
    title: "",
    authority: (name: "A"),
    source: (document: "D", date: "2011-02-30"),
    status: Adopted,
    levels: [
        (code: "C1", title: "I", duties: (items: [(number: "1", text: "a"), (number: 2, txt: "b"), (number: 3)])),
        (code: "C1", title: "II", pay: (label: "L", grade: "G", range: (minimum: 2, maximum: 1, per: Year))),
    ],
)"#;
    let expected = [
        ("unknown-field", Some(3), Some(5)),
        ("empty-text", Some(4), Some(12)),
        ("bad-date", Some(6), Some(35)),
        ("wrong-type", Some(9), Some(60)),
        ("unknown-field", Some(9), Some(89)),
        ("missing-field", Some(9), Some(100)),
        ("duplicate-code", Some(10), Some(16)),
        ("pay-range-upside-down", Some(10), Some(72)),
    ];
    assert_eq!(errors(text.as_bytes()), expected);
}

#[test]
fn no_more_than_the_limit_of_errors_is_told() {
    let found = errors(format!("Vocabulary({})", "a: 1,\n".repeat(5000)).as_bytes());
    assert_eq!(found.len(), MAX_DIAGNOSTICS + 1);
    assert_eq!(found.last().unwrap().0, "too-many-errors");
}

/// How many values are looked at to read a file.
fn work_of(text: &str) -> usize {
    work::of(|| {
        errors(text.as_bytes());
    })
}

#[test]
fn the_work_of_reading_grows_with_the_file_and_no_faster_however_much_is_wrong() {
    let duties = |count: usize, duty: &str| {
        format!("Series(levels: [(code: \"C1\", duties: (items: [{}]))])", duty.repeat(count))
    };
    let kinds: [&dyn Fn(usize) -> String; 5] = [
        &|count| duties(count, "(number: 0, text: \"a\"),"),
        &|count| duties(count, "(number: 1, txt: \"a\"),"),
        &|count| format!("Vocabulary({})", "a: 1,\n".repeat(count)),
        &|count| format!("Vocabulary(stop_words: [{}])", "\"\",".repeat(count)),
        &|count| format!("Series(levels: [{}])", "(code: \"C1\", title: \"\"),".repeat(count)),
    ];
    for kind in kinds {
        let [once, twice] = [MAX_ITEMS / 4, MAX_ITEMS / 2].map(|count| work_of(&kind(count)));
        assert!(twice <= 2 * once + 100, "{once}, {twice}: {}", &kind(2));
    }
}

#[test]
fn lists_and_texts_have_limits() {
    let words = format!("Vocabulary(stop_words: [{}])", "\"a\",".repeat(MAX_ITEMS + 1));
    assert_eq!(errors(words.as_bytes()), [("too-many-items", Some(1), Some(24))]);
    let word = format!("Vocabulary(stop_words: [\"{}\"])", "é".repeat(MAX_TEXT_CHARS + 1));
    assert_eq!(errors(word.as_bytes()), [("text-too-long", Some(1), Some(25))]);
    let word = format!("Vocabulary(stop_words: [\"{}\"])", "é".repeat(MAX_TEXT_CHARS));
    assert_eq!(errors(word.as_bytes()), []);
}

#[test]
fn nothing_that_is_cut_off_or_damaged_panics() {
    for end in 0..EVERY_FIELD.len() {
        let cut = EVERY_FIELD.as_bytes().get(..end).unwrap();
        if end % 29 == 0 && !EVERY_FIELD[end..].trim().is_empty() {
            assert!(!errors(cut).is_empty(), "{end}");
        }
    }
    for (at, _) in EVERY_FIELD.char_indices().step_by(47) {
        for other in [b')', b'"', b'/', b'#', 0xFF] {
            let mut damaged = EVERY_FIELD.as_bytes().to_vec();
            damaged[at] = other;
            errors(&damaged);
        }
    }
}
