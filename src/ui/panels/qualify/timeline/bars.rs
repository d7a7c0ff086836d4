//! Jobs as bars.

use eframe::egui::{Align2, Painter, Rect, Role, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use rungs_domain::qualify::Outcome;

use super::canvas::Canvas;
use crate::ui::kit::{ListNav, dashed, elided_galley, name_it, outcome_hue, text};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::view::qualify::timeline::{BarData, Mark, OverlapData, TimelineData};

/// Words on overlaps are left away beyond so many.
const MOST_LABELS: usize = 8;

/// Where the rows stand.
#[derive(Debug, Clone, Copy)]
pub struct Rows {
    /// All of them.
    pub rect: Rect,
    /// The height of one.
    pub row: f32,
}

impl Rows {
    /// The rectangle of a row.
    pub fn of(&self, at: usize) -> Rect {
        let top = self.rect.top() + height(at, self.row);
        Rect::from_min_size(pos2(self.rect.left(), top), vec2(self.rect.width(), self.row))
    }

    /// The row at a height.
    pub fn row_at(&self, y: f32) -> Option<usize> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a row of a picture")]
        (y >= self.rect.top()).then(|| ((y - self.rect.top()) / self.row) as usize)
    }
}

/// The height of so many rows.
#[expect(clippy::cast_precision_loss, reason = "at most as many rows as a record may have jobs")]
pub fn height(rows: usize, row: f32) -> f32 {
    rows as f32 * row
}

/// Draws the bars that are in view; returns the one that was clicked.
pub fn show(ui: &Ui, data: &TimelineData, canvas: Canvas<'_>, rows: Rows, nav: &mut ListNav) -> Option<usize> {
    let painter = ui.painter();
    let seen = ui.clip_rect();
    canvas.grid(painter, rows.rect);
    for overlap in &data.overlaps {
        shade(painter, overlap, canvas, rows);
    }
    canvas.as_of(painter, rows.rect, data.as_of);
    let (mut taken, mut clicked) = (Vec::new(), None);
    for (at, bar) in data.bars.iter().enumerate() {
        let row = rows.of(at);
        if at != nav.at && (row.bottom() < seen.top() || row.top() > seen.bottom()) {
            continue;
        }
        let drawn = draw(painter, bar, canvas, row);
        taken.push(drawn);
        taken.push(label(ui, bar, canvas, row, drawn));
        let id = ui.scope_id().with(("bar", at));
        let response = ui.interact(drawn.expand(2.0), id, nav.sense(ui, id, at));
        name_it(&response, Role::ListItem, &bar.in_words);
        nav.hold(&response, at);
        if response.clicked() {
            clicked = Some(at);
        }
        response.on_hover_text(&bar.in_words);
    }
    for (at, overlap) in data.overlaps.iter().enumerate().take(MOST_LABELS) {
        name_overlap(ui, (at, overlap), canvas, rows, &mut taken);
    }
    clicked
}

fn shade(painter: &Painter, overlap: &OverlapData, canvas: Canvas<'_>, rows: Rows) {
    let rect = overlap_rect(overlap, canvas, rows);
    match canvas.theme.warning.tint {
        Some(tint) => painter.rect_filled(rect, 0.0, tint),
        None => painter.rect_stroke(rect, 0.0, Stroke::new(1.0, canvas.theme.warning.text), StrokeKind::Inside),
    };
}

fn overlap_rect(overlap: &OverlapData, canvas: Canvas<'_>, rows: Rows) -> Rect {
    let (first, last) = (rows.of(overlap.bars.0), rows.of(overlap.bars.1));
    let (left, right) = (canvas.x(overlap.from), canvas.x(overlap.end));
    Rect::from_min_max(pos2(left, first.top() + 2.0), pos2(right.max(left + 2.0), last.bottom() - 2.0))
}

