//! Printed sentences, each with its place.

use rungs_domain::allocate::MatchedItem;
use rungs_domain::spec::{Duty, ItemKind};

use super::Given;
use crate::export::documents::citing::{CitedLevel, bare};
use crate::export::{Block, Document, Quotation, Text};

/// What distinguishes a level, as printed.
pub(in super::super) fn concept(document: &mut Document, cited: CitedLevel<'_>) {
    for section in &cited.level.concept {
        let citation = cited.short(bare(section.heading.as_deref().unwrap_or("class concept")));
        let quoted = |text: &String| Quotation { words: Text::plain(text), citation: Text::plain(&citation) };
        section.text.iter().map(quoted).for_each(|one| document.push(Block::Quotation(one)));
    }
}

/// The printed sentence of a duty of a level.
pub(in super::super) fn duty_sentence(cited: CitedLevel<'_>, number: u32) -> Option<Quotation> {
    let duty = cited.level.duties.items.iter().find(|duty: &&Duty| duty.number == number)?;
    let citation = Text::plain(cited.item(ItemKind::Duty, number));
    Some(Quotation { words: Text::plain(&duty.text), citation })
}

/// The printed sentence that a duty of the position is matched to; for the class concept only its place, for its words
/// stand above the duties.
pub(in super::super) fn item_sentence(given: &Given<'_>, item: &MatchedItem) -> Option<Quotation> {
    let cited = given.cited(item.level)?;
    match item.number {
        Some(number) => duty_sentence(cited, number),
        None => {
            let section = cited.level.concept.first();
            let heading = section.and_then(|section| section.heading.as_deref()).unwrap_or("class concept");
            let words = section.and_then(|section| section.text.first())?;
            Some(Quotation { words: Text::plain(words), citation: Text::plain(cited.short(bare(heading))) })
        }
    }
}
