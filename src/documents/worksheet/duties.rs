//! The duties as described, each with its time, what it is matched to, where it counts and who says so.

use rungs_domain::allocate::{AssignedDuty, Line};

use crate::position::{self, Given};
use crate::{Block, Column, Document, Row, Table, Text};

pub(super) fn add(document: &mut Document, given: &Given<'_>) {
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

fn row(given: &Given<'_>, duty: &AssignedDuty, line: &Line) -> Row {
    Row::new([
        Text::plain(line.number.to_string()),
        Text::plain(&duty.text),
        Text::plain(line.percent.to_string()),
        position::since(given, duty),
        Text::plain(position::matched(given, line, duty.scope)),
        position::place_words(given, line),
        Text::plain(position::decision(duty, line)),
    ])
}
