//! What holds of every comparison, whatever the texts; rules that no file of one series alone can break.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "the series are made by the tests themselves")]

mod citing;
mod comparing;
mod diffs;
mod ladders;
mod made;
mod passages;
mod tracks;
mod validating;
