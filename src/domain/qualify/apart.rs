//! Times of work of which none shares a month with another: "two years of clerical work, and in addition one year of
//! bookkeeping".
//!
//! For each set of them there must be as much time of any of them as all of them ask for together; that is enough, and
//! it is exact. What an earlier one takes is not there for a later one.

use super::LimitExceeded;
use super::amount::days_up;
use super::compile::Kind;
use super::search::{Aim, SolutionSearch, answers_to_try};
use super::solutions::{Choice, Solution};
use super::time::{PartCredit, TimeCredit, asked_of};
use crate::spec::MOST_APART;

/// One of the times.
struct ApartTime {
    node: usize,
    parts: Vec<PartCredit>,
    /// The decision that set its sentence aside.
    set_aside: Option<usize>,
}

/// A way to have what stands in for some of the times, with what it relieves of each, in units.
struct Relieved {
    way: Solution,
    by: Vec<u64>,
}

impl SolutionSearch<'_, '_> {
    /// Pushes the ways to have all of these times.
    pub(super) fn apart(&mut self, group: &[usize]) -> Result<(), LimitExceeded> {
        if group.len() > MOST_APART {
            return Err(LimitExceeded::Ways);
        }
        let (mut times, mut relieved) = (Vec::new(), vec![self.without_relief()]);
        for node in group {
            let Some(time) = self.apart_time(*node) else { continue };
            relieved = self.relieved_too(&time, relieved)?;
            times.push(time);
        }
        let asked = times.iter().fold(0, |asked, time| asked | asked_of(&time.parts));
        let everything = self.aim == Aim::Everything;
        let sure = if everything { self.sums(&times, 0)? } else { Vec::new() };
        let most = if everything { self.sums(&times, u64::MAX)? } else { Vec::new() };
        for answered in answers_to_try(self.aim, asked) {
            let sums = self.sums(&times, answered)?;
            let parts = self.parts_missing(&times, answered)?;
            for one in &relieved {
                self.scratch.ways.spend(u64::try_from(sums.len()).unwrap_or(u64::MAX))?;
                let needed = self.needed_of(&times, &one.by, answered);
                let there = there(&sums, &needed);
                let missing = self.apart_missing(&needed, &there, &parts);
                if missing > 0 && !self.may_miss {
                    continue;
                }
                let (have, possible) = (self::there(&sure, &needed), self::there(&most, &needed));
                let mut plan = one.way.plan;
                for (at, time) in times.iter().enumerate() {
                    let figure = |all: &[u64]| all.get(at).copied().unwrap_or_default();
                    let choice = time.set_aside.map_or(
                        Choice::Apart {
                            questions: answered,
                            relief: figure(&one.by),
                            have: figure(&have),
                            possible: figure(&possible),
                            at_best: figure(&there),
                        },
                        Choice::SetAside,
                    );
                    plan = self.scratch.ways.after(plan, time.node, choice);
                }
                let questions = one.way.questions | answered;
                self.scratch.ways.push_way(Solution { questions, missing, relief: 0, plan, ..one.way });
            }
        }
        Ok(())
    }

    fn without_relief(&mut self) -> Relieved {
        let mark = self.scratch.ways.mark();
        self.scratch.ways.push_nothing();
        let way = self.scratch.ways.taken(mark).first().copied().unwrap_or_default();
        Relieved { way, by: Vec::new() }
    }

    fn apart_time(&mut self, node: usize) -> Option<ApartTime> {
        let compiled = self.compiled;
        let time = compiled.node(node)?.kind.time()?;
        let set_aside = self.set_aside(&compiled.node(node)?.source.cite);
        Some(ApartTime { node, parts: TimeCredit::parts_of(self, node, time), set_aside })
    }

