//! What can be asked about applicants.

use std::sync::Arc;

use rungs_domain::spec::{LevelRef, SeriesId};

use super::{Answers, Draft, Field, Judging, Part};

/// Something that is asked about applicants.
#[derive(Debug, Clone)]
pub enum ApplicantCommand {
    /// Open an empty form.
    New,
    /// The form now holds this: the whole draft, and the field that was changed.
    Edit {
        /// The field; changes of one field in a row are one step of undo.
        field: Field,
        /// All of the form.
        draft: Arc<Draft>,
    },
    /// Add an empty row at the end of a part of the form, with the focus in it.
    AddRow(Part),
    /// Take a row out.
    RemoveRow(Part, usize),
    /// The keyboard focus is in this row of the form.
    FocusRow(Part, usize),
    /// The day of judging, as typed.
    SetAsOf(String),
    /// Ask about a level, or no longer.
    ToggleLevel(LevelRef),
    /// Ask about all levels of a series, or, where all are asked about, about none of them.
    ToggleSeries(SeriesId),
    /// Ask about exactly these levels.
    SetLevels(Vec<LevelRef>),
    /// Count by the policy with this id.
    SetPolicy(String),
    /// Show another policy beside it, or none.
    SetBeside(Option<String>),
    /// Open a rung and draw its time, or fold it.
    ToggleRung(LevelRef),
    /// Go to the next judgment that is missing, in the order shown.
    NextJudgement,
    /// Begin a judgment, change it, or put it away (`None`).
    Judge(Option<Judging>),
    /// Record the judgment that is being made, by the user, today.
    Record,
    /// Take a recorded judgment out of the shown applicant's record, by its place.
    ForgetJudgement(usize),
    /// Look for words among past judgments.
    SearchPrecedents(String),
    /// From jobs: answers for this revision of the question.
    Answered {
        /// The question.
        question: u64,
        /// The answers.
        answers: Arc<Answers>,
    },
    /// Export the shown applicant's result, asking for a file; its ending decides the format.
    Export,
}
