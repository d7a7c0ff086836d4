//! The kinds of documents: each builder takes domain values and says them as a [`Document`](super::Document).

mod citing;
pub mod qualification;
mod words;
