//! What a policy says about a worksheet: the answer, how far it is from another, and what would bring that about.

use super::lead::{LeadGate, lead_time};
use super::range::range;
use super::times::Times;
use super::worksheet::{Case, CountedAt, Exclusion, Worksheet};
use super::{AllocationPolicy, Allocator, ClassRule, Gate, Position, Rule, Test};
use crate::qualify::{Hundredths, Outcome};

/// What a policy says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Finding {
    /// The policy is not asked: another has its answer, or the series has no lead class.
    NotCalled,
    /// No class.
    NoClass,
    /// This class, an index into the levels of the series.
    Class(usize),
    /// Lead classes are open, closed, or open if a judgment about authorities says so.
    Lead(Outcome),
}

/// How many points of time bring about another answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Margin {
    /// The least time that must be re-matched, exact: with it the answer changes, with a hundredth less it does not.
    pub points: Hundredths,
    /// The answer then.
    pub to: Finding,
    /// The lines of which each alone, re-matched as a whole, brings that answer about: most time first.
    pub lines: Vec<usize>,
}

/// That an answer hangs on two equal figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tie {
    /// These levels have the same time, and none has more.
    Equal {
        /// The levels, lowest first.
        levels: Vec<usize>,
        /// The time of each.
        time: Hundredths,
    },
    /// Exactly the share that has to be passed is at this level or above it.
    AtTheShare {
        /// The level.
        level: usize,
        /// The time at or above it.
        time: Hundredths,
    },
}

/// How a policy's answer stands to that of the policy that decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stance {
    /// No policy decides: nobody has chosen one.
    NobodyChose,
    /// It is the policy that decides.
    Decides,
    /// The same class.
    Agrees,
    /// A higher class, by so many levels.
    Higher(usize),
    /// A lower class, by so many levels.
    Lower(usize),
    /// It gives a class where the policy that decides gives none.
    Answers,
    /// It gives no class where the policy that decides gives one.
    Silent,
    /// It has nothing against the answer.
    NoObjection,
    /// The answer is a lead class, and the gate of lead classes is closed.
    Objects,
    /// The answer is a lead class, and whether the gate is open is a judgment.
    Open,
}

impl Stance {
    /// Whether it contradicts the policy that decides. To have an answer where another has none is no contradiction.
    pub fn disagrees(self) -> bool {
        matches!(self, Stance::Higher(_) | Stance::Lower(_) | Stance::Objects)
    }
}

/// The answer of one policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyAnswer {
    /// The id of the policy.
    pub policy: String,
    /// What it says.
    pub finding: Finding,
    /// The lowest of all answers that are possible while something is undecided.
    pub lowest: Finding,
    /// The highest of them.
    pub highest: Finding,
    /// Two equal figures on which it hangs.
    pub tie: Option<Tie>,
    /// Its own gate of time, where no policy decides and each is told as if it did.
    pub gate: Option<Gate>,
    /// The lines that do not pass that gate.
    pub too_short: Vec<usize>,
    /// For a share of the time: the least time that it asks for.
    pub least: Option<Hundredths>,
    /// The nearest higher answer.
    pub raise: Option<Margin>,
    /// The nearest lower answer.
    pub lower: Option<Margin>,
    /// Per level: the least time that must be re-matched so that this is the answer, zero where it is. `None`: no
    /// re-matching does it.
    pub points_to: Vec<Option<Hundredths>>,
    /// The gate of lead classes, for the policy that has one.
    pub lead: Option<LeadGate>,
    /// How it stands to the policy that decides.
    pub stance: Stance,
}

impl PolicyAnswer {
    /// The smaller of the two margins; of equal ones the one upwards.
    pub fn margin(&self) -> Option<&Margin> {
        [&self.raise, &self.lower].into_iter().flatten().min_by_key(|margin| margin.points)
    }
}

/// Judges one worksheet by policies.
#[derive(Clone, Copy)]
pub(super) struct Judge<'a> {
    pub allocator: &'a Allocator<'a>,
    pub position: &'a Position,
    pub sheet: &'a Worksheet,
    /// Per level, how many factor statements fit it.
    pub factors: &'a [u32],
}

