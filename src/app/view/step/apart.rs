//! The rows of what sets the levels apart.

use rungs_domain::compare::{Apart, ChangeName, Quotation, Turn};
use rungs_domain::spec::{ItemKind, Locator, SpecPart, bare_heading};
use rungs_domain::words::capitalized;

use super::pairs::Part;
use super::{ApartRow, Quote, Told};
use crate::ids::PairId;
use crate::steps::ComputedStep;
use crate::view::ladder::number_name;

/// The rows, each with the pair of texts in which its words stand.
pub fn rows(step: &ComputedStep, parts: &[Part], across: bool) -> Vec<ApartRow> {
    let row = |row: &Apart| {
        let (low, up) = (row.lower.as_ref(), row.upper.as_ref());
        let quote = |quotation: &Quotation, upper: bool| {
            let part = pair_of(parts, quotation, upper).map(|pair| pair.part);
            Quote::of(quotation, part)
        };
        ApartRow {
            dimension: capitalized(row.dimension.words()),
            told: Told::of(row.turn, across),
            from: low.map(|quotation| quote(quotation, false)),
            to: up.map(|quotation| quote(quotation, true)),
            why: row.why.clone(),
            pair: up
                .and_then(|quotation| pair_of(parts, quotation, true))
                .or_else(|| low.and_then(|quotation| pair_of(parts, quotation, false))),
        }
    };
    step.apart.iter().map(row).collect()
}

/// In what respects both levels print the same, and in what none of them prints a known phrase.
pub fn same(step: &ComputedStep) -> Vec<(&'static str, String)> {
    let told = |dimension| step.apart.iter().any(|row| row.dimension == dimension);
    let rows = step.factors.rows.iter().filter(|row| !told(row.dimension));
    let same = rows.filter(|row| row.cells.last().is_some_and(|cell| cell.same)).map(|row| row.dimension.words());
    let silent = step.factors.not_printed.iter().map(|dimension| dimension.words());
    let parts = [("The same at both", same.collect::<Vec<_>>()), ("Not printed in a known phrase", silent.collect())];
    let parts = parts.into_iter().filter(|(_, dimensions)| !dimensions.is_empty());
    parts.map(|(heading, dimensions)| (heading, dimensions.join(" · "))).collect()
}

impl Told {
    /// What a turn is called: across series and tracks in neutral words, unless a direction is printed.
    pub(in crate::view) fn of(turn: Turn, across: bool) -> Self {
        let neutral = turn.across().filter(|_| across);
        let name = neutral.map_or(ChangeName::Within(turn.change()), ChangeName::Across);
        let word = match turn {
            Turn::Different | Turn::New | Turn::Gone if !across => turn.word(),
            _ => name.word(),
        };
        Told { name, word }
    }
}

impl Quote {
    /// Quoted words, and where they stand: in a part of the specification, where that is known.
    pub(in crate::view) fn of(quotation: &Quotation, part: Option<SpecPart>) -> Self {
        Quote { text: quotation.text.clone(), marks: quotation.marks.clone(), place: place(quotation, part) }
    }
}

/// Where words stand, in short.
fn place(quotation: &Quotation, part: Option<SpecPart>) -> String {
    let place = match (&quotation.locator, part) {
        (Locator::Under(_), _) if quotation.clause.is_some() => {
            format!("concept {}", quotation.clause.map(Quotation::letter).unwrap_or_default())
        }
        (Locator::Item(kind, number), _) => number_name(*kind, *number),
        (Locator::Under(_), Some(SpecPart::Qualifications)) => "qualifications".to_owned(),
        (Locator::Under(_), Some(SpecPart::Concept)) => "concept".to_owned(),
        (Locator::Under(heading), _) => bare_heading(heading).to_lowercase(),
    };
    if quotation.of_series { format!("{place} of the series") } else { place }
}

/// The pair of texts in which quoted words stand, on the side of the upper level or of the lower.
fn pair_of(parts: &[Part], quotation: &Quotation, upper: bool) -> Option<PairId> {
    let pairs = parts.iter().flat_map(|part| &part.pairs);
    let side = |pair: &&super::Pair| if upper { &pair.upper } else { &pair.lower }.label.clone();
    match &quotation.locator {
        Locator::Item(kind, number) => {
            let part = match kind {
                ItemKind::Duty => SpecPart::Duties,
                ItemKind::Ksa => SpecPart::Ksas,
            };
            let mut of_part = pairs.filter(|pair| pair.id.part == part);
            of_part.find(|pair| side(pair) == number.to_string()).map(|pair| pair.id)
        }
        Locator::Under(_) if quotation.clause.is_some() => {
            let letter = quotation.clause.map(Quotation::letter);
            let mut concept = pairs.filter(|pair| pair.id.part == SpecPart::Concept);
            concept.find(|pair| Some(side(pair)) == letter).map(|pair| pair.id)
        }
        Locator::Under(_) => {
            let words = quotation.whole.as_str();
            let holds = |pair: &&super::Pair| {
                let side = if upper { &pair.upper } else { &pair.lower };
                side.printed && side.text.text.contains(words)
            };
            pairs.filter(|pair| !matches!(pair.id.part, SpecPart::Duties | SpecPart::Ksas)).find(holds).map(|p| p.id)
        }
    }
}
