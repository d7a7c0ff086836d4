//! Nodes of a tree one below the other: how far they are set in, and the lines between them.

use eframe::egui::{Pos2, Stroke, Ui, pos2};

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
