//! The cells that say what a duty is matched to, and how that came about.

use eframe::egui::epaint::PathShape;
use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Align2, CornerRadius, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};
use rungs_domain::qualify::Outcome;

use super::super::form::PositionForm;
use super::DutyRow;
use crate::ui::kit::{name_it, outcome_hue};
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::positions::PositionCommand;
use rungs_app::view::position::{RowData, Standing};
use rungs_domain::allocate::Exclusion;

/// Draws both cells in `line`.
pub fn show(ui: &mut Ui, form: &mut PositionForm<'_>, row: &DutyRow<'_>, line: Rect) {
    let data = row.data.and_then(|data| data.rows.get(&row.duty.number));
    let rect = Rect::from_x_y_ranges(row.columns.matched, line.y_range().shrink(2.0));
    item(ui, form, row, data, rect);
    if let Some(data) = data {
        let rect = Rect::from_x_y_ranges(row.columns.standing, line.y_range().shrink(2.0));
        standing(ui, form, row, data, rect);
    }
}

/// What it is matched to: a button that opens the list of all that it can be matched to.
fn item(ui: &mut Ui, form: &mut PositionForm<'_>, row: &DutyRow<'_>, data: Option<&RowData>, rect: Rect) {
    let field = row.field("matched");
    let response = ui.interact(rect, form.id(field), Sense::click());
    let said = data.map_or("not judged yet", |data| data.said.as_str());
    name_it(&response, Role::Button, &format!("Duty {} matches: {said}", row.duty.number));
    if response.hovered() {
        let edge = Stroke::new(1.0, form.theme.edge);
        let radius = CornerRadius::same(CONTROL_RADIUS);
        ui.painter().rect(rect, radius, form.theme.surface, edge, StrokeKind::Inside);
    }
    paint_item(ui, form.theme, data, rect.shrink2(vec2(5.0, 0.0)));
    let response = form.after(ui, field, response);
    let response = match data.filter(|data| !data.below.is_empty()) {
        Some(data) => response.on_hover_text(format!("{}\nEnter: choose what it matches", data.below)),
        None => response.on_hover_text("Enter: choose what it matches"),
    };
    if response.clicked() {
        form.ask(PositionCommand::ChooseMatch(Some(row.row)));
    }
}

fn paint_item(ui: &Ui, theme: &Theme, data: Option<&RowData>, rect: Rect) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let Some(data) = data else {
        let words = "choose what it matches";
        painter.text(rect.left_center(), Align2::LEFT_CENTER, words, Face::Sans.at(size::META), theme.muted);
        return;
    };
    if data.code.is_empty() {
        let badge = Rect::from_center_size(pos2(rect.left() + 8.0, rect.center().y), vec2(16.0, 16.0));
        let (ink, tint) = (theme.warning.text, theme.warning.tint.unwrap_or(theme.background));
        painter.rect(badge, 3.0, tint, Stroke::new(1.0, tint), StrokeKind::Inside);
        painter.text(badge.center(), Align2::CENTER_CENTER, "!", Face::SansSemibold.at(size::CHANGE), ink);
        let at = pos2(badge.right() + 6.0, rect.center().y);
        painter.text(at, Align2::LEFT_CENTER, "matches nothing", Face::SansSemibold.at(size::META), ink);
        return;
    }
    let top = rect.center().y - 8.5;
    let swatch = Rect::from_center_size(pos2(rect.left() + 5.0, top), vec2(10.0, 10.0));
    let (fill, edge) = match data.level {
        Some(level) => (theme.level(level, data.levels), theme.accent),
        None => (theme.background, theme.edge),
    };
    painter.rect(swatch, 0.0, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let mut head = LayoutJob::default();
    let run = |face: Face| TextFormat::simple(face.at(size::META), theme.text);
    head.append(&data.code, 0.0, run(Face::SansSemibold));
    head.append(&format!(", {}", data.item), 0.0, run(Face::Sans));
    one_line(ui, head, pos2(swatch.right() + 6.0, top), rect.right());
    let face = if data.quoted { Face::Serif.at(size::CONTROL) } else { Face::Sans.at(size::META) };
    let below = LayoutJob::simple_singleline(data.below.clone(), face, theme.muted);
    one_line(ui, below, pos2(rect.left(), top + 17.0), rect.right());
}

