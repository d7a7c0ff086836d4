//! Word documents, written by hand part by part.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{fault, flawless, left_out, shown, struck};
use crate::read::Fault;
use crate::{LineKind, Reason};

/// An archive of parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const RELATIONS: &str = r#"<Relationships>
  <Relationship Id="1" Type="x/styles" Target="styles.xml"/><Relationship Id="2" Type="x/numbering" Target="/word/numbering.xml"/>
  <Relationship Id="3" Type="x/header" Target="header1.xml"/><Relationship Id="4" Type="x/footer" Target="footer1.xml"/>
  <Relationship Id="5" Type="x/footnotes" Target="footnotes.xml"/><Relationship Id="6" Type="x/comments" Target="comments.xml"/>
</Relationships>"#;

const STYLES: &str = r#"<w:styles xmlns:w="w">
  <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
  <w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="berschrift1"/></w:style>
  <w:style w:type="paragraph" w:styleId="Out"><w:name w:val="Out"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="R"/><w:basedOn w:val="Ring"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>"#;

const NUMBERING: &str = r#"<w:numbering xmlns:w="w">
  <w:abstractNum w:abstractNumId="7">
    <w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%2)"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1.%3"/></w:lvl>
  </w:abstractNum>
  <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"#;

/// A document with that body.
fn document(body: &str) -> Vec<u8> {
    let part =
        |body: &str| format!(r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    archive(&[
        ("word/document.xml", &part(body)),
        ("word/_rels/document.xml.rels", RELATIONS),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        ("word/header1.xml", &part(&plain("State of X"))),
        ("word/footer1.xml", &part(&plain("Page 3 of 7"))),
        ("word/footnotes.xml", &part(&plain("A note."))),
        ("word/comments.xml", &part(&plain("Is this so?"))),
    ])
}

fn plain(words: &str) -> String {
    paragraph("", words)
}

fn paragraph(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn item(list: u32, depth: u32, words: &str) -> String {
    paragraph(&format!(r#"<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list}"/></w:numPr>"#), words)
}

#[test]
fn headings_by_name_by_ancestry_and_by_outline() {
    let style = |id: &str| paragraph(&format!(r#"<w:pStyle w:val="{id}"/>"#), id);
    let own = paragraph(r#"<w:outlineLvl w:val="1"/>"#, "two");
    let body = [style("berschrift1"), style("Own"), style("Out"), style("Ring"), style("Gone"), own].concat();
    let read = flawless("a.docx", &document(&body));
    assert_eq!(shown(&read)[..6], ["h1 berschrift1", "h1 Own", "h3 Out", "Ring", "Gone", "h2 two"]);
    assert!(read.lines[3].style.bold);
}

#[test]
fn lists_count_as_word_does() {
    let entries = [
        item(1, 0, "a"),
        item(1, 1, "b"),
        item(1, 1, "c"),
        item(1, 0, "d"),
        item(1, 1, "e"),
        item(1, 2, "f"),
        item(2, 0, "g"),
        item(3, 0, "h"),
        item(3, 0, "i"),
        item(0, 0, "j"),
        item(9, 0, "k"),
    ];
    let says = [
        "0[2.] a",
        "1[(i)] b",
        "1[(ii)] c",
        "0[3.] d",
        "1[(i)] e",
        "2[3.A] f",
        "0[•] g",
        "0[1.] h",
        "0[2.] i",
        "j",
        "0[] k",
        "A note.",
    ];
    assert_eq!(shown(&flawless("a.docx", &document(&entries.concat()))), says);
}

#[test]
fn what_was_taken_away_is_struck_and_what_was_added_is_read() {
    let body = "<w:p><w:r><w:t>Plans</w:t></w:r><w:del><w:r><w:delText> and writes</w:delText></w:r></w:del>\
                <w:ins><w:r><w:t xml:space='preserve'> &amp; counts</w:t></w:r></w:ins><w:r><w:rPr><w:strike/></w:rPr>\
                <w:t xml:space='preserve'> all</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>\
                <w:r><w:instrText>PAGE</w:instrText></w:r></w:p>";
    let read = flawless("a.docx", &document(body));
    assert_eq!(shown(&read), ["Plans and writes & counts all", "A note."]);
    assert_eq!(struck(&read), ["and writes", "all"]);
    assert_eq!(left_out(&read), ["State of X", "Page 3 of 7", "unseen", "Is this so?"]);
    let reasons: Vec<Reason> = read.left_out.iter().map(|out| out.reason).collect();
    assert_eq!(reasons, [Reason::RunningHead, Reason::PageNumber, Reason::Hidden, Reason::Hidden]);
}

#[test]
fn tabs_breaks_boxes_and_fields() {
    let body = "<w:p><w:r><w:t>Code</w:t><w:tab/><w:t>Title</w:t></w:r></w:p><w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t>\
                <w:br w:type='page'/><w:t>three</w:t></w:r></w:p><w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent><w:p>\
                <w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>\
                <w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r>\
                <w:t>boxed</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>ed</w:t></w:r></w:p>\
                </w:sdtContent></w:sdt>";
    let read = flawless("a.docx", &document(body));
    assert_eq!(shown(&read), ["t0 Code|Title", "one", "two", "three", "boxed", "linked", "A note."]);
    assert_eq!(read.lines[3].place.page, Some(2));
}

#[test]
fn tables_keep_spans_and_heads() {
    let cell = |properties: &str, words: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", plain(words));
    let body = format!(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}</w:tr><w:tr>{}</w:tr></w:tbl>",
        cell(r#"<w:gridSpan w:val="2"/>"#, "Code"),
        cell("", "Title"),
        cell(r#"<w:vMerge/>"#, ""),
        cell("", "A"),
        cell("", "alone"),
    );
    let read = flawless("a.docx", &document(&body));
    assert_eq!(shown(&read), ["t0! Code|Title", "t0 |A", "alone", "A note."]);
    let LineKind::Row { cells, .. } = &read.lines[0].kind else { panic!() };
    assert_eq!(cells[0].span, 2);
}

#[test]
fn hostile_archives_end_in_a_message() {
    let bomb = format!("<w:document xmlns:w='w'>{}", " ".repeat(65 << 20));
    assert!(matches!(fault("a.docx", &archive(&[("word/document.xml", &bomb)])), Fault::TooMuch { .. }));
    let entities = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><w:document><w:t>&b;</w:t></w:document>";
    assert!(matches!(fault("a.docx", &archive(&[("word/document.xml", entities)])), Fault::Damaged { .. }));
    let deep = "<w:p>".repeat(100_000);
    assert!(matches!(fault("a.docx", &archive(&[("word/document.xml", &deep)])), Fault::TooDeep { .. }));
    let sheet = archive(&[("[Content_Types].xml", ""), ("xl/workbook.xml", "")]);
    assert_eq!(fault("a.docx", &sheet), Fault::Foreign { what: "a spreadsheet (xlsx)" });
    assert_eq!(fault("a.docx", &archive(&[("a.txt", "")])), Fault::Foreign { what: "a ZIP archive" });
    let names: Vec<String> = (0..10_001).map(|number| format!("word/{number}")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(fault("a.docx", &archive(&many)), Fault::TooMuch { what: "files" });
}
