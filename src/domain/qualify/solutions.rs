//! Solutions: ways to meet a requirement: which studies are used up, which questions must be answered well, what is missing.
//!
//! A node's ways are kept to those that no other beats, so the best use of degrees is found exactly. The work is
//! bounded: a requirement with too many ways is refused, never answered wrongly.

use super::LimitExceeded;

/// The most comparisons of ways, and counts of jobs, for one requirement.
const MAX_WORK: u64 = 4_000_000;

/// One way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Solution {
    /// Studies used up, a bit each.
    pub studies: u64,
    /// Questions that must be answered helpfully, a bit each.
    pub questions: u64,
    /// What is missing, in days of work, 30 to a month.
    pub missing: u64,
    /// What is relieved, in units of credit, while substitutes are gathered.
    pub relief: u64,
    /// How it is done: a step of the plan.
    pub plan: usize,
}

impl Solution {
    fn beats(&self, other: &Solution) -> bool {
        self.studies & !other.studies == 0
            && self.questions & !other.questions == 0
            && self.missing <= other.missing
            && self.relief >= other.relief
    }

    /// Whether nothing is missing.
    pub fn is_enough(&self) -> bool {
        self.missing == 0
    }
}

/// How one node is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// By a study.
    Study(usize),
    /// By a study that by the record alone serves for another requirement: it is free only if `questions` are answered
    /// helpfully.
    Freed { study: usize, questions: u64 },
    /// By work that is equivalent to the schooling asked for.
    Equivalent,
    /// By a credential.
    Held(usize),
    /// By time of work, if `questions` are answered helpfully, less `relief` units of credit.
    Time { questions: u64, relief: u64 },
    /// By time of which no month counts for another time, if `questions` are answered helpfully, less `relief`; with what
    /// is there of it surely, at most, and by those answers, in units of credit.
    Apart { questions: u64, relief: u64, have: u64, possible: u64, at_best: u64 },
    /// By an amount of study, if `questions` are answered helpfully.
    Coursework { questions: u64 },
    /// By as much of an amount of study as there is, if `questions` are answered helpfully.
    Rated { questions: u64 },
    /// By a study, if any, and time of work together, if `questions` are answered helpfully.
    Combined { study: Option<usize>, questions: u64 },
    /// By work toward several alternatives in proportion, a bit each, if `questions` are answered helpfully.
    InProportion { patterns: u64, questions: u64 },
    /// By the answer to its question.
    Answered,
    /// By a decision that set its sentence aside.
    SetAside(usize),
    /// Not at all.
    Missing,
}

impl Choice {
    /// The studies that it uses up, a bit each.
    pub fn studies(self) -> u64 {
        match self {
            Choice::Study(at) | Choice::Combined { study: Some(at), .. } => 1 << at,
            _ => 0,
        }
    }
}

/// A step of a plan.
#[derive(Debug, Clone, Copy)]
enum PlanStep {
    Nothing,
    Leaf(usize, Choice),
    Both(usize, usize),
}

/// The ways found so far, as a stack, and the steps by which they go.
#[derive(Debug, Default)]
pub(super) struct SolutionSet {
    stack: Vec<Solution>,
    steps: Vec<PlanStep>,
    work: u64,
}

impl SolutionSet {
    pub fn clear(&mut self) {
        self.stack.clear();
        self.steps.clear();
        self.work = 0;
    }

    /// Where the next way will stand.
    pub fn mark(&self) -> usize {
        self.stack.len()
    }

    /// The ways from `mark` on.
    pub fn since(&self, mark: usize) -> &[Solution] {
        self.stack.get(mark..).unwrap_or_default()
    }

    /// Adds the way that asks nothing.
    pub fn push_nothing(&mut self) {
        self.push_bare(Solution::default());
    }

    /// Adds a way by which no node is met yet.
    pub fn push_bare(&mut self, way: Solution) {
        self.steps.push(PlanStep::Nothing);
        self.stack.push(Solution { plan: self.steps.len() - 1, ..way });
    }