/// Paints one line that ends with an ellipsis where there is more; `at` is the middle of its left edge.
fn one_line(ui: &Ui, mut job: LayoutJob, at: eframe::egui::Pos2, right: f32) {
    job.wrap = TextWrapping::truncate_at_width((right - at.x).max(0.0));
    let galley = ui.painter().layout_job(job);
    let at = pos2(at.x, at.y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ui.visuals().text_color());
}

/// How the match came about. A suggestion is a button that confirms it; an open question one that opens the list.
fn standing(ui: &mut Ui, form: &mut PositionForm<'_>, row: &DutyRow<'_>, data: &RowData, rect: Rect) {
    let number = row.duty.number;
    match (data.apart, data.standing) {
        (Some(why), Standing::Confirmed | Standing::Open) => not_counted(ui, form, row, why.words(), rect),
        (Some(why @ Exclusion::OtherDuties), Standing::Suggested) if data.level.is_none() => {
            not_counted(ui, form, row, why.words(), rect);
        }
        (_, Standing::Confirmed) => {
            let response = ui.interact(rect, form.id(row.field("standing")), Sense::hover());
            name_it(&response, Role::Label, &format!("Duty {number}: confirmed"));
            mark(ui, form.theme, rect, ("confirmed", true), &data.score);
        }
        (_, Standing::Suggested) => {
            let response =
                press(ui, form, row, rect, &format!("suggested {}: confirm the match of duty {number}", data.score));
            mark(ui, form.theme, rect, ("suggested", false), &data.score);
            let tip = "Suggested, and nobody has decided: a click or Alt+M confirms it";
            if response.on_hover_text(tip).clicked() {
                form.ask(PositionCommand::Confirm(row.row));
            }
        }
        (None, Standing::Open) => {
            let response = press(ui, form, row, rect, &format!("Choose what duty {number} matches"));
            let font = Face::SansMedium.at(size::META);
            ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, "Choose", font, form.theme.accent);
            if response.clicked() {
                form.ask(PositionCommand::ChooseMatch(Some(row.row)));
            }
        }
    }
}

fn not_counted(ui: &Ui, form: &PositionForm<'_>, row: &DutyRow<'_>, why: &str, rect: Rect) {
    let response = ui.interact(rect, form.id(row.field("standing")), Sense::hover());
    name_it(&response, Role::Label, &format!("Duty {}: not counted: {why}", row.duty.number));
    let font = Face::Sans.at(size::META);
    ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, "not counted", font, form.theme.muted);
}

fn press(ui: &Ui, form: &mut PositionForm<'_>, row: &DutyRow<'_>, rect: Rect, name: &str) -> Response {
    let response = ui.interact(rect, form.id(row.field("standing")), Sense::click());
    name_it(&response, Role::Button, name);
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(3.0, 0.0)), CORNERS, form.theme.selected);
    }
    form.hold(row.field("standing"), response)
}

const CORNERS: CornerRadius = CornerRadius::same(CONTROL_RADIUS);

/// A diamond, filled where a person decided; the word, and the likeness below.
fn mark(ui: &Ui, theme: &Theme, rect: Rect, (word, decided): (&str, bool), score: &str) {
    let painter = ui.painter();
    let violet = outcome_hue(theme, Outcome::NeedsJudgement).text;
    let top = if score.is_empty() { rect.center().y } else { rect.center().y - 8.5 };
    let center = pos2(rect.left() + 5.0, top);
    diamond(ui, theme, center, decided);
    let ink = if decided { violet } else { theme.muted };
    painter.text(pos2(center.x + 8.0, top), Align2::LEFT_CENTER, word, Face::Sans.at(size::META), ink);
    let at = pos2(rect.left(), top + 17.0);
    painter.text(at, Align2::LEFT_CENTER, score, Face::Sans.at(size::CHANGE), theme.muted);
}

/// The sign of a person's decision.
pub fn diamond(ui: &Ui, theme: &Theme, center: eframe::egui::Pos2, filled: bool) {
    let violet = outcome_hue(theme, Outcome::NeedsJudgement).text;
    let corner = |x: f32, y: f32| center + vec2(x, y);
    let corners = vec![corner(0.0, -5.0), corner(5.0, 0.0), corner(0.0, 5.0), corner(-5.0, 0.0)];
    let fill = if filled { violet } else { theme.background };
    ui.painter().add(Shape::Path(PathShape::convex_polygon(corners, fill, Stroke::new(1.2, violet))));
}
