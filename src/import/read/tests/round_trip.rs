//! What Rungs itself writes of a shipped series reads back with all its words in order.

use jiff::civil::date;
use rungs_documents::{Format, Text, render, specification};
use rungs_domain::spec::{Series, Vocabulary};
use rungs_files::ron::{File, read};

use super::flawless;

const SERIES: [&str; 3] = [
    include_str!("../../../../specs/il-social-service-planner.ron"),
    include_str!("../../../../specs/denver-utilization-management.ron"),
    include_str!("../../../../specs/ui-medical-social-services.ron"),
];

fn shipped(text: &str) -> Series {
    let vocabulary = include_str!("../../../../specs/vocabulary.ron");
    let Some(File::Vocabulary(vocabulary)) = read("v.ron", vocabulary.as_bytes(), &Vocabulary::default()).file else {
        panic!("the shipped vocabulary")
    };
    match read("s.ron", text.as_bytes(), &vocabulary).file {
        Some(File::Series(series)) => *series,
        _ => panic!("a shipped series"),
    }
}

/// A text without white space and without the bullets that renderers set.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '•').collect()
}

/// Goes through a text for the characters of another, in order; gives what of the other is not found.
fn missing<'s>(sought: &'s str, text: &str) -> &'s str {
    let mut rest = sought.chars();
    let mut next = rest.clone();
    for c in text.chars() {
        if next.next() == Some(c) {
            rest = next.clone();
        } else {
            next = rest.clone();
        }
    }
    rest.as_str()
}

#[test]
fn exported_documents_read_back_with_all_words_in_order() {
    let vocabulary = Vocabulary::default();
    let known = specification::Annotations { vocabulary: &vocabulary, links: &[], file: None };
    for text in SERIES {
        let document = specification::series(&shipped(text), "r", &known, date(2026, 1, 31));
        let said = squeezed(&document.texts().into_iter().map(Text::words).collect::<String>());
        for format in Format::PAGES.iter().copied() {
            let bytes = render(&document, format).unwrap();
            let manuscript = flawless(&format!("a.{format}"), &bytes);
            let found = squeezed(&manuscript.text);
            let missing = missing(&said, &found);
            assert!(missing.is_empty(), "{format}: {}", missing.chars().take(80).collect::<String>());
            // The numbers and signs of entries, which the document draws, and its foot.
            let more = found.chars().count() - said.chars().count();
            assert!(more * 20 < found.chars().count(), "{format}: {more} characters more");
        }
    }
}
