//! The parts of the window.

pub mod applicants;
pub mod audit;
pub mod confirm;
pub mod disagree;
pub mod help;
pub mod ladder;
pub mod library;
pub mod menu;
pub mod messages;
pub mod open_list;
pub mod open_path;
pub mod palette;
pub mod position;
pub mod positions;
pub mod preview;
pub mod problems;
pub mod qualify;
pub mod review;
pub mod reviews;
pub mod save_path;
pub mod status_bar;
pub mod step;
pub mod top_bar;
pub mod tray;
pub mod vacancy;
pub mod your_name;
