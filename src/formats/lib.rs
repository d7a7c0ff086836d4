//! Bytes to domain values and back. Opens no file and knows no window.
//!
//! [`ron`] reads and writes the RON files, [`csv`] reads batches of applicants, [`diagnostic_text`] shows what is wrong
//! with a file, [`json`] gives the views that commands print, [`export`] the documents that people read,
//! and [`import`] reads such documents of others.

pub mod csv;
pub mod diagnostic_text;
pub mod export;
pub mod import;
mod imprint;
pub mod json;
pub mod ron;
