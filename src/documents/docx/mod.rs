//! Word documents (Office Open XML): real headings, lists and tables, header rows that repeat.
//!
//! The parts that are always the same are files beside this one; what says something is written with an XML writer.

mod body;
mod run;
mod table;

use std::io::{self, Cursor, Write as _};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::Document;
use super::document::{LANGUAGE, PROGRAM};

/// A part being written.
type Xml = Writer<Vec<u8>>;

const FIXED: [(&str, &str); 6] = [
    ("[Content_Types].xml", include_str!("content_types.xml")),
    ("_rels/.rels", include_str!("package_relations.xml")),
    ("word/_rels/document.xml.rels", include_str!("document_relations.xml")),
    ("word/styles.xml", include_str!("styles.xml")),
    ("word/numbering.xml", include_str!("numbering.xml")),
    ("word/settings.xml", include_str!("settings.xml")),
];

/// The bytes of the document.
///
/// # Errors
/// The archive grows beyond what its format can hold.
pub(super) fn render(document: &Document) -> io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // Every part bears the same hour, so that the same document is the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut add = |name: &str, bytes: &[u8]| -> io::Result<()> {
        archive.start_file(name, options)?;
        archive.write_all(bytes)
    };
    for (name, text) in FIXED {
        add(name, text.as_bytes())?;
    }
    add("docProps/core.xml", &properties(document)?)?;
    add("docProps/app.xml", &application()?)?;
    add("word/header1.xml", &header(document)?)?;
    add("word/footer1.xml", &footer(document)?)?;
    add("word/document.xml", &body::part(document)?)?;
    Ok(archive.finish()?.into_inner())
}

/// A part with its declaration.
fn part(write: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
    write(&mut xml)?;
    Ok(xml.into_inner())
}

/// Title, date and language.
fn properties(document: &Document) -> io::Result<Vec<u8>> {
    let day = format!("{}T00:00:00Z", document.date);
    part(|xml| {
        let root = xml.create_element("cp:coreProperties").with_attributes([
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ]);
        root.write_inner_content(|xml| {
            text_element(xml, "dc:title", &document.title.words())?;
            text_element(xml, "dc:language", LANGUAGE)?;
            for name in ["dcterms:created", "dcterms:modified"] {
                let element = xml.create_element(name).with_attribute(("xsi:type", "dcterms:W3CDTF"));
                element.write_text_content(BytesText::new(&day))?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

fn application() -> io::Result<Vec<u8>> {
    part(|xml| {
        let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
        let root = xml.create_element("Properties").with_attribute(("xmlns", namespace));
        root.write_inner_content(|xml| text_element(xml, "Application", PROGRAM))?;
        Ok(())
    })
}

/// What every page says at its head.
fn header(document: &Document) -> io::Result<Vec<u8>> {
    part(|xml| {
        let root = xml.create_element("w:hdr").with_attribute(("xmlns:w", body::NAMESPACE));
        root.write_inner_content(|xml| {
            xml.create_element("w:p").write_inner_content(|xml| {
                body::style(xml, "Header")?;
                document.mark().iter().try_for_each(|mark| run::words(xml, mark))
            })?;
            Ok(())
        })?;
        Ok(())
    })
}

/// Document and date on the left, the page and how many there are on the right.
fn footer(document: &Document) -> io::Result<Vec<u8>> {
    part(|xml| {
        let root = xml.create_element("w:ftr").with_attribute(("xmlns:w", body::NAMESPACE));
        root.write_inner_content(|xml| {
            xml.create_element("w:p").write_inner_content(|xml| {
                body::style(xml, "Footer")?;
                run::words(xml, &document.footer())?;
                run::tab(xml)?;
                run::field(xml, "PAGE")?;
                run::words(xml, " / ")?;
                run::field(xml, "NUMPAGES")
            })?;
            Ok(())
        })?;
        Ok(())
    })
}

fn text_element(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(text))?;
    Ok(())
}
