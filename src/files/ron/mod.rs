//! The RON files: their shapes, one table a type, read with a place for every error, and written for people.
//!
//! A file is read in four steps. `source` turns bytes into text. `parse` puts the text, RON or JSON, into a tree, once:
//! each value in it knows its bytes (`syntax`). The shapes (`series`, `level` and so on) read the tree value by value,
//! so that an error in one value does not hide those in others. Last come the rules that span several values, which the
//! domain checks; the tree tells the place of what they complain about.

mod allocation_policy;
mod applicant;
mod credit_policy;
mod file;
mod item;
mod layout;
mod level;
mod link;
mod money;
mod parse;
mod position;
pub mod reader;
pub mod record;
pub mod reference;
mod requirement;
mod same_work;
pub mod scalar;
mod series;
mod source;
pub mod syntax;
mod syntax_error;
#[cfg(test)]
mod tests;
pub mod tree;
mod vocabulary;

pub use file::{
    File, Parsed, SCHEMA, begins_with, read, read_record, read_sound, text_revision, warnings, write_allocation_policy,
    write_applicant, write_credit_policy, write_json, write_links, write_position, write_record, write_series,
    write_vocabulary,
};
pub use money::MAX_MONEY_CENTS;
pub use parse::MAX_NESTING;
pub use reader::MAX_DIAGNOSTICS;
pub use record::MAX_ITEMS;
pub use same_work::with_same_work;
pub use scalar::MAX_TEXT_CHARS;
pub use source::MAX_BYTES;
