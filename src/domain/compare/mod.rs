//! How levels differ: which item became which, and in what way.
//!
//! [`Comparer::compare`] sets two levels side by side; [`Comparer::ladder`] any number of them. Reading order:
//! words (`tokens`, `lexicon`, `terms`), items (`items`), likeness (`features`, `vector`, `similarity`), links
//! (`assignment`, `align`, `leftover`, `moved`, `gap`), what the linked words show (`course`, `degrees`, `quantities`,
//! `demands`, `additions`, `standing`, `evidence`), changes (`classify`, `links`), rows (`threads`, `texts`, `pay`, and for
//! the clauses of class concepts `clause_threads`), words to mark (`words`, `marks`). `criteria` are the printed rules of
//! allocation. `nearest` finds the items that a text in anybody's words means, by what words stand for (`notions`, `senses`,
//! `search`), and `shift` the degree words in which the two differ.

mod abbreviations;
mod additions;
mod align;
mod apart;
mod assignment;
mod change;
mod classify;
mod clause_threads;
mod comparer;
mod course;
mod criteria;
mod degrees;
mod demands;
mod evidence;
mod features;
mod gap;
mod items;
mod ladder;
mod leftover;
mod lexicon;
mod links;
mod marks;
mod moved;
mod nearest;
mod notions;
mod pay;
mod printed;
mod quantities;
mod search;
mod senses;
mod settings;
mod shift;
mod shortlist;
mod similarity;
mod standing;
mod terms;
mod texts;
mod threads;
mod tokens;
mod tracks;
mod vector;
mod words;

pub use crate::spec::Change;
pub use apart::{Apart, FactorCell, FactorRow, FactorTable, NONE_FOUND, Quotation, StepApart, Turn};
pub use change::{Across, ChangeName, DecidedChange, Link, Score, TextRow, TextStep};
pub use clause_threads::{ClauseCell, ClauseElsewhere, ClauseRow, ClauseStep, ClauseThreads};
pub use comparer::{Comparer, Comparison, LevelView};
pub use criteria::{Criterion, CriterionKind};
pub use evidence::{Direction, Evidence, EvidenceKind, reasons};
pub use ladder::{Against, AlsoFrom, Cell, Ladder, LadderStep, Lowers, Thread};
pub use marks::{Marker, SideMarks, TextMark};
pub use nearest::{DutyItems, Suggestion};
pub use settings::{Limits, Settings};
pub use shift::DegreeShift;
pub use tracks::{Track, TrackEvidence, TrackPlace, Tracks};
pub use words::{DiffKind, DiffSpan, WordDiff, word_diff};
