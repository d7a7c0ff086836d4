//! Holding a record against a tier of qualifications.

use jiff::civil::Date;

use super::compile::{Compiled, Meanings};
use super::field::FieldWords;
use super::search::{Aim, SolutionSearch};
use super::solutions::Solution;
use super::trace::Told;
use super::{
    Applicant, Assessment, Brief, CreditPolicy, Ledger, LimitExceeded, OpenJudgement, Outcome, Record, Scratch,
    Together,
};
use super::{ledger, nearest, remark, trace};
use crate::spec::{Code, KindIndex, Level, Requirement, TierKind, Vocabulary};

/// The qualification calculator for one vocabulary.
#[derive(Debug, Clone)]
pub struct Calculator<'v> {
    pub(super) vocabulary: &'v Vocabulary,
    kinds: KindIndex,
    pub(super) fields: FieldWords,
}

impl<'v> Calculator<'v> {
    /// A calculator by the kinds, credentials and remote fields of `vocabulary`.
    pub fn new(vocabulary: &'v Vocabulary) -> Self {
        Calculator { vocabulary, kinds: KindIndex::of(vocabulary), fields: FieldWords::new(vocabulary) }
    }

    /// Makes an applicant's record ready, once for all levels.
    ///
    /// # Errors
    /// More jobs or studies than [`MAX_JOBS`](super::MAX_JOBS) and [`MAX_STUDIES`](super::MAX_STUDIES).
    pub fn record<'a>(&self, applicant: &'a Applicant) -> Result<Record<'a>, LimitExceeded> {
        Record::new(applicant, &self.kinds, &self.fields)
    }

    /// Makes a requirement of `level` ready, once for all applicants.
    pub fn evaluator<'s>(&self, level: &'s Level, requirement: &'s Requirement) -> Evaluator<'s> {
        Evaluator { compiled: self.compiled(&level.code, requirement) }
    }

    /// A requirement of the level with this code, as nodes.
    pub(super) fn compiled<'s>(&self, code: &'s Code, requirement: &'s Requirement) -> Compiled<'s> {
        Compiled::new(
            code,
            requirement,
            Meanings { vocabulary: self.vocabulary, kinds: &self.kinds, fields: &self.fields },
        )
    }

    /// Makes the requirement of a tier of `level` ready; `None` where nothing of that tier can be computed.
    pub fn tier<'s>(&self, level: &'s Level, kind: TierKind) -> Option<Evaluator<'s>> {
        let tier = level.qualifications.iter().find(|tier| tier.tier == kind)?;
        Some(self.evaluator(level, tier.requires.as_ref()?))
    }
}

/// A requirement of one level, ready to be held against records.
#[derive(Debug, Clone)]
pub struct Evaluator<'s> {
    pub(super) compiled: Compiled<'s>,
}

impl Evaluator<'_> {
    /// Whether the record meets the requirement on `as_of`.
    ///
    /// # Errors
    /// A requirement with too many ways to weigh, or a record with too many open questions.
    pub fn outcome(
        &self,
        record: &Record<'_>,
        as_of: Date,
        policy: &CreditPolicy,
        scratch: &mut Scratch,
    ) -> Result<Outcome, LimitExceeded> {
        let mut search = SolutionSearch::new(&self.compiled, record, as_of, policy.rates(), Aim::Outcome, scratch);
        search.run()?;
        Ok(outcome_of(search.scratch.ways.since(0), 0, u64::MAX))
    }

    /// The whole answer: outcome, what is short, open judgments, nearest path and trace.
    ///
    /// # Errors
    /// As [`outcome`](Evaluator::outcome).
    pub fn assess(
        &self,
        record: &Record<'_>,
        as_of: Date,
        policy: &CreditPolicy,
        scratch: &mut Scratch,
    ) -> Result<Assessment, LimitExceeded> {
        let mut search = SolutionSearch::new(&self.compiled, record, as_of, policy.rates(), Aim::Everything, scratch);
        let (brief, best) = weighed(&mut search)?;
        let short = brief.outcome == Outcome::NotMet;
        let trace = trace::trace(&mut search, best, Told::InFull);
        Ok(Assessment {
            shortfalls: if short { nearest::shortfalls(&trace) } else { Vec::new() },
            hints: if short { nearest::hints(&trace) } else { Vec::new() },
            nearest_path: short.then(|| nearest::path(&trace)),
            remarks: remark::all(&trace),
            trace,
            outcome: brief.outcome,
            questions: brief.questions,
            together: brief.together,
            open_behind: brief.open_behind,
        })
    }

    /// Of the whole answer what one line says; nothing else is worked out.
    ///
    /// # Errors
    /// As [`outcome`](Evaluator::outcome).
    pub fn brief(
        &self,
        record: &Record<'_>,
        as_of: Date,
        policy: &CreditPolicy,
        scratch: &mut Scratch,
    ) -> Result<Brief, LimitExceeded> {
        let mut search = SolutionSearch::new(&self.compiled, record, as_of, policy.rates(), Aim::Everything, scratch);
        let (brief, best) = weighed(&mut search)?;
        let path = (brief.outcome == Outcome::NotMet).then(|| trace::trace(&mut search, best, Told::Path));
        Ok(Brief { nearest_path: path.as_ref().map(nearest::path), ..brief })
    }

    /// The credit ledger of each node that asks for time of work, as the assessment counted it.
    ///
    /// # Errors
    /// As [`outcome`](Evaluator::outcome).
    pub fn ledgers(
        &self,
        record: &Record<'_>,
        as_of: Date,
        policy: &CreditPolicy,
        scratch: &mut Scratch,
    ) -> Result<Vec<Ledger>, LimitExceeded> {
        let mut search = SolutionSearch::new(&self.compiled, record, as_of, policy.rates(), Aim::Everything, scratch);
        search.run()?;
        Ok(ledger::ledgers(&mut search))
    }
}

