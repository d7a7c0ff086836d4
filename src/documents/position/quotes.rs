//! Printed sentences, each with its place.

use rungs_domain::allocate::{AssignedDuty, MatchedItem};
use rungs_domain::spec::{Duty, ItemKind, bare_heading};

use super::PositionCase;
use crate::citing::CitedLevel;
use crate::{Block, Document, Quotation, Text};

/// What distinguishes a level, as printed.
pub(in super::super) fn concept(document: &mut Document, cited: CitedLevel<'_>) {
    for section in &cited.level.concept {
        let citation = cited.short(bare_heading(section.heading.as_deref().unwrap_or("class concept")));
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

/// The printed sentence that a duty of the position is matched to; for the class concept its first paragraph. Where the
/// text has changed since the duty was matched, the words that it was matched to, and that they are those.
pub(in super::super) fn item_sentence(
    given: &PositionCase<'_>,
    duty: &AssignedDuty,
    item: &MatchedItem,
) -> Option<Quotation> {
    let cited = given.cited(item.level)?;
    let now = match item.number {
        Some(number) => duty_sentence(cited, number),
        None => {
            let section = cited.level.concept.first();
            let heading = section.and_then(|section| section.heading.as_deref()).unwrap_or("class concept");
            let words = section.and_then(|section| section.text.first());
            words.map(|words| Quotation {
                words: Text::plain(words),
                citation: Text::plain(cited.short(bare_heading(heading))),
            })
        }
    };
    as_matched(given, duty, item).or(now)
}

/// The words of an item as they were when a duty was matched to it; `None`: the text is the same, or was not kept.
fn as_matched(given: &PositionCase<'_>, duty: &AssignedDuty, item: &MatchedItem) -> Option<Quotation> {
    let judged = given.position.spec.revision.as_deref().filter(|judged| *judged != given.revision)?;
    let code = given.code(item.level);
    let matched = duty.matched.iter().flatten();
    let mut matched = matched.filter(|one| one.level.as_str() == code && one.duty == item.number);
    let words = matched.next()?.cited.as_deref()?;
    let place = item.number.map_or_else(|| "class concept".to_owned(), |number| format!("no. {number}"));
    let citation = format!("{code}, {place}, as it read when it was matched, text revision {judged}");
    Some(Quotation { words: Text::plain(words), citation: Text::plain(citation) })
}
