//! The duties as described, each with its time, what it is matched to, where it counts and who says so.

use rungs_domain::allocate::{AssignedDuty, WorksheetLine, printed_alike};

use crate::position::{self, PositionCase};
use crate::{Block, Column, Document, Row, Table, Text};

pub(super) fn add(document: &mut Document, given: &PositionCase<'_>) {
    let lines = given.position.duties.iter().zip(&given.allocation.worksheet.lines);
    document.push(Block::Table(Table {
        caption: Text::plain("Duties as described, and what each is"),
        columns: vec![
            Column::figures("No.", 5),
            Column::words("Duty as described", 30),
            Column::figures("Percent", 8),
            Column::words("Since", 10),
            Column::words("Is the work of", 14),
            Column::words("Counts at", 14),
            Column::words("Who says so, when and why", 22),
        ],
        rows: lines.map(|(duty, line)| row(given, duty, line)).chain([position::all_time(given)]).collect(),
    }));
}

fn row(given: &PositionCase<'_>, duty: &AssignedDuty, line: &WorksheetLine) -> Row {
    Row::new([
        Text::plain(line.number.to_string()),
        Text::plain(&duty.text),
        Text::plain(line.percent.to_string()),
        position::since(given, duty),
        Text::plain(position::matched(given, line, duty.scope)).faint(alike(given, line)).faint(near(given, line)),
        position::place_words(given, line),
        Text::plain(position::decision(duty, line)),
    ])
}

/// Where else the words of an item are printed: ` (3730 no. 1 prints the same)`.
fn alike(given: &PositionCase<'_>, line: &WorksheetLine) -> String {
    let items = line.items.iter().filter_map(|item| Some((item.level, item.number?)));
    let others = items.flat_map(|(level, number)| printed_alike(given.series, level, number));
    let others: Vec<String> = others.map(|(at, number)| format!("{} no. {number}", given.code(at))).collect();
    match others.as_slice() {
        [] => String::new(),
        [one] => format!(" ({one} prints the same)"),
        more => format!(" ({} print the same)", more.join(" and ")),
    }
}

/// How like the suggested item is, and items of other levels that are as likely to be meant: ` 0.42, also 41313 no. 1
/// 0.41; counts for the lowest until somebody decides`.
fn near(given: &PositionCase<'_>, line: &WorksheetLine) -> String {
    if line.decided {
        return String::new();
    }
    let item = line.items.first();
    let like = line
        .suggestions
        .iter()
        .find(|one| item.is_some_and(|item| item.level == one.level && item.number == Some(one.number)));
    let like = like.map_or_else(String::new, |one| format!(" {:.2}", one.score.fraction()));
    let others = line.near.iter();
    let others = others.map(|one| format!("{} no. {} {:.2}", given.code(one.level), one.number, one.score.fraction()));
    let others: Vec<String> = others.collect();
    if others.is_empty() {
        return like;
    }
    let counts = match line.near.iter().all(|one| Some(one.level) > line.place.level()) {
        true => "counts for the lowest",
        false => "counts as the best",
    };
    format!("{like}, also {}; {counts} until somebody decides", others.join(" and "))
}
