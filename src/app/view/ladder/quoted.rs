//! Words that a cell of the factor table quotes, and where they stand.

use std::ops::Range;
use std::sync::Arc;

use rungs_domain::compare::{NONE_FOUND, Quotation};
use rungs_domain::spec::{Dimension, ItemKind, Locator, bare_heading};

use super::marks::{Mark, Marked};
use super::sentence_case;

/// Quoted words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// The deciding words in their clause; " … " stands for words that are left out.
    pub text: Arc<str>,
    /// The deciding words, by their bytes.
    pub marks: Vec<Range<usize>>,
    /// Where they stand.
    pub place: Place,
}

impl Quoted {
    /// What a level prints on a dimension.
    pub fn new(quotation: &Quotation, dimension: Dimension) -> Self {
        // The sign for what is left out at the end stays with the last word.
        let text = match quotation.text.strip_suffix(" …") {
            Some(words) => format!("{words}\u{a0}…"),
            None => quotation.text.clone(),
        };
        let (text, marks) = (Arc::from(text), quotation.marks.clone());
        Quoted { text, marks, place: Place::of(quotation, dimension) }
    }
}

/// The words of a cell: with the deciding ones marked where it `decides`, else muted; or that there are none.
pub fn words(here: Option<&Quoted>, decides: bool) -> Marked {
    match here {
        None => Marked::all(NONE_FOUND, Mark::Note),
        Some(quoted) if decides => Marked::deciding(&quoted.text, &quoted.marks),
        Some(quoted) => Marked::all(&quoted.text, Mark::Quiet),
    }
}

/// Where quoted words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In a clause of the class concept, by its letter.
    Clause(String),
    /// In an item, by its number.
    Item(ItemKind, u32),
    /// Under a heading.
    Heading(String),
}

impl Place {
    fn of(quoted: &Quotation, dimension: Dimension) -> Self {
        match (&quoted.locator, quoted.clause) {
            (_, Some(clause)) => Place::Clause(Quotation::letter(clause)),
            (Locator::Item(kind, number), None) => Place::Item(*kind, *number),
            _ if dimension == Dimension::Qualifications => Place::Heading("qualifications".to_owned()),
            _ if quoted.of_series => Place::Heading("series".to_owned()),
            (Locator::Under(heading), None) => Place::Heading(sentence_case(bare_heading(heading))),
        }
    }

    /// "concept a", "duty 4", "qualifications".
    pub fn name(&self) -> String {
        match self {
            Place::Clause(letter) => format!("concept {letter}"),
            Place::Item(kind, number) => format!("{} {number}", kind.word()),
            Place::Heading(heading) => heading.clone(),
        }
    }

    /// Both places of a step, as short as they are clear: "a → b", "duty 4 → 5", "d → duty 2", "qualifications".
    pub fn both(lower: &Place, upper: &Place) -> String {
        let short = |place: &Place| match place {
            Place::Clause(letter) => letter.clone(),
            place => place.name(),
        };
        match (lower, upper) {
            (Place::Heading(one), Place::Heading(other)) if one == other => one.clone(),
            (Place::Item(kind, _), Place::Item(other, number)) if kind == other => {
                format!("{} → {number}", lower.name())
            }
            (lower, upper) => format!("{} → {}", short(lower), short(upper)),
        }
    }
}