    /// Adds a way to meet one node.
    pub fn push(&mut self, node: usize, choice: Choice, way: Solution) {
        self.steps.push(PlanStep::Leaf(node, choice));
        self.stack.push(Solution { plan: self.steps.len() - 1, ..way });
    }

    /// Takes the ways from `from` to `middle` together with those from `middle` on, and puts what comes of each
    /// two in their place. With `keep_first`, the former stay as ways of their own.
    pub fn join(
        &mut self,
        from: usize,
        middle: usize,
        keep_first: bool,
        relief_at_most: u64,
    ) -> Result<(), LimitExceeded> {
        let end = self.stack.len();
        self.pair(from, middle, relief_at_most, |a, b| a.studies & b.studies == 0)?;
        let kept = if keep_first { middle } else { from };
        self.stack.drain(kept..end);
        self.prune(from)
    }

    /// The same of ways that may use the same study: it is asked for once, though twice printed.
    pub fn join_sharing(&mut self, from: usize, middle: usize) -> Result<(), LimitExceeded> {
        let end = self.stack.len();
        self.pair(from, middle, 0, |_, _| true)?;
        self.stack.drain(from..end);
        self.prune(from)
    }

    /// Adds what comes of each two ways that go together.
    fn pair(
        &mut self,
        from: usize,
        middle: usize,
        relief_at_most: u64,
        go_together: impl Fn(&Solution, &Solution) -> bool,
    ) -> Result<(), LimitExceeded> {
        let end = self.stack.len();
        for first in from..middle {
            for second in middle..end {
                self.spend(1)?;
                let (Some(a), Some(b)) = (self.stack.get(first).copied(), self.stack.get(second).copied()) else {
                    continue;
                };
                if go_together(&a, &b) {
                    self.steps.push(PlanStep::Both(a.plan, b.plan));
                    self.stack.push(Solution {
                        studies: a.studies | b.studies,
                        questions: a.questions | b.questions,
                        missing: a.missing.saturating_add(b.missing),
                        relief: a.relief.saturating_add(b.relief).min(relief_at_most),
                        plan: self.steps.len() - 1,
                    });
                }
            }
        }
        Ok(())
    }

    /// Leaves out the ways from `mark` on that another one beats; of equal ones the first stays.
    pub fn prune(&mut self, mark: usize) -> Result<(), LimitExceeded> {
        if self.stack.len() <= mark + 1 {
            return Ok(());
        }
        let mut kept = mark;
        for next in mark..self.stack.len() {
            self.spend(u64::try_from(kept - mark).unwrap_or(u64::MAX).saturating_add(1))?;
            let Some(way) = self.stack.get(next).copied() else { break };
            let standing = self.stack.get(mark..kept).unwrap_or_default();
            if standing.iter().any(|other| other.beats(&way)) {
                continue;
            }
            let mut fill = mark;
            for at in mark..kept {
                if let Some(other) = self.stack.get(at).copied().filter(|other| !way.beats(other)) {
                    self.put(fill, other);
                    fill += 1;
                }
            }
            self.put(fill, way);
            kept = fill + 1;
        }
        self.stack.truncate(kept);
        Ok(())
    }

    fn put(&mut self, at: usize, way: Solution) {
        if let Some(slot) = self.stack.get_mut(at) {
            *slot = way;
        }
    }

    /// Takes off the ways from `mark` on.
    pub fn taken(&mut self, mark: usize) -> Vec<Solution> {
        self.stack.drain(mark..).collect()
    }

    /// Puts ways back that were taken off.
    pub fn put_back(&mut self, ways: &[Solution]) {
        self.stack.extend_from_slice(ways);
    }

    /// Says that each way from `mark` on relieves so many units of credit.
    pub fn relieve(&mut self, mark: usize, units: u64) {
        for way in self.stack.iter_mut().skip(mark) {
            way.relief = units;
        }
    }

    /// Says that each way from `mark` on rests on a question, too.
    pub fn suppose(&mut self, mark: usize, questions: u64) {
        for way in self.stack.iter_mut().skip(mark) {
            way.questions |= questions;
        }
    }

