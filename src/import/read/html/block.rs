//! What the elements of HTML mean for lines and looks.

use super::furniture::SITE;
use super::tree::Element;
use crate::read::styled_text::TextStyle;

/// Whether an element begins a line and ends one.
pub(super) fn is_block(name: &str) -> bool {
    SITE.blocks.contains(name)
}

/// The level of a heading.
pub(super) fn heading(element: &Element) -> Option<u8> {
    match element.name().as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ if element.attribute("role") == Some("heading") => {
            Some(element.attribute("aria-level").and_then(|level| level.parse().ok()).unwrap_or(2).clamp(1, 9))
        }
        _ => None,
    }
}

/// How the words of an element are set, given how those around it are.
pub(super) fn look(element: &Element, mut look: TextStyle) -> TextStyle {
    match element.name() {
        "b" | "strong" => look.bold = true,
        "i" | "em" | "cite" | "dfn" | "var" => look.italic = true,
        "u" | "ins" => look.underlined = true,
        "s" | "strike" | "del" => look.struck = true,
        _ => {}
    }
    for (property, value) in styles(element) {
        match property.as_str() {
            "font-weight" => look.bold = is_heavy(&value),
            "font-style" => look.italic = value == "italic" || value == "oblique",
            "text-decoration" | "text-decoration-line" => {
                look.underlined |= value.contains("underline");
                look.struck |= value.contains("line-through");
            }
            _ => {}
        }
    }
    look
}

fn is_heavy(weight: &str) -> bool {
    matches!(weight, "bold" | "bolder") || weight.parse::<u16>().is_ok_and(|weight| weight >= 600)
}

/// Whether the element says that its words stand in the middle; none if it says nothing.
pub(super) fn centred(element: &Element) -> Option<bool> {
    let said = element.attribute("align").map(str::to_ascii_lowercase);
    let said = styles(element).find(|(property, _)| property == "text-align").map(|(_, value)| value).or(said);
    match said {
        Some(value) => Some(value == "center" || value == "middle"),
        None if element.name() == "center" => Some(true),
        None => None,
    }
}

/// The declarations of an element's own style, in small letters.
fn styles(element: &Element) -> impl Iterator<Item = (String, String)> {
    let style = element.attribute("style").unwrap_or_default();
    style.split(';').filter_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        Some((property.trim().to_ascii_lowercase(), value.trim().to_ascii_lowercase()))
    })
}
