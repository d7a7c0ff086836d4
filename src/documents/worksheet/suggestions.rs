//! What the duties that nobody has decided are most like.

use rungs_domain::allocate::WorksheetLine;
use rungs_domain::compare::Suggestion;
use rungs_domain::spec::ItemKind;

use crate::position::{PositionCase, scope_words};
use crate::{Block, Column, Depth, Document, Row, Table, Text};

pub(super) fn add(document: &mut Document, given: &PositionCase<'_>) {
    let lines = given.allocation.worksheet.lines.iter().filter(|line| line.is_undecided());
    let rows: Vec<Row> = lines.flat_map(|line| rows(given, line)).collect();
    if rows.is_empty() {
        return;
    }
    document.heading(Depth::Section, "Suggestions for what nobody has decided");
    document.push(Block::Table(Table {
        caption: Text::plain(
            "Printed duties that share words with it, those that share most first; none of them is decided on",
        ),
        columns: vec![
            Column::figures("Duty", 6),
            Column::words("Is like", 22),
            Column::figures("How much", 8),
            Column::words("Printed there", 64),
        ],
        rows,
    }));
}

/// What a duty is like, most like it first.
fn rows(given: &PositionCase<'_>, line: &WorksheetLine) -> Vec<Row> {
    let mut likely: Vec<&Suggestion> = line.suggestions.iter().collect();
    likely.sort_by_key(|one| std::cmp::Reverse(one.score));
    let nothing = Row::new([line.number.to_string().as_str(), "nothing in the series"].map(Text::plain));
    let none = likely.is_empty().then_some(nothing);
    likely.into_iter().map(|one| row(given, line, one)).chain(none).collect()
}

fn row(given: &PositionCase<'_>, line: &WorksheetLine, one: &Suggestion) -> Row {
    let cited = given.cited(one.level);
    let duty = cited.and_then(|cited| cited.level.duties.items.iter().find(|duty| duty.number == one.number));
    let text = Text::plain(duty.map_or("", |duty| duty.text.as_str()));
    let cite = cited.map(|cited| format!(" [{}]", cited.item(ItemKind::Duty, one.number))).unwrap_or_default();
    Row::new([
        Text::plain(line.number.to_string()),
        Text::plain(format!("{}, no. {}{}", given.code(one.level), one.number, scope_words(one.scope))),
        Text::plain(format!("{:.2}", one.score.fraction())),
        text.faint(cite),
    ])
}
