//! Duties with their time, and time by level.

use rungs_domain::allocate::{AssignedDuty, DutyMatch, LevelTime, Line, MatchedItem, Place};
use rungs_domain::qualify::Hundredths;
use rungs_domain::spec::DutyScope;

use super::Given;
use crate::export::{Block, Column, Document, Row, Table, Text};

/// The duties as described, each with its time, what it is matched to, where it counts and who says so.
pub(in super::super) fn duties(document: &mut Document, given: &Given<'_>) {
    let lines = given.position.duties.iter().zip(&given.allocation.worksheet.lines);
    let mut rows: Vec<Row> = lines.map(|(duty, line)| duty_row(given, duty, line)).collect();
    let total = Text::plain(given.allocation.worksheet.total.to_string());
    rows.push(Row::sum([Text::new(), Text::plain("All time"), total]));
    document.push(Block::Table(Table {
        caption: Text::plain("Duties as described, and what each is"),
        columns: vec![
            Column::figures("No.", 5),
            Column::words("Duty as described", 33),
            Column::figures("Percent", 9),
            Column::words("Since", 12),
            Column::words("Is the work of", 14),
            Column::words("Counts at", 12),
            Column::words("Who says so, when and why", 20),
        ],
        rows,
    }));
}

fn duty_row(given: &Given<'_>, duty: &AssignedDuty, line: &Line) -> Row {
    let since = match duty.since {
        Some(day) => day.to_string(),
        None if given.position.planned => "planned".to_owned(),
        None => "not said".to_owned(),
    };
    Row::new([
        Text::plain(line.number.to_string()),
        Text::plain(&duty.text),
        Text::plain(line.percent.to_string()),
        Text::plain(since),
        Text::plain(matched(given, line, duty.scope)),
        place_words(given, line),
        decision(duty, line),
    ])
}

fn matched(given: &Given<'_>, line: &Line, scope: DutyScope) -> String {
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
        (true, other) => scope_words(other).trim_start_matches(": ").to_owned(),
    }
}

/// What an item of the specification reaches, where it is not own work of its level.
pub(in super::super) fn scope_words(scope: DutyScope) -> &'static str {
    match scope {
        DutyScope::Own => "",
        DutyScope::LowerLevels => ": the work of lower levels",
        DutyScope::OtherAsAssigned => ": other duties as assigned",
    }
}

/// Where the time of a line goes.
fn place_words(given: &Given<'_>, line: &Line) -> Text {
    match (line.place, line.counts_from) {
        (Place::Level(level), _) => Text::new().strong(given.code(level)),
        (Place::Unmatched, _) => Text::plain("no level: unmatched"),
        (Place::Apart(apart), None) => Text::plain(format!("apart: {}", apart.words())),
        (Place::Apart(apart), Some(day)) => Text::plain(format!("apart: {}; from {day}", apart.words())),
    }
}

/// Who decided what a duty is matched to, when and why.
fn decision(duty: &AssignedDuty, line: &Line) -> Text {
    let said = |one: &DutyMatch| {
        let day = one.on.map(|day| day.to_string());
        let by: Vec<&str> = one.by.as_deref().into_iter().chain(day.as_deref()).collect();
        let words: Vec<String> = [by.join(", ")].into_iter().chain(one.why.clone()).collect();
        words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(": ")
    };
    let mut words: Vec<String> = duty.matched.iter().flatten().map(said).filter(|words| !words.is_empty()).collect();
    words.dedup();
    match (line.decided, line.items.is_empty(), words.is_empty()) {
        (true, _, false) => Text::plain(words.join("; ")),
        (true, _, true) => Text::plain("decided; by whom is not said"),
        (false, true, _) => Text::plain("–"),
        (false, false, _) if duty.scope != DutyScope::Own => Text::plain("as described"),
        (false, false, _) => {
            let likest = line.suggestions.first().map(|one| format!(" (likeness {:.2})", one.score.fraction()));
            Text::plain(format!("suggested{}; nobody has decided it", likest.unwrap_or_default()))
        }
    }
}

/// The time by level, highest first, with the sums at or above each, and what is not counted.
pub(in super::super) fn time_by_level(document: &mut Document, given: &Given<'_>) {
    let sheet = &given.allocation.worksheet;
    let level = |(at, time): (usize, &LevelTime)| {
        let lines = if time.lines.is_empty() { "–".to_owned() } else { given.numbers(&time.lines, "and") };
        let sums = [time.own, time.at_or_above].map(|sum| Text::plain(sum.to_string()));
        let [own, above] = sums;
        Row::new([Text::plain(given.class(at)), Text::plain(lines), own, above])
    };
    let mut rows: Vec<Row> = sheet.levels.iter().enumerate().rev().map(level).collect();
    let rest = [
        ("Matched to nothing", sheet.unmatched, lines_at(given, |place| place == Place::Unmatched)),
        ("Apart, not counted", sheet.apart, lines_at(given, |place| matches!(place, Place::Apart(_)))),
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

fn lines_at(given: &Given<'_>, wanted: impl Fn(Place) -> bool) -> Vec<usize> {
    let lines = given.allocation.worksheet.lines.iter().enumerate();
    lines.filter(|(_, line)| wanted(line.place)).map(|(at, _)| at).collect()
}
