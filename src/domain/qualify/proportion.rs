//! Work under several alternatives that adds up in proportion: half of the time that one asks for and half of what
//! another does are a whole.
//!
//! No month counts twice: time that counts toward several alternatives counts toward the one that asks for the least,
//! where it is worth the most, and what is left of it toward the next. What an alternative asks beside its time, a
//! degree or a part of a narrower sort, it still asks of who combines work toward it; whether that is so of a share of
//! the time, where it is not there, only a person can say.

use super::LimitExceeded;
use super::amount::days_up;
use super::compile::{Compiled, Kind};
use super::question::Key;
use super::search::{SolutionSearch, answers_to_try};
use super::service::Needed;
use super::solutions::{Choice, Solution};
use super::time::{PartCredit, TimeCredit, asked_of};
use crate::spec::{About, InProportion};

/// More alternatives than this that ask for something beside time are not weighed.
const MOST_BOUND: usize = 12;

/// A whole, where a share is only estimated from above.
const WHOLE: u64 = 1_000;

/// Alternatives whose work may be combined.
#[derive(Debug, Clone)]
pub(super) struct Proportion<'s> {
    pub asked: &'s InProportion,
    /// Those that ask for one time of work, the shortest first.
    pub patterns: Vec<Pattern>,
    /// Those of whose work it is not clear how it adds up.
    unclear: Vec<usize>,
}

/// An alternative that asks for one time of work.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    /// The node of the time.
    pub time: usize,
    pub months: u32,
    /// The nodes of what it asks beside it.
    pub rest: Vec<usize>,
}

/// What work toward some of the patterns comes to.
#[derive(Debug, Clone, Default)]
pub(super) struct Combined {
    /// In units of the time of the shortest of them.
    pub units: u64,
    /// In units of time.
    pub in_all: u64,
    /// In units of time, toward each of them.
    pub shares: Vec<u64>,
}

impl<'s> Proportion<'s> {
    /// The alternatives `parts`, of nodes that are compiled.
    pub fn new(asked: &'s InProportion, parts: &[usize], compiled: &Compiled<'_>) -> Self {
        let (mut patterns, mut unclear) = (Vec::new(), Vec::new());
        for part in parts {
            match one_time(*part, compiled) {
                Some((time, months, rest)) => patterns.push(Pattern { time, months, rest }),
                None if may_be_work(*part, compiled) => unclear.push(*part),
                None => {}
            }
        }
        patterns.sort_by_key(|pattern| pattern.months);
        Proportion { asked, patterns, unclear }
    }

    /// Those of the patterns in a set, a bit each.
    pub fn chosen(&self, set: u64) -> Vec<&Pattern> {
        let chosen = self.patterns.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0);
        chosen.map(|(_, pattern)| pattern).collect()
    }

    /// The least time that there must be in all; `None`: it is not printed.
    pub fn least(&self) -> Option<Needed> {
        let InProportion { months, more_than, .. } = *self.asked;
        (months > 0).then_some(Needed { months, more_than })
    }
}

/// The time of work of a node that asks for one, its months, and what it asks beside it.
fn one_time(node: usize, compiled: &Compiled<'_>) -> Option<(usize, u32, Vec<usize>)> {
    match &compiled.node(node)?.kind {
        Kind::Experience(time) | Kind::Substitution { time, .. } => {
            let asked = &time.asked;
            let plain = asked.months > 0 && !asked.more_than && asked.only_if.is_none();
            plain.then(|| (node, asked.months, Vec::new()))
        }
        Kind::All(parts) => {
            let (of_work, mut rest): (Vec<usize>, Vec<usize>) =
                parts.iter().partition(|part| asks_for_work(**part, compiled));
            let [only] = of_work.as_slice() else { return None };
            let (time, months, more) = one_time(*only, compiled)?;
            rest.extend(more);
            Some((time, months, rest))
        }
        _ => None,
    }
}

