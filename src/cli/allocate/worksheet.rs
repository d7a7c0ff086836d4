//! The worksheet: duties with their matches, and time by level.

use rungs_domain::allocate::{Line, Place, printed_alike};
use rungs_domain::compare::Suggestion;
use serde_json::{Value, json};

use super::Told;
use super::json::percent;
use crate::cli::text::{Page, faint, plain, strong};

/// The widest bar of time, in columns: one for five points.
const FIVE_POINTS: u32 = 500;

/// How many suggestions are shown for a duty that nobody has decided.
const SHOWN: usize = 3;

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

pub(super) fn text(page: &mut Page, told: &Told<'_>) {
    page.heading(2, "Duties");
    let sheet = &told.judged.allocation.worksheet;
    for (duty, line) in told.position.duties.iter().zip(&sheet.lines) {
        let head = format!("{:>4}  {:>6} %  ", line.number, line.percent.to_string());
        page.hanging(0, &head, &[plain(duty.text.as_str())]);
        let indent = head.chars().count();
        page.paragraph(indent, &[strong(place(told, line)), faint(matched(told, line))]);
    }
    page.heading(2, "Time by level");
    let times = told.series().levels.iter().zip(&sheet.levels).rev();
    for (level, time) in times {
        let bar = "█".repeat(usize::try_from(time.own.0 / FIVE_POINTS).unwrap_or(0));
        let head = format!("    {:<8} {:>6} %  ", level.code.as_str(), time.own.to_string());
        page.hanging(0, &head, &[plain(format!("{bar} ")), faint(format!("{} at or above", time.at_or_above))]);
    }
    let rest = format!(
        "{} counted, {} matched to nothing, {} counted apart, {} in all",
        sheet.counted, sheet.unmatched, sheet.apart, sheet.total
    );
    page.paragraph(4, &[faint(rest)]);
}

fn place(told: &Told<'_>, line: &Line) -> String {
    match line.place {
        Place::Level(level) => told.code(level).to_owned(),
        Place::Unmatched => "matches nothing".to_owned(),
        Place::Apart(apart) => format!("not counted: {}", apart.words()),
    }
}

fn matched(told: &Told<'_>, line: &Line) -> String {
    let items: Vec<String> = line
        .items
        .iter()
        .map(|item| match item.number {
            Some(number) => format!("{} no. {number}{}", told.code(item.level), same_words(told, item.level, number)),
            None => format!("{}, class concept", told.code(item.level)),
        })
        .collect();
    match (items.is_empty(), line.decided) {
        (true, _) => String::new(),
        (false, true) => format!("  as {}", items.join(" and ")),
        (false, false) => format!("  suggested: {}{}{}", items.join(" and "), likeness(line), near(told, line)),
    }
}

/// Where else the words of an item are printed: ` (3730 no. 1 prints the same)`.
fn same_words(told: &Told<'_>, level: usize, number: u32) -> String {
    let others = printed_alike(told.series(), level, number).into_iter();
    let others: Vec<String> = others.map(|(at, number)| format!("{} no. {number}", told.code(at))).collect();
    match others.as_slice() {
        [] => String::new(),
        [one] => format!(" ({one} prints the same)"),
        more => format!(" ({} print the same)", more.join(" and ")),
    }
}

/// How like the item is that stands in: ` 0.42`.
fn likeness(line: &Line) -> String {
    let item = line.items.first();
    let like = line
        .suggestions
        .iter()
        .find(|one| item.is_some_and(|item| item.level == one.level && item.number == Some(one.number)));
    like.map_or_else(String::new, |one| format!(" {:.2}", one.score.fraction()))
}

/// Items of other levels that are as likely to be meant: `, also 41313 no. 1 0.41; counts for the lower`.
fn near(told: &Told<'_>, line: &Line) -> String {
    let others =
        line.near.iter().map(|one| format!("{} no. {} {:.2}", told.code(one.level), one.number, one.score.fraction()));
    let others: Vec<String> = others.collect();
    if others.is_empty() {
        return String::new();
    }
    let here = line.place.level();
    let counts = match line.near.iter().all(|one| Some(one.level) > here) {
        true => "counts for the lowest",
        false => "counts as the best",
    };
    format!(", also {}; {counts} until somebody decides", others.join(" and "))
}

/// What is suggested for each duty that nobody has decided, most like it first.
pub(super) fn suggestions(page: &mut Page, told: &Told<'_>) {
    let sheet = &told.judged.allocation.worksheet;
    let open: Vec<&Line> = told.judged.allocation.undecided().filter_map(|at| sheet.lines.get(at)).collect();
    if open.is_empty() {
        return;
    }
    page.heading(2, "Suggestions that nobody has decided");
    for line in open {
        let mut likely: Vec<&Suggestion> = line.suggestions.iter().collect();
        likely.sort_by_key(|one| std::cmp::Reverse(one.score));
        if likely.is_empty() {
            page.paragraph(4, &[plain(format!("duty {}: nothing in the series is like it", line.number))]);
        }
        for (at, one) in likely.into_iter().take(SHOWN).enumerate() {
            let level = told.series().levels.get(one.level);
            let duty = level.and_then(|level| level.duties.items.iter().find(|duty| duty.number == one.number));
            let text = duty.map_or("", |duty| duty.text.as_str());
            let duty = if at == 0 { format!("duty {}", line.number) } else { String::new() };
            let head = format!("{duty:<8} {:.2}  {} no. {}: ", one.score.fraction(), told.code(one.level), one.number);
            page.hanging(4, &head, &[faint(text)]);
        }
    }
}
