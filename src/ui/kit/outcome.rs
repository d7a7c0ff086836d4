//! The shapes of outcomes: met a filled disc, not met a ring, a judgment a diamond.

use eframe::egui::epaint::PathShape;
use eframe::egui::{Align2, Color32, Painter, Pos2, Role, Sense, Shape, Stroke, Ui, Vec2, pos2, vec2};
use rungs_domain::qualify::Outcome;

use super::name_it;
use crate::ui::theme::{Face, Hue, Theme};

/// The hue of an outcome.
pub fn outcome_hue(theme: &Theme, outcome: Outcome) -> Hue {
    let [met, not_met, judgement] = theme.outcomes;
    match outcome {
        Outcome::Met => met,
        Outcome::NotMet => not_met,
        Outcome::NeedsJudgement => judgement,
    }
}

/// Draws the shape of an outcome, `size` points across; quiet, it is an outline in quiet ink.
pub fn paint_outcome(painter: &Painter, center: Pos2, size: f32, outcome: Outcome, quiet: bool, theme: &Theme) {
    let hue = outcome_hue(theme, outcome);
    let ink = if quiet { theme.muted } else { hue.text };
    let unit = size / 18.0;
    let at = |x: f32, y: f32| center + vec2(x, y) * unit;
    let line = |from: Pos2, to: Pos2, width: f32, colour: Color32| {
        painter.line_segment([from, to], Stroke::new(width * unit, colour));
    };
    match outcome {
        Outcome::Met => {
            let mark = if quiet { ink } else { theme.background };
            if quiet {
                painter.circle(center, 7.2 * unit, theme.background, Stroke::new(1.4 * unit, ink));
            } else {
                painter.circle_filled(center, 8.0 * unit, ink);
            }
            line(at(-4.0, 0.4), at(-1.3, 3.1), 2.0, mark);
            line(at(-1.6, 3.1), at(4.0, -2.6), 2.0, mark);
        }
        Outcome::NotMet => {
            painter.circle(center, 7.2 * unit, theme.background, Stroke::new(1.6 * unit, ink));
            line(at(-3.0, -3.0), at(3.0, 3.0), 1.8, ink);
            line(at(3.0, -3.0), at(-3.0, 3.0), 1.8, ink);
        }
        Outcome::NeedsJudgement => {
            let corners = vec![at(0.0, -8.4), at(8.4, 0.0), at(0.0, 8.4), at(-8.4, 0.0)];
            let fill = if quiet { theme.background } else { hue.tint.unwrap_or(theme.background) };
            painter.add(Shape::Path(PathShape::convex_polygon(corners, fill, Stroke::new(1.4 * unit, ink))));
            painter.text(center, Align2::CENTER_CENTER, "?", Face::SansSemibold.at(11.0 * unit), ink);
        }
    }
}

/// The shape and the word, and a name that says what it is the outcome of.
pub fn outcome_label(ui: &mut Ui, words: &str, name: &str, outcome: Outcome, text_size: f32, theme: &Theme) {
    let ink = outcome_hue(theme, outcome).text;
    let galley = ui.painter().layout_no_wrap(words.to_owned(), Face::SansSemibold.at(text_size), ink);
    let shape = 16.0;
    let room = Vec2::new(shape + 6.0 + galley.size().x, galley.size().y.max(shape));
    let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
    name_it(&response, Role::Label, name);
    paint_outcome(ui.painter(), pos2(rect.left() + shape / 2.0, rect.center().y), shape, outcome, false, theme);
    ui.painter().galley(pos2(rect.left() + shape + 6.0, rect.center().y - galley.size().y / 2.0), galley, ink);
}
