//! Rules over small times, held against trying everything; worksheets of small series.

mod gates;
mod policies;
mod rules;
