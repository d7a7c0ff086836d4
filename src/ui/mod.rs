//! The window: egui and nothing but the picture. Reads state, returns commands.

pub mod panels;
pub mod theme;
pub mod widgets;
