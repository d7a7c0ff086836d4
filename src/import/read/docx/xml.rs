//! XML as Word writes it: elements by their names without prefixes, and no entities of its own.

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

use super::FORMAT;
use crate::read::Fault;

/// How deep elements may stand in one another; tables in tables and boxes take a few dozen.
const MAX_DEPTH: usize = 512;

/// Goes through a part. `visit` gets each beginning and end of an element, and each text with its words.
///
/// # Errors
/// The part is no XML, is nested too deep, or declares entities, which no document of Word does.
pub(super) fn walk(part: &[u8], mut visit: impl FnMut(&Event<'_>, &str)) -> Result<(), Fault> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0usize;
    loop {
        let event = reader.read_event().map_err(|error| Fault::damaged(FORMAT, error))?;
        match &event {
            Event::Start(_) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(Fault::TooDeep { limit: MAX_DEPTH });
                }
                visit(&event, "");
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                visit(&event, "");
            }
            Event::Text(text) => visit(&event, text),
            Event::CData(text) => visit(&event, text),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(sign)) => visit(&event, sign.encode_utf8(&mut [0; 4])),
                _ => visit(&event, resolve_predefined_entity(reference).unwrap_or("\u{FFFD}")),
            },
            Event::DocType(_) => return Err(Fault::damaged(FORMAT, "it declares entities of its own")),
            Event::Eof if depth > 0 => return Err(Fault::damaged(FORMAT, "its text ends in the middle")),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// An attribute by its name without the prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|one| local(one.key.as_ref()) == name)?;
    let value = &found.value;
    Some(unescape(value).map_or_else(|_| value.to_string(), |value| value.into_owned()))
}

/// The attribute `val` as a number.
pub(super) fn number<N: std::str::FromStr>(tag: &BytesStart<'_>) -> Option<N> {
    attribute(tag, "val")?.trim().parse().ok()
}

/// Whether an element that switches something on does: it says so if it says nothing.
pub(super) fn is_on(tag: &BytesStart<'_>) -> bool {
    !attribute(tag, "val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off" | "none"))
}
