//! Styles: which are headings, and how their words are set.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::paragraph::{Number, Properties};
use super::xml::{attribute, local, walk};
use crate::read::Fault;

/// How many styles may rest on one another; a longer chain is a ring.
const MAX_CHAIN: usize = 32;

/// What headings are called in the languages of Word; most files say it in English whatever their language.
const HEADINGS: [&str; 9] =
    ["heading", "überschrift", "titre", "título", "titolo", "kop", "rubrik", "overskrift", "nagłówek"];

/// A style.
#[derive(Debug, Clone, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    properties: Properties,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

impl Styles {
    pub(super) fn read(part: &[u8]) -> Result<Self, Fault> {
        let (mut styles, mut open) = (Styles::default(), None::<(String, Style)>);
        walk(part, |event, _| match event {
            Event::Start(tag) if local(tag.name().as_ref()) == "style" => {
                let id = attribute(tag, "styleId").unwrap_or_default();
                let paragraph = attribute(tag, "type").is_some_and(|kind| kind == "paragraph");
                if paragraph && attribute(tag, "default").is_some_and(|value| value == "1" || value == "true") {
                    styles.default = Some(id.clone());
                }
                open = Some((id, Style::default()));
            }
            Event::Start(tag) => {
                if let Some((_, style)) = &mut open {
                    style.learn(tag);
                }
            }
            Event::End(tag) if local(tag.name().as_ref()) == "style" => styles.styles.extend(open.take()),
            _ => {}
        })?;
        Ok(styles)
    }

    /// What a style says, with what those say on which it rests; `None` asks for that of plain paragraphs.
    pub(super) fn properties(&self, id: Option<&str>) -> Properties {
        let mut properties = Properties::default();
        let mut next = id.or(self.default.as_deref());
        for _ in 0..MAX_CHAIN {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            properties.rest_on(&style.properties);
            properties.outline = properties.outline.or_else(|| heading(&style.name));
            next = style.based_on.as_deref();
        }
        properties
    }
}

impl Style {
    fn learn(&mut self, tag: &BytesStart<'_>) {
        match local(tag.name().as_ref()) {
            "name" => self.name = attribute(tag, "val").unwrap_or_default(),
            "basedOn" => self.based_on = attribute(tag, "val"),
            name => self.properties.learn(name, tag),
        }
        // A style that numbers its paragraphs without a depth numbers them at the first.
        if let Some(Number { depth: depth @ None, .. }) = &mut self.properties.number {
            *depth = Some(0);
        }
    }
}

/// How deep in the outline a style of that name stands, from 0.
fn heading(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    if name == "title" {
        return Some(0);
    }
    let rest = HEADINGS.iter().find_map(|heading| name.strip_prefix(heading))?;
    rest.trim().parse::<u8>().ok().filter(|level| (1..=9).contains(level)).map(|level| level - 1)
}
