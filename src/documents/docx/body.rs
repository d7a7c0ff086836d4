//! The main part: block by block.

use std::io;

use super::{Xml, part as xml_part, run, table};
use crate::{Block, Depth, Document, Fact, Item, Page, Text, TreeNode};

pub(super) const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Twentieths of a point, in which Word measures.
const INCH: u32 = 1440;

/// How far a part of a tree stands in from its whole.
const STEP: u32 = 280;

/// A tree goes in no further than this.
const MOST_STEPS: u32 = 12;

pub(super) fn part(document: &Document) -> io::Result<Vec<u8>> {
    xml_part(|xml| {
        let root = xml.create_element("w:document");
        let root = root.with_attributes([("xmlns:w", NAMESPACE), ("xmlns:r", RELATIONS)]);
        root.write_inner_content(|xml| {
            xml.create_element("w:body").write_inner_content(|xml| {
                paragraph(xml, "Title", &document.title)?;
                document.subtitle.iter().try_for_each(|text| paragraph(xml, "Subtitle", text))?;
                let width = text_width(document.page);
                document.blocks.iter().try_for_each(|one| block(xml, one, width))?;
                section(xml, document.page)
            })?;
            Ok(())
        })?;
        Ok(())
    })
}

fn block(xml: &mut Xml, block: &Block, width: u32) -> io::Result<()> {
    match block {
        Block::Heading(Depth::Part, text) => paragraph(xml, "Heading1", text),
        Block::Heading(Depth::Section, text) => paragraph(xml, "Heading2", text),
        Block::Heading(Depth::Passage, text) => paragraph(xml, "Heading3", text),
        Block::Paragraph(text) => paragraph(xml, "BodyText", text),
        Block::Note(text) => paragraph(xml, "Note", text),
        Block::Quotation(quoted) => {
            paragraph(xml, "Quote", &quoted.words)?;
            paragraph(xml, "Citation", &quoted.citation)
        }
        Block::List(items) => items.iter().try_for_each(|one| item(xml, one)),
        Block::Facts(facts) => facts.iter().try_for_each(|one| fact(xml, one)),
        Block::Signing(facts) => table::signing(xml, facts, width),
        Block::Table(one) => table::table(xml, one, width),
        Block::Tree(nodes) => nodes.iter().try_for_each(|one| node(xml, one, 0)),
    }
}

pub(super) fn paragraph(xml: &mut Xml, name: &str, text: &Text) -> io::Result<()> {
    xml.create_element("w:p").write_inner_content(|xml| {
        style(xml, name)?;
        run::text(xml, text)
    })?;
    Ok(())
}

/// The paragraph's style.
pub(super) fn style(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.create_element("w:pPr").write_inner_content(|xml| named(xml, name))?;
    Ok(())
}

fn named(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.create_element("w:pStyle").with_attribute(("w:val", name)).write_empty()?;
    Ok(())
}

/// An entry with a bullet is one of a real list; one with its own number has it written out.
fn item(xml: &mut Xml, item: &Item) -> io::Result<()> {
    let Some(number) = item.number else { return paragraph(xml, "ListBullet", &item.text) };
    xml.create_element("w:p").write_inner_content(|xml| {
        style(xml, "ListNumber")?;
        run::words(xml, &format!("{number}."))?;
        run::tab(xml)?;
        run::text(xml, &item.text)
    })?;
    Ok(())
}

fn fact(xml: &mut Xml, fact: &Fact) -> io::Result<()> {
    xml.create_element("w:p").write_inner_content(|xml| {
        style(xml, "Fact")?;
        run::styled(xml, "FactLabel", &fact.label.words())?;
        run::tab(xml)?;
        run::text(xml, &fact.text)
    })?;
    Ok(())
}

fn node(xml: &mut Xml, node: &TreeNode, depth: u32) -> io::Result<()> {
    let (head, detail) = if node.aside { ("TreeHeadAside", "TreeDetailAside") } else { ("TreeHead", "TreeDetail") };
    indented(xml, head, depth, &node.head)?;
    node.details.iter().try_for_each(|text| indented(xml, detail, depth, text))?;
    node.parts.iter().try_for_each(|part| self::node(xml, part, depth + 1))
}

fn indented(xml: &mut Xml, name: &str, depth: u32, text: &Text) -> io::Result<()> {
    let left = (depth.min(MOST_STEPS) * STEP).to_string();
    xml.create_element("w:p").write_inner_content(|xml| {
        xml.create_element("w:pPr").write_inner_content(|xml| {
            named(xml, name)?;
            xml.create_element("w:ind").with_attribute(("w:left", left.as_str())).write_empty()?;
            Ok(())
        })?;
        run::text(xml, text)
    })?;
    Ok(())
}

/// Letter paper, in the way that the page is held.
fn size(page: Page) -> (u32, u32) {
    let (short, long) = (INCH * 17 / 2, INCH * 11);
    match page {
        Page::Portrait => (short, long),
        Page::Landscape => (long, short),
    }
}

const MARGIN: u32 = INCH;

fn text_width(page: Page) -> u32 {
    size(page).0 - 2 * MARGIN
}

/// Paper, margins, header and footer.
fn section(xml: &mut Xml, page: Page) -> io::Result<()> {
    let (width, height) = size(page);
    let [width, height, margin, edge] = [width, height, MARGIN, INCH / 2].map(|figure| figure.to_string());
    xml.create_element("w:sectPr").write_inner_content(|xml| {
        let header = xml.create_element("w:headerReference");
        header.with_attributes([("w:type", "default"), ("r:id", "header")]).write_empty()?;
        let footer = xml.create_element("w:footerReference");
        footer.with_attributes([("w:type", "default"), ("r:id", "footer")]).write_empty()?;
        let mut paper = xml.create_element("w:pgSz").with_attribute(("w:w", width.as_str()));
        paper = paper.with_attribute(("w:h", height.as_str()));
        if page == Page::Landscape {
            paper = paper.with_attribute(("w:orient", "landscape"));
        }
        paper.write_empty()?;
        let mut margins = xml.create_element("w:pgMar");
        for name in ["w:top", "w:right", "w:bottom", "w:left"] {
            margins = margins.with_attribute((name, margin.as_str()));
        }
        for name in ["w:header", "w:footer"] {
            margins = margins.with_attribute((name, edge.as_str()));
        }
        margins.with_attribute(("w:gutter", "0")).write_empty()?;
        Ok(())
    })?;
    Ok(())
}
