//! What tables of duties say of each, and the time by level.

use rungs_domain::allocate::{AssignedDuty, CountedAt, DutyMatch, LevelTime, MatchedItem, WorksheetLine};
use rungs_domain::qualify::Hundredths;
use rungs_domain::spec::DutyScope;

use super::PositionCase;
use crate::{Block, Column, Document, Row, Table, Text};

/// The sum row under a table whose third column is percent.
pub(in super::super) fn all_time(given: &PositionCase<'_>) -> Row {
    let total = Text::plain(given.allocation.worksheet.total.to_string());
    Row::sum([Text::new(), Text::plain("All time"), total])
}

/// Since when a duty is done.
pub(in super::super) fn since(given: &PositionCase<'_>, duty: &AssignedDuty) -> Text {
    match duty.since {
        Some(day) => Text::plain(day.to_string()),
        None if given.position.planned => Text::plain("planned"),
        None => Text::plain("not said"),
    }
}

/// What a duty is matched to.
pub(in super::super) fn matched(given: &PositionCase<'_>, line: &WorksheetLine, scope: DutyScope) -> String {
    let item = |item: &MatchedItem| {
        let scope = scope_words(item.scope);
        match item.number {
            Some(number) => format!("{}, no. {number}{scope}", given.code(item.level)),
            None => format!("{}, class concept", given.code(item.level)),
        }
    };
    match (line.items.is_empty() || !line.decided && scope != DutyScope::Own, scope) {
        (false, _) => line.items.iter().map(item).collect::<Vec<_>>().join("; "),
        (true, DutyScope::Own) => "nothing".to_owned(),
        (true, other) => other.words().to_owned(),
    }
}

/// What an item of the specification reaches, where it is not own work of its level.
pub(in super::super) fn scope_words(scope: DutyScope) -> String {
    match scope.words() {
        "" => String::new(),
        words => format!(": {words}"),
    }
}

/// Where the time of a line goes.
pub(in super::super) fn place_words(given: &PositionCase<'_>, line: &WorksheetLine) -> Text {
    match (line.place, line.counts_from) {
        (CountedAt::Level(level), _) => Text::new().strong(given.code(level)),
        (CountedAt::Unmatched, _) => Text::plain("no level: unmatched"),
        (CountedAt::Excluded(apart), None) => Text::plain(format!("apart: {}", apart.words())),
        (CountedAt::Excluded(apart), Some(day)) => Text::plain(format!("apart: {}; from {day}", apart.words())),
    }
}

/// Who decided what a duty is matched to, when and why.
pub(in super::super) fn decision(duty: &AssignedDuty, line: &WorksheetLine) -> String {
    let said = |one: &DutyMatch| {
        let day = one.on.map(|day| day.to_string());
        let nobody = (one.on.is_some() || one.why.is_some()).then_some("nobody is named");
        let by: Vec<&str> = one.by.as_deref().or(nobody).into_iter().chain(day.as_deref()).collect();
        let words: Vec<String> = [by.join(", ")].into_iter().chain(one.why.clone()).collect();
        words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(": ")
    };
    let mut words: Vec<String> = duty.matched.iter().flatten().map(said).filter(|words| !words.is_empty()).collect();
    words.dedup();
    match (line.decided, line.items.is_empty(), words.is_empty()) {
        (true, _, false) => words.join("; "),
        (true, _, true) => "decided; nobody is named".to_owned(),
        (false, true, _) => "–".to_owned(),
        (false, false, _) if duty.scope != DutyScope::Own => "as described".to_owned(),
        (false, false, _) => "suggested by its words; nobody has decided it".to_owned(),
    }
}

/// The time by level, highest first, with the sums at or above each, and what is not counted.
pub(in super::super) fn time_by_level(document: &mut Document, given: &PositionCase<'_>) {
    let sheet = &given.allocation.worksheet;
    let level = |(at, time): (usize, &LevelTime)| {
        let lines = if time.lines.is_empty() { "–".to_owned() } else { given.numbers(&time.lines, "and") };
        let sums = [time.own, time.at_or_above].map(|sum| Text::plain(sum.to_string()));
        let [own, above] = sums;
        Row::new([Text::plain(given.class(at)), Text::plain(lines), own, above])
    };
    let mut rows: Vec<Row> = sheet.levels.iter().enumerate().rev().map(level).collect();
    let rest = [
        ("Matched to nothing", sheet.unmatched, lines_at(given, |place| place == CountedAt::Unmatched)),
        ("Apart, not counted", sheet.apart, lines_at(given, |place| matches!(place, CountedAt::Excluded(_)))),
    ];
    for (label, time, lines) in rest.into_iter().filter(|(_, time, _)| *time > Hundredths(0)) {
        let figures = [given.numbers(&lines, "and"), time.to_string()].map(Text::plain);
        rows.push(Row::new([Text::plain(label)].into_iter().chain(figures)));
    }
    rows.push(Row::sum([Text::plain("All time"), Text::new(), Text::plain(sheet.total.to_string())]));
    document.push(Block::Table(Table {
        caption: Text::plain("Percent of the time by level, the highest first"),
        columns: vec![
            Column::words("Level", 46),
            Column::words("Duties", 22),
            Column::figures("At the level", 15),
            Column::figures("At or above it", 17),
        ],
        rows,
    }));
}

fn lines_at(given: &PositionCase<'_>, wanted: impl Fn(CountedAt) -> bool) -> Vec<usize> {
    let lines = given.allocation.worksheet.lines.iter().enumerate();
    lines.filter(|(_, line)| wanted(line.place)).map(|(at, _)| at).collect()
}
