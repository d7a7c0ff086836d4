//! Lists: what a browser draws before each entry.

use super::block::is_block;
use super::tree::{Element, Id, Step, Tree};
use crate::read::numeral::{letters, roman};

/// A list being read.
#[derive(Debug)]
pub(super) struct List {
    style: Option<Style>,
    next: i64,
    step: i64,
}

/// How entries are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Bullet,
    Decimal,
    Letters { capital: bool },
    Roman { capital: bool },
}

impl List {
    pub(super) fn new(element: &Element) -> Self {
        let ordered = element.name() == "ol";
        let style = if ordered { Style::Decimal } else { Style::Bullet };
        let named = element.attribute("type").map(kind).unwrap_or(Some(style));
        let start = element.attribute("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
        let step = if element.attribute("reversed").is_some() { -1 } else { 1 };
        List { style: named, next: start, step }
    }

    /// The marker of the next entry.
    pub(super) fn marker(&mut self, entry: &Element) -> Option<String> {
        let own = entry.attribute("value").and_then(|value| value.trim().parse().ok());
        let number: i64 = own.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let figures = || format!("{number}.");
        Some(match (self.style?, u32::try_from(number)) {
            (Style::Bullet, _) => "•".to_owned(),
            (Style::Letters { capital }, Ok(number @ 1..)) => format!("{}.", letters(number, capital)),
            (Style::Roman { capital }, Ok(number @ 1..4000)) => format!("{}.", roman(number, capital)),
            _ => figures(),
        })
    }
}

/// Whether a list of terms is one of labels, each with one line that says something: key and value.
pub(super) fn is_pairs(tree: &Tree, list: Id) -> bool {
    let mut is_label = false;
    let mut pairs = 0;
    for step in tree.walk(list) {
        let Step::In(id) = step else { continue };
        let Some(name) = tree.element(id).map(Element::name).filter(|_| id != list) else { continue };
        match name {
            "dt" if !is_label => is_label = true,
            "dd" if is_label => (is_label, pairs) = (false, pairs + 1),
            // It may hold the two of a pair, and nothing else.
            "div" if !is_label => {}
            "br" => return false,
            name if is_block(name) => return false,
            _ => {}
        }
    }
    pairs > 0 && !is_label
}

/// What the attribute `type` asks for; none for no marker at all.
fn kind(name: &str) -> Option<Style> {
    match name.trim() {
        "1" => Some(Style::Decimal),
        "a" => Some(Style::Letters { capital: false }),
        "A" => Some(Style::Letters { capital: true }),
        "i" => Some(Style::Roman { capital: false }),
        "I" => Some(Style::Roman { capital: true }),
        "none" => None,
        _ => Some(Style::Bullet),
    }
}
