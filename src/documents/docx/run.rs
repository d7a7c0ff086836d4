//! Words of one style.

use std::io;

use quick_xml::events::BytesText;

use super::Xml;
use crate::{Run, Style, Text, Tone};

pub(super) fn text(xml: &mut Xml, text: &Text) -> io::Result<()> {
    text.runs().iter().try_for_each(|one| run(xml, one))
}

fn run(xml: &mut Xml, run: &Run) -> io::Result<()> {
    let style = match run.style() {
        Style::Plain => return words(xml, run.words()),
        Style::Strong => "Strong",
        Style::Emphasis => "Emphasis",
        Style::Faint => "Faint",
        Style::Outcome(Tone::Good) => "OutcomeGood",
        Style::Outcome(Tone::Open) => "OutcomeOpen",
        Style::Outcome(Tone::Bad) => "OutcomeBad",
        Style::Added => "WordsAdded",
        Style::Removed => "WordsRemoved",
    };
    styled(xml, style, run.words())
}

/// Words in a character style of `styles.xml`.
pub(super) fn styled(xml: &mut Xml, style: &str, words: &str) -> io::Result<()> {
    xml.create_element("w:r").write_inner_content(|xml| {
        xml.create_element("w:rPr").write_inner_content(|xml| {
            xml.create_element("w:rStyle").with_attribute(("w:val", style)).write_empty()?;
            Ok(())
        })?;
        content(xml, words)
    })?;
    Ok(())
}

pub(super) fn words(xml: &mut Xml, words: &str) -> io::Result<()> {
    xml.create_element("w:r").write_inner_content(|xml| content(xml, words))?;
    Ok(())
}

fn content(xml: &mut Xml, words: &str) -> io::Result<()> {
    xml.create_element("w:t").with_attribute(("xml:space", "preserve")).write_text_content(BytesText::new(words))?;
    Ok(())
}

pub(super) fn tab(xml: &mut Xml) -> io::Result<()> {
    xml.create_element("w:r").write_inner_content(|xml| {
        xml.create_element("w:tab").write_empty()?;
        Ok(())
    })?;
    Ok(())
}

/// A figure that the reader's program computes, as the number of the page.
pub(super) fn field(xml: &mut Xml, name: &str) -> io::Result<()> {
    let element = xml.create_element("w:fldSimple").with_attribute(("w:instr", name));
    element.write_inner_content(|xml| words(xml, "1"))?;
    Ok(())
}
