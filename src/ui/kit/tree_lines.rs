//! Nodes of a tree one below the other: how far they are set in, the lines between them, and the line that shows where a
//! node is dropped.

use eframe::egui::{Pos2, Rect, Stroke, Ui, pos2};

use crate::ui::theme::Theme;

/// The shape of a node, with its room, in points.
pub const SHAPE: f32 = 18.0;

/// The step from a node to its parts, in points.
const INDENT: f32 = 26.0;
/// The deepest step that still moves to the right.
const DEEPEST: usize = 6;

/// How far a node is set in.
#[expect(clippy::cast_precision_loss, reason = "at most six steps")]
pub fn indent(depth: usize) -> f32 {
    depth.min(DEEPEST) as f32 * INDENT
}

/// A line from the parent's shape to the one at `place`; `before` has the depths and shapes of the nodes above.
pub fn connect(ui: &Ui, before: &[(usize, Pos2)], depth: usize, place: Pos2, theme: &Theme) {
    let parent = before.iter().rev().find(|(above, _)| *above + 1 == depth);
    let Some((_, from)) = parent else { return };
    let stroke = Stroke::new(1.0, theme.edge);
    ui.painter().vline(from.x, from.y + 10.0..=place.y, stroke);
    ui.painter().line_segment([from.x, place.x - 11.0].map(|x| pos2(x, place.y)), stroke);
}

/// How deep a node would stand at `x`, in points from the left end of the tree.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
pub fn depth_at(x: f32) -> usize {
    (x / INDENT).clamp(0.0, DEEPEST as f32) as usize
}

/// A line across the tree, in `rows`, at the height where a node of that depth would be put, with a ring at its beginning
/// where the shape would be.
pub fn drop_line(ui: &Ui, rows: Rect, depth: usize, y: f32, theme: &Theme) {
    let from = pos2(rows.left() + indent(depth) + SHAPE / 2.0, y);
    let stroke = Stroke::new(2.0, theme.accent);
    ui.painter().line_segment([pos2(from.x + 4.0, y), pos2(rows.right(), y)], stroke);
    ui.painter().circle(from, 4.0, theme.background, stroke);
}
