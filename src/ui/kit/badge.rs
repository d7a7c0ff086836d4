//! The badge of a change, and the color of what a person decided.

use eframe::egui::{Align2, Color32, Painter, Rect};
use rungs_domain::compare::ChangeName;

use crate::ui::theme::{Face, Hue, Theme};

/// The color of a person's decision.
pub fn decided(theme: &Theme) -> Color32 {
    let [_, _, judgement] = theme.outcomes;
    judgement.text
}

/// Draws the square badge of a change.
pub fn paint_badge(painter: &Painter, rect: Rect, told: ChangeName, hue: Hue) {
    if let Some(tint) = hue.tint {
        painter.rect_filled(rect, 3.0, tint);
    }
    let font = Face::SansSemibold.at(rect.height() * 0.75);
    painter.text(rect.center(), Align2::CENTER_CENTER, told.glyph(), font, hue.text);
}
