//! What is written reads back equal, for any series.

use proptest::prelude::*;
use rungs_domain::spec::{ConfirmedLink, Vocabulary};

use super::super::{File, read, write_links, write_series, write_vocabulary};
use super::sample::any_series;
use super::{EVERY_FIELD, series, vocabulary};

#[test]
fn the_series_with_every_field_reads_back_equal_and_is_laid_out_the_same_again() {
    let first = series(EVERY_FIELD);
    let text = write_series(&first);
    assert_eq!(series(&text), first);
    assert_eq!(write_series(&series(&text)), text);
}

#[test]
fn the_series_with_every_field_says_every_field() {
    // Its second level says little; what the first leaves out, no file of the tests says.
    let text = write_series(&series(EVERY_FIELD));
    let texts = [
        text.as_str(),
        super::VOCABULARY,
        super::applicants::EVERY_FIELD,
        super::applicants::POLICY,
        super::positions::EVERY_FIELD,
        super::positions::VACANCY,
        super::positions::POLICY,
    ];
    for field in super::reference::all_fields() {
        assert!(texts.iter().any(|text| text.contains(&format!("{field}: "))), "{field}");
    }
}

#[test]
fn a_vocabulary_reads_back_equal() {
    let text = write_vocabulary(&vocabulary());
    let parsed = read("v.ron", text.as_bytes(), &Vocabulary::default());
    assert_eq!(parsed.file, Some(File::Vocabulary(Box::new(vocabulary()))), "{text}");
}

#[test]
fn links_read_back_equal() {
    let links: Vec<ConfirmedLink> = series(EVERY_FIELD).links;
    let parsed = read("l.ron", write_links(&links).as_bytes(), &Vocabulary::default());
    assert_eq!(parsed.file, Some(File::Links(links)));
}

#[test]
fn what_need_not_be_said_is_not_written_and_one_item_has_one_line() {
    let text = write_series(&series(
        r#"Series(id: "x", title: "T", authority: (name: "A", inferred: false), source: (document: "D"),
        status: Adopted, effective: None, notes: [], revised: Some("2011-11-15"), levels: [(code: "1", title: "L",
        dates: (), duties: (numbering: Printed, items: [(number: 1, text: "Files the records of the whole office, in the
        order of the alphabet", scope: Own), (number: 2, text: "Sorts.")]))])"#
            .replace("\n        ", " ")
            .as_str(),
    ));
    let expected = r#"#![enable(implicit_some)]
Series(
    schema: 1,
    id: "x",
    title: "T",
    authority: (name: "A"),
    source: (document: "D"),
    status: Adopted,
    revised: "2011-11-15",
    levels: [
        (
            code: "1",
            title: "L",
            duties: (
                items: [
                    (number: 1, text: "Files the records of the whole office, in the order of the alphabet"),
                    (number: 2, text: "Sorts."),
                ],
            ),
        ),
    ],
)
"#;
    assert_eq!(text, expected);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_series_reads_back_equal(first in any_series()) {
        let text = write_series(&first);
        prop_assert_eq!(series(&text), first);
    }

    #[test]
    fn no_text_panics(text in "[\\PC\n]{0,200}") {
        read("a.ron", text.as_bytes(), &Vocabulary::default());
        read("a.ron", format!("Series(title: {text})").as_bytes(), &Vocabulary::default());
    }
}
