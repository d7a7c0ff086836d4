//! Who qualifies: rungs, reasons, time, all applicants at once, judgments on record.

pub mod matrix;
pub mod precedents;
pub mod rungs;
#[cfg(test)]
mod sample;
pub mod timeline;
pub mod tree;
