//! The worksheet: at which level each duty counts, and the time by level.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::matching::{MatchedItem, Matching};
use super::meant::Meant;
use super::times::Times;
use super::{Allocator, AssignedDuty, Caution, Gate, Position};
use crate::compare::Suggestion;
use crate::qualify::{Hundredths, end_of_months, span};
use crate::spec::DutyScope;

/// Where the time of a duty goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CountedAt {
    /// It counts at this level, an index into the series.
    Level(usize),
    /// It matches nothing.
    Unmatched,
    /// It is shown apart and not counted.
    Excluded(Exclusion),
}

impl CountedAt {
    /// The level at which it counts.
    pub fn level(self) -> Option<usize> {
        match self {
            CountedAt::Level(level) => Some(level),
            CountedAt::Unmatched | CountedAt::Excluded(_) => None,
        }
    }
}

/// Why a duty is shown apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Exclusion {
    /// Other duties as assigned.
    OtherDuties,
    /// Done for less than the gate.
    TooShort,
    /// Its first day is after the day of judging.
    NotBegun,
}

/// One duty on the worksheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorksheetLine {
    /// The number of the duty.
    pub number: u32,
    /// Percent of the time.
    pub percent: Hundredths,
    /// Where its time goes.
    pub place: CountedAt,
    /// Where it goes if everything undecided about it is decided for the lowest level.
    pub lowest: CountedAt,
    /// Where it goes if everything undecided about it is decided for the highest level.
    pub highest: CountedAt,
    /// What it is matched to.
    pub items: Vec<MatchedItem>,
    /// Whether somebody has decided the match.
    pub decided: bool,
    /// Items of other levels that are as likely to be meant as the one that it is matched to, while nobody has decided.
    pub near: Vec<Suggestion>,
    /// The levels at which it could count as long as something about it is undecided, lowest first.
    pub could_count_at: Vec<usize>,
    /// The items that it could be while nobody has decided, by level and number.
    pub could_be: Vec<(usize, u32)>,
    /// The items that are like it, best first.
    pub suggestions: Vec<Suggestion>,
    /// For a duty done too short a time: the first day on which it counts.
    pub counts_from: Option<Date>,
}

impl WorksheetLine {
    /// Whether somebody still has to decide what it is matched to. Other duties as assigned need no decision: they
    /// count for nothing.
    pub fn is_undecided(&self) -> bool {
        !self.decided && self.place != CountedAt::Excluded(Exclusion::OtherDuties)
    }
}

/// The time of one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelTime {
    /// The time of the duties that count here.
    pub own: Hundredths,
    /// The same with all levels above.
    pub at_or_above: Hundredths,
    /// The lines that count here, as indices.
    pub lines: Vec<usize>,
}

/// Duties and time by level. All times add up exactly to `total`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worksheet {
    /// The duties, in the order described.
    pub lines: Vec<WorksheetLine>,
    /// The levels of the series, lowest first.
    pub levels: Vec<LevelTime>,
    /// The time that counts at any level.
    pub counted: Hundredths,
    /// The time that matches nothing.
    pub unmatched: Hundredths,
    /// The time shown apart.
    pub apart: Hundredths,
    /// All percentages added up.
    pub total: Hundredths,
    /// What shares are shares of: 100 percent, or `total` where that is more.
    pub whole: Hundredths,
}

/// Which way undecided questions are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Usual,
    Lowest,
    Highest,
}

impl WorksheetLine {
    pub(super) fn place_in(&self, case: Case) -> CountedAt {
        match case {
            Case::Usual => self.place,
            Case::Lowest => self.lowest,
            Case::Highest => self.highest,
        }
    }
}

impl Worksheet {
    /// The numbers of the duties on some lines.
    pub fn numbers(&self, lines: &[usize]) -> Vec<u32> {
        lines.iter().filter_map(|line| Some(self.lines.get(*line)?.number)).collect()
    }

    /// The time by level in a case. With `moved`, that line counts at that level instead.
    pub(super) fn times(&self, case: Case, factors: &[u32], moved: Option<(usize, usize)>) -> Times {
        let mut times =
            Times { whole: self.whole, by_level: vec![0; self.levels.len()], unmatched: 0, factors: factors.to_vec() };
        for (at, line) in self.lines.iter().enumerate() {
            let place = match moved {
                Some((line, level)) if line == at => CountedAt::Level(level),
                _ => line.place_in(case),
            };
            let sum = match place {
                CountedAt::Level(level) => times.by_level.get_mut(level),
                CountedAt::Unmatched => Some(&mut times.unmatched),
                CountedAt::Excluded(_) => None,
            };
            if let Some(sum) = sum {
                *sum = sum.saturating_add(line.percent.0);
            }
        }
        times
    }
}

/// The worksheet of a position.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    pub allocator: &'a Allocator<'a>,
    pub position: &'a Position,
    pub as_of: Date,
    pub gate: Option<&'a Gate>,
}

