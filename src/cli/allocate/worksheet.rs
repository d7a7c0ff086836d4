//! The worksheet as JSON: duties with their matches, and time by level.

use rungs_domain::allocate::{Line, Place};
use rungs_domain::compare::Suggestion;
use serde_json::{Value, json};

use super::Told;
use super::json::percent;

pub(super) fn json(told: &Told<'_>) -> Value {
    let sheet = &told.judged.allocation.worksheet;
    let levels = told.series().levels.iter().zip(&sheet.levels).map(|(level, time)| {
        json!({
            "code": level.code.as_str(),
            "title": level.title,
            "time": percent(time.own),
            "at_or_above": percent(time.at_or_above),
            "duties": told.numbers(&time.lines),
        })
    });
    json!({
        "total": percent(sheet.total),
        "counted": percent(sheet.counted),
        "unmatched": percent(sheet.unmatched),
        "apart": percent(sheet.apart),
        "duties": sheet.lines.iter().enumerate().map(|(at, line)| line_json(told, at, line)).collect::<Vec<_>>(),
        "levels": levels.collect::<Vec<_>>(),
    })
}

fn line_json(told: &Told<'_>, at: usize, line: &Line) -> Value {
    let duty = told.position.duties.get(at);
    let matched = line.items.iter().map(|item| {
        json!({
            "level": told.code(item.level),
            "duty": item.number,
            "counts_for": told.code(item.common_from),
        })
    });
    let suggestions = line.suggestions.iter().map(|one| suggestion(told, one));
    let level = |place: Place| match place {
        Place::Level(level) => Some(told.code(level)),
        Place::Unmatched | Place::Apart(_) => None,
    };
    json!({
        "number": line.number,
        "text": duty.map(|duty| duty.text.as_str()),
        "percent": percent(line.percent),
        "since": duty.and_then(|duty| duty.since).map(|day| day.to_string()),
        "level": level(line.place),
        "not_counted": match line.place {
            Place::Level(_) => None,
            Place::Unmatched => Some("unmatched"),
            Place::Apart(apart) => Some(apart.word()),
        },
        "lowest": level(line.lowest),
        "highest": level(line.highest),
        "decided": line.decided,
        "near": line.near.iter().map(|one| suggestion(told, one)).collect::<Vec<_>>(),
        "matched": matched.collect::<Vec<_>>(),
        "suggestions": suggestions.collect::<Vec<_>>(),
        "counts_from": line.counts_from.map(|day| day.to_string()),
    })
}

fn suggestion(told: &Told<'_>, one: &Suggestion) -> Value {
    json!({ "level": told.code(one.level), "duty": one.number, "score": one.score.fraction() })
}
