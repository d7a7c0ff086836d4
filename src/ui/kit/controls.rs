//! The small controls of the panel: segments, buttons, change toggles.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, Color32, CornerRadius, Painter, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use rungs_domain::compare::ChangeName;

use super::badge::paint_badge;
use crate::ui::theme::{Face, Theme, size};

/// The height of a control.
pub const HEIGHT: f32 = 26.0;
const PADDING: f32 = 10.0;
const RADIUS: f32 = 5.0;

/// One part of a segmented control.
pub struct Segment {
    /// What it says.
    pub text: String,
    /// Its accessible name.
    pub name: String,
    /// Whether it is on.
    pub on: bool,
}

impl Segment {
    /// A segment whose name is what it says.
    pub fn new(text: &str, on: bool) -> Self {
        Segment { text: text.to_owned(), name: text.to_owned(), on }
    }
}

/// A row of parts in one frame; returns the part that was pressed.
pub fn segmented(ui: &mut Ui, theme: &Theme, salt: &str, segments: &[Segment]) -> Option<usize> {
    let widths: Vec<f32> =
        segments.iter().map(|s| text_width(ui, &s.text, Face::SansSemibold) + 2.0 * PADDING).collect();
    let (whole, _) = ui.allocate_exact_size(vec2(widths.iter().sum(), HEIGHT), Sense::hover());
    let painter = ui.painter().clone();
    painter.rect_filled(whole, RADIUS, theme.surface);
    let mut pressed = None;
    let mut left = whole.left();
    for (at, (segment, width)) in segments.iter().zip(&widths).enumerate() {
        let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(*width, HEIGHT));
        let response = ui.interact(rect, ui.scope_id().with((salt, at)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, segment.on, &segment.name));
        paint_segment(&painter, theme, rect, segment, (at == 0, at + 1 == segments.len()), response.hovered());
        if response.clicked() {
            pressed = Some(at);
        }
        left += width;
    }
    painter.rect_stroke(whole, RADIUS, Stroke::new(1.0, theme.edge), StrokeKind::Inside);
    pressed
}

fn paint_segment(painter: &Painter, theme: &Theme, rect: Rect, segment: &Segment, ends: (bool, bool), hovered: bool) {
    let (west, east) = (if ends.0 { 5 } else { 0 }, if ends.1 { 5 } else { 0 });
    let corners = CornerRadius { nw: west, sw: west, ne: east, se: east };
    if segment.on || hovered {
        let fill = if segment.on { theme.selected } else { theme.panel };
        painter.rect_filled(rect, corners, fill);
    }
    if !ends.1 {
        painter.vline(rect.right(), rect.y_range().shrink(1.0), Stroke::new(1.0, theme.rule));
    }
    let (face, color) = if segment.on { (Face::SansSemibold, theme.accent) } else { (Face::SansMedium, theme.muted) };
    painter.text(rect.center(), Align2::CENTER_CENTER, &segment.text, face.at(size::CONTROL), color);
}

/// How a button stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// In a frame.
    Framed,
    /// Without a frame.
    Bare,
    /// Filled: the one thing to do here.
    Primary,
}

/// The width that a button with this text and key takes.
pub fn button_width(ui: &Ui, text: &str, key: &str) -> f32 {
    let key_width = if key.is_empty() { 0.0 } else { key_galley_width(ui, key) + 8.0 };
    text_width(ui, text, Face::SansSemibold) + key_width + 2.0 * PADDING
}

/// A button with an optional key beside its text; its accessible name is its text.
pub fn button(ui: &mut Ui, theme: &Theme, text: &str, key: &str, weight: Weight) -> Response {
    button_named(ui, theme, text, text, key, weight)
}

/// A button whose accessible name is not its text.
pub fn button_named(ui: &mut Ui, theme: &Theme, text: &str, name: &str, key: &str, weight: Weight) -> Response {
    let face = if weight == Weight::Primary { Face::SansSemibold } else { Face::SansMedium };
    let key_width = if key.is_empty() { 0.0 } else { key_galley_width(ui, key) + 8.0 };
    let width = text_width(ui, text, face) + key_width + 2.0 * PADDING;
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let (fill, ink, edge) = colours(theme, weight, response.hovered());
    let painter = ui.painter();
    painter.rect_filled(rect, RADIUS, fill);
    painter.rect_stroke(rect, RADIUS, Stroke::new(1.0, edge), StrokeKind::Inside);
    let left = pos2(rect.left() + PADDING, rect.center().y);
    painter.text(left, Align2::LEFT_CENTER, text, face.at(size::CONTROL), ink);
    if !key.is_empty() {
        let right = pos2(rect.right() - PADDING, rect.center().y);
        let quiet = if weight == Weight::Primary { ink } else { theme.muted };
        painter.text(right, Align2::RIGHT_CENTER, key, Face::Sans.at(size::CITATION), quiet);
    }
    response
}

