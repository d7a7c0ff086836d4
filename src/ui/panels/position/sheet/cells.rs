//! The cells in which is typed: words, percent with its bar, since when.

use eframe::egui::{Align2, Rangef, Rect, Role, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use rungs_domain::qualify::Hundredths;

use super::super::pen::Pen;
use super::DutyRow;
use crate::ui::kit::field::HEIGHT;
use crate::ui::kit::name_it;
use crate::ui::theme::{Face, size};
use rungs_app::positions::{DutyDraft, PositionDraft};
use rungs_app::view::position::RowData;

/// The width of the field for percent.
const PERCENT: f32 = 46.0;

/// Draws the cells of a row in `line`.
pub fn show(ui: &mut Ui, pen: &mut Pen<'_>, row: &DutyRow<'_>, line: Rect) {
    let at = row.row;
    number(ui, pen, row, line);
    let words = Rect::from_x_y_ranges(row.columns.text, line.y_range().shrink(2.0));
    let hint = "What is done, in the words of the description";
    pen.paragraph(ui, words, row.field("text"), (&row.duty.text, hint), put(at, |duty, typed| duty.text = typed));
    let percent = cell(row.columns.percent, line);
    let (field, bar) = percent.split_left_right_at_x(percent.left() + PERCENT);
    let typed = (row.duty.percent.as_str(), "16");
    pen.line(ui, field, row.field("percent"), typed, put(at, |duty, typed| duty.percent = typed));
    let data = row.data.and_then(|data| Some((data.rows.get(&row.duty.number)?, data.scale)));
    if let Some((data, scale)) = data {
        let bar = Rect::from_center_size(bar.center() + vec2(3.0, 0.0), vec2((bar.width() - 8.0).max(4.0), 10.0));
        small_bar(ui, pen, bar, data, scale);
    }
    if let Some(since) = row.columns.since {
        let typed = (row.duty.since.as_str(), "since when");
        let rect = cell(since, line);
        pen.line(ui, rect, row.field("since"), typed, put(at, |duty, typed| duty.since = typed));
    }
}

/// The field of a column, in the middle of a line.
fn cell(across: Rangef, line: Rect) -> Rect {
    let middle = line.center().y;
    Rect::from_x_y_ranges(across, middle - HEIGHT / 2.0..=middle + HEIGHT / 2.0)
}

/// Takes what was typed into a duty.
fn put(at: usize, take: fn(&mut DutyDraft, String)) -> impl FnOnce(&mut PositionDraft, String) {
    move |draft, typed| {
        if let Some(duty) = draft.duties.get_mut(at) {
            take(duty, typed);
        }
    }
}

fn number(ui: &mut Ui, pen: &Pen<'_>, row: &DutyRow<'_>, line: Rect) {
    let rect = Rect::from_x_y_ranges(row.columns.number, line.y_range());
    let response = ui.interact(rect, pen.id(row.field("number")), Sense::hover());
    name_it(&response, Role::Label, &format!("Duty {}", row.duty.number));
    let at = pos2(rect.right() - 4.0, line.center().y);
    let number = row.duty.number.to_string();
    ui.painter().text(at, Align2::RIGHT_CENTER, number, Face::Sans.at(size::CHANGE), pen.theme.muted);
}

/// The percent as a bar, in the color of the level where it counts.
fn small_bar(ui: &Ui, pen: &Pen<'_>, rect: Rect, data: &RowData, scale: Hundredths) {
    let theme = pen.theme;
    let share = (f64::from(data.percent.0) / f64::from(scale.0.max(1))).min(1.0) as f32;
    let full = rect.with_max_x(rect.left() + rect.width() * share);
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, theme.panel);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.edge));
    let (fill, edge) = match data.level {
        Some(level) => (theme.level(level, data.levels), theme.accent),
        None => (theme.panel, theme.edge),
    };
    painter.rect(full, 0.0, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
}
