//! The bar of time by level, from the highest level on, so that the mark of half of the time points at the level that
//! has the majority.

use eframe::egui::{Align2, Color32, FontId, Rect, Role, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::ui::kit::form::layout::heading;
use crate::ui::kit::{end_of_title, hatched, name_it};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::view::position::{BarData, Segment};

/// The heights of the words over the mark, of the bar, and of the words below, in points.
const ABOVE: f32 = 18.0;
const BAR: f32 = 22.0;
const BELOW: f32 = 38.0;

/// Between two labels.
const GAP: f32 = 10.0;

/// Draws the bar with its heading.
pub fn show(ui: &mut Ui, data: &BarData, theme: &Theme) {
    heading(ui, "Time by level", &data.quiet, theme);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ABOVE + BAR + BELOW), Sense::hover());
    name_it(&response, Role::Image, &data.said);
    let bar = Rect::from_min_size(rect.min + vec2(0.0, ABOVE), vec2(rect.width(), BAR));
    ui.painter().rect_stroke(bar, 0.0, Stroke::new(1.0, theme.rule), StrokeKind::Inside);
    let x = |share: f32| bar.left() + bar.width() * share.clamp(0.0, 1.0);
    for segment in &data.segments {
        let [from, to] = segment.across.map(x);
        let part = Rect::from_x_y_ranges(from..=to.max(from + 1.0), bar.y_range());
        paint(ui, part, segment, data.levels, theme);
    }
    labels(ui, bar, &data.segments, theme);
    if let Some((at, words)) = &data.mark {
        mark(ui, bar, x(*at), words, theme);
    }
}

fn paint(ui: &Ui, rect: Rect, segment: &Segment, levels: usize, theme: &Theme) {
    let painter = ui.painter();
    match segment.level {
        Some(level) => {
            let edge = Stroke::new(1.0, theme.accent);
            painter.rect(rect, 0.0, theme.level(level, levels), edge, StrokeKind::Inside);
        }
        None => {
            hatched(painter, rect.shrink2(vec2(1.0, 2.0)), theme.edge);
            painter.rect_stroke(rect, 0.0, Stroke::new(1.0, theme.edge), StrokeKind::Inside);
        }
    }
}

/// The line where the share that is asked for is reached, and what it is.
fn mark(ui: &Ui, bar: Rect, x: f32, words: &str, theme: &Theme) {
    let painter = ui.painter();
    // With an outline in the ground's color it is seen on every step of the ramp.
    painter.vline(x, bar.top() - 9.0..=bar.bottom(), Stroke::new(4.0, theme.background));
    painter.vline(x, bar.top() - 9.0..=bar.bottom(), Stroke::new(2.0, theme.text));
    let font = Face::SansSemibold.at(size::CITATION);
    let width = width(ui, words, &font);
    let left = x + 6.0 + width > bar.right();
    let (at, align) = if left { (x - 6.0, Align2::RIGHT_CENTER) } else { (x + 6.0, Align2::LEFT_CENTER) };
    painter.text(pos2(at, bar.top() - 10.0), align, words, font, theme.text);
}

/// Code, title and percent below each part; they move aside where parts are narrow.
fn labels(ui: &Ui, bar: Rect, segments: &[Segment], theme: &Theme) {
    let fonts = [Face::SansSemibold.at(size::CHANGE), Face::Sans.at(size::CHANGE)];
    let [bold, plain] = &fonts;
    let left = |segment: &Segment| bar.left() + bar.width() * segment.across.into_iter().next().unwrap_or_default();
    let needs: Vec<(f32, f32)> = segments
        .iter()
        .map(|one| {
            let face = if one.level.is_some() { bold } else { plain };
            let percent = width(ui, &format!("{} %", one.percent), plain);
            (left(one), width(ui, &one.code, face).max(percent))
        })
        .collect();
    let places = aside(&needs, bar.right());
    for (at, (segment, place)) in segments.iter().zip(&places).enumerate() {
        let (face, ink) = if segment.level.is_some() { (bold, theme.text) } else { (plain, theme.muted) };
        let painter = ui.painter();
        let top = bar.bottom() + 4.0;
        let code = painter.text(pos2(*place, top), Align2::LEFT_TOP, &segment.code, face.clone(), ink);
        let end = places.get(at + 1).map_or(bar.right(), |next| next - GAP);
        let room = end - code.right() - 5.0;
        let title = end_of_title(painter, &segment.title, plain, room);
        if !title.is_empty() && width(ui, &title, plain) <= room {
            painter.text(pos2(code.right() + 5.0, top), Align2::LEFT_TOP, title, plain.clone(), theme.text);
        }
        let percent = format!("{} %", segment.percent);
        painter.text(pos2(*place, top + 16.0), Align2::LEFT_TOP, percent, plain.clone(), theme.text);
    }
}

/// Where labels stand that would like to begin at certain places and are so wide: in order, none over another, none
/// beyond `right` as long as there is room at all.
fn aside(needs: &[(f32, f32)], right: f32) -> Vec<f32> {
    let mut places: Vec<f32> = Vec::with_capacity(needs.len());
    let mut free = f32::MIN;
    for (wish, width) in needs {
        let at = wish.max(free);
        places.push(at);
        free = at + width + GAP;
    }
    let mut end = right;
    for (place, (_, width)) in places.iter_mut().zip(needs).rev() {
        *place = place.min(end - width);
        end = *place - GAP;
    }
    places
}

fn width(ui: &Ui, words: &str, font: &FontId) -> f32 {
    ui.painter().layout_no_wrap(words.to_owned(), font.clone(), Color32::PLACEHOLDER).rect.width()
}

#[cfg(test)]
mod tests {
    use super::aside;

    #[test]
    fn labels_of_narrow_parts_stand_beside_one_another_and_end_with_the_bar() {
        // The second wants to begin inside the first (0 + 40 wide, 10 between), so it moves to 50.
        assert_eq!(aside(&[(0.0, 40.0), (20.0, 40.0), (200.0, 40.0)], 300.0), [0.0, 50.0, 200.0]);
        // The last has 10 points left of the bar and needs 40: it moves left, and the one before it with it.
        assert_eq!(aside(&[(0.0, 40.0), (240.0, 40.0), (290.0, 40.0)], 300.0), [0.0, 210.0, 260.0]);
    }
}
