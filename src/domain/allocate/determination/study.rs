//! What is said of one class: the figures of every policy, the work that is there and the work that is not.

use std::sync::Arc;

use super::super::answer::found;
use super::super::factors::fitting;
use super::super::worksheet::Case;
use super::super::{
    Allocation, AllocationPolicy, ClassRule, CountedAt, Finding, LevelNeeds, PolicyAnswer, Rule, WorksheetLine,
};
use crate::compare::Change;
use crate::qualify::{Hundredths, Outcome};

/// What is said of one class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassStudy {
    /// The class, an index into the series.
    pub level: usize,
    /// The time of the duties that count at it.
    pub own: Hundredths,
    /// The same with all levels above.
    pub at_or_above: Hundredths,
    /// The lines that count at it.
    pub lines: Vec<usize>,
    /// What each policy makes of it, in their order.
    pub grounds: Vec<Ground>,
    /// The least time that must be re-matched so that the policy that decides says this class; zero where it does.
    /// `None`: no re-matching does it.
    pub points: Option<Hundredths>,
    /// The lines of which each alone, re-matched as a whole to this class, makes it the answer: most time first.
    pub alone: Vec<usize>,
    /// The duties that set it apart from the class below, and that the position does not have.
    pub missing: Vec<MissingDuty>,
    /// Whether it is a lead class for a policy that asks for lead work.
    pub lead: bool,
}

/// A duty that sets a class apart from the one below, and that a position does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingDuty {
    /// Its number.
    pub number: u32,
    /// New or raised; `None` at the lowest level.
    pub change: Option<Change>,
    /// The lines that could be this work while nobody has decided them.
    pub possible: Vec<usize>,
}

/// What a policy makes of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// It asks for a share of the time at or above the class.
    Share {
        /// What is there.
        have: Hundredths,
        /// What it asks for at least.
        least: Hundredths,
    },
    /// It asks for more time than any other class has.
    MostTime {
        /// The time of the class.
        have: Hundredths,
        /// The most time of any other class.
        other: Hundredths,
    },
    /// It asks for lead work and authorities: the class is a lead class.
    Lead(Outcome),
    /// It says nothing about the class.
    Silent,
}

impl Ground {
    /// The points that are missing to what is asked for; zero where it is reached.
    pub fn short(self) -> Hundredths {
        match self {
            Ground::Share { have, least } => Hundredths(least.0.saturating_sub(have.0)),
            Ground::MostTime { have, other } => Hundredths(other.0.saturating_sub(have.0)),
            Ground::Lead(_) | Ground::Silent => Hundredths(0),
        }
    }
}

/// Studies the classes of one series.
pub(super) struct ClassStudies<'a> {
    pub allocation: &'a Allocation,
    pub policies: &'a [Arc<AllocationPolicy>],
    pub needs: &'a [LevelNeeds],
}

impl ClassStudies<'_> {
    pub fn class(&self, level: usize) -> ClassStudy {
        let time = self.allocation.worksheet.levels.get(level);
        let needs = self.needs.get(level);
        let not_there = needs.iter().flat_map(|needs| &needs.telling).filter(|duty| duty.lines.is_empty());
        let judged = self.allocation.answers.iter().zip(self.policies);
        let deciding = self.allocation.deciding();
        ClassStudy {
            level,
            own: time.map_or(Hundredths(0), |time| time.own),
            at_or_above: time.map_or(Hundredths(0), |time| time.at_or_above),
            lines: time.map_or_else(Vec::new, |time| time.lines.clone()),
            grounds: judged.map(|(answer, policy)| self.ground(level, answer, &policy.rule)).collect(),
            points: deciding.and_then(|answer| answer.points_to.get(level).copied().flatten()),
            alone: self.alone(level),
            missing: not_there
                .map(|duty| MissingDuty { number: duty.number, change: duty.change, possible: duty.possible.clone() })
                .collect(),
            lead: needs.is_some_and(|needs| needs.lead),
        }
    }

    fn ground(&self, level: usize, answer: &PolicyAnswer, rule: &Rule) -> Ground {
        let levels = &self.allocation.worksheet.levels;
        let Some(time) = levels.get(level) else { return Ground::Silent };
        match (rule, answer.least, &answer.lead) {
            _ if answer.finding == Finding::NotCalled => Ground::Silent,
            (Rule::Class(ClassRule::AtOrAbove(_)), Some(least), _) => Ground::Share { have: time.at_or_above, least },
            (Rule::Class(ClassRule::MostTime(_)), ..) => {
                let others = levels.iter().enumerate().filter(|(at, _)| *at != level).map(|(_, other)| other.own);
                Ground::MostTime { have: time.own, other: others.max().unwrap_or_default() }
            }
            (Rule::Lead(_), _, Some(gate)) if gate.classes.contains(&level) => Ground::Lead(gate.outcome(gate.time)),
            _ => Ground::Silent,
        }
    }

    /// The lines that are not shown apart and of which each alone makes the class the answer of the policy that
    /// decides.
    fn alone(&self, level: usize) -> Vec<usize> {
        let sheet = &self.allocation.worksheet;
        let (Some(policy), Some(answer)) = (self.policies.first(), self.allocation.deciding()) else {
            return Vec::new();
        };
        let Rule::Class(rule) = &policy.rule else { return Vec::new() };
        if matches!(answer.finding, Finding::NotCalled) || answer.finding == Finding::Class(level) {
            return Vec::new();
        }
        let factors = fitting(&self.allocation.factors, sheet.levels.len());
        let brings = |(at, line): &(usize, &WorksheetLine)| {
            !matches!(line.place, CountedAt::Excluded(_))
                && found(rule, &sheet.times(Case::Usual, &factors, Some((*at, level)))) == Finding::Class(level)
        };
        let mut lines: Vec<(usize, &WorksheetLine)> = sheet.lines.iter().enumerate().filter(brings).collect();
        lines.sort_by_key(|(_, line)| std::cmp::Reverse(line.percent));
        lines.into_iter().map(|(at, _)| at).collect()
    }
}
