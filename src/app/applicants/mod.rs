//! The applicants in the window: what was typed about each, and what was computed from it.

mod command;
mod comparable;
mod coursework;
mod draft;
pub mod order;
mod precedents;
mod reading;
pub mod samples;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use rungs_domain::qualify::{CreditPolicy, LevelAnswer, LimitExceeded, Verdict};
use rungs_domain::spec::{Code, LevelRef, Problem};

use super::documents::{self, OpenDocuments};
pub use super::ids::DocumentId;
pub use command::ApplicantCommand;
pub use comparable::comparable_levels;
pub use draft::{
    CourseDraft, CourseworkDraft, Draft, Field, HoldingDraft, HoursDraft, JobDraft, Part, Reading, StudyDraft,
    UnitsDraft, Unreadable,
};
pub use precedents::{Precedent, Precedents};

/// The applicants, and how they are looked at.
#[derive(Debug, Default)]
pub struct Applicants {
    /// The open applicants.
    pub desk: OpenDocuments<Draft>,
    /// The day of judging, as typed.
    pub as_of: String,
    /// The levels asked about, in the order of the library.
    pub levels: Vec<LevelRef>,
    /// Whether they were chosen; until then they are those of the series on the ladder.
    pub levels_chosen: bool,
    /// The policies at hand, the default first.
    pub policies: Vec<Arc<CreditPolicy>>,
    /// The id of the policy counted by.
    pub policy: String,
    /// The id of the policy shown beside it.
    pub beside: Option<String>,
    /// The rung that is open, with its tree, and for which the picture of time is drawn.
    pub rung: Option<LevelRef>,
    /// Rungs that are open beside it.
    pub unfolded: BTreeSet<LevelRef>,
    /// The row of the form that has the keyboard focus, or had it last.
    pub row: Option<(Part, usize)>,
    /// A judgment that is being made.
    pub judging: Option<Judging>,
    /// The words looked for among past judgments.
    pub precedents: String,
    /// What was computed.
    pub answers: Option<Arc<Answers>>,
    /// The number of the newest question; older answers are passed over.
    pub question: u64,
    /// True while newer answers are on their way.
    pub pending: bool,
}

/// An open applicant.
pub type Document = documents::Document<Draft>;

/// A judgment that is being made, not yet recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judging {
    /// The question, or the printed sentence that is set aside.
    pub what: String,
    /// The level at whose rung it is made.
    pub level: LevelRef,
    /// For this class alone, not wherever the same is asked.
    pub only_here: bool,
    /// What is to be decided; `None`: still open.
    pub verdict: Option<Verdict>,
    /// Why, as typed.
    pub why: String,
}

/// What was computed for all open applicants.
#[derive(Debug, Clone)]
pub struct Answers {
    /// Rises with every new value; panels keep view data by it.
    pub revision: u64,
    /// The day of judging.
    pub as_of: Date,
    /// The policies: the one counted by, and the one beside it.
    pub policies: Vec<Arc<CreditPolicy>>,
    /// One for each open applicant, in their order.
    pub applicants: Vec<ApplicantAnswers>,
    /// The judgments on all their records.
    pub precedents: Precedents,
}

/// What was computed for one applicant.
#[derive(Debug, Clone)]
pub struct ApplicantAnswers {
    /// The applicant.
    pub document: DocumentId,
    /// What was read of the form, and counted.
    pub reading: Arc<Reading>,
    /// What somebody should look at in the record, though it can be counted.
    pub warnings: Vec<Problem>,
    /// For each of [`Answers::policies`], each level asked about, in their order.
    pub by_policy: Vec<Vec<LevelResult>>,
}

/// What was computed for one level.
#[derive(Debug, Clone)]
pub struct LevelResult {
    /// The level.
    pub level: LevelRef,
    /// The answer, or why there is none.
    pub answer: Result<LevelAnswer, LimitExceeded>,
}

impl Applicants {
    /// The applicant in the form.
    pub fn shown(&self) -> Option<&Document> {
        self.desk.shown()
    }

    /// What was computed for the applicant in the form.
    pub fn shown_answers(&self) -> Option<&ApplicantAnswers> {
        let current = self.desk.current?;
        self.answers.as_ref()?.applicants.iter().find(|one| one.document == current)
    }
}

impl ApplicantAnswers {
    /// What somebody should look at, each with the field of the form; what is about no field is about the name.
    pub fn hints(&self) -> Vec<(Field, String)> {
        self.reading.hints(&self.warnings)
    }

    /// The result for a level under a policy, by its place in [`Answers::policies`].
    pub fn result(&self, policy: usize, level: &LevelRef) -> Option<&LevelResult> {
        self.by_policy.get(policy)?.iter().find(|result| result.level == *level)
    }
}

impl Judging {
    /// The class for which it is to hold; `None`: wherever the same is asked.
    pub fn class(&self) -> Option<Code> {
        self.only_here.then(|| self.level.code.clone())
    }
}