/// Whether a node asks for time of work, here or in some part.
fn asks_for_work(node: usize, compiled: &Compiled<'_>) -> bool {
    let Some(node) = compiled.node(node) else { return false };
    match &node.kind {
        Kind::Experience(_) | Kind::Substitution { .. } | Kind::Combination { .. } => true,
        Kind::Replaced { of, .. } => asks_for_work(*of, compiled),
        other => other.parts().any(|part| asks_for_work(part, compiled)),
    }
}

/// Whether it does, or leaves to a person what may be work.
fn may_be_work(node: usize, compiled: &Compiled<'_>) -> bool {
    let judged = matches!(compiled.node(node).map(|node| &node.kind), Some(Kind::Judgement(asked)) if asked.about == About::Applicant);
    judged || asks_for_work(node, compiled)
}

/// A pattern with the jobs that count toward it.
struct Credited<'p> {
    pattern: &'p Pattern,
    parts: Vec<PartCredit>,
}

impl Credited<'_> {
    fn whole(&self) -> Option<&PartCredit> {
        self.parts.first()
    }

    /// Whether it asks for more than its time.
    fn is_bound(&self) -> bool {
        !self.pattern.rest.is_empty() || self.parts.len() > 1
    }
}

impl SolutionSearch<'_, '_> {
    /// Pushes the ways in which work toward several alternatives adds up. `mark`: where those by one of them begin.
    pub(super) fn in_proportion(
        &mut self,
        node: usize,
        proportion: &Proportion<'_>,
        mark: usize,
    ) -> Result<(), LimitExceeded> {
        let asks_nothing = |way: &Solution| way.is_enough() && way.questions == 0 && way.studies == 0;
        if self.scratch.ways.since(mark).iter().any(asks_nothing) {
            return Ok(());
        }
        let mut all = Vec::new();
        for pattern in &proportion.patterns {
            let Some(time) = self.compiled.node(pattern.time).and_then(|node| node.kind.time()) else { continue };
            all.push(Credited { pattern, parts: TimeCredit::parts_of(self, pattern.time, time) });
        }
        let bound: Vec<usize> = all.iter().enumerate().filter(|(_, one)| one.is_bound()).map(|(at, _)| at).collect();
        if bound.len() > MOST_BOUND || all.len() > 64 {
            return Err(LimitExceeded::Ways);
        }
        let free = (0..all.len()).filter(|at| !bound.contains(at)).fold(0_u64, |set, at| set | 1 << at);
        for some in 0..1_u64 << bound.len() {
            let with = bound.iter().enumerate().filter(|(bit, _)| some & (1 << bit) != 0);
            let set = with.fold(free, |set, (_, at)| set | 1 << at);
            if set.count_ones() > 1 {
                self.of_set(node, proportion, &all, set)?;
            }
        }
        self.unclear_sum(node, proportion, &all)
    }

