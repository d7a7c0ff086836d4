//! What is said of paragraphs and runs, by themselves or by their styles.

use quick_xml::events::BytesStart;

use super::xml::{attribute, is_on, number};
use crate::read::styled_text::TextStyle;

/// A paragraph's place in a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Number {
    /// Of the list; 0 takes the paragraph out of one.
    pub(super) list: Option<u32>,
    /// How deep, from 0.
    pub(super) depth: Option<u8>,
}

/// What may be said of a paragraph or its words; none where nothing is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Properties {
    /// How deep in the outline, from 0; 9 is none of it.
    pub(super) outline: Option<u8>,
    pub(super) number: Option<Number>,
    pub(super) centred: Option<bool>,
    bold: Option<bool>,
    italic: Option<bool>,
    underlined: Option<bool>,
    struck: Option<bool>,
    hidden: Option<bool>,
}

impl Properties {
    /// Takes what an element says.
    pub(super) fn learn(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "outlineLvl" => self.outline = number(tag),
            "numId" => self.number.get_or_insert_default().list = number(tag),
            "ilvl" => self.number.get_or_insert_default().depth = number::<u8>(tag).map(|depth| depth.min(8)),
            "jc" => self.centred = attribute(tag, "val").map(|value| value == "center"),
            "b" => self.bold = Some(is_on(tag)),
            "i" => self.italic = Some(is_on(tag)),
            "u" => self.underlined = Some(is_on(tag)),
            "strike" | "dstrike" => self.struck = Some(is_on(tag)),
            "vanish" | "webHidden" => self.hidden = Some(is_on(tag)),
            _ => {}
        }
    }

    /// Takes what is said below where nothing is said here.
    pub(super) fn rest_on(&mut self, below: &Properties) {
        self.outline = self.outline.or(below.outline);
        self.centred = self.centred.or(below.centred);
        self.bold = self.bold.or(below.bold);
        self.italic = self.italic.or(below.italic);
        self.underlined = self.underlined.or(below.underlined);
        self.struck = self.struck.or(below.struck);
        self.hidden = self.hidden.or(below.hidden);
        self.number = match (self.number, below.number) {
            (Some(own), Some(below)) => {
                Some(Number { list: own.list.or(below.list), depth: own.depth.or(below.depth) })
            }
            (own, below) => own.or(below),
        };
    }

    pub(super) fn look(&self) -> TextStyle {
        TextStyle {
            bold: self.bold.unwrap_or_default(),
            italic: self.italic.unwrap_or_default(),
            underlined: self.underlined.unwrap_or_default(),
            struck: self.struck.unwrap_or_default(),
        }
    }

    pub(super) fn is_hidden(&self) -> bool {
        self.hidden.unwrap_or_default()
    }
}
