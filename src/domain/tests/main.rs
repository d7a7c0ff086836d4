//! What holds of every comparison, whatever the texts.

mod comparing;
mod diffs;
mod ladders;
mod made;
