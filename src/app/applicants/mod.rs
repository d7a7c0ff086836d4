//! The applicants in the window: what was typed about each, and what was computed from it.

mod command;
mod draft;
mod file;
pub mod order;
mod reading;
pub mod samples;
mod words;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use rungs_domain::qualify::{Beyond, CreditPolicy, LevelAnswer, Verdict};
use rungs_domain::spec::{Code, LevelRef};

pub use command::ApplicantCommand;
pub use draft::{Draft, Field, HoldingDraft, JobDraft, Part, Reading, StudyDraft, Unreadable};
pub use file::{Asking, KeptApplicant, SavedApplicant};

use super::undo::Undo;

/// The applicants, and how they are looked at.
#[derive(Debug, Default)]
pub struct Applicants {
    /// The applicants that are open, in the order opened.
    pub open: Vec<Document>,
    /// The one in the form; `None` only where none is open.
    pub current: Option<DocumentId>,
    /// The number of the next document.
    pub next: u64,
    /// Earlier and later versions of all open documents.
    pub undo: Undo<Vec<Document>>,
    /// The field typed in last: more typing in it is the same step of undo.
    pub typing: Option<(DocumentId, Field)>,
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
    /// A judgement that is being made.
    pub judging: Option<Judging>,
    /// The words looked for among past judgements.
    pub precedents: String,
    /// What was computed.
    pub answers: Option<Arc<Answers>>,
    /// The number of the newest question; older answers are passed over.
    pub question: u64,
    /// True while newer answers are on their way.
    pub pending: bool,
    /// The field of the form that is to get the keyboard focus.
    pub wish: Option<FieldWish>,
    /// How many such wishes there were.
    pub wishes: u64,
    /// What a file is being asked for.
    pub asking: Option<Asking>,
    /// The applicant that was not saved because its file changed underneath, and the file.
    pub conflict: Option<(DocumentId, PathBuf)>,
    /// Applicants of an earlier session that wait to be taken up or dropped.
    pub recovered: Vec<KeptApplicant>,
}

/// A wish for the keyboard focus. The form follows each new number once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldWish {
    /// Which field.
    pub field: Field,
    /// Rises with every wish.
    pub number: u64,
}

/// Names an open applicant for as long as it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub u64);

/// An open applicant.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its name within the window.
    pub id: DocumentId,
    /// What the form holds.
    pub draft: Arc<Draft>,
    /// What of it can be counted, and what cannot be read.
    pub reading: Arc<Reading>,
    /// Its file; `None`: it has none yet.
    pub path: Option<PathBuf>,
    /// What the file held when it was read or written last; `None`: nothing holds it yet.
    pub saved: Option<Arc<Draft>>,
    /// The bytes of its file when it was read or written last.
    pub on_disk: Option<Arc<[u8]>>,
    /// A sample shipped with the program: an invented person.
    pub sample: bool,
}

impl Document {
    /// What it is called in lists and messages.
    pub fn title(&self) -> String {
        let name = &self.reading.applicant.name;
        if name.is_empty() { "Applicant without a name".to_owned() } else { name.clone() }
    }

    /// Whether there is something that no file holds.
    pub fn is_unsaved(&self) -> bool {
        match &self.saved {
            Some(saved) => *saved != self.draft,
            None => *self.draft != Draft::default(),
        }
    }
}

/// A judgement that is being made, not yet recorded.
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
}

/// What was computed for one applicant.
#[derive(Debug, Clone)]
pub struct ApplicantAnswers {
    /// The applicant.
    pub document: DocumentId,
    /// What was read of the form, and counted.
    pub reading: Arc<Reading>,
    /// For each of [`Answers::policies`], each level asked about, in their order.
    pub by_policy: Vec<Vec<LevelResult>>,
}

/// What was computed for one level.
#[derive(Debug, Clone)]
pub struct LevelResult {
    /// The level.
    pub level: LevelRef,
    /// The answer, or why there is none.
    pub answer: Result<LevelAnswer, Beyond>,
}

impl Applicants {
    /// The open applicant with this id.
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.open.iter().find(|document| document.id == id)
    }

    /// The applicant in the form.
    pub fn shown(&self) -> Option<&Document> {
        self.document(self.current?)
    }

    /// What was computed for the applicant in the form.
    pub fn shown_answers(&self) -> Option<&ApplicantAnswers> {
        let current = self.current?;
        self.answers.as_ref()?.applicants.iter().find(|one| one.document == current)
    }
}

impl ApplicantAnswers {
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