    /// The same ways with each of what stands in for a further time.
    fn relieved_too(&mut self, time: &ApartTime, before: Vec<Relieved>) -> Result<Vec<Relieved>, LimitExceeded> {
        let compiled = self.compiled;
        let mark = self.scratch.ways.mark();
        match compiled.node(time.node).map(|node| &node.kind) {
            Some(Kind::Substitution { asked, substitutes, .. }) if time.set_aside.is_none() => {
                self.gather(time.node, substitutes, asked.most())?;
            }
            _ => self.scratch.ways.push_nothing(),
        }
        let own = self.scratch.ways.taken(mark);
        let mut found = Vec::new();
        for one in &before {
            for way in &own {
                self.scratch.ways.spend(1)?;
                if one.way.studies & way.studies == 0 {
                    let joined = self.scratch.ways.both(&one.way, way);
                    found.push(Relieved { way: joined, by: one.by.iter().copied().chain([way.relief]).collect() });
                }
            }
        }
        Ok(found)
    }

    /// For each set of the times, a bit each, what jobs that count for any of them credit.
    fn sums(&mut self, times: &[ApartTime], answered: u64) -> Result<Vec<u64>, LimitExceeded> {
        let wholes: Vec<Option<&PartCredit>> = times.iter().map(|time| time.parts.first()).collect();
        let mut sums = vec![0];
        for set in 1..1_usize << times.len() {
            let chosen = wholes.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0);
            let parts: Vec<&PartCredit> = chosen.filter_map(|(_, whole)| *whole).collect();
            sums.push(self.together_to(&parts, answered)?);
        }
        Ok(sums)
    }

    /// What each time needs in units, what relieves it aside.
    fn needed_of(&self, times: &[ApartTime], relief: &[u64], answered: u64) -> Vec<u64> {
        let needed = |(time, relief): (&ApartTime, &u64)| {
            let whole = time.parts.first().filter(|_| time.set_aside.is_none());
            let asked = whole.filter(|whole| whole.condition.is_none_or(|condition| condition & !answered != 0));
            asked.map_or(0, |whole| whole.needed.units(&self.rates, *relief))
        };
        times.iter().zip(relief).map(needed).collect()
    }

    /// The most that is missing of a part of each time, in units.
    fn parts_missing(&mut self, times: &[ApartTime], answered: u64) -> Result<Vec<u64>, LimitExceeded> {
        let mut all = Vec::new();
        for time in times {
            let mut most = 0;
            for part in time.parts.iter().skip(1).filter(|_| time.set_aside.is_none()) {
                if part.condition.is_none_or(|condition| condition & !answered != 0) {
                    let there = self.together_to(&[part], answered)?;
                    most = most.max(part.needed.units(&self.rates, 0).saturating_sub(there));
                }
            }
            all.push(most);
        }
        Ok(all)
    }

    fn apart_missing(&self, needed: &[u64], there: &[u64], parts: &[u64]) -> u64 {
        let short = needed.iter().zip(there).map(|(needed, there)| needed.saturating_sub(*there));
        let days = |(short, part): (u64, &u64)| days_up(short.max(*part), self.rates.per_month) + u64::from(*part > 0);
        short.zip(parts).map(days).fold(0, u64::saturating_add)
    }
}

/// What is there for each time beside what those before it need. `sums`: of each set, a bit each, what there is of any
/// of them.
fn there(sums: &[u64], needed: &[u64]) -> Vec<u64> {
    let mut taken: Vec<u64> = Vec::new();
    let mut found = Vec::new();
    for (at, needed) in needed.iter().enumerate() {
        let before = 0..1_usize << at;
        let left = before.filter_map(|set| {
            let of = taken.iter().enumerate().filter(|(one, _)| set & (1 << one) != 0);
            let needs = of.fold(0_u64, |sum, (_, needs)| sum.saturating_add(*needs));
            sums.get(set | 1 << at).map(|sum| sum.saturating_sub(needs))
        });
        let left = left.min().unwrap_or_default();
        taken.push(left.min(*needed));
        found.push(left);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::there;

    #[test]
    fn what_the_first_takes_is_not_there_for_the_second() {
        // Ten of the first, ten of the second, twelve of either: the first needs eight, four are left.
        assert_eq!(there(&[0, 10, 10, 12], &[8, 6]), [10, 4]);
        // Nothing in common: all of the second is there.
        assert_eq!(there(&[0, 10, 10, 20], &[8, 6]), [10, 10]);
        // The first is short itself and takes what there is.
        assert_eq!(there(&[0, 5, 9, 9], &[8, 6]), [5, 4]);
    }
}
