//! The panels: view data apart from drawing.

pub mod ladder;
