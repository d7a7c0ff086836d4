//! Factor statements of the position beside what each level prints.

use rungs_domain::allocate::{FactorLevel, FactorRow, FactorStatement};
use rungs_domain::spec::bare_heading;

use super::PositionCase;
use crate::{Block, Column, Depth, Document, Row, Table, Text};

/// Each statement beside what every level prints about the factor; nothing where there is none.
pub(in super::super) fn factors(document: &mut Document, given: &PositionCase<'_>) {
    let rows = &given.allocation.factors;
    if rows.is_empty() {
        return;
    }
    document.heading(Depth::Part, "Factor statements beside what each level prints");
    for row in rows {
        if let Some(statement) = given.position.factors.get(row.statement) {
            factor(document, given, row, statement);
        }
    }
}

fn factor(document: &mut Document, given: &PositionCase<'_>, row: &FactorRow, statement: &FactorStatement) {
    document.heading(Depth::Section, row.kind.words());
    document.paragraph(Text::new().emphasis("The description says: ").and(format!("“{}”", statement.text)));
    document.paragraph(decision(given, row, statement));
    let printed = row.levels.iter().enumerate().rev();
    let rows: Vec<Row> = printed.filter_map(|(at, level)| Some(level_row(given, row, at, level.as_ref()?))).collect();
    if rows.is_empty() {
        document.paragraph("No class of the series prints this factor as a section of its own.");
        return;
    }
    document.push(Block::Table(Table {
        caption: Text::plain(format!("{}: level by level, the highest first", row.kind.words())),
        columns: vec![Column::words("Level", 22), Column::words("Printed there", 58), Column::words("Fits", 20)],
        rows,
    }));
}

fn level_row(given: &PositionCase<'_>, row: &FactorRow, at: usize, level: &FactorLevel) -> Row {
    let cited = given.cited(at);
    let printed = cited.and_then(|cited| cited.level.factors.iter().find(|factor| factor.kind == row.kind));
    let cite = cited.zip(printed).map(|(cited, printed)| format!(" [{}]", cited.short(bare_heading(&printed.heading))));
    let mark = match (row.decided == Some(at), row.nearest == Some(at)) {
        (true, _) => "decided",
        (false, true) => "nearest words",
        (false, false) => "",
    };
    Row::new([
        Text::plain(given.class(at)),
        Text::plain(&level.text).faint(cite.unwrap_or_default()),
        Text::plain(mark),
    ])
}

/// What a person made of a statement: "the statement on supervision received was held to fit 41313 (A. Analyst)".
pub(in super::super) fn statement_words(given: &PositionCase<'_>, at: usize) -> String {
    let row = given.allocation.factors.iter().find(|row| row.statement == at);
    let (Some(row), Some(statement)) = (row, given.position.factors.get(at)) else { return String::new() };
    let kind = row.kind.words().to_lowercase();
    let Some(level) = row.decided else {
        return format!("nobody has decided which class the statement on {kind} fits");
    };
    let by = statement.by.as_deref().unwrap_or("nobody is named");
    let on = statement.on.map(|day| format!(", {day}")).unwrap_or_default();
    let why = statement.why.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
    format!("the statement on {kind} was held to fit {} ({by}{on}{why})", given.code(level))
}

fn decision(given: &PositionCase<'_>, row: &FactorRow, statement: &FactorStatement) -> String {
    let Some(level) = row.decided else { return "Nobody has decided which level it fits.".to_owned() };
    let by = statement.by.as_ref().map(|by| format!(", decided by {by}")).unwrap_or_default();
    let on = statement.on.map(|day| format!(", {day}")).unwrap_or_default();
    let why = statement.why.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
    let by = if by.is_empty() { ", decided by nobody who is named".to_owned() } else { by };
    format!("It fits {}{by}{on}{why}", given.class(level))
}
