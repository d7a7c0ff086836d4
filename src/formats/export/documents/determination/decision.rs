//! The decision, and the steps that led to it.

use rungs_domain::allocate::{Basis, Position, Ruling};

use super::Told;
use crate::export::{Block, Depth, Document, Item, Text};

pub(super) fn add(document: &mut Document, told: Told<'_, '_>) {
    let (given, found) = (told.given, told.found);
    document.heading(Depth::Part, "Decision");
    let stands = if found.is_draft() { "As it stands: " } else { "" };
    document.paragraph(Text::plain(stands).strong(found.words(given.position, given.series)));
    if let Some(draft) = found.draft_words(given.series) {
        let open = found.open.as_ref().filter(|open| !open.lines.is_empty());
        let on = open.map(|open| format!(" Open: what is decided about {}.", given.duties(&open.lines, "and")));
        document.push(Block::Note(Text::plain(draft).and(on.unwrap_or_default())));
    }
    found.kind_words(given.series).into_iter().for_each(|words| document.paragraph(words));
    departure(document, told);
    super::position::proposed(document, given);
    remarks(given.position).iter().for_each(|text| document.paragraph(text));
}

/// A class that a person decided on and no rule computed.
fn departure(document: &mut Document, told: Told<'_, '_>) {
    let Some(ruling) = told.given.position.ruling.as_ref().filter(|_| told.found.basis == Basis::Departs) else {
        return;
    };
    let computed = told.found.computed.words(told.given.series);
    let said = Text::new().strong("A person's decision, which departs from the computed one.").and(format!(
        " {}: {computed}. {}",
        told.given.deciding(),
        signed(ruling)
    ));
    document.push(Block::Note(said));
}

/// Who decided, when and why.
pub(super) fn signed(ruling: &Ruling) -> String {
    let by = ruling.by.as_deref().unwrap_or("a person who is not named");
    let on = ruling.on.map(|day| format!(" on {day}")).unwrap_or_default();
    match &ruling.why {
        Some(why) => format!("Decided by {by}{on}: “{why}”"),
        None => format!("Decided by {by}{on}; the reason is not given, and has to be."),
    }
}

fn remarks(position: &Position) -> &[String] {
    position.ruling.as_ref().map_or(&[], |ruling| &ruling.remarks)
}

/// What was counted, and what people did beside it.
pub(super) fn steps(document: &mut Document, told: Told<'_, '_>) {
    let (given, steps, sheet) = (told.given, told.found.steps, &told.given.allocation.worksheet);
    document.heading(Depth::Part, "Steps taken");
    let described = format!("Described: {} with {} percent of the time in all.", duties(steps.described), sheet.total);
    let codes: Vec<&str> = given.series.levels.iter().map(|level| level.code.as_str()).collect();
    let examined = format!("Examined: every class of the series ({}).", codes.join(", "));
    let by = match steps.suggested {
        0 => "none of them by suggestion alone".to_owned(),
        open => format!("{open} of them by suggestion, and still to be decided"),
    };
    let matched = format!("Matched to the specification: {}, {by}.", duties(steps.matched));
    let counted = format!(
        "Counted: {} with {} percent; shown apart and not counted {}, matched to nothing {}.",
        duties(steps.counted),
        sheet.counted,
        sheet.apart,
        sheet.unmatched
    );
    let policies = if steps.policies == 1 { "policy".to_owned() } else { format!("{} policies", steps.policies) };
    let judged = format!(
        "Judged by the same worksheet under {policies}; “{}” decides, {}.",
        given.deciding(),
        given.deciding_why()
    );
    let human = given.position.ruling.iter().flat_map(|ruling| ruling.steps.clone());
    let all = [described, examined, matched, counted, judged].into_iter().chain(human);
    document.push(Block::List(all.map(|text| Item { number: None, text: Text::plain(text) }).collect()));
    given.position.notes.iter().for_each(|note| document.push(Block::Note(Text::plain(note))));
}

fn duties(count: usize) -> String {
    if count == 1 { "1 duty".to_owned() } else { format!("{count} duties") }
}
