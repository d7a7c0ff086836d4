//! What a reader of Word documents finds.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::{hostile, papers, said, squeezed};
use crate::{Block, Document, Fact, Format, Stage, render};

fn part(document: &Document, name: &str) -> String {
    let bytes = render(document, Format::Docx).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The words of the main part, what is written out as a number left aside.
fn words(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    let (mut inside, mut found) = (false, String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "w:t" => inside = true,
            Event::End(tag) if tag.name().as_ref() == "w:t" => inside = false,
            Event::Text(text) if inside => found.push_str(&text),
            Event::GeneralRef(name) if inside => match name.resolve_char_ref().unwrap() {
                Some(c) => found.push(c),
                None => found.push_str(quick_xml::escape::resolve_predefined_entity(&name).unwrap()),
            },
            Event::Eof => break,
            _ => {}
        }
    }
    squeezed(&found)
}

#[test]
fn hostile_words_stay_words() {
    for document in papers::documents().into_iter().chain([hostile::document(), hostile::long_words()]) {
        assert_eq!(words(&part(&document, "word/document.xml")), said(&document));
    }
}

#[test]
fn no_part_holds_a_sign_that_xml_forbids() {
    for name in ["word/document.xml", "docProps/core.xml", "word/footer1.xml", "word/styles.xml"] {
        let text = part(&hostile::document(), name);
        let forbidden =
            |c: char| (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}');
        assert!(!text.contains(forbidden), "{name}");
        let mut reader = Reader::from_str(&text);
        reader.config_mut().check_end_names = true;
        while !matches!(reader.read_event().unwrap(), Event::Eof) {}
    }
}

#[test]
fn headings_are_headings_and_table_heads_repeat() {
    let xml = part(&hostile::document(), "word/document.xml");
    let count = |what: &str| xml.matches(what).count();
    for name in ["Title", "Heading1", "Heading2", "Heading3"] {
        assert_eq!(count(&format!("<w:pStyle w:val=\"{name}\"/>")), 1, "{name}");
    }
    assert_eq!(count("<w:tblHeader/>"), 1);
    assert_eq!(count("<w:cantSplit/>"), 1 + hostile::WORDS.len());
    let styles = part(&hostile::document(), "word/styles.xml");
    for style in xml.split("Style w:val=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(styles.contains(&format!("w:styleId=\"{style}\"")), "{style}");
    }
}

#[test]
fn properties_hold_title_and_date_and_the_footer_the_page() {
    let core = part(&hostile::document(), "docProps/core.xml");
    assert!(core.contains("<dc:title>Title &lt;b&gt;&amp;amp;&lt;/b&gt; | *x*</dc:title>"), "{core}");
    assert!(core.contains(">2026-01-31T00:00:00Z</dcterms:created>"), "{core}");
    let footer = part(&hostile::document(), "word/footer1.xml");
    assert!(footer.contains("w:instr=\"PAGE\"") && footer.contains("2026-01-31"), "{footer}");
}

#[test]
fn a_table_of_ten_thousand_rows_is_whole() {
    let document = hostile::long_table(10_000);
    assert_eq!(words(&part(&document, "word/document.xml")), said(&document));
}

#[test]
fn every_page_of_a_draft_says_so_in_its_header() {
    let draft = Document { stage: Some(Stage::Draft), ..hostile::document() };
    assert!(words(&part(&draft, "word/header1.xml")) == "DRAFT" && part(&draft, "word/footer1.xml").contains("DRAFT"));
    assert_eq!(words(&part(&hostile::document(), "word/header1.xml")), "");
    assert!(part(&draft, "word/document.xml").contains("<w:headerReference w:type=\"default\" r:id=\"header\"/>"));
    // The program made the file; it is not the author of what stands there.
    assert!(!part(&draft, "docProps/core.xml").contains("creator"));
}

#[test]
fn a_line_to_sign_on_is_as_high_as_a_hand_needs() {
    let mut document = hostile::plain();
    document.push(Block::Signing(vec![Fact::new("Signature", "")]));
    let xml = part(&document, "word/document.xml");
    // 720 twentieths of a point are half an inch.
    assert!(xml.contains("<w:trHeight w:val=\"720\" w:hRule=\"atLeast\"/>"), "{xml}");
}