    /// Pushes the ways by work toward the patterns of a set.
    fn of_set(
        &mut self,
        node: usize,
        proportion: &Proportion<'_>,
        all: &[Credited<'_>],
        set: u64,
    ) -> Result<(), LimitExceeded> {
        let chosen: Vec<(usize, &Credited<'_>)> =
            all.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0).collect();
        let wholes: Vec<&PartCredit> = chosen.iter().filter_map(|(_, one)| one.whole()).collect();
        let months: Vec<u32> = chosen.iter().map(|(_, one)| one.pattern.months).collect();
        let asked = chosen.iter().fold(0, |asked, (_, one)| asked | asked_of(&one.parts));
        let mark = self.scratch.ways.mark();
        for answered in answers_to_try(self.aim, asked) {
            let combined = self.combined(&wholes, &months, answered)?;
            let missing = self.combined_missing(proportion, &combined, &months);
            if missing > 0 && !self.may_miss || !self.is_mixed(&chosen, &combined, &months, answered)? {
                continue;
            }
            let Some(waived) = self.parts_waived(node, &chosen, answered)? else { continue };
            let questions = answered | waived;
            self.scratch.ways.push_bare(Solution { questions, missing, ..Solution::default() });
        }
        if self.scratch.ways.mark() == mark {
            return Ok(());
        }
        for (at, one) in &chosen {
            let middle = self.scratch.ways.mark();
            self.scratch.ways.push_nothing();
            for (place, rest) in one.pattern.rest.iter().enumerate() {
                self.beside_time(middle, (node, *at, place), *rest)?;
            }
            // A degree that two of them ask for is one.
            self.scratch.ways.join_sharing(mark, middle)?;
        }
        let found = self.scratch.ways.taken(mark);
        for way in found {
            let choice = Choice::InProportion { patterns: set, questions: way.questions };
            self.scratch.ways.push_after(way.plan, node, choice, way);
        }
        self.scratch.ways.prune(mark)
    }

    /// Joins what a pattern asks beside its time to the ways from `mark` on: it is there, or a person says that it need
    /// not be.
    fn beside_time(
        &mut self,
        mark: usize,
        (node, pattern, at): (usize, usize, usize),
        rest: usize,
    ) -> Result<(), LimitExceeded> {
        let middle = self.scratch.ways.mark();
        let may_miss = std::mem::replace(&mut self.may_miss, false);
        self.node(rest)?;
        self.may_miss = may_miss;
        let sure = |way: &Solution| way.questions == 0 && way.studies == 0;
        if !self.scratch.ways.since(middle).iter().any(sure)
            && let Some(questions) = self.ask(Key::Without { node, pattern, at })
        {
            self.scratch.ways.push_bare(Solution { questions, ..Solution::default() });
        }
        self.scratch.ways.join(mark, middle, false, 0)
    }

    /// What the jobs of these times of work come to in proportion, none of them counted twice.
    pub(super) fn combined(
        &mut self,
        wholes: &[&PartCredit],
        months: &[u32],
        answered: u64,
    ) -> Result<Combined, LimitExceeded> {
        let mut combined = Combined::default();
        let mut until = 0;
        for at in 0..wholes.len() {
            until = self.together_to(wholes.get(..=at).unwrap_or_default(), answered)?.max(until);
            combined.shares.push(until - combined.in_all);
            combined.in_all = until;
        }
        combined.units = in_shortest(&combined.shares, months).ok_or(LimitExceeded::Ways)?;
        Ok(combined)
    }

    /// What jobs that count for any of these parts credit together.
    pub(super) fn together_to(&mut self, parts: &[&PartCredit], answered: u64) -> Result<u64, LimitExceeded> {
        let members = parts.iter().map(|part| part.members.len()).sum::<usize>();
        self.scratch.ways.spend(u64::try_from(members).unwrap_or(u64::MAX).saturating_add(1))?;
        let counting = &mut self.scratch.counting;
        let lists = parts.iter().map(|part| part.members.as_slice());
        let units = counting.of_any(self.record, lists, answered, self.as_of, &self.rates);
        let compared = counting.weight();
        self.scratch.ways.spend(compared)?;
        Ok(units)
    }

    /// What is missing, in days of work of the shortest pattern or of any.
    fn combined_missing(&self, proportion: &Proportion<'_>, combined: &Combined, months: &[u32]) -> u64 {
        let rates = &self.rates;
        let shortest = months.first().copied().unwrap_or_default();
        let share = rates.months(shortest).saturating_sub(combined.units);
        let in_all = proportion.least().map_or(0, |least| least.units(rates, 0)).saturating_sub(combined.in_all);
        days_up(share.max(in_all), rates.per_month)
    }

    /// Whether there is work toward each pattern that asks for something beside its time, and toward two in all: else
    /// one alternative stands alone. Of more than a whole, some can be moved to a pattern that has a claim to it.
    fn is_mixed(
        &mut self,
        chosen: &[(usize, &Credited<'_>)],
        combined: &Combined,
        months: &[u32],
        answered: u64,
    ) -> Result<bool, LimitExceeded> {
        let whole = self.rates.months(months.first().copied().unwrap_or_default());
        let mut there = Vec::with_capacity(chosen.len());
        for (at, (_, one)) in chosen.iter().enumerate() {
            // Between patterns of the same length it makes no difference toward which time counts.
            let is_shorter = |other: &&(usize, &Credited<'_>)| other.1.pattern.months < one.pattern.months;
            let shorter = chosen.iter().filter(|other| combined.units <= whole && is_shorter(other));
            let shorter: Vec<&PartCredit> = shorter.filter_map(|(_, other)| other.whole()).collect();
            let with: Vec<&PartCredit> = shorter.iter().copied().chain(one.whole()).collect();
            let share = combined.shares.get(at).is_some_and(|share| *share > 0);
            there.push(share || self.together_to(&with, answered)? > self.together_to(&shorter, answered)?);
        }
        let has = |at: usize| there.get(at).copied().unwrap_or_default();
        let two = (0..chosen.len()).filter(|at| has(*at)).count() > 1;
        let bound = chosen.iter().enumerate().all(|(at, (_, one))| !one.is_bound() || has(at));
        // On the way to a whole, any of them may still be worked toward.
        Ok(bound && (two || combined.units < whole))
    }

    /// The questions under which no part of a narrower sort is lacking: that there is as much of it as asked for in
    /// time that counts toward no pattern before, or that a share of the time need not have it.
    fn parts_waived(
        &mut self,
        node: usize,
        chosen: &[(usize, &Credited<'_>)],
        answered: u64,
    ) -> Result<Option<u64>, LimitExceeded> {
        let mut before: Vec<&PartCredit> = Vec::new();
        let mut waived = 0;
        for (at, one) in chosen {
            let taken = self.together_to(&before, answered)?;
            for (place, part) in one.parts.iter().enumerate().skip(1) {
                let not_asked = part.condition.is_some_and(|condition| condition & !answered == 0);
                let with: Vec<&PartCredit> = before.iter().copied().chain([part]).collect();
                let own = self.together_to(&with, answered)?.saturating_sub(taken);
                if not_asked || own >= part.needed.units(&self.rates, 0) {
                    continue;
                }
                let key = Key::Without { node, pattern: *at, at: one.pattern.rest.len() + place - 1 };
                match self.ask(key) {
                    Some(question) => waived |= question,
                    None => return Ok(None),
                }
            }
            before.extend(one.whole());
        }
        Ok(Some(waived))
    }

    /// Pushes the question whether work reaches a whole, where it may and how it adds up is not clear: an alternative
    /// asks for several times of work or is left to a person, or something stands in for time.
    fn unclear_sum(
        &mut self,
        node: usize,
        proportion: &Proportion<'_>,
        all: &[Credited<'_>],
    ) -> Result<(), LimitExceeded> {
        let (mut sum, mut some, mut unclear) = (0_u64, 0, false);
        for one in all {
            let whole = one.whole().map_or(Ok(0), |whole| self.together_to(&[whole], u64::MAX))?;
            let relief = self.relief_of(one.pattern.time)?;
            unclear |= relief > 0;
            let share = self.at_most_of(whole.saturating_add(relief), one.pattern.months);
            (sum, some) = (sum.saturating_add(share), some + u32::from(share > 0));
        }
        for part in &proportion.unclear {
            let share = self.most_toward(*part)?;
            unclear |= share > 0;
            (sum, some) = (sum.saturating_add(share), some + u32::from(share > 0));
        }
        if unclear
            && some > 1
            && sum >= WHOLE
            && let Some(questions) = self.ask(Key::InProportion { node })
        {
            self.scratch.ways.push(node, Choice::Answered, Solution { questions, ..Solution::default() });
        }
        Ok(())
    }

    /// The most for which something stands in, in units, at a time of work.
    fn relief_of(&mut self, time: usize) -> Result<u64, LimitExceeded> {
        let compiled = self.compiled;
        let Some(Kind::Substitution { asked, substitutes, .. }) = compiled.node(time).map(|node| &node.kind) else {
            return Ok(0);
        };
        let mark = self.scratch.ways.mark();
        self.gather(time, substitutes, asked.most())?;
        Ok(self.scratch.ways.taken(mark).iter().map(|way| way.relief).max().unwrap_or_default())
    }

    /// The share that so many units are of so many months, in thousandths, at most.
    fn at_most_of(&self, units: u64, months: u32) -> u64 {
        let whole = self.rates.months(months);
        let share = (u128::from(units) * u128::from(WHOLE)).checked_div_euclid(u128::from(whole));
        share.map_or(WHOLE, |share| u64::try_from(share + 1).unwrap_or(WHOLE).min(WHOLE)) * u64::from(units > 0)
    }

    /// The most that may be there of an alternative whose work is not clear, in thousandths.
    fn most_toward(&mut self, node: usize) -> Result<u64, LimitExceeded> {
        let compiled = self.compiled;
        let Some(node_of) = compiled.node(node) else { return Ok(0) };
        let mut most = match &node_of.kind {
            Kind::Experience(time) | Kind::Substitution { time, .. } => {
                let parts = TimeCredit::parts_of(self, node, time);
                let whole = parts.first().map_or(Ok(0), |whole| self.together_to(&[whole], u64::MAX))?;
                let relief = self.relief_of(node)?;
                self.at_most_of(whole.saturating_add(relief), time.asked.months)
            }
            Kind::Combination { .. } | Kind::Judgement(_) => WHOLE,
            _ => 0,
        };
        for part in node_of.kind.parts().collect::<Vec<_>>() {
            // What is left to a person beside work is no work.
            let work = asks_for_work(part, compiled) || !asks_for_work(node, compiled) && may_be_work(part, compiled);
            most = most.max(if work { self.most_toward(part)? } else { 0 });
        }
        Ok(most)
    }
}

/// What shares of times of so many months come to in units of the shortest, which stands first; what is less than a
/// unit is left away. `None`: the figures are too large.
fn in_shortest(shares: &[u64], months: &[u32]) -> Option<u64> {
    let Some(shortest) = months.first().copied() else { return Some(0) };
    let common = months.iter().try_fold(1_u64, |common, months| least_common(common, u64::from(*months)))?;
    let whole = shares.iter().zip(months).try_fold(0_u128, |sum, (share, months)| {
        let worth = common.checked_div(u64::from(*months))?;
        sum.checked_add(u128::from(*share).checked_mul(u128::from(worth))?)
    })?;
    let one = common.checked_div(u64::from(shortest))?;
    u64::try_from(whole.checked_div(u128::from(one))?).ok()
}

/// The least common multiple.
fn least_common(one: u64, other: u64) -> Option<u64> {
    let (mut a, mut b) = (one, other);
    while b > 0 {
        (a, b) = (b, a.checked_rem(b)?);
    }
    one.checked_div(a)?.checked_mul(other)
}

/// What a pattern asks beside its time, as printed; the nodes first, then the parts of the time.
pub(super) fn beside_words<'c>(
    compiled: &'c Compiled<'_>,
    node: usize,
    pattern: usize,
    at: usize,
) -> Option<(&'c str, &'c str)> {
    let Kind::Any(_, Some(proportion)) = &compiled.node(node)?.kind else { return None };
    let pattern = proportion.patterns.get(pattern)?;
    let own = compiled.node(pattern.time)?.source.cite.as_str();
    let rest = match pattern.rest.get(at) {
        Some(rest) => compiled.node(*rest)?.source.cite.as_str(),
        None => {
            super::question::part_of(compiled, pattern.time, at + 1 - pattern.rest.len())?.asked.source.cite.as_str()
        }
    };
    Some((own, rest))
}

#[cfg(test)]
mod tests {
    use super::in_shortest;

    #[test]
    fn shares_are_added_exactly() {
        // A third of 36 months, a third of 24 and a third of 12 are 12 months.
        assert_eq!(in_shortest(&[4, 8, 12], &[12, 24, 36]), Some(12));
        // 3/7 + 4/7 with 7 and 14 months: 3 + 8/2.
        assert_eq!(in_shortest(&[3, 8], &[7, 14]), Some(7));
        // 1/7 + 1/11 + 1/13 of 7: 1 + 7/11 + 7/13 = 2.17.
        assert_eq!(in_shortest(&[1, 1, 1], &[7, 11, 13]), Some(2));
        assert_eq!(in_shortest(&[], &[]), Some(0));
    }
}
