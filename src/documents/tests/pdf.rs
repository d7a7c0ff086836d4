//! What a reader of PDF files finds.

use lopdf::{Dictionary, Object};

use super::hostile;
use super::{said, squeezed};
use crate::{Document, Format, Stage, render};

fn read(document: &Document) -> lopdf::Document {
    lopdf::Document::load_mem(&render(document, Format::Pdf).unwrap()).unwrap()
}

fn catalog(pdf: &lopdf::Document) -> &Dictionary {
    pdf.catalog().unwrap()
}

fn follow<'p>(pdf: &'p lopdf::Document, within: &Dictionary, key: &[u8]) -> Option<&'p Dictionary> {
    pdf.get_dictionary(within.get(key).ok()?.as_reference().ok()?).ok()
}

fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).unwrap()
}

/// The titles of the bookmarks, deeper ones further in.
fn bookmarks(pdf: &lopdf::Document) -> Vec<String> {
    fn walk(pdf: &lopdf::Document, parent: &Dictionary, depth: usize, found: &mut Vec<String>) {
        let mut next = follow(pdf, parent, b"First");
        while let Some(node) = next {
            found.push(format!("{}{}", "  ".repeat(depth), text(node.get(b"Title").unwrap())));
            walk(pdf, node, depth + 1, found);
            next = follow(pdf, node, b"Next");
        }
    }
    let mut found = Vec::new();
    walk(pdf, follow(pdf, catalog(pdf), b"Outlines").unwrap(), 0, &mut found);
    found
}

#[test]
fn headings_are_bookmarks() {
    assert_eq!(bookmarks(&read(&hostile::document())), ["Part & <parcel>", "  1. *Section*", "    Passage"]);
}

#[test]
fn the_file_is_tagged_titled_and_says_its_language() {
    let pdf = read(&hostile::document());
    assert_eq!(text(catalog(&pdf).get(b"Lang").unwrap()), "en");
    assert!(catalog(&pdf).get(b"StructTreeRoot").is_ok() && catalog(&pdf).get(b"MarkInfo").is_ok());
    let info = pdf.get_dictionary(pdf.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap();
    assert_eq!(text(info.get(b"Title").unwrap()), "Title <b>&amp;</b> | *x*");
    assert!(text(info.get(b"CreationDate").unwrap()).starts_with("D:20260131"));
}

#[test]
fn fonts_are_inside_and_only_in_part() {
    let bytes = render(&hostile::long_table(3), Format::Pdf).unwrap();
    // The fonts as they are have 100 KB each.
    assert!(bytes.len() < 60_000, "{}", bytes.len());
    let pdf = lopdf::Document::load_mem(&bytes).unwrap();
    let descriptors = pdf.objects.values().filter_map(|object| object.as_dict().ok());
    let fonts: Vec<_> = descriptors.filter(|dict| dict.has_type(b"FontDescriptor")).collect();
    assert!(!fonts.is_empty() && fonts.iter().all(|font| font.has(b"FontFile2") || font.has(b"FontFile3")));
}

#[test]
fn all_words_can_be_taken_out_again() {
    let document = hostile::plain();
    let pdf = read(&document);
    let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
    let found = squeezed(&pdf.extract_text(&pages).unwrap());
    let foot = squeezed(&format!("{} 1 / 1", document.footer()));
    assert_eq!(found, said(&document) + &foot);
}

#[test]
fn words_wider_than_a_page_and_tables_of_many_pages_have_an_end() {
    assert!(read(&hostile::long_words()).get_pages().len() >= 2);
    let pdf = read(&hostile::long_table(2_000));
    let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
    assert!(pages.len() > 30, "{}", pages.len());
    // The head stands on every page.
    for page in &pages {
        let words = pdf.extract_text(&[*page]).unwrap();
        assert_eq!(words.matches("Head").count(), 1, "{page}");
        assert!(squeezed(&words).ends_with(&format!("2026-01-31{page}/{}", pages.len())), "{words}");
    }
}

#[test]
fn every_page_of_a_draft_says_so_and_none_of_another_document() {
    let draft = Document { stage: Some(Stage::Draft), ..hostile::long_table(200) };
    for (document, times) in [(draft, 2), (hostile::long_table(200), 0)] {
        let pdf = read(&document);
        let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
        assert!(pages.len() > 2);
        for page in pages {
            // At the head and in the footer.
            let words = pdf.extract_text(&[page]).unwrap();
            assert_eq!(words.matches("DRAFT").count(), times, "{page}: {words}");
        }
    }
}
