//! Buttons as panels still ask for them that do not make a [`Button`] themselves.

use eframe::egui::{Response, Ui};

pub use super::button::Weight;
use super::{Button, Theme};
pub use super::{Segment, caption, change_chip as change_toggle, segmented, triangle};
pub use crate::ui::style::CONTROL_HEIGHT as HEIGHT;

/// A button with an optional key beside its text; its accessible name is its text.
pub fn button(ui: &mut Ui, theme: &Theme, text: &str, key: &str, weight: Weight) -> Response {
    Button::new(text).key(key).weight(weight).show(ui, theme)
}

/// A button whose accessible name is not its text.
pub fn button_named(ui: &mut Ui, theme: &Theme, text: &str, name: &str, key: &str, weight: Weight) -> Response {
    Button::new(text).name(name).key(key).weight(weight).show(ui, theme)
}

/// The width that a button with this text and key takes.
pub fn button_width(ui: &Ui, text: &str, key: &str) -> f32 {
    Button::new(text).key(key).weight(Weight::Primary).width(ui)
}

/// A button that opens a list.
pub fn chooser(ui: &mut Ui, theme: &Theme, text: &str, name: &str) -> Response {
    Button::new(text).name(name).opens().show(ui, theme)
}
