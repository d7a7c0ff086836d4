//! Words and signs that are no control: headings, captions, rules, the triangle of what can be unfolded, the box of
//! what can be ticked.

use eframe::egui::{
    Color32, CornerRadius, Label, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetText, vec2,
};

use super::{name_it, small, text};
use crate::ui::style::CONTROL_HEIGHT;
use crate::ui::theme::{Face, Theme, size};

/// A heading, which screen readers can go to; the title of a tab has level 1.
pub fn heading(ui: &mut Ui, words: impl Into<WidgetText>, level: usize) -> Response {
    let words = words.into();
    let name = words.text().to_owned();
    let response = ui.add(Label::new(words).wrap());
    as_heading(&response, &name, level);
    response
}

/// Makes a heading of words that are laid out by the caller.
pub fn as_heading(response: &Response, name: &str, level: usize) {
    name_it(response, Role::Heading, name);
    response.ctx.accesskit_node_builder(response.id, |node| node.set_level(level));
}

/// The heading of a section of a form: a rule, the title, and what is said of it.
pub fn section(ui: &mut Ui, title: &str, quiet: &str, theme: &Theme) {
    rule(ui, theme);
    ui.horizontal_wrapped(|ui| {
        heading(ui, text(title, Face::SerifSemibold, size::SECTION, theme.text), 2);
        if !quiet.is_empty() {
            ui.label(small(quiet, theme));
        }
    });
    ui.add_space(2.0);
}

/// A rule across the column, with room around it.
pub fn rule(ui: &mut Ui, theme: &Theme) {
    ui.add_space(10.0);
    let top = ui.cursor().top() + 0.5;
    ui.painter().hline(ui.max_rect().x_range(), top, Stroke::new(1.0, theme.edge));
    ui.add_space(8.0);
}

/// A line between two parts.
pub fn line_between(ui: &Ui, from: Pos2, to: Pos2, theme: &Theme) {
    ui.painter().line_segment([from, to], Stroke::new(1.0, theme.edge));
}

/// A quiet word beside a control, as high as it.
pub fn caption(ui: &mut Ui, theme: &Theme, words: &str) -> Response {
    let galley = ui.painter().layout_no_wrap(words.to_owned(), Face::Sans.at(size::META), theme.muted);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, CONTROL_HEIGHT), Sense::hover());
    name_it(&response, Role::Label, words);
    ui.painter().galley(rect.left_center() - vec2(0.0, galley.size().y / 2.0), galley, theme.muted);
    response
}

/// A small triangle: downwards where something is open, to the right where it is folded.
pub fn triangle(painter: &Painter, center: Pos2, open: bool, color: Color32) {
    let points = match open {
        true => vec![center + vec2(-4.0, -2.5), center + vec2(4.0, -2.5), center + vec2(0.0, 3.0)],
        false => vec![center + vec2(-2.5, -4.0), center + vec2(3.0, 0.0), center + vec2(-2.5, 4.0)],
    };
    painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
}

/// Draws the box of something that can be ticked.
pub fn paint_box(painter: &Painter, square: Rect, checked: bool, theme: &Theme) {
    let (fill, edge) = if checked { (theme.accent, theme.accent) } else { (theme.surface, theme.edge) };
    painter.rect(square, CornerRadius::same(3), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    if checked {
        let at = |x: f32, y: f32| square.min + vec2(x, y);
        let tick = vec![at(3.0, 6.5), at(5.5, 9.5), at(10.0, 3.5)];
        painter.line(tick, Stroke::new(1.8, theme.on_accent));
    }
}
