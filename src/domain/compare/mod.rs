//! How levels differ: which item became which, and in what way.
//!
//! [`Comparer::compare`] sets two levels side by side; [`Comparer::ladder`] any number of them.

mod change;
mod comparer;
mod ladder;
mod words;

pub use change::{Change, DegreeShift, Direction, Link, Score, TextRow, TextStep};
pub use comparer::{Comparer, Comparison, LevelView, Limits};
pub use ladder::{Against, AlsoFrom, Cell, Ladder, Step, Thread};
pub use words::{DiffKind, DiffSpan, WordDiff, word_diff};
