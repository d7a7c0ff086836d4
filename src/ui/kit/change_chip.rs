//! The chip of a change, which shows how many there are and filters by it.

use eframe::egui::{Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};
use rungs_domain::compare::ChangeName;

use super::button::LEAST_TARGET;
use super::paint_badge;
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, Hue, Theme, size};

/// The badge of the change, its count and its word; on, it has a tint and an edge. One that counts nothing is quiet and
/// cannot be pressed while it is off.
pub fn change_chip(ui: &mut Ui, theme: &Theme, change: ChangeName, count: usize, on: bool) -> Response {
    let text = format!("{count} {}", change.word());
    let empty = count == 0;
    let (face, hue) = match empty {
        true => (Face::Sans, Hue { text: theme.muted, tint: None }),
        false => (Face::SansSemibold, theme.told(change)),
    };
    let words = ui.painter().layout_no_wrap(text.clone(), face.at(size::CHANGE), hue.text);
    let usable = !empty || on;
    let sense = if usable { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(words.size().x + 33.0, LEAST_TARGET), sense);
    response.widget_info(|| WidgetInfo::selected(Role::Button, usable, on, &text));
    let (painter, radius) = (ui.painter(), f32::from(CONTROL_RADIUS));
    if on {
        painter.rect(rect, radius, theme.selected, Stroke::new(1.0, theme.edge), StrokeKind::Inside);
    } else if usable && response.hovered() {
        painter.rect_filled(rect, radius, theme.hover);
    }
    let badge = Rect::from_center_size(pos2(rect.left() + 14.0, rect.center().y), Vec2::splat(16.0));
    paint_badge(painter, badge, change, hue);
    painter.galley(pos2(badge.right() + 5.0, rect.center().y - words.size().y / 2.0), words, hue.text);
    response
}
