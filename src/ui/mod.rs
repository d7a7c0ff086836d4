//! The window: egui and nothing but the picture. Reads state, returns commands.

mod event_order;
pub mod fonts;
mod keys;
pub mod kit;
mod opening;
pub mod panels;
mod shell;
mod start;
pub mod style;
pub mod theme;
mod window;

pub use opening::Opening;
pub use start::{RunError, run};
pub use window::Window;
