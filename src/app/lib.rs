//! What the window knows and what can be done to it; no egui.
//!
//! Panels read [`State`] and return [`Command`]s; [`update()`] is the only place where state changes. What takes
//! time or touches the machine is an [`Effect`], carried out by [`jobs`].

pub mod actions;
pub mod applicants;
pub mod cells;
pub mod command;
pub mod disagreement;
pub mod document;
pub mod documents;
mod draft_words;
pub mod factors;
pub mod files;
pub mod focused;
pub mod history;
pub mod ids;
pub mod jobs;
pub mod links;
pub mod notes;
pub mod notifications;
pub mod palette;
pub mod positions;
mod reader;
pub mod remember;
pub mod request;
pub mod reviews;
pub mod rows;
pub mod rules;
pub mod same_work;
pub mod state;
pub mod steps;
pub mod tracks;
pub mod typed;
pub mod undo;
mod unsaved;
mod update;
pub mod view;

pub use command::{Command, Effect};
pub use state::State;
pub use update::update;
