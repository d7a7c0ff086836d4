//! The cells in which is typed: words, percent with its bar, since when.

use eframe::egui::{Align2, Rangef, Rect, Role, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use rungs_domain::qualify::Hundredths;

use super::super::form::PositionForm;
use super::DutyRow;
use crate::ui::kit::form::layout::HEIGHT;
use crate::ui::kit::name_it;
use crate::ui::theme::{Face, size};
use rungs_app::view::position::RowData;

/// The width of the field for percent.
const PERCENT: f32 = 46.0;

/// Draws the cells of a row in `line`.
pub fn show(ui: &mut Ui, form: &mut PositionForm<'_>, row: &DutyRow<'_>, line: Rect) {
    number(ui, form, row, line);
    let mut duty = row.duty.clone();
    let words = Rect::from_x_y_ranges(row.columns.text, line.y_range().shrink(2.0));
    let percent = cell(row.columns.percent, line);
    let (field, bar) = percent.split_left_right_at_x(percent.left() + PERCENT);
    let since = row.columns.since.map(|since| (cell(since, line), "Since"));
    form.place([(words, "Duty"), (field, "Percent")].into_iter().chain(since));
    let hint = "What is done, in the words of the description";
    form.paragraph(ui, row.field("text"), (hint, false, false), &mut duty.text);
    form.text(ui, row.field("percent"), "16", &mut duty.percent);
    let data = row.data.and_then(|data| Some((data.rows.get(&row.duty.number)?, data.scale)));
    if let Some((data, scale)) = data {
        let bar = Rect::from_center_size(bar.center() + vec2(3.0, 0.0), vec2((bar.width() - 8.0).max(4.0), 10.0));
        small_bar(ui, form, bar, data, scale);
    }
    if since.is_some() {
        form.text(ui, row.field("since"), "since when", &mut duty.since);
    }
    form.commit_row(|draft| &mut draft.duties, row.row, duty);
}

/// The field of a column, in the middle of a line.
fn cell(across: Rangef, line: Rect) -> Rect {
    let middle = line.center().y;
    Rect::from_x_y_ranges(across, middle - HEIGHT / 2.0..=middle + HEIGHT / 2.0)
}

fn number(ui: &mut Ui, form: &PositionForm<'_>, row: &DutyRow<'_>, line: Rect) {
    let rect = Rect::from_x_y_ranges(row.columns.number, line.y_range());
    let response = ui.interact(rect, form.id(row.field("number")), Sense::hover());
    name_it(&response, Role::Label, &format!("Duty {}", row.duty.number));
    let at = pos2(rect.right() - 4.0, line.center().y);
    let number = row.duty.number.to_string();
    ui.painter().text(at, Align2::RIGHT_CENTER, number, Face::Sans.at(size::CHANGE), form.theme.muted);
}

/// The percent as a bar, in the color of the level where it counts.
fn small_bar(ui: &Ui, form: &PositionForm<'_>, rect: Rect, data: &RowData, scale: Hundredths) {
    let theme = form.theme;
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
