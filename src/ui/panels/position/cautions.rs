//! What to look at before the answer is signed: each line leads to the field where it can be mended.

use eframe::egui::{Align2, Label, Rect, Role, Sense, Ui, pos2, vec2};

use super::form::PositionForm;
use crate::ui::kit::{LEAST_TARGET, name_it, small};
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, size};
use rungs_app::view::position::{CautionData, SheetData};

/// From this width on there are two columns.
const TWO: f32 = 700.0;

/// Draws them, and what is never considered.
pub fn show(ui: &mut Ui, form: &mut PositionForm<'_>, data: &SheetData) {
    ui.add_space(10.0);
    let columns = if ui.available_width() >= TWO { 2 } else { 1 };
    let width = (ui.available_width() - 24.0 * (columns as f32 - 1.0)) / columns as f32;
    for line in data.cautions.chunks(columns) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 24.0;
            for caution in line {
                one(ui, form, caution, width);
            }
        });
    }
    if !data.not_considered.is_empty() {
        ui.add(Label::new(small(format!("Not considered: {}.", data.not_considered), form.theme)).wrap());
    }
}

/// Above and below the words of a caution, in points.
const AROUND: f32 = 4.0;

fn one(ui: &mut Ui, form: &mut PositionForm<'_>, caution: &CautionData, width: f32) {
    let theme = form.theme;
    let font = Face::Sans.at(size::META);
    let galley = ui.painter().layout(caution.words.clone(), font, theme.text, width - 24.0);
    let size = vec2(width, galley.size().y.max(LEAST_TARGET - 2.0 * AROUND) + 2.0 * AROUND);
    let sense = if caution.field.is_some() { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    name_it(&response, if caution.field.is_some() { Role::Button } else { Role::Label }, &caution.words);
    let painter = ui.painter();
    if response.hovered() && caution.field.is_some() {
        painter.rect_filled(rect, CONTROL_RADIUS, theme.selected);
    }
    let badge = Rect::from_min_size(rect.min + vec2(0.0, AROUND), vec2(16.0, 16.0));
    painter.rect_filled(badge, 3.0, theme.warning.tint.unwrap_or(theme.background));
    let mark = Face::SansSemibold.at(size::CHANGE);
    painter.text(badge.center(), Align2::CENTER_CENTER, "!", mark, theme.warning.text);
    painter.galley(pos2(badge.right() + 6.0, rect.top() + AROUND), galley, theme.text);
    if let (true, Some(field)) = (response.clicked(), caution.field) {
        form.go_to(field);
    }
}