/// The outcome and what is open, and the way on which the answer rests.
fn weighed(search: &mut SolutionSearch<'_, '_>) -> Result<(Brief, Option<Solution>), LimitExceeded> {
    search.run()?;
    let ways = search.scratch.ways.since(0);
    let (outcome, best) = (outcome_of(ways, 0, u64::MAX), best_of(ways));
    let (questions, together) = match outcome {
        Outcome::NeedsJudgement => open_judgements(search),
        _ => Default::default(),
    };
    let short = best.filter(|_| outcome == Outcome::NotMet);
    let open_behind = short.map_or_else(Vec::new, |best| asked_by(search, best));
    Ok((Brief { outcome, questions, together, open_behind, nearest_path: None }, best))
}

/// The outcome that `ways` allow when the questions of `yes` are answered helpfully and only those of `open` and `yes`
/// may still be.
fn outcome_of(ways: &[Solution], yes: u64, open: u64) -> Outcome {
    let enough = ways.iter().filter(|way| way.is_enough() && way.questions & !(open | yes) == 0);
    let met = |way: &Solution| if way.questions & !yes == 0 { Outcome::Met } else { Outcome::NeedsJudgement };
    enough.map(met).max().unwrap_or(Outcome::NotMet)
}

/// The way on which the answer rests: least is missing, fewest questions are open, first in printed order.
fn best_of(ways: &[Solution]) -> Option<Solution> {
    ways.iter().copied().min_by_key(|way| (way.missing, way.questions.count_ones()))
}

/// The questions on which a way rests, in words.
fn asked_by(search: &SolutionSearch<'_, '_>, way: Solution) -> Vec<String> {
    let keys = search.scratch.keys.iter().enumerate().filter(|(at, _)| way.questions & (1 << at) != 0);
    keys.map(|(_, key)| key.words(search.compiled, search.record)).collect()
}

/// The questions of which an answer can change the outcome: those in a way that would be enough, where no other way
/// does with fewer of them; and which of them only together would do.
fn open_judgements(search: &SolutionSearch<'_, '_>) -> (Vec<OpenJudgement>, Together) {
    let ways = search.scratch.ways.since(0);
    let enough: Vec<u64> = ways.iter().filter(|way| way.is_enough()).map(|way| way.questions).collect();
    let least = |asked: &&u64| !enough.iter().any(|other| other != *asked && other & !**asked == 0);
    let least: Vec<u64> = enough.iter().filter(least).copied().collect();
    let matter = least.iter().fold(0, |all, asked| all | asked);
    let open: Vec<_> = search.scratch.keys.iter().enumerate().filter(|(at, _)| matter & (1 << at) != 0).collect();
    let questions = open.iter().map(|(at, key)| OpenJudgement {
        question: key.words(search.compiled, search.record),
        helpful: key.helpful(),
        best: outcome_of(ways, if key.is_about_text(search.compiled) { 0 } else { 1 << at }, u64::MAX),
        worst: outcome_of(ways, 0, !(1 << at)),
    });
    // No answer to a question about the text satisfies anything.
    let satisfies = |asked: &&u64| {
        let mut asked = open.iter().filter(|(at, _)| **asked & (1 << at) != 0);
        asked.all(|(_, key)| !key.is_about_text(search.compiled))
    };
    let in_set = |at: &usize, asked: u64| open.get(*at).is_some_and(|(bit, _)| asked & (1 << bit) != 0);
    let places = |asked: u64| (0..open.len()).filter(|at| in_set(at, asked)).collect();
    let sets = least.iter().filter(satisfies).map(|asked| places(*asked));
    (questions.collect(), Together::new(sets.collect()))
}
