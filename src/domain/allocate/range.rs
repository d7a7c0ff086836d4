//! Which answers of a rule are possible while something about duties is undecided.
//!
//! The range never leaves out an answer that some way to decide every duty brings about. Where a rule asks for the most
//! time it may name one more at its ends: which of many ways is possible is then not worked out duty by duty.

use super::answer::found;
use super::times::Times;
use super::worksheet::{Case, CountedAt, Worksheet};
use super::{ClassRule, Finding, MostTime};

/// The lowest and the highest possible answer of a rule that answers with a class.
pub(super) fn range(rule: &ClassRule, sheet: &Worksheet, factors: &[u32]) -> [Finding; 2] {
    let at = |case| found(rule, &sheet.times(case, factors, None));
    let [lowest, usual, highest] = [Case::Lowest, Case::Usual, Case::Highest].map(at);
    let mut possible = match rule {
        // A share at or above a level only grows when a duty counts higher.
        ClassRule::AtOrAbove(_) => vec![lowest, highest],
        ClassRule::MostTime(rule) => most_time(rule, sheet, factors),
    };
    possible.push(usual);
    let least = possible.iter().min().copied().unwrap_or(usual);
    [least, possible.into_iter().max().unwrap_or(usual)]
}

fn most_time(rule: &MostTime, sheet: &Worksheet, factors: &[u32]) -> Vec<Finding> {
    let [fewest, most] = [Case::Lowest, Case::Highest].map(|case| sheet.times(case, factors, None));
    let reached = |times: &Times| rule.unless.as_ref().is_some_and(|unless| times.highest(unless).is_some());
    let mut possible = Vec::new();
    if reached(&most) {
        possible.push(Finding::NotCalled);
    }
    if reached(&fewest) {
        return possible;
    }
    if fewest.counted() == 0 {
        possible.push(Finding::NoClass);
    }
    let classes = (0..sheet.levels.len()).filter(|level| could_be_most(*level, rule, sheet, factors));
    possible.extend(classes.map(Finding::Class));
    possible
}

/// Whether a level has the most time when every duty that can count at it does, held against what cannot count elsewhere.
fn could_be_most(level: usize, rule: &MostTime, sheet: &Worksheet, factors: &[u32]) -> bool {
    let mut times = sheet.times(Case::Usual, factors, None);
    times.by_level.iter_mut().for_each(|time| *time = 0);
    for line in &sheet.lines {
        let settled = line.lowest == line.highest && line.could_count_at.len() == 1;
        let goes = match line.place {
            _ if line.could_count_at.contains(&level) => Some(level),
            CountedAt::Level(here) if settled => Some(here),
            _ => None,
        };
        if let Some(time) = goes.and_then(|goes| times.by_level.get_mut(goes)) {
            *time = time.saturating_add(line.percent.0);
        }
    }
    times.most(rule) == Some(level)
}