impl Judge<'_> {
    /// What a policy says, not yet held against others. `gate` is its own, where it judges a worksheet of its own.
    pub fn told(&self, policy: &AllocationPolicy, gate: Option<&Gate>) -> PolicyAnswer {
        let lines = self.sheet.lines.iter().enumerate();
        let short = lines.filter(|(_, line)| gate.is_some() && line.place == CountedAt::Excluded(Exclusion::TooShort));
        PolicyAnswer { gate: gate.cloned(), too_short: short.map(|(at, _)| at).collect(), ..self.answer(policy) }
    }

    fn answer(&self, policy: &AllocationPolicy) -> PolicyAnswer {
        match &policy.rule {
            Rule::Class(rule) => self.class_answer(&policy.id, rule),
            Rule::Lead(rule) => {
                let gate = self.allocator.lead_gate(rule, self.position, self.sheet);
                self.lead_answer(&policy.id, gate)
            }
        }
    }

    fn class_answer(&self, id: &str, rule: &ClassRule) -> PolicyAnswer {
        let times = self.sheet.times(Case::Usual, self.factors, None);
        let finding = found(rule, &times);
        let [lowest, highest] = range(rule, self.sheet, self.factors);
        let points_to = points_to(rule, &times, finding);
        let margin = |wanted: &dyn Fn(Finding) -> bool| self.margin(rule, &points_to, finding, wanted);
        PolicyAnswer {
            policy: id.to_owned(),
            finding,
            lowest,
            highest,
            tie: tie(rule, &times, finding),
            gate: None,
            too_short: Vec::new(),
            least: match rule {
                ClassRule::AtOrAbove(threshold) => Some(threshold.least(times.whole)),
                ClassRule::MostTime(_) => None,
            },
            raise: margin(&|to| to > finding),
            lower: margin(&|to| to < finding),
            points_to,
            lead: None,
            stance: Stance::Decides,
        }
    }

    /// The level that fewest points bring about, among those wanted; of equally near ones the next.
    fn margin(
        &self,
        rule: &ClassRule,
        points_to: &[Option<Hundredths>],
        finding: Finding,
        wanted: &dyn Fn(Finding) -> bool,
    ) -> Option<Margin> {
        let here = match finding {
            Finding::Class(level) => level,
            _ => 0,
        };
        let levels = points_to.iter().enumerate().filter(|(level, _)| wanted(Finding::Class(*level)));
        let near = levels.filter_map(|(level, points)| Some(((*points)?, level.abs_diff(here), level)));
        let (points, _, level) = near.min()?;
        let brings = |line: &usize| {
            let times = self.sheet.times(Case::Usual, self.factors, Some((*line, level)));
            found(rule, &times) == Finding::Class(level)
        };
        let lines = self.movable().filter(brings);
        Some(Margin { points, to: Finding::Class(level), lines: self.most_time_first(lines) })
    }

    /// Lines that are not shown apart.
    fn movable(&self) -> impl Iterator<Item = usize> {
        let lines = self.sheet.lines.iter().enumerate();
        lines.filter(|(_, line)| !matches!(line.place, CountedAt::Excluded(_))).map(|(at, _)| at)
    }

    fn most_time_first(&self, lines: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut lines: Vec<usize> = lines.collect();
        lines.sort_by_key(|at| std::cmp::Reverse(self.sheet.lines.get(*at).map(|line| line.percent)));
        lines
    }

    fn lead_answer(&self, id: &str, gate: LeadGate) -> PolicyAnswer {
        let found = |time| if gate.classes.is_empty() { Finding::NotCalled } else { Finding::Lead(gate.outcome(time)) };
        let cases = [Case::Lowest, Case::Usual, Case::Highest];
        let findings = cases.map(|case| found(lead_time(self.sheet, &gate.lines, case)));
        let finding = found(gate.time);
        let is_lead = |line: &usize| gate.lines.contains(line);
        let percent = |line: &usize| self.sheet.lines.get(*line).map_or(0, |line| line.percent.0);
        let other: u32 =
            self.movable().filter(|line| !is_lead(line)).fold(0, |sum, line| sum.saturating_add(percent(&line)));
        let short = gate.least.0.saturating_sub(gate.time.0);
        let spare = gate.time.0.saturating_sub(gate.least.0).saturating_add(1);
        let called = !gate.classes.is_empty();
        let raise = (called && gate.time_helps() && short > 0 && short <= other).then(|| Margin {
            points: Hundredths(short),
            to: found(gate.least),
            lines: self.most_time_first(self.movable().filter(|line| !is_lead(line) && percent(line) >= short)),
        });
        let lower = (called && gate.time_helps() && short == 0).then(|| Margin {
            points: Hundredths(spare),
            to: Finding::Lead(Outcome::NotMet),
            lines: self.most_time_first(self.movable().filter(|line| is_lead(line) && percent(line) >= spare)),
        });
        PolicyAnswer {
            policy: id.to_owned(),
            finding,
            lowest: findings.into_iter().min().unwrap_or(finding),
            highest: findings.into_iter().max().unwrap_or(finding),
            tie: None,
            gate: None,
            too_short: Vec::new(),
            least: Some(gate.least),
            raise,
            lower,
            points_to: Vec::new(),
            lead: Some(gate),
            stance: Stance::NoObjection,
        }
    }
}

