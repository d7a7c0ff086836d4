//! Decisions of people about a record: open questions, and answers that were given.

use jiff::civil::Date;

use super::{Applicant, Outcome};
use crate::spec::Code;

/// A decision, as it is kept in the applicant's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedJudgement {
    /// The question, in the words in which it was asked; for `Substituted` and `Waived` the printed sentence.
    pub what: String,
    /// The one class for which it was decided; `None`: wherever the same is asked.
    pub level: Option<Code>,
    /// What was decided.
    pub decision: Verdict,
    /// By whom.
    pub by: String,
    /// On which day.
    pub on: Date,
    /// Why.
    pub why: String,
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The question is answered with yes.
    Yes,
    /// The question is answered with no.
    No,
    /// Something else was accepted in place of what the sentence asks for.
    Substituted,
    /// The sentence was not applied to this applicant.
    Waived,
}

impl Verdict {
    /// All of them, answers first.
    pub const ALL: [Verdict; 4] = [Verdict::Yes, Verdict::No, Verdict::Substituted, Verdict::Waived];

    /// Whether it answers a question, rather than setting a sentence aside.
    pub fn is_answer(self) -> bool {
        matches!(self, Verdict::Yes | Verdict::No)
    }

    /// The word in output.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Yes => "yes",
            Verdict::No => "no",
            Verdict::Substituted => "substituted",
            Verdict::Waived => "waived",
        }
    }
}

/// A judgment that is missing and could change the outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenJudgement {
    /// The question; a [`RecordedJudgement`] with the same words answers it.
    pub question: String,
    /// The answer that helps the applicant: false for "whether the institution requires ...".
    pub helpful: bool,
    /// The outcome after the answer that helps, the other questions still open.
    pub best: Outcome,
    /// The outcome after the answer that does not, the other questions still open.
    pub worst: Outcome,
}

/// Two judgments that decide the same question differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disagreement<'a> {
    /// The earlier one, with the applicant in whose file it stands.
    pub first: (&'a Applicant, &'a RecordedJudgement),
    /// The later one.
    pub second: (&'a Applicant, &'a RecordedJudgement),
}

impl RecordedJudgement {
    /// Whether its question, reason or decider holds all words of `search`, in any case.
    pub fn has_words(&self, search: &str) -> bool {
        let text = format!("{} {} {}", self.what, self.why, self.by).to_lowercase();
        search.split_whitespace().all(|word| text.contains(&word.to_lowercase()))
    }
}

/// The judgments on record whose question, reason or decider holds all words of `search`, as precedents.
pub fn precedents<'a>(applicants: &[&'a Applicant], search: &str) -> Vec<(&'a Applicant, &'a RecordedJudgement)> {
    let recorded = applicants.iter().flat_map(|applicant| applicant.judgements.iter().map(|one| (*applicant, one)));
    recorded.filter(|(_, judgement)| judgement.has_words(search)).collect()
}

/// Every two judgments that answer the same question with yes and with no: of one record or of two.
pub fn disagreements<'a>(applicants: &[&'a Applicant]) -> Vec<Disagreement<'a>> {
    let mut recorded = precedents(applicants, "");
    recorded.retain(|(_, judgement)| judgement.decision.is_answer());
    recorded.sort_by(|(_, a), (_, b)| (&a.what, a.on).cmp(&(&b.what, b.on)));
    let mut found = Vec::new();
    for same in recorded.chunk_by(|(_, a), (_, b)| a.what == b.what) {
        for (at, &first) in same.iter().enumerate() {
            let others = same.iter().skip(at + 1).filter(|(_, second)| contradict(first.1, second));
            found.extend(others.map(|&second| Disagreement { first, second }));
        }
    }
    found
}

fn contradict(a: &RecordedJudgement, b: &RecordedJudgement) -> bool {
    let same_class = a.level.is_none() || b.level.is_none() || a.level == b.level;
    same_class && a.decision != b.decision
}
