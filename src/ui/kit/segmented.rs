//! A row of parts in one frame, of which one or several are on.

use eframe::egui::{
    Align2, Color32, CornerRadius, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{ControlState, name_with_face};
use crate::ui::style::{CONTROL_HEIGHT, CONTROL_RADIUS};
use crate::ui::theme::{Face, Theme, size};

const PADDING: f32 = 10.0;
/// The bar under a part that is on.
const BAR: f32 = 2.0;

/// One part of a segmented control.
#[derive(Debug, Clone)]
pub struct Segment {
    /// What it says.
    pub text: String,
    /// What it is, for screen readers; see [`name_with_face`].
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

/// Shows the parts; returns the one that was pressed. What is on has a tint, bold words and a bar under them.
pub fn segmented(ui: &mut Ui, theme: &Theme, salt: &str, segments: &[Segment]) -> Option<usize> {
    let font = Face::SansSemibold.at(size::CONTROL);
    let width =
        |words: &str| ui.painter().layout_no_wrap(words.to_owned(), font.clone(), Color32::PLACEHOLDER).size().x;
    let widths: Vec<f32> = segments.iter().map(|segment| width(&segment.text) + 2.0 * PADDING).collect();
    let (whole, _) = ui.allocate_exact_size(vec2(widths.iter().sum(), CONTROL_HEIGHT), Sense::hover());
    let painter = ui.painter().clone();
    painter.rect_filled(whole, f32::from(CONTROL_RADIUS), theme.surface);
    let mut pressed = None;
    let mut left = whole.left();
    for (at, (segment, width)) in segments.iter().zip(&widths).enumerate() {
        let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(*width, CONTROL_HEIGHT));
        let response = ui.interact(rect, ui.scope_id().with((salt, at)), Sense::click());
        let name = name_with_face(&segment.text, &segment.name);
        response.widget_info(|| WidgetInfo::selected(Role::Button, response.enabled(), segment.on, &name));
        paint(&painter, theme, segment, (at == 0, at + 1 == segments.len()), &response);
        if response.clicked() {
            pressed = Some(at);
        }
        left += width;
    }
    painter.rect_stroke(whole, f32::from(CONTROL_RADIUS), Stroke::new(1.0, theme.edge), StrokeKind::Inside);
    pressed
}

fn paint(painter: &Painter, theme: &Theme, segment: &Segment, (first, last): (bool, bool), response: &Response) {
    let rect = response.rect;
    let (west, east) = (if first { CONTROL_RADIUS } else { 0 }, if last { CONTROL_RADIUS } else { 0 });
    let corners = CornerRadius { nw: west, sw: west, ne: east, se: east };
    let state = ControlState::of(response);
    let fill = match state {
        _ if segment.on => theme.selected,
        ControlState::Pressed => theme.pressed,
        ControlState::Hovered => theme.hover,
        ControlState::Rest | ControlState::Disabled => Color32::TRANSPARENT,
    };
    painter.rect_filled(rect, corners, fill);
    if !last {
        painter.vline(rect.right(), rect.y_range().shrink(1.0), Stroke::new(1.0, theme.rule));
    }
    let (face, color) = match state {
        _ if segment.on => (Face::SansSemibold, theme.accent),
        ControlState::Pressed => (Face::SansMedium, theme.text),
        _ => (Face::SansMedium, theme.muted),
    };
    let words = painter.text(rect.center(), Align2::CENTER_CENTER, &segment.text, face.at(size::CONTROL), color);
    if segment.on {
        painter.hline(words.x_range(), rect.bottom() - 3.0, Stroke::new(BAR, theme.accent));
    }
}
