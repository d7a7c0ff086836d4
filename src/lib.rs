//! Rungs: class specifications as ladders, for people who decide on the level of public jobs.

pub mod cli;
#[cfg(feature = "window")]
pub mod ui;