impl Sheet<'_> {
    /// What each duty is matched to.
    pub fn matchings(&self, cautions: &mut Vec<Caution>) -> Vec<Matching> {
        let duties = self.position.duties.iter().enumerate();
        duties.map(|(at, duty)| self.allocator.matching(at, duty, cautions)).collect()
    }

    pub fn worksheet(&self, matchings: &[Matching]) -> Worksheet {
        let duties = self.position.duties.iter().zip(matchings);
        let lines: Vec<WorksheetLine> = duties.map(|(duty, matching)| self.line(duty, matching)).collect();
        let sum = |of: &dyn Fn(&WorksheetLine) -> bool| {
            Hundredths(lines.iter().filter(|line| of(line)).fold(0, |sum, line| sum.saturating_add(line.percent.0)))
        };
        let total = sum(&|_| true);
        let level = |at: usize| LevelTime {
            own: sum(&|line| line.place == CountedAt::Level(at)),
            at_or_above: sum(&|line| matches!(line.place, CountedAt::Level(level) if level >= at)),
            lines: (0..lines.len())
                .filter(|line| lines.get(*line).map(|line| line.place) == Some(CountedAt::Level(at)))
                .collect(),
        };
        Worksheet {
            levels: (0..self.allocator.series.levels.len()).map(level).collect(),
            counted: sum(&|line| matches!(line.place, CountedAt::Level(_))),
            unmatched: sum(&|line| line.place == CountedAt::Unmatched),
            apart: sum(&|line| matches!(line.place, CountedAt::Excluded(_))),
            total,
            whole: total.max(Hundredths::whole(100)),
            lines,
        }
    }

    fn line(&self, duty: &AssignedDuty, matching: &Matching) -> WorksheetLine {
        let Matching { items, decided, suggestions, meant } = matching;
        let (place, could_be) = self.places(duty, items, *decided, meant);
        let timed = |place| self.timed(duty, place);
        let (place, mut could_be) = (timed(place), could_be.map(timed).collect::<Vec<CountedAt>>());
        could_be.push(place);
        if self.unknown_time(duty) && matches!(place, CountedAt::Level(_)) {
            could_be.push(CountedAt::Excluded(Exclusion::TooShort));
        }
        let levels = could_be.iter().filter_map(|place| place.level());
        let could_count_at: BTreeSet<usize> = levels.clone().collect();
        let counts_from = match place {
            CountedAt::Excluded(Exclusion::TooShort) => {
                duty.since.zip(self.gate).and_then(|(since, gate)| gate.passed_on(since))
            }
            CountedAt::Excluded(Exclusion::NotBegun) => duty.since,
            _ => None,
        };
        let uncounted = could_be.iter().copied().find(|place| place.level().is_none());
        WorksheetLine {
            number: duty.number,
            percent: duty.percent,
            place,
            lowest: uncounted.or(levels.clone().min().map(CountedAt::Level)).unwrap_or(place),
            highest: levels.max().map_or(place, CountedAt::Level),
            items: items.clone(),
            decided: *decided,
            near: if *decided { Vec::new() } else { meant.near.clone() },
            could_count_at: could_count_at.into_iter().collect(),
            could_be: if *decided { Vec::new() } else { meant.items.clone() },
            suggestions: suggestions.clone(),
            counts_from,
        }
    }

    /// Where the time of a duty goes by its work alone: as it is taken, and wherever else it could go while nobody has
    /// decided.
    fn places<'m>(
        &self,
        duty: &AssignedDuty,
        items: &[MatchedItem],
        decided: bool,
        meant: &'m Meant,
    ) -> (CountedAt, impl Iterator<Item = CountedAt> + 'm) {
        let is = |scope: DutyScope| duty.scope == scope || items.iter().any(|item| item.scope == scope);
        let place = if is(DutyScope::OtherAsAssigned) || meant.catch_all {
            CountedAt::Excluded(Exclusion::OtherDuties)
        } else if is(DutyScope::LowerLevels) {
            CountedAt::Level(0)
        } else {
            items.iter().map(|item| item.common_from).min().map_or(CountedAt::Unmatched, CountedAt::Level)
        };
        // What the description itself says of the duty leaves no question.
        let open = !decided && duty.scope == DutyScope::Own;
        let nothing = meant.nothing.then_some(CountedAt::Unmatched);
        let could_be = meant.levels.iter().copied().map(CountedAt::Level).chain(nothing);
        (place, could_be.filter(move |_| open))
    }

    /// A duty that has not been done for long enough is shown apart. Nothing planned has begun.
    fn timed(&self, duty: &AssignedDuty, place: CountedAt) -> CountedAt {
        let (CountedAt::Level(_) | CountedAt::Unmatched, Some(since), false) =
            (place, duty.since, self.position.planned)
        else {
            return place;
        };
        if since > self.as_of {
            return CountedAt::Excluded(Exclusion::NotBegun);
        }
        match self.gate {
            Some(gate) if !gate.is_passed(since, self.as_of) => CountedAt::Excluded(Exclusion::TooShort),
            _ => place,
        }
    }

    fn unknown_time(&self, duty: &AssignedDuty) -> bool {
        self.gate.is_some() && duty.since.is_none() && !self.position.planned
    }
}

impl Gate {
    /// Whether a duty done since `since` has been done for long enough on `as_of`, both days included.
    pub fn is_passed(&self, since: Date, as_of: Date) -> bool {
        let done = span(since, as_of);
        let days = since.until(as_of).map_or(0, |between| i64::from(between.get_days()) + 1);
        self.months.is_none_or(|months| done.months >= months) && self.days.is_none_or(|least| days >= i64::from(least))
    }

    /// The first day on which a duty done since `since` has been done for long enough.
    pub(super) fn passed_on(&self, since: Date) -> Option<Date> {
        let months = self.months.map_or(Some(since), |months| end_of_months(since, months))?;
        let days = self.days.map_or(Some(since), |days| since.checked_add((i64::from(days) - 1).days()).ok())?;
        Some(months.max(days))
    }
}
