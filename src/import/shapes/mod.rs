//! How profiles, and what a person ruled about a source, stand in RON files.

mod profile;
mod ruling;
#[cfg(test)]
mod tests;

pub(crate) use profile::validate_profile;
pub use ruling::{ReadRulings, rulings_from_ron, rulings_to_ron};
