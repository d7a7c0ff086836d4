//! Bytes to domain values and back. Opens no file and knows no window.
//!
//! [`ron`] reads and writes the RON files, [`csv`] reads batches of applicants, [`diagnostic_text`] shows what is wrong
//! with a file, and [`json`] gives the views that commands print.

pub mod csv;
pub mod diagnostic_text;
pub mod json;
pub mod ron;
