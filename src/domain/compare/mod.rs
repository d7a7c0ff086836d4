//! How levels differ: which item became which, and in what way.
//!
//! [`Comparer::compare`] sets two levels side by side; [`Comparer::ladder`] any number of them. Reading order:
//! words (`tokens`, `lexicon`, `terms`), items (`items`), likeness (`features`, `passage`, `similarity`), links
//! (`assignment`, `align`, `moved`), changes (`classify`, `links`), rows (`threads`, `texts`).
//! `nearest` finds the items that a text in anybody's words means, by what words stand for (`notions`, `senses`, `search`).

mod abbreviations;
mod align;
mod assignment;
mod change;
mod classify;
mod comparer;
mod features;
mod items;
mod ladder;
mod lexicon;
mod links;
mod moved;
mod nearest;
mod notions;
mod passage;
mod printed;
mod search;
mod senses;
mod settings;
mod shortlist;
mod similarity;
mod terms;
mod texts;
mod threads;
mod tokens;
mod words;

pub use change::{Change, DegreeShift, Direction, Link, Score, TextRow, TextStep};
pub use comparer::{Comparer, Comparison, LevelView};
pub use ladder::{Against, AlsoFrom, Cell, Ladder, Step, Thread};
pub use nearest::{DutyItems, Suggestion};
pub use settings::{Limits, Settings};
pub use words::{DiffKind, DiffSpan, WordDiff, word_diff};
