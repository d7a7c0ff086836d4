//! The kinds of documents: each builder takes domain values and says them as a [`Document`](super::Document).

mod citing;
pub mod ladder;
pub mod paper;
pub mod qualification;
pub mod specification;
mod words;

pub use citing::CitedLevel;
pub use paper::Paper;
