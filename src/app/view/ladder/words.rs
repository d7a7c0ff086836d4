//! How the panel names things, in words for the eye and for a screen reader.

use rungs_domain::compare::{Change, ChangeName, NONE_FOUND};
use rungs_domain::spec::ItemKind;
use rungs_domain::words::{capitalized, numbered};

use super::quoted::Quoted;
use super::{CellData, Content, LadderData, RowData, StepData, kind_of};
use crate::state::{CellId, Section};

/// "duty 4".
pub fn number_name(kind: ItemKind, number: u32) -> String {
    format!("{} {number}", kind.word())
}

/// What a row is about: its label, or the numbers of its item at the levels, each once ("Duty 4", "Duties 4 and 3").
pub fn row_name(row: &RowData, kind: Option<ItemKind>) -> Option<String> {
    let Some(kind) = kind else { return row.label.clone() };
    let mut numbers: Vec<String> = Vec::new();
    for number in row.cells.iter().filter_map(|cell| cell.number).map(|number| number.to_string()) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    match numbers.as_slice() {
        [] => row.label.clone(),
        numbers => Some(capitalized(&numbered(kind.word(), numbers, "and"))),
    }
}

/// The name of a cell: "41313 duty 4: reworded. Develops procedures ...".
pub fn cell_label(data: &LadderData, id: CellId) -> String {
    if id.section == Section::Steps {
        let step = data.step_to(id.column).map(|step| step.spoken.clone());
        return step.unwrap_or_else(|| format!("{}: compared with no other level", data.code(id.column)));
    }
    let (Some(row), Some(cell)) = (data.row(id), data.cell(id)) else { return String::new() };
    if id.section.is_of_series() {
        return series_label(data, id, row.label.as_deref().unwrap_or_default(), cell);
    }
    let code = data.code(id.column);
    let what = match (kind_of(id.section), cell.number) {
        (Some(kind), Some(number)) => number_name(kind, number),
        (Some(kind), None) => kind.word().to_owned(),
        (None, _) => {
            let heading = data.section(id.section).map_or("", |section| section.heading);
            row.label.as_deref().unwrap_or(heading).to_lowercase()
        }
    };
    match &cell.content {
        Content::Text(text) => match change_words(cell) {
            Some(change) => format!("{code} {what}: {change}. {text}{}", shown_by(cell)),
            None => format!("{code} {what}. {text}"),
        },
        Content::Quoted { here, from } => quoted_label(&format!("{code} {what}"), cell, here.as_ref(), from.as_ref()),
        Content::Empty => format!("{code}: no such {what}"),
        Content::NotPrinted => format!("{code}: {what} is not printed"),
        Content::Dropped if is_across(cell) => format!("{code} does not print {}", origin(data, id, cell, &what)),
        Content::Dropped => format!("{code}: {} is dropped", origin(data, id, cell, &what)),
        Content::Carried => format!("{code}: {} is carried and still applies", origin(data, id, cell, &what)),
        Content::GoesOn { number, quote, .. } => format!("{code}: goes on in {what} {number}. {quote}"),
    }
}

/// "41295 to 41314, Nature of Work. The worker plans ...".
fn series_label(data: &LadderData, id: CellId, what: &str, cell: &CellData) -> String {
    let span = data.span(id);
    let (first, last) = (data.code(span.start), data.code(span.end.saturating_sub(1)));
    let levels = if span.len() > 1 { format!("{first} to {last}") } else { first.to_owned() };
    match &cell.content {
        Content::Text(text) => format!("{levels}, {what}. {text}"),
        _ => format!("{levels}: nothing printed as {what}"),
    }
}

/// "41313 supervision received: raised. Under general direction, concept a. From: Under direction, concept a".
fn quoted_label(what: &str, cell: &CellData, here: Option<&Quoted>, from: Option<&Quoted>) -> String {
    let quote = |quoted: &Quoted| format!("{}, {}", quoted.text, quoted.place.name());
    let head = cell.step.as_ref().map_or_else(|| what.to_owned(), |step| format!("{what}: {}", turn_word(step)));
    let here = here.map_or_else(|| NONE_FOUND.to_owned(), quote);
    match from {
        Some(from) => format!("{head}. {here}. From: {}", quote(from)),
        None => format!("{head}. {here}"),
    }
}

/// What a step of the factor table is called: what only one level prints is new or gone, not added or dropped.
pub fn turn_word(step: &StepData) -> &'static str {
    match step.told {
        ChangeName::Within(Change::Added) => "new",
        ChangeName::Within(Change::Dropped) => "gone",
        told => told.word(),
    }
}

fn change_words(cell: &CellData) -> Option<String> {
    let step = cell.step.as_ref()?;
    let confirmed = step.confirmed && step.decided.is_none();
    Some(format!("{}{}", step.told, if confirmed { ", link confirmed by a specialist" } else { "" }))
}

/// Who named the change, and the words that speak for it, behind the text: " Shown by: working → extensive".
fn shown_by(cell: &CellData) -> String {
    let decided = cell.step.as_ref().and_then(|step| step.decided.as_ref());
    let decided =
        decided.map(|decided| format!(" {}", capitalized(&decided.told(is_across(cell))))).unwrap_or_default();
    let reasons = cell.step.as_ref().map(|step| step.reasons.join("; ")).filter(|reasons| !reasons.is_empty());
    let reasons = reasons.map(|reasons| format!(" Shown by: {reasons}")).unwrap_or_default();
    decided + &reasons
}

fn is_across(cell: &CellData) -> bool {
    cell.step.as_ref().is_some_and(|step| matches!(step.told, ChangeName::Across(_)))
}

/// What is shown of a change on hover and focus: its name, and the words that speak for it.
pub fn change_tip(cell: &CellData) -> Option<String> {
    let is_factor = matches!(cell.content, Content::Quoted { .. });
    let told = |step: &&StepData| step.change != Change::Same && (step.before.is_some() || is_factor);
    let step = cell.step.as_ref().filter(told)?;
    if is_factor {
        return step.reasons.first().map(|why| format!("{}: {why}", turn_word(step)));
    }
    let reasons = if step.reasons.is_empty() {
        "no words of the two texts say more or less".to_owned()
    } else {
        step.reasons.join("\n")
    };
    let decided = step.decided.as_ref().map(|decided| (decided, decided.told(is_across(cell))));
    Some(match decided {
        // The words that were found speak for the computed change.
        Some((decided, told)) if decided.computed != step.change => format!("{}: {told}\n{reasons}", step.told),
        Some((_, told)) => format!("{}: {reasons}\n{told}", step.told),
        None => format!("{}: {reasons}", step.told),
    })
}

fn origin(data: &LadderData, id: CellId, cell: &CellData, what: &str) -> String {
    let Some(step) = &cell.step else { return what.to_owned() };
    let code = data.code(step.against);
    match (kind_of(id.section), step.before_number) {
        (Some(kind), Some(number)) => format!("{} of {code}", number_name(kind, number)),
        _ => format!("{what} of {code}"),
    }
}