fn colours(theme: &Theme, weight: Weight, hovered: bool) -> (Color32, Color32, Color32) {
    match weight {
        Weight::Primary => (theme.accent, theme.on_accent, theme.accent),
        Weight::Framed if hovered => (theme.selected, theme.text, theme.edge),
        Weight::Framed => (theme.surface, theme.text, theme.edge),
        Weight::Bare if hovered => (theme.selected, theme.text, theme.selected),
        Weight::Bare => (Color32::TRANSPARENT, theme.text, Color32::TRANSPARENT),
    }
}

/// A button that opens a list.
pub fn chooser(ui: &mut Ui, theme: &Theme, text: &str, name: &str) -> Response {
    let width = text_width(ui, text, Face::SansMedium) + 2.0 * PADDING + 14.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
    let (fill, ink, edge) = colours(theme, Weight::Framed, response.hovered());
    let painter = ui.painter();
    painter.rect_filled(rect, RADIUS, fill);
    painter.rect_stroke(rect, RADIUS, Stroke::new(1.0, edge), StrokeKind::Inside);
    let left = pos2(rect.left() + PADDING, rect.center().y);
    painter.text(left, Align2::LEFT_CENTER, text, Face::SansMedium.at(size::CONTROL), ink);
    triangle(painter, pos2(rect.right() - PADDING - 4.0, rect.center().y), true, theme.muted);
    response
}

/// A small triangle: downwards where something is open, to the right where it is folded.
pub fn triangle(painter: &Painter, center: eframe::egui::Pos2, open: bool, color: Color32) {
    let points = if open {
        vec![center + vec2(-4.0, -2.5), center + vec2(4.0, -2.5), center + vec2(0.0, 3.0)]
    } else {
        vec![center + vec2(-2.5, -4.0), center + vec2(3.0, 0.0), center + vec2(-2.5, 4.0)]
    };
    painter.add(eframe::egui::Shape::convex_polygon(points, color, Stroke::NONE));
}

/// The count of a change, which is also its filter.
pub fn change_toggle(ui: &mut Ui, theme: &Theme, told: ChangeName, count: usize, on: bool) -> Response {
    let text = format!("{count} {}", told.word());
    let zero = count == 0;
    let face = if zero { Face::Sans } else { Face::SansSemibold };
    let hue = theme.told(told);
    let color = if zero { theme.muted } else { hue.text };
    let galley = ui.painter().layout_no_wrap(text.clone(), face.at(size::CHANGE), color);
    let sense = if zero && !on { Sense::hover() } else { Sense::click() };
    let (rect, response) = ui.allocate_exact_size(vec2(galley.rect.width() + 33.0, 24.0), sense);
    response.widget_info(|| WidgetInfo::selected(Role::Button, !zero || on, on, &text));
    let painter = ui.painter();
    if on || (response.hovered() && !zero) {
        painter.rect_filled(rect, RADIUS, if on { theme.selected } else { theme.panel });
    }
    if on {
        painter.rect_stroke(rect, RADIUS, Stroke::new(1.0, theme.edge), StrokeKind::Inside);
    }
    let badge = Rect::from_center_size(pos2(rect.left() + 14.0, rect.center().y), Vec2::splat(16.0));
    let hue = if zero { crate::ui::theme::Hue { text: theme.muted, tint: None } } else { hue };
    paint_badge(painter, badge, told, hue);
    painter.galley(pos2(badge.right() + 5.0, rect.center().y - galley.rect.height() / 2.0), galley, color);
    response
}

/// A quiet word beside a control.
pub fn caption(ui: &mut Ui, theme: &Theme, text: &str) {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), Face::Sans.at(size::META), theme.muted);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.rect.width(), HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter().galley(pos2(rect.left(), rect.center().y - galley.rect.height() / 2.0), galley, theme.muted);
}

fn text_width(ui: &Ui, text: &str, face: Face) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), face.at(size::CONTROL), Color32::PLACEHOLDER).rect.width()
}

fn key_galley_width(ui: &Ui, key: &str) -> f32 {
    ui.painter().layout_no_wrap(key.to_owned(), Face::Sans.at(size::CITATION), Color32::PLACEHOLDER).rect.width()
}
