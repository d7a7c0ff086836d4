//! Bytes to domain values and back. Opens no file and knows no window.

pub mod ron;
