//! What panels show: values of the domain turned into rows, words and marks; no drawing.
//!
//! A panel keeps what it gets here by the revision of what it was made from, and only lays it out.

pub mod ladder;
pub mod library;
pub mod position;
pub mod preview;
pub mod qualify;
pub mod review;
pub mod step;
pub mod tracks;
pub mod vacancy;
