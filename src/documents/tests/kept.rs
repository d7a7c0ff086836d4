//! What is signed can be kept as texts and is the same document again.

use jiff::civil::date;

use super::{hostile, papers};
use crate::{Document, Format, Stage, render};

#[test]
fn a_signed_document_is_the_same_after_it_was_kept_whatever_its_words_are() {
    for document in papers::documents().into_iter().chain([hostile::document(), hostile::long_words()]) {
        let signed = document.signed(papers::NAME, date(2026, 2, 3));
        let kept = signed.to_kept().unwrap();
        // A worksheet is kept as pages; what is signed is a determination.
        let expected = Document { spreadsheet: Default::default(), ..signed.clone() };
        assert_eq!(Document::from_kept(&kept).unwrap(), expected);
        assert_eq!(render(&expected, Format::Pdf).unwrap(), render(&signed, Format::Pdf).unwrap());
    }
}

#[test]
fn what_is_not_signed_is_not_kept_and_what_was_not_kept_is_no_document() {
    assert_eq!(hostile::document().to_kept(), None);
    assert_eq!(Document::from_kept(&[]), None);
    assert_eq!(Document::from_kept(&["{}".to_owned()]), None);
    let mut kept = hostile::document().signed("B. Board", date(2026, 2, 3)).to_kept().unwrap();
    kept.push("{\"Paragraph\":3}".to_owned());
    assert_eq!(Document::from_kept(&kept), None);
}

/// A change of the reading direction typed into a kept copy is cleaned as everywhere.
#[test]
fn words_of_a_kept_copy_are_cleaned_anew() {
    let kept = hostile::plain().signed("B. Board", date(2026, 2, 3)).to_kept().unwrap();
    let evil: Vec<String> = kept.iter().map(|one| one.replacen("\"Plain\",\"", "\"Plain\",\"\u{202e}", 1)).collect();
    assert_ne!(evil, kept);
    let document = Document::from_kept(&evil).unwrap();
    assert!(!super::said(&document).contains('\u{202e}') && super::said(&document).contains('\u{fffd}'));
    assert_eq!(document.stage, Some(Stage::Signed { by: "B. Board".to_owned(), on: date(2026, 2, 3) }));
}
