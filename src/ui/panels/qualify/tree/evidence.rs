//! What bears on a node, at its right: months with a bar, degrees, licenses, and what is short.

use eframe::egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use rungs_domain::qualify::Outcome;

use crate::ui::kit::{outcome_hue, small, text};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::view::qualify::tree::{NodeData, TimeData};

/// So many lines of evidence are shown; the rest is counted.
const MOST: usize = 6;

/// Whether there is something to show.
pub fn is_any(node: &NodeData) -> bool {
    !(node.time.is_empty() && node.evidence.is_empty() && node.missing.is_empty())
}

/// Draws it.
pub fn show(ui: &mut Ui, node: &NodeData, theme: &Theme) {
    for amount in &node.time {
        time(ui, amount, node.time.len() > 1, theme);
    }
    let red = outcome_hue(theme, Outcome::NotMet).text;
    for missing in node.missing.iter().filter(|_| node.used) {
        ui.label(text(format!("missing: {missing}"), Face::SansSemibold, size::CHANGE, red));
    }
    let strong = node.time.is_empty() && node.outcome != Outcome::NotMet;
    for (at, line) in node.evidence.iter().take(MOST).enumerate() {
        if strong && at == 0 {
            ui.label(text(line.as_str(), Face::SansSemibold, size::META, theme.text));
        } else {
            ui.label(small(line.as_str(), theme));
        }
    }
    if node.evidence.len() > MOST {
        let rest = node.evidence.get(MOST..).unwrap_or_default().join("\n");
        let more = ui.label(small(format!("and {} more", node.evidence.len() - MOST), theme));
        more.on_hover_text(rest);
    }
}

fn time(ui: &mut Ui, time: &TimeData, named: bool, theme: &Theme) {
    ui.label(text(time.figure.as_str(), Face::SansSemibold, size::META, theme.text)).on_hover_text(&time.words);
    if named {
        ui.label(small(time.words.as_str(), theme));
    }
    bar(ui, time, theme);
    if let Some(short) = &time.short {
        let red = outcome_hue(theme, Outcome::NotMet).text;
        ui.label(text(short.as_str(), Face::SansSemibold, size::META, red));
    }
    if let Some(beside) = &time.beside {
        ui.label(text(format!("differs: {beside}"), Face::SansSemibold, size::CHANGE, theme.warning.text));
    }
}

/// What is there, solid; that for which something stands in, in violet; what a judgment could add, an outline with a
/// tint; the rest empty.
fn bar(ui: &mut Ui, time: &TimeData, theme: &Theme) {
    let (room, _) = ui.allocate_exact_size(vec2(ui.available_width().min(150.0), 12.0), Sense::hover());
    let frame = Rect::from_min_size(room.min + vec2(0.0, 2.0), vec2(room.width(), 8.0));
    let painter = ui.painter();
    painter.rect(frame, CornerRadius::same(2), theme.surface, Stroke::new(1.0, theme.edge), StrokeKind::Inside);
    let inside = frame.shrink(1.0);
    let x = |share: f32| inside.left() + share.min(1.0) * inside.width();
    let have = Rect::from_min_max(inside.min, pos2(x(time.have), inside.bottom()));
    painter.rect_filled(have, 0.0, theme.accent);
    if time.substituted > 0.0 {
        let end = x(time.have + time.substituted);
        let rect = Rect::from_min_max(pos2(have.right(), inside.top()), pos2(end, inside.bottom()));
        painter.rect_filled(rect, 0.0, outcome_hue(theme, Outcome::NeedsJudgement).text);
    }
    if time.open > 0.0 {
        let from = x(time.have + time.substituted);
        let rect = Rect::from_min_max(
            pos2(from, inside.top()),
            pos2(x(time.have + time.substituted + time.open), inside.bottom()),
        );
        let hue = outcome_hue(theme, Outcome::NeedsJudgement);
        let fill = hue.tint.unwrap_or(theme.background);
        painter.rect(rect, 0.0, fill, Stroke::new(1.0, hue.text), StrokeKind::Inside);
    }
}