/// What a rule says about times.
pub(super) fn found(rule: &ClassRule, times: &Times) -> Finding {
    let class = |level: Option<usize>| level.map_or(Finding::NoClass, Finding::Class);
    match rule {
        ClassRule::AtOrAbove(threshold) => class(times.highest(threshold)),
        ClassRule::MostTime(rule) if rule.unless.as_ref().is_some_and(|unless| times.highest(unless).is_some()) => {
            Finding::NotCalled
        }
        ClassRule::MostTime(rule) => class(times.most(rule)),
    }
}

/// Per level, the least time that must be re-matched so that it is the answer.
pub(super) fn points_to(rule: &ClassRule, times: &Times, finding: Finding) -> Vec<Option<Hundredths>> {
    let points = |level| match rule {
        _ if finding == Finding::NotCalled => None,
        ClassRule::AtOrAbove(threshold) => times.to_highest(level, threshold),
        ClassRule::MostTime(rule) => times.to_most(level, rule),
    };
    (0..times.by_level.len()).map(|level| points(level).map(Hundredths)).collect()
}

/// The equal figures on which an answer hangs.
fn tie(rule: &ClassRule, times: &Times, finding: Finding) -> Option<Tie> {
    match (rule, finding) {
        (ClassRule::AtOrAbove(threshold), _) if threshold.test == Test::MoreThan => {
            let least = threshold.least(times.whole).0;
            let level =
                (0..times.by_level.len()).rev().find(|level| times.at_or_above(*level).saturating_add(1) == least)?;
            let time = times.at_or_above(level);
            let exact = u64::from(time) * 10_000 == u64::from(threshold.share.0) * u64::from(times.whole.0);
            (exact && time > 0).then_some(Tie::AtTheShare { level, time: Hundredths(time) })
        }
        (ClassRule::MostTime(_), Finding::Class(class)) => {
            let most = times.by_level.get(class).copied()?;
            let equal = times.by_level.iter().enumerate().filter(|(_, time)| **time == most);
            let levels: Vec<usize> = equal.map(|(level, _)| level).collect();
            (levels.len() > 1).then_some(Tie::Equal { levels, time: Hundredths(most) })
        }
        _ => None,
    }
}

/// Holds the answers against the first one, which decides, or against none.
pub(super) fn held_against_the_first(answers: &mut [PolicyAnswer], one_decides: bool) {
    let deciding = answers.first().map(|first| first.finding).filter(|_| one_decides);
    for (at, answer) in answers.iter_mut().enumerate() {
        answer.stance = match deciding {
            None => Stance::NobodyChose,
            Some(_) if at == 0 => Stance::Decides,
            Some(deciding) => stance(answer, deciding),
        };
    }
}

fn stance(answer: &PolicyAnswer, deciding: Finding) -> Stance {
    let is_lead = |class: usize| answer.lead.as_ref().is_some_and(|gate| gate.classes.contains(&class));
    match (answer.finding, deciding) {
        (Finding::Class(own), Finding::Class(theirs)) => match own.cmp(&theirs) {
            std::cmp::Ordering::Equal => Stance::Agrees,
            std::cmp::Ordering::Greater => Stance::Higher(own - theirs),
            std::cmp::Ordering::Less => Stance::Lower(theirs - own),
        },
        (Finding::NoClass, Finding::NoClass) => Stance::Agrees,
        (Finding::Lead(Outcome::NotMet), Finding::Class(class)) if is_lead(class) => Stance::Objects,
        (Finding::Lead(Outcome::NeedsJudgement), Finding::Class(class)) if is_lead(class) => Stance::Open,
        (Finding::Class(_), Finding::NoClass | Finding::NotCalled) => Stance::Answers,
        (Finding::NoClass, Finding::Class(_)) => Stance::Silent,
        (Finding::Lead(_) | Finding::NotCalled, _) | (_, Finding::Lead(_) | Finding::NotCalled) => Stance::NoObjection,
    }
}
