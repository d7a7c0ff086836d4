//! The time by level as one bar, from the highest level on.

use rungs_domain::allocate::{ClassRule, Rule, Test};
use rungs_domain::qualify::Hundredths;

use super::JudgedWords;
use crate::view::library::short;

/// A part of the bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// The level, as an index; `None`: time that is not counted.
    pub level: Option<usize>,
    /// The code, or "not counted".
    pub code: String,
    /// The title.
    pub title: String,
    /// Percent of the time.
    pub percent: Hundredths,
    /// Where it begins and ends, as shares of the whole bar.
    pub across: [f32; 2],
}

/// The time by level.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BarData {
    /// The parts, highest level first.
    pub segments: Vec<Segment>,
    /// How many levels the series has.
    pub levels: usize,
    /// The share that the policy that decides asks for: where, from 0 to 1, and in words.
    pub mark: Option<(f32, String)>,
    /// Whose level stands under the mark.
    pub quiet: String,
    /// All of it in words, for screen readers.
    pub said: String,
}

/// The bar of a worksheet.
pub fn bar(told: JudgedWords<'_>) -> BarData {
    let sheet = told.sheet();
    let counted = sheet.levels.iter().enumerate().rev().filter(|(_, time)| time.own.0 > 0);
    let level = |(at, own): (usize, Hundredths)| {
        let title = told.level(at).map_or_else(String::new, |level| short(told.series(), &level.title));
        (Some(at), told.code(at).to_owned(), title, own)
    };
    let levels = counted.map(|(at, time)| level((at, time.own)));
    let rest = Hundredths(sheet.apart.0.saturating_add(sheet.unmatched.0));
    let rest = (rest.0 > 0).then(|| (None, "not counted".to_owned(), String::new(), rest));
    let share = |time: u32| (f64::from(time) / f64::from(sheet.whole.0.max(1))) as f32;
    let mut from = 0_u32;
    let segments: Vec<Segment> = levels
        .chain(rest)
        .map(|(level, code, title, percent)| {
            let to = from.saturating_add(percent.0);
            let across = [share(from), share(to)];
            from = to;
            Segment { level, code, title, percent, across }
        })
        .collect();
    let mark = mark(told).map(|(least, words)| (share(least.0), words));
    let parts: Vec<String> = segments.iter().map(|one| format!("{} {} %", one.code, one.percent)).collect();
    let said = format!("Time by level, highest first: {}", parts.join(", "));
    let quiet = match &mark {
        Some((_, words)) => format!("highest level first: the level under the mark has {words} at or above it"),
        None => "highest level first".to_owned(),
    };
    let said = mark.as_ref().map_or(said.clone(), |(at, words)| said + &under(&segments, *at, words));
    BarData { segments, levels: sheet.levels.len(), mark, quiet, said }
}

/// The least time that the policy that decides asks for, and what share that is.
fn mark(told: JudgedWords<'_>) -> Option<(Hundredths, String)> {
    let least = told.judged.allocation.deciding()?.least?;
    let Rule::Class(ClassRule::AtOrAbove(threshold)) = &told.judged.decider()?.rule else { return None };
    let share = if threshold.share == Hundredths::whole(50) {
        "half of the time".to_owned()
    } else {
        format!("{} % of the time", threshold.share)
    };
    let words = match threshold.test {
        Test::MoreThan => format!("more than {share}"),
        Test::AtLeast => share,
    };
    Some((least, words))
}

fn under(segments: &[Segment], at: f32, words: &str) -> String {
    let hit = segments.iter().find(|one| one.level.is_some() && one.across.into_iter().next_back() >= Some(at));
    match hit {
        Some(one) => format!(". The level with {words} at or above it: {}", one.code),
        None => format!(". No level has {words} at or above it"),
    }
}
