//! What stands in for something that is asked for: for so many months of time, or in its place.

use super::LimitExceeded;
use super::compile::{Compiled, Kind};
use super::coursework::{self, CourseworkAmount};
use super::policy::Rates;
use super::question::Key;
use super::search::{Aim, SolutionSearch, answers_to_try};
use super::solutions::{Choice, Solution};
use crate::spec::{Rate, RateUnit, Requirement, Substitute, Substitution, months_in_words};

/// One thing that may stand in.
#[derive(Debug, Clone, Copy)]
pub(super) struct StandIn {
    /// For at most so many months; 0: what is asked for is no time, and a limit on it is a question.
    pub months: u32,
    /// The number of its node.
    pub by: usize,
    /// For how many months by its amount, where that can be counted.
    rate: Option<Rate>,
    /// Whether it stands in is a question even where it is there: its amount or what it may replace is not computed.
    asked: bool,
}

impl StandIn {
    /// The substitute of this place, whose node is `by`.
    pub fn new(asked: &Substitution, at: usize, by: usize, compiled: &Compiled<'_>) -> Self {
        let Some(substitute) = asked.substitutes.get(at) else {
            return StandIn { months: 0, by, rate: None, asked: true };
        };
        let months = asked.most_by(substitute);
        let rate = substitute.rate.filter(|rate| asked.months().is_some() && is_counted(*rate, by, compiled));
        let limited = asked.months().is_none() && limit(asked, substitute).is_some();
        let asked = asked.open.is_some() || limited || substitute.rate.is_some() && rate.is_none();
        StandIn { months, by, rate, asked }
    }

    /// Whether only a person can say that it stands in.
    pub fn is_asked(&self) -> bool {
        self.asked
    }
}

/// The most months for which a substitute stands in, as it is printed.
fn limit(asked: &Substitution, substitute: &Substitute) -> Option<u32> {
    [substitute.months, substitute.at_most, asked.at_most].into_iter().flatten().min()
}

/// Whether the amount behind a rate is one of units that a node counts, in the sort of units that it prints.
fn is_counted(rate: Rate, by: usize, compiled: &Compiled<'_>) -> bool {
    let Some(Kind::Coursework(asked)) = compiled.node(by).map(|node| &node.kind) else { return false };
    let Some(CourseworkAmount::Units { semester, quarter }) = asked.parts.first().map(|part| part.amount) else {
        return false;
    };
    match rate.unit {
        RateUnit::SemesterUnits => semester.is_some(),
        RateUnit::QuarterUnits => semester.is_none() && quarter.is_some(),
        RateUnit::Months | RateUnit::YearsOfStudy => false,
    }
}

impl SolutionSearch<'_, '_> {
    /// Pushes the ways to have any of the substitutes of a time, none included; what is missing is no substitute.
    pub(super) fn gather(&mut self, node: usize, all: &[StandIn], at_most: u32) -> Result<(), LimitExceeded> {
        let may_miss = std::mem::replace(&mut self.may_miss, false);
        let at_most = self.rates.months(at_most);
        let mark = self.scratch.ways.mark();
        self.scratch.ways.push_nothing();
        for (at, one) in all.iter().enumerate() {
            let middle = self.scratch.ways.mark();
            self.relieving(node, at, one)?;
            self.scratch.ways.join(mark, middle, true, at_most)?;
        }
        self.may_miss = may_miss;
        Ok(())
    }

    /// Pushes the ways to have one substitute, each with what it relieves.
    fn relieving(&mut self, node: usize, at: usize, one: &StandIn) -> Result<(), LimitExceeded> {
        let mark = self.scratch.ways.mark();
        match self.amounts(one)? {
            Some(amounts) => {
                for (questions, relief) in amounts {
                    if relief > 0 {
                        let way = Solution { questions, relief, ..Solution::default() };
                        self.scratch.ways.push(one.by, Choice::Rated { questions }, way);
                    }
                }
            }
            None => {
                self.node(one.by)?;
                let full = self.full(one);
                self.scratch.ways.relieve(mark, full);
            }
        }
        self.only_if_asked(node, at, one, mark);
        Ok(())
    }

    /// Leaves the ways from `mark` on, if the question whether they stand in is answered helpfully.
    fn only_if_asked(&mut self, node: usize, at: usize, one: &StandIn, mark: usize) {
        if !one.asked || self.scratch.ways.mark() == mark {
            return;
        }
        match self.ask(Key::Replaced { node, at }) {
            Some(question) => self.scratch.ways.suppose(mark, question),
            None => drop(self.scratch.ways.taken(mark)),
        }
    }

