//! A row of the library tree: a triangle or a box, then words.

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{
    self, Color32, CornerRadius, FontId, Painter, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::end_of_title;
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, Theme, size};

/// The box before a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// In the ladder.
    In,
    /// Not in it.
    Out,
}

/// A level of the tree: box, code, title. It can be clicked, and dragged into the tray.
pub struct TreeRow<'a> {
    /// In the ladder or not.
    pub check: Check,
    /// The code.
    pub code: &'a str,
    /// The title.
    pub title: &'a str,
    /// The title as far as there is room for it.
    pub short: &'a str,
}

impl TreeRow<'_> {
    /// Draws the row in `rect`.
    pub fn show(&self, ui: &mut Ui, rect: Rect, id: egui::Id, theme: &Theme) -> Response {
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let name = format!("{} {}", self.code, self.title);
        let checked = self.check == Check::In;
        response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, checked, &name));
        if response.hovered() {
            ui.painter().rect_filled(rect, CornerRadius::same(CONTROL_RADIUS), theme.selected);
        }
        let square = Rect::from_center_size(pos2(rect.left() + 11.0, rect.center().y), vec2(13.0, 13.0));
        paint_box(ui.painter(), square, checked, theme);
        let code_end = paint_line(ui, rect.left() + 25.0, rect, self.code, Face::Sans.at(size::CHANGE), theme.muted);
        let (left, font) = (code_end + 8.0, Face::Sans.at(size::META));
        let shown = end_of_title(ui.painter(), self.short, &font, rect.right() - left);
        paint_line(ui, left, rect, &shown, font, theme.text);
        if shown == self.title { response } else { response.on_hover_text(name) }
    }
}

/// Draws the box of something that can be ticked.
pub fn paint_box(painter: &Painter, square: Rect, checked: bool, theme: &Theme) {
    let (fill, edge) = if checked { (theme.accent, theme.accent) } else { (theme.surface, theme.edge) };
    painter.rect(square, CornerRadius::same(3), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    if checked {
        let at = |x: f32, y: f32| square.min + vec2(x, y);
        let tick = vec![at(3.0, 6.5), at(5.5, 9.5), at(10.0, 3.5)];
        painter.line(tick, Stroke::new(1.8, theme.on_accent));
    }
}

/// Paints one line, with an ellipsis where it is too long for the row, and returns where it ends.
fn paint_line(ui: &Ui, left: f32, row: Rect, words: &str, font: FontId, colour: Color32) -> f32 {
    let mut job = LayoutJob::simple_singleline(words.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width((row.right() - left).max(0.0));
    let galley = ui.painter().layout_job(job);
    let at = pos2(left, row.center().y - galley.size().y / 2.0);
    let end = left + galley.size().x;
    ui.painter().galley(at, galley, colour);
    end
}
