//! How profiles, and what a person decided about a source, stand in RON files.

mod correction;
mod profile;
#[cfg(test)]
mod tests;

pub use correction::{ReadCorrections, corrections_from_ron, corrections_to_ron};
pub(crate) use profile::validate_profile;
