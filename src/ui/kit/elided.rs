//! Text on one line, cut with an ellipsis.

use std::sync::Arc;

use eframe::egui::{FontSelection, Galley, Label, Response, TextWrapMode, Ui, WidgetText};

/// A label on one line. Where it is cut, the whole text is its tooltip; screen readers always get the whole.
pub fn elided(ui: &mut Ui, text: impl Into<WidgetText>) -> Response {
    ui.add(Label::new(text).truncate())
}

/// The same for a painter: at most `width` wide, with [`Galley::elided`] set where it is cut.
pub fn elided_galley(ui: &Ui, text: impl Into<WidgetText>, width: f32) -> Arc<Galley> {
    text.into().into_galley(ui, Some(TextWrapMode::Truncate), width.max(0.0), FontSelection::Default)
}
