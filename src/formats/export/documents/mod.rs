//! The kinds of documents: each builder takes domain values and says them as a [`Document`](super::Document).

mod citing;
mod determination;
pub mod ladder;
pub mod position;
mod posting;
pub mod qualification;
pub mod specification;
mod words;
mod worksheet;

pub use citing::CitedLevel;
pub use position::Paper;