    /// What a substitute relieves where its node is met: for units, as much as the node asks for gives.
    fn full(&self, one: &StandIn) -> u64 {
        let most = self.rates.months(one.months);
        let Some((rate, Kind::Coursework(asked))) = one.rate.zip(self.compiled.node(one.by).map(|node| &node.kind))
        else {
            return most;
        };
        asked.parts.first().map_or(0, |part| relief(part.amount, part.amount.needed(), rate, &self.rates)).min(most)
    }

    /// What there is of a substitute that counts by its amount, under each set of answers; `None`: its node decides.
    fn amounts(&mut self, one: &StandIn) -> Result<Option<Vec<(u64, u64)>>, LimitExceeded> {
        let compiled = self.compiled;
        let Some((rate, Kind::Coursework(asked))) = one.rate.zip(compiled.node(one.by).map(|node| &node.kind)) else {
            return Ok(None);
        };
        let Some(part) = asked.parts.first().filter(|_| asked.measure.is_known(self.record)) else { return Ok(None) };
        let members = coursework::whole(self, one.by, asked);
        let open = members.iter().fold(0, |all, (_, questions)| all | questions);
        let most = self.rates.months(one.months);
        let mut found = Vec::new();
        for answered in answers_to_try(self.aim, open) {
            self.scratch.ways.spend(u64::try_from(members.len()).unwrap_or(u64::MAX))?;
            let amount = coursework::sum(&members, answered);
            found.push((answered, relief(part.amount, amount, rate, &self.rates).min(most)));
        }
        Ok(Some(found))
    }

    /// What a substitute relieves without a question about it; `met`: its node is, without one.
    pub(super) fn relieved_surely(&mut self, one: &StandIn, met: bool) -> u64 {
        let aim = std::mem::replace(&mut self.aim, Aim::Outcome);
        let amounts = self.amounts(one);
        self.aim = aim;
        match amounts {
            Ok(Some(amounts)) => amounts.first().map_or(0, |(_, relief)| *relief),
            _ if met => self.full(one),
            _ => 0,
        }
    }

    /// The question whether a substitute of a node stands in, in words, while nobody has answered it.
    pub(super) fn open_stand_in(&self, node: usize, at: usize, one: &StandIn) -> Option<String> {
        let key = Key::Replaced { node, at };
        let open = one.asked && key.recorded(self.compiled, self.record).is_none();
        open.then(|| key.words(self.compiled, self.record))
    }

    /// The decision on record whether a substitute of a node stands in.
    pub(super) fn decided_stand_in(&self, node: usize, at: usize, one: &StandIn) -> Option<usize> {
        let recorded = || Key::Replaced { node, at }.recorded(self.compiled, self.record);
        one.asked.then(recorded).flatten().map(|(judgement, _)| judgement)
    }

    /// Pushes the ways in which something stands in the place of what is no time.
    pub(super) fn replaced(&mut self, node: usize, all: &[StandIn]) -> Result<(), LimitExceeded> {
        let may_miss = std::mem::replace(&mut self.may_miss, false);
        for (at, one) in all.iter().enumerate() {
            let mark = self.scratch.ways.mark();
            self.node(one.by)?;
            self.only_if_asked(node, at, one, mark);
        }
        self.may_miss = may_miss;
        Ok(())
    }
}

/// What so much of a scale gives at a rate, in units of credit; a part of a unit is left away.
fn relief(of: CourseworkAmount, amount: u64, rate: Rate, rates: &Rates) -> u64 {
    let whole = u128::from(amount) * u128::from(of.figure()) * u128::from(rate.gives) * u128::from(rates.per_month);
    let per = u128::from(of.needed()) * u128::from(rate.per);
    u64::try_from(whole.checked_div(per).unwrap_or_default()).unwrap_or(u64::MAX)
}

/// The question whether something stands in, in words.
pub(super) fn replaced_words(asked: &Substitution, at: usize) -> String {
    let Some(substitute) = asked.substitutes.get(at) else { return String::new() };
    let time = asked.months().map(|_| format!("{} of ", months_in_words(asked.most_by(substitute))));
    // Of what is no time nothing can be counted off: how much is left of it, a person says.
    let limit = limit(asked, substitute).filter(|_| time.is_none());
    let limit = limit.map(|most| format!(", of which at most {} may be replaced", months_in_words(most)));
    let rate = substitute.rate.map_or_else(String::new, |rate| format!(" at {}", rate.words()));
    let open = asked.open.as_ref().map_or_else(String::new, |open| format!(", which it may only for “{open}”"));
    let of = match &*asked.of {
        Requirement::Service(service) => service.words(),
        other => format!("“{}”", other.source().cite),
    };
    format!(
        "whether “{}” stands in for {}{of}{rate}{}{open}",
        substitute.by.source().cite,
        time.unwrap_or_default(),
        limit.unwrap_or_default()
    )
}
