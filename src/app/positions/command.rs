//! What can be asked about positions.

use std::sync::Arc;

use rungs_domain::allocate::DutyMatch;
use rungs_domain::spec::{Code, SeriesId};

use super::{Answers, Field, Part, PositionDraft, Seat};

/// The documents that a position gives.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// The determination of a desk audit, or the posting of a vacancy.
    #[default]
    Result,
    /// What only the manager of a vacancy reads. A held position has none: its determination stands for it.
    Memo,
    /// The worksheet.
    Worksheet,
}

impl Paper {
    /// The document that it is, for positions of one sort.
    pub fn of(self, seat: Seat) -> rungs_documents::Paper {
        match (self, seat) {
            (Paper::Result | Paper::Memo, Seat::Held) => rungs_documents::Paper::Determination,
            (Paper::Result, Seat::Planned) => rungs_documents::Paper::Posting,
            (Paper::Memo, Seat::Planned) => rungs_documents::Paper::Staffing,
            (Paper::Worksheet, _) => rungs_documents::Paper::Worksheet,
        }
    }
}

/// Something that is asked about the positions of one sort.
#[derive(Debug, Clone)]
pub enum PositionCommand {
    /// Open an empty form.
    New,
    /// Judge it against this series. What duties were matched to in another one is forgotten; undo brings it back.
    SetSeries(SeriesId),
    /// The form now holds this: the whole draft, and the field that was changed.
    Edit {
        /// The field; changes of one field in a row are one step of undo.
        field: Field,
        /// All of the form.
        draft: Arc<PositionDraft>,
    },
    /// Add an empty row at the end of a part of the form, with the focus in it.
    AddRow(Part),
    /// Take a row out.
    RemoveRow(Part, usize),
    /// Move a row by this many places, up where negative.
    MoveRow(Part, usize, i32),
    /// The keyboard focus is in this row of the duties, or in none of them.
    FocusRow(Option<usize>),
    /// Open the list of what a duty can be matched to, or close it (`None`).
    ChooseMatch(Option<usize>),
    /// Look for words in that list.
    SearchMatches(String),
    /// Decide that the duty of a row is the best suggestion's work, by the user, today. Where items of several levels are
    /// as likely to be meant, the list opens instead.
    Confirm(usize),
    /// Let the policy with this id decide: by the user, today.
    ChoosePolicy(String),
    /// Go to the next duty that nobody has decided, in the order shown.
    NextUndecided,
    /// Match the duty of a row to an item, or no longer: by the user, today.
    ToggleMatch {
        /// The row.
        row: usize,
        /// The level of the item.
        level: Code,
        /// Its number; `None`: the class concept.
        number: Option<u32>,
    },
    /// Decide that the duty of a row matches nothing.
    MatchNothing(usize),
    /// Forget what was decided about a row: the best suggestion stands in again.
    ForgetMatch(usize),
    /// Replace all that was decided about a row.
    SetMatches(usize, Option<Vec<DutyMatch>>),
    /// Take a duty of the specification into a vacancy with its words, or out of it.
    TickDuty {
        /// The level.
        level: Code,
        /// The number of the duty.
        number: u32,
    },
    /// What changed in the specification was read: judge by the text as it is now.
    TakeRevision,
    /// What changed was read: the position stays judged by the earlier text.
    KeepRevision,
    /// Sign the determination that is shown: by the user, today. It is kept as it is.
    Sign,
    /// Withdraw the signature, so that the position can be changed.
    Withdraw,
    /// Show another document in the preview.
    ShowPaper(Paper),
    /// Export a document of the shown position, asking for a file; its ending decides the format.
    Export(Paper),
    /// From jobs: answers for this revision of the question.
    Answered {
        /// The question.
        question: u64,
        /// The answers.
        answers: Arc<Answers>,
    },
}