    /// Adds `way`, which goes on from the plan of another.
    pub fn push_after(&mut self, before: usize, node: usize, choice: Choice, way: Solution) {
        let plan = self.after(before, node, choice);
        self.push_way(Solution { plan, ..way });
    }

    /// A plan that goes on from another.
    pub fn after(&mut self, before: usize, node: usize, choice: Choice) -> usize {
        self.steps.push(PlanStep::Leaf(node, choice));
        self.steps.push(PlanStep::Both(before, self.steps.len() - 1));
        self.steps.len() - 1
    }

    /// Adds a way with its plan.
    pub fn push_way(&mut self, way: Solution) {
        self.stack.push(way);
    }

    /// Two ways together, where both hold; nothing of either is relieved.
    pub fn both(&mut self, a: &Solution, b: &Solution) -> Solution {
        self.steps.push(PlanStep::Both(a.plan, b.plan));
        Solution {
            studies: a.studies | b.studies,
            questions: a.questions | b.questions,
            missing: a.missing.saturating_add(b.missing),
            relief: 0,
            plan: self.steps.len() - 1,
        }
    }

    /// Uses up some of the work that one requirement may take.
    pub fn spend(&mut self, work: u64) -> Result<(), LimitExceeded> {
        self.work = self.work.saturating_add(work);
        if self.work > MAX_WORK { Err(LimitExceeded::Ways) } else { Ok(()) }
    }

    /// What a plan chose for each node.
    pub fn choices(&self, plan: usize, nodes: usize) -> Vec<Option<Choice>> {
        let mut choices = vec![None; nodes];
        let mut waiting = vec![plan];
        while let Some(step) = waiting.pop().and_then(|plan| self.steps.get(plan)) {
            match *step {
                PlanStep::Nothing => {}
                PlanStep::Leaf(node, choice) => {
                    if let Some(slot) = choices.get_mut(node) {
                        *slot = Some(choice);
                    }
                }
                PlanStep::Both(a, b) => waiting.extend([a, b]),
            }
        }
        choices
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(studies: u64, questions: u64, missing: u64) -> Solution {
        Solution { studies, questions, missing, ..Solution::default() }
    }

    fn left(ways: &[Solution]) -> Vec<(u64, u64, u64)> {
        let mut found = SolutionSet::default();
        for one in ways {
            found.push(0, Choice::Missing, *one);
        }
        found.prune(0).unwrap();
        found.since(0).iter().map(|one| (one.studies, one.questions, one.missing)).collect()
    }

    #[test]
    fn only_ways_that_none_beats_are_left() {
        assert_eq!(left(&[way(1, 0, 0), way(3, 0, 0)]), [(1, 0, 0)]);
        assert_eq!(left(&[way(3, 0, 0), way(1, 0, 0)]), [(1, 0, 0)]);
        assert_eq!(left(&[way(1, 0, 0), way(2, 0, 0), way(0, 1, 0)]).len(), 3);
        assert_eq!(left(&[way(0, 0, 5), way(0, 1, 0), way(0, 1, 4)]), [(0, 0, 5), (0, 1, 0)]);
    }

    #[test]
    fn a_study_is_used_once() {
        let mut found = SolutionSet::default();
        found.push(0, Choice::Study(0), way(1, 0, 0));
        found.push(1, Choice::Study(0), way(1, 0, 0));
        found.push(1, Choice::Study(1), way(2, 0, 0));
        found.join(0, 1, false, 0).unwrap();
        assert_eq!(found.since(0).iter().map(|one| one.studies).collect::<Vec<_>>(), [3]);
    }

    #[test]
    fn work_without_bound_is_refused() {
        let mut found = SolutionSet { work: MAX_WORK, ..SolutionSet::default() };
        found.push(0, Choice::Study(0), way(1, 0, 0));
        found.push(0, Choice::Study(1), way(2, 0, 0));
        assert_eq!(found.prune(0), Err(LimitExceeded::Ways));
    }
}
