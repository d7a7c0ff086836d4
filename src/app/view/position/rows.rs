//! What stands beside a duty on the worksheet: its matches, and whether somebody has decided them.

use std::collections::BTreeMap;

use rungs_domain::allocate::{CountedAt, Exclusion, MatchedItem, WorksheetLine};
use rungs_domain::qualify::Hundredths;

use super::{JudgedWords, item_text, item_word};

/// How a match came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Somebody decided it.
    Confirmed,
    /// The best suggestion stands in.
    Suggested,
    /// Nothing is like it, and nobody has decided.
    Open,
}

/// What stands beside a duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowData {
    /// Percent of the time.
    pub percent: Hundredths,
    /// Where its time counts, as an index into the levels; `None`: nowhere.
    pub level: Option<usize>,
    /// How many levels there are.
    pub levels: usize,
    /// The code of the item's level; empty: it matches nothing.
    pub code: String,
    /// "duty 2".
    pub item: String,
    /// What stands below: the words of the item, what else it is matched to, or why it does not count.
    pub below: String,
    /// Whether `below` is quoted from the specification.
    pub quoted: bool,
    /// The likeness: "0.64".
    pub score: String,
    /// How it came about.
    pub standing: Standing,
    /// Why it is not counted.
    pub apart: Option<Exclusion>,
    /// All of it in words, for screen readers.
    pub said: String,
}

/// The rows, by the number of the duty.
pub fn rows(told: JudgedWords<'_>) -> BTreeMap<u32, RowData> {
    told.sheet().lines.iter().map(|line| (line.number, row(told, line))).collect()
}

fn row(told: JudgedWords<'_>, line: &WorksheetLine) -> RowData {
    let apart = match line.place {
        CountedAt::Excluded(apart) => Some(apart),
        CountedAt::Level(_) | CountedAt::Unmatched => None,
    };
    // The item that decides where it counts, the nearest of equal ones first.
    let item = line.items.iter().min_by_key(|item| (item.common_from, item.level));
    let (below, quoted) = below(told, line, item, apart);
    let mut row = RowData {
        percent: line.percent,
        level: match line.place {
            CountedAt::Level(level) => Some(level),
            CountedAt::Unmatched | CountedAt::Excluded(_) => None,
        },
        levels: told.series().levels.len(),
        code: item.map_or_else(String::new, |item| told.code(item.level).to_owned()),
        item: item.map_or_else(String::new, |item| item_word(item.number)),
        below,
        quoted,
        score: item.map_or_else(String::new, |item| score(line, item)),
        standing: match (line.decided, item) {
            (true, _) => Standing::Confirmed,
            (false, Some(_)) => Standing::Suggested,
            (false, None) => Standing::Open,
        },
        apart,
        said: String::new(),
    };
    row.said = said(&row);
    row
}

fn score(line: &WorksheetLine, item: &MatchedItem) -> String {
    let like = line.suggestions.iter().find(|one| one.level == item.level && Some(one.number) == item.number);
    like.map_or_else(String::new, |one| format!("{:.2}", one.score.fraction()))
}

/// What stands below the item, and whether it is quoted.
fn below(
    told: JudgedWords<'_>,
    line: &WorksheetLine,
    item: Option<&MatchedItem>,
    apart: Option<Exclusion>,
) -> (String, bool) {
    if let Some(apart) = apart {
        let from = line.counts_from.map_or_else(String::new, |day| format!("; counts from {day}"));
        return (format!("{}: not counted{from}", apart.words()), false);
    }
    let Some(item) = item else { return (String::new(), false) };
    let near = line
        .near
        .iter()
        .map(|one| format!("{} {} ({:.2})", told.code(one.level), item_word(Some(one.number)), one.score.fraction()));
    let near: Vec<String> = near.collect();
    if !near.is_empty() {
        let counts = match line.near.iter().all(|one| one.level > item.level) {
            true => "counts for the lowest",
            false => "counts as the best",
        };
        return (format!("{counts} until decided; also {}", near.join(", ")), false);
    }
    let others = line.items.iter().filter(|other| (other.level, other.number) != (item.level, item.number));
    let others: Vec<String> =
        others.map(|other| format!("{}, {}", told.code(other.level), item_word(other.number))).collect();
    if !others.is_empty() {
        return (format!("counts for the lowest; also {}", others.join(" and ")), false);
    }
    if item.common_from < item.level {
        return (format!("the same at {}: counts there", told.code(item.common_from)), false);
    }
    (told.level(item.level).map_or_else(String::new, |level| item_text(level, item.number)), true)
}

fn said(row: &RowData) -> String {
    let decided = match row.standing {
        Standing::Confirmed => "confirmed",
        Standing::Suggested => "suggested",
        Standing::Open => "open",
    };
    if row.code.is_empty() {
        return format!("matches nothing, {decided}");
    }
    let like = if row.score.is_empty() { String::new() } else { format!(", likeness {}", row.score) };
    format!("{}, {}: {}; {decided}{like}", row.code, row.item, row.below)
}
