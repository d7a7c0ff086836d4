//! What each level needs: for a vacancy, what a seat must do to be of that level; for an audit, what is not there.

use super::{Allocation, Allocator};
use crate::compare::{Change, LevelView, Link};
use crate::spec::{DutyScope, Level};

/// What one level needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelNeeds {
    /// The duties that set the level apart from the one below: new there, or raised. At the lowest level all its own.
    pub telling: Vec<TellingDuty>,
    /// Whether the level is a lead class for a policy that asks for lead work.
    pub lead: bool,
}

/// A duty that sets a level apart from the one below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TellingDuty {
    /// Its number.
    pub number: u32,
    /// New, raised, or, at the lowest level, `None`.
    pub change: Option<Change>,
    /// The lines of the worksheet that are matched to it; empty: the position has no such work.
    pub lines: Vec<usize>,
    /// The lines that could be this work while nobody has decided them, and are matched to other work.
    pub possible: Vec<usize>,
}

impl Allocator<'_> {
    /// What each level of the series needs, lowest first, held against an allocation of a position.
    pub fn needs(&self, allocation: &Allocation) -> Vec<LevelNeeds> {
        let levels = self.series.levels.iter().enumerate();
        levels
            .map(|(at, level)| LevelNeeds {
                telling: self
                    .telling(at, level)
                    .into_iter()
                    .map(|(number, change)| {
                        let lines = matched_to(allocation, at, number);
                        TellingDuty { number, change, possible: could_be(allocation, at, number, &lines), lines }
                    })
                    .collect(),
                lead: allocation
                    .answers
                    .iter()
                    .filter_map(|answer| answer.lead.as_ref())
                    .any(|gate| gate.classes.contains(&at)),
            })
            .collect()
    }

    fn telling(&self, at: usize, level: &Level) -> Vec<(u32, Option<Change>)> {
        let own = |item: usize| level.duties.items.get(item).filter(|duty| duty.scope == DutyScope::Own);
        let below = at.checked_sub(1).and_then(|below| self.series.levels.get(below));
        let Some(below) = below else {
            return (0..level.duties.items.len()).filter_map(|item| Some((own(item)?.number, None))).collect();
        };
        let view = |level| LevelView { series: self.series, level };
        let links = self.comparer.compare(view(below), view(level), self.confirmed).duties;
        let mut telling: Vec<(u32, Option<Change>)> = links
            .iter()
            .filter(|link: &&Link| {
                matches!(link.change, Change::Added | Change::Raised | Change::Mixed | Change::Changed)
            })
            .filter_map(|link| Some((own(link.upper?)?.number, Some(link.change))))
            .collect();
        telling.sort_by_key(|(number, _)| *number);
        telling.dedup_by_key(|(number, _)| *number);
        telling
    }
}

fn matched_to(allocation: &Allocation, level: usize, number: u32) -> Vec<usize> {
    let lines = allocation.worksheet.lines.iter().enumerate();
    let is_match =
        |items: &[super::MatchedItem]| items.iter().any(|item| item.level == level && item.number == Some(number));
    lines.filter(|(_, line)| is_match(&line.items)).map(|(at, _)| at).collect()
}

fn could_be(allocation: &Allocation, level: usize, number: u32, matched: &[usize]) -> Vec<usize> {
    let lines = allocation.worksheet.lines.iter().enumerate().filter(|(at, _)| !matched.contains(at));
    lines.filter(|(_, line)| line.could_be.contains(&(level, number))).map(|(at, _)| at).collect()
}
