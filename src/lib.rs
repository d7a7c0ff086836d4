//! Rungs: class specifications as ladders, for people who decide on the level of public jobs.

pub mod app;
pub mod cli;
pub mod library;
pub mod ui;