/// Says how many hours lie upon one another, beside the shade, where there is room.
fn name_overlap(
    ui: &Ui,
    (number, overlap): (usize, &OverlapData),
    canvas: Canvas<'_>,
    rows: Rows,
    taken: &mut Vec<Rect>,
) {
    let rect = overlap_rect(overlap, canvas, rows);
    let response = ui.interact(rect, ui.scope_id().with(("overlap", number)), Sense::hover());
    name_it(&response, Role::Label, &overlap.label);
    let font = Face::SansSemibold.at(size::CITATION);
    let ink = canvas.theme.warning.text;
    let galley = ui.painter().layout_no_wrap(overlap.label.clone(), font.clone(), ink);
    let at_right = rect.right() + 6.0 + galley.size().x < canvas.right();
    let x = if at_right { rect.right() + 6.0 } else { rect.left() - 6.0 };
    let align = if at_right { Align2::LEFT_CENTER } else { Align2::RIGHT_CENTER };
    let heights = [rect.center().y, rect.top() + 8.0, rect.bottom() - 8.0];
    let free = heights.into_iter().map(|y| pos2(x, y)).find(|at| {
        let room = align.anchor_size(*at, galley.size());
        room.left() > canvas.left && !taken.iter().any(|other| other.intersects(room))
    });
    if let Some(at) = free {
        taken.push(canvas.label(ui.painter(), at, align, &overlap.label, font, ink));
    }
}

/// The bar of a job; its height is hours a week.
fn draw(painter: &Painter, bar: &BarData, canvas: Canvas<'_>, row: Rect) -> Rect {
    let high = (bar.hours * row.height() / 72.0).clamp(3.0, row.height() - 6.0);
    let mut whole: Option<Rect> = None;
    for (from, end, mark) in &bar.pieces {
        let (left, right) = (canvas.x(*from), canvas.x(*end));
        let right = right.max(left + 2.5).min(canvas.right());
        let left = left.min(right - 2.5);
        let rect =
            Rect::from_min_max(pos2(left, row.center().y - high / 2.0), pos2(right, row.center().y + high / 2.0));
        piece(painter, rect, *mark, canvas.theme);
        whole = Some(whole.map_or(rect, |whole| whole.union(rect)));
    }
    whole.unwrap_or_else(|| Rect::from_center_size(row.center(), vec2(3.0, high)))
}

/// A part of a bar: what counts is solid, what does not is an outline, what lies ahead is dashed.
pub fn piece(painter: &Painter, rect: Rect, mark: Mark, theme: &Theme) {
    match mark {
        Mark::Counts => {
            painter.rect_filled(rect, 0.0, theme.accent);
        }
        Mark::DoesNotCount => {
            painter.rect(rect, 0.0, theme.background, Stroke::new(1.0, theme.edge), StrokeKind::Inside);
        }
        Mark::Open => {
            let hue = outcome_hue(theme, Outcome::NeedsJudgement);
            let fill = hue.tint.unwrap_or(theme.background);
            painter.rect(rect, 0.0, fill, Stroke::new(1.0, hue.text), StrokeKind::Inside);
            let font = Face::SansSemibold.at(size::CITATION);
            if rect.width() > 10.0 && rect.height() > 9.0 {
                painter.text(rect.center(), Align2::CENTER_CENTER, "?", font, hue.text);
            }
        }
        Mark::Later => dashed(painter, rect.shrink(0.5), theme.accent),
    }
}

/// Title and hours, on the side where there is room.
fn label(ui: &Ui, bar: &BarData, canvas: Canvas<'_>, row: Rect, drawn: Rect) -> Rect {
    let (left, right) = (drawn.left() - canvas.left - 8.0, canvas.right() - drawn.right() - 8.0);
    let words = text(bar.label.as_str(), Face::Sans, size::CHANGE, canvas.theme.text);
    let galley = elided_galley(ui, words, left.max(right).max(60.0));
    let wide = galley.size().x;
    let at_left = left >= wide && (left >= right || right < wide);
    let x = if at_left {
        drawn.left() - 6.0 - wide
    } else if right >= wide {
        drawn.right() + 6.0
    } else {
        drawn.center().x - wide / 2.0
    };
    let x = x.min(canvas.right() - wide).max(canvas.left);
    let rect = Rect::from_min_size(pos2(x, row.center().y - galley.size().y / 2.0), galley.size());
    ui.painter().rect_filled(rect.expand2(vec2(2.0, 0.0)), 0.0, canvas.theme.background);
    ui.painter().galley(rect.min, galley, canvas.theme.text);
    rect
}
