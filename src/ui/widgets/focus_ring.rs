//! The one focus ring, around whatever has the keyboard focus.

use eframe::egui::{Context, CornerRadius, Rect, Stroke, StrokeKind};

use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::Theme;

/// Draws the ring; call it when everything else is drawn.
pub fn focus_ring(ctx: &Context, theme: &Theme) {
    let focused = ctx.memory(|memory| memory.focused());
    let Some(response) = focused.and_then(|id| ctx.read_response(id)) else { return };
    let visible: Rect = response.interact_rect;
    if !visible.is_positive() {
        return;
    }
    let stroke = Stroke::new(theme.focus_width, theme.focus);
    let painter = ctx.layer_painter(response.layer_id);
    painter.rect_stroke(visible, CornerRadius::same(CONTROL_RADIUS), stroke, StrokeKind::Inside);
}
