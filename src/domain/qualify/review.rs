//! What somebody should look at in a record, though it can be counted: what it does not say, what is probably a slip,
//! what answers nothing.

use std::collections::BTreeSet;

use jiff::civil::Date;
use strsim::sorensen_dice;

use super::calendar::day_before;
use super::compile::{Kind, credential_meaning};
use super::field::{FoldedField, Likeness};
use super::memo::Memo;
use super::question::study_name;
use super::{
    Applicant, Calculator, CreditPolicy, Job, PreparedLevel, Record, RecordedJudgement, Schooling, Scratch, TraceNode,
};
use crate::spec::found::{ProblemList, place};
use crate::spec::{Level, Problem, Vocabulary};

/// Hours of a whole week, in hundredths.
const WEEK: u64 = 168 * 100;

/// Questions less alike than this are not named as the one that was probably meant.
const LIKE: f64 = 0.5;

/// For more judgments than this of one record, no question is looked for that is like theirs.
const MOST_HINTS: usize = 50;

/// Reviews records by all that is asked at some levels.
#[derive(Debug)]
pub struct Reviewer<'s> {
    calculator: Calculator<'s>,
    levels: Vec<PreparedLevel<'s>>,
    /// The names that clauses list, each once, as printed and folded.
    listed: Vec<(&'s str, FoldedField)>,
    spellings: Memo<Option<Spelling>>,
}

/// What is told of the spelling of a field of study.
#[derive(Debug, Clone)]
struct Spelling {
    message: String,
    hint: String,
}

impl<'s> Reviewer<'s> {
    /// A reviewer by the clauses and questions of `levels`, in the words of `vocabulary`.
    pub fn new(vocabulary: &'s Vocabulary, levels: impl IntoIterator<Item = &'s Level>) -> Self {
        let calculator = Calculator::new(vocabulary);
        let levels: Vec<_> = levels.into_iter().map(|level| calculator.prepare(level)).collect();
        let mut listed = BTreeSet::new();
        for evaluator in levels.iter().flat_map(PreparedLevel::tiers) {
            for node in &evaluator.compiled.nodes {
                if let Kind::Education { fields: Some(rule), .. } | Kind::Combination { fields: Some(rule), .. } =
                    &node.kind
                {
                    listed.extend(rule.listed());
                }
            }
        }
        let listed = listed.into_iter().map(|printed| (printed, calculator.fields.fold(printed))).collect();
        Reviewer { calculator, levels, listed, spellings: Memo::default() }
    }

    /// All that somebody should look at, in the order of the record.
    pub fn review(&self, applicant: &Applicant, as_of: Date, policy: &CreditPolicy) -> Vec<Problem> {
        let mut found = ProblemList::default();
        self.spellings(applicant, &mut found);
        jobs_without_kinds(applicant, &mut found);
        long_weeks(applicant, &mut found);
        self.future_dates(applicant, as_of, &mut found);
        if !applicant.judgements.is_empty()
            && let Ok(record) = self.calculator.record(applicant)
        {
            self.unused(&record, as_of, policy, &mut found);
        }
        found.problems
    }

    fn spellings(&self, applicant: &Applicant, found: &mut ProblemList) {
        for (at, study) in applicant.education.iter().enumerate() {
            let Some(field) = &study.field else { continue };
            if let Some(Spelling { message, hint }) = self.spellings.get(field, || self.spelling(field)) {
                found.report(place("education", at, "field"), "near-field", message, hint);
            }
        }
    }

