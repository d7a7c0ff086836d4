//! The duties of the position, their time, and the class at which each counts.

use rungs_domain::allocate::{AssignedDuty, CountedAt, WorksheetLine};

use crate::position::{self, PositionCase};
use crate::{Block, Column, Depth, Document, Row, Table, Text};

pub(super) fn add(document: &mut Document, given: &PositionCase<'_>) {
    document.heading(Depth::Part, "Duties and time");
    let lines = given.position.duties.iter().zip(&given.allocation.worksheet.lines);
    document.push(Block::Table(Table {
        caption: Text::plain("Duties as described, and where each counts"),
        columns: vec![
            Column::figures("No.", 7),
            Column::words("Duty as described", 41),
            Column::figures("Percent", 12),
            Column::words("Since", 15),
            Column::words("Counts at", 25),
        ],
        rows: lines.map(|(duty, line)| row(given, duty, line)).chain([position::all_time(given)]).collect(),
    }));
    position::gate(document, given);
    position::time_by_level(document, given);
    position::factors(document, given);
}

fn row(given: &PositionCase<'_>, duty: &AssignedDuty, line: &WorksheetLine) -> Row {
    let place = position::place_words(given, line);
    let place = match line.place {
        CountedAt::Level(_) => place.and(format!(" as {}", position::matched(given, line, duty.scope))),
        CountedAt::Unmatched | CountedAt::Excluded(_) => place,
    };
    Row::new([
        Text::plain(line.number.to_string()),
        Text::plain(&duty.text),
        Text::plain(line.percent.to_string()),
        position::since(given, duty),
        place,
    ])
}
