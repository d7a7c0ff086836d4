//! Applicants in CSV files: one row each, or several files joined by an id.
//!
//! A [`Sheet`] is an opened file; its columns say what it lists ([`Table`]). A [`Batch`] gives one applicant after
//! the other. Nothing grows with the number of rows: `rows` holds one row of a bounded size, `join` some thousands
//! of each joined file. A mistake is told with file, line, column and value, and costs one applicant only.
//!
//! ```
//! use rungs_domain::spec::Vocabulary;
//! use rungs_files::csv::{Batch, Sheet};
//!
//! let text = "name,degree_1,conferred_1\nA. Able,Bachelor,2015-05-09\nB. Baker,Bachelor,2015-02-29\n";
//! let vocabulary = Vocabulary::default();
//! let mut batch = Batch::new(vec![Sheet::open("people.csv", text.as_bytes())?], &vocabulary)?;
//! let mut told = Vec::new();
//! assert_eq!(batch.next(&mut |problems| told.extend(problems)).map(|one| one.line), Some(2));
//! assert_eq!(batch.next(&mut |problems| told.extend(problems)), None);
//! assert_eq!(told[0].to_string(), "people.csv:3: error[bad-date]: `conferred_1`: there is no day \"2015-02-29\"");
//! # Ok::<(), Vec<rungs_domain::diagnostic::Diagnostic>>(())
//! ```

mod batch;
mod block;
mod columns;
mod header;
mod join;
mod rows;
mod sheet;
#[cfg(test)]
mod tests;
mod tree;

pub use batch::{Batch, Batched};
pub use block::{Block, BlockReader};
pub use columns::{Column, Need, Table};
pub use join::MOST_HELD;
pub use rows::{MAX_COLUMNS, MAX_ROW_BYTES};
pub use sheet::Sheet;