    /// What is told of the spelling of a field, if anything is.
    fn spelling(&self, field: &str) -> Option<Spelling> {
        let words = &self.calculator.fields;
        let name = &words.named(field).folded;
        let like = |(printed, listed): &(&'s str, FoldedField)| Some((name.likeness(listed)?, *printed));
        let likes: Vec<(Likeness, &str)> = self.listed.iter().filter_map(like).collect();
        if name.is_empty() || likes.iter().any(|(how, _)| *how == Likeness::Same) {
            return None;
        }
        let near = likes.iter().find(|(how, _)| *how == Likeness::Near).map(|(_, listed)| *listed);
        let (meant, message) = match near {
            Some(meant) => (meant, format!("\"{field}\" is nearly \"{meant}\", and is not taken for it")),
            None => words.remote_slip(name).map(|meant| (meant, format!("\"{field}\" is taken for \"{meant}\"")))?,
        };
        let hint = format!("if it is a slip of the pen, write \"{meant}\" as it stands on the diploma");
        Some(Spelling { message, hint })
    }

    /// Tells the days that are still to come on the day of judging.
    fn future_dates(&self, applicant: &Applicant, as_of: Date, found: &mut ProblemList) {
        let mut tell = |list, at, name, date: Option<Date>, told: &dyn Fn(Date) -> String| {
            if let Some(day) = date.filter(|day| *day > as_of) {
                let message = format!("{}, after the day of judging ({as_of})", told(day));
                let hint = "check the day: what is still to come counts for nothing yet";
                found.report(place(list, at, name), "future-date", message, hint);
            }
        };
        for (at, study) in applicant.education.iter().enumerate() {
            tell("education", at, "conferred", Some(study.conferred), &|day| match study.degree {
                Schooling::SomeCollege { .. } => format!("the {} is to end on {day}", study_name(study)),
                _ => format!("the {} is to be conferred on {day}", study_name(study)),
            });
        }
        for (at, Job { title, from, to, .. }) in applicant.experience.iter().enumerate() {
            tell("experience", at, "from", Some(*from), &|day| format!("the job as {title} begins on {day}"));
            let to = to.filter(|_| *from <= as_of);
            tell("experience", at, "to", to, &|day| format!("the job as {title} ends on {day}"));
        }
        for (at, held) in applicant.credentials.iter().enumerate() {
            tell("credentials", at, "from", held.from, &|day| {
                let what = credential_meaning(&held.kind, self.calculator.vocabulary);
                format!("{what} is recorded as valid from {day} on")
            });
        }
        for (at, judgement) in applicant.judgements.iter().enumerate().filter(|(_, one)| one.on > as_of) {
            let RecordedJudgement { what, on, .. } = judgement;
            let message = format!("\"{what}\" was decided on {on}, after the day of judging ({as_of})");
            // What is so on the day of judging may be found out later; what is asked for is set aside only from then on.
            let hint = match judgement.decision.is_answer() {
                true => "check the day: the answer is counted all the same",
                false => "check the day: what is still to come counts for nothing yet",
            };
            found.report(place("judgements", at, "on"), "future-date", message, hint);
        }
    }

    /// The judgments that answer no question of any level.
    fn unused(&self, record: &Record<'_>, as_of: Date, policy: &CreditPolicy, found: &mut ProblemList) {
        let mut scratch = Scratch::default();
        let mut asked = AskedKinds::default();
        for evaluator in self.levels.iter().flat_map(PreparedLevel::tiers) {
            // A level that cannot be answered may ask anything.
            let Ok(assessed) = evaluator.assess(record, as_of, policy, &mut scratch) else { return };
            asked.take(&assessed.trace);
        }
        let judgements = record.applicant().judgements.iter().enumerate();
        // Of what sets a sentence aside only later its day is told.
        let to_come = |one: &RecordedJudgement| !one.decision.is_answer() && one.on > as_of;
        for (at, judgement) in judgements.filter(|(at, one)| !asked.used.contains(at) && !to_come(one)) {
            let answers = judgement.decision.is_answer();
            let of = if answers { &asked.questions } else { &asked.sentences };
            let like = of.iter().filter(|_| at < MOST_HINTS).map(|open| (sorensen_dice(open, &judgement.what), open));
            let nearest = like.filter(|(alike, _)| *alike >= LIKE).max_by(|(a, _), (b, _)| a.total_cmp(b));
            let message = match answers {
                true => format!("nothing asks \"{}\": this judgment is not used", judgement.what),
                false => format!("no class prints \"{}\": this judgment is not used", judgement.what),
            };
            let hint = match nearest {
                Some((_, open)) if answers => format!("the nearest open question is \"{open}\""),
                Some((_, printed)) => format!("the nearest sentence is \"{printed}\""),
                None => "take it out, or write it in the words of the question".to_owned(),
            };
            found.report(place("judgements", at, "what"), "unused-judgment", message, hint);
        }
    }
}

/// What levels ask of a record.
#[derive(Debug, Default)]
struct AskedKinds {
    /// The judgments that were applied, by their place.
    used: BTreeSet<usize>,
    questions: BTreeSet<String>,
    sentences: BTreeSet<String>,
}

impl AskedKinds {
    fn take(&mut self, node: &TraceNode) {
        self.used.extend(&node.judgements);
        self.questions.extend(node.questions.iter().cloned());
        self.sentences.insert(node.cite.clone());
        node.parts.iter().for_each(|part| self.take(part));
    }
}

fn jobs_without_kinds(applicant: &Applicant, found: &mut ProblemList) {
    for (at, job) in applicant.experience.iter().enumerate().filter(|(_, job)| job.kinds.is_empty()) {
        let message = format!("the record does not say what kind of work \"{}\" was", job.title);
        let hint = "name its kinds, or \"unrelated\" if it counts for no class; until then it is asked about";
        found.report(place("experience", at, "kinds"), "job-without-kind", message, hint);
    }
}

/// Tells the first time in which simultaneous jobs have more hours than a week.
fn long_weeks(applicant: &Applicant, found: &mut ProblemList) {
    let jobs = &applicant.experience;
    let at_work = |job: &Job, day: Date| job.from <= day && job.to.is_none_or(|to| to >= day);
    let mut begun: Vec<(usize, &Job)> = jobs.iter().enumerate().collect();
    begun.sort_by_key(|(at, job)| (job.from, *at));
    let mut running: Vec<&Job> = Vec::new();
    for (at, job) in begun {
        running.retain(|other| at_work(other, job.from));
        running.push(job);
        let sum: u64 = running.iter().map(|other| u64::from(other.hours_per_week.0)).sum();
        if sum > WEEK && running.len() > 1 {
            let hours = super::Hundredths(u32::try_from(sum).unwrap_or(u32::MAX));
            // Until one of them ends or another begins.
            let ends = running.iter().filter_map(|other| other.to);
            let begins = jobs.iter().filter(|other| other.from > job.from).map(|other| day_before(other.from));
            let when = match ends.chain(begins).min() {
                Some(last) => format!("from {} to {last}", job.from),
                None => format!("from {} on", job.from),
            };
            let message = format!("{when}, {} jobs have {hours} hours a week together", running.len());
            let hint = "a week has 168 hours: check the hours and dates";
            return found.report(place("experience", at, "hours_per_week"), "week-too-long", message, hint);
        }
    }
}
