//! A row of a list that quotes: a title, and lines of printed words with their places.

use std::sync::Arc;

use eframe::egui::text::LayoutJob;
use eframe::egui::{Galley, Id, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};
use rungs_domain::compare::ChangeName;

use super::{paint_badge, paint_row_ground};
use crate::ui::theme::{Face, Theme, size};

/// Left and right of the row.
const PAD: f32 = 16.0;
/// Above and below.
const ABOVE: f32 = 7.0;
/// The room of the number before the title.
const LEAD: f32 = 22.0;
/// The room of the label before quoted words.
const LABEL: f32 = 40.0;
/// Between two parts of a line.
const GAP: f32 = 10.0;
/// Between two lines.
const LEADING: f32 = 3.0;
/// The badge of a change.
const BADGE: f32 = 16.0;

/// A line of quoted words.
pub struct QuotedLine<'a> {
    /// What stands before them: "from".
    pub label: &'a str,
    /// The words; they are wrapped to the room that there is.
    pub words: LayoutJob,
    /// Where they stand.
    pub place: &'a str,
}

/// A row that quotes, an option of a list.
pub struct QuotingRow<'a> {
    /// Its number in the list, from 1.
    pub number: usize,
    /// What it is about.
    pub title: &'a str,
    /// The change and the word for it.
    pub told: (ChangeName, &'a str),
    /// The quoted words.
    pub lines: Vec<QuotedLine<'a>>,
    /// What else is said of it.
    pub notes: Vec<String>,
    /// What a screen reader says of it.
    pub name: String,
    /// Whether it is the chosen one.
    pub selected: bool,
    /// How many rows there are.
    pub of: usize,
}

/// The row laid out: what stands where, from its upper left corner.
struct RowLayout {
    parts: Vec<(Vec2, Arc<Galley>)>,
    badge: Vec2,
    height: f32,
}

impl QuotingRow<'_> {
    /// Shows the row, as wide as there is room.
    pub fn show(&self, ui: &mut Ui, id: Id, sense: Sense, theme: &Theme) -> Response {
        let layout = self.lay_out(ui, theme);
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), layout.height));
        let response = ui.interact(rect, id, sense);
        response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &self.name));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_selected(self.selected);
            node.set_position_in_set(self.number);
            node.set_size_of_set(self.of);
        });
        if ui.is_rect_visible(rect) {
            self.paint(ui, &response, layout, theme);
        }
        response
    }

    fn lay_out(&self, ui: &Ui, theme: &Theme) -> RowLayout {
        let painter = ui.painter();
        let width = ui.available_width();
        let one =
            |words: &str, face: Face, size: f32, color| painter.layout_no_wrap(words.to_owned(), face.at(size), color);
        let quiet = |words: &str| one(words, Face::Sans, size::CHANGE, theme.muted);
        let left = PAD + LEAD;
        let mut parts = vec![(vec2(PAD, ABOVE), quiet(&self.number.to_string()))];
        let word = one(self.told.1, Face::SansSemibold, size::CHANGE, theme.told(self.told.0).text);
        let word_left = width - PAD - word.size().x;
        let badge = vec2(word_left - 5.0 - BADGE, ABOVE);
        parts.push((vec2(word_left, ABOVE + 1.0), word));
        let (font, room) = (Face::SansSemibold.at(size::CONTROL), (badge.x - GAP - left).max(60.0));
        let title = painter.layout(self.title.to_owned(), font, theme.text, room);
        let mut y = ABOVE + title.size().y.max(BADGE) + LEADING;
        parts.push((vec2(left, ABOVE), title));
        for line in &self.lines {
            let place = quiet(line.place);
            let place_left = width - PAD - place.size().x;
            let mut words = line.words.clone();
            words.wrap.max_width = (place_left - GAP - left - LABEL).max(80.0);
            let words = painter.layout_job(words);
            let height = words.size().y;
            parts.push((vec2(left, y + 1.5), quiet(line.label)));
            parts.push((vec2(left + LABEL, y), words));
            parts.push((vec2(place_left, y + 1.5), place));
            y += height + LEADING;
        }
        for note in &self.notes {
            let note = painter.layout(note.clone(), Face::Sans.at(size::CHANGE), theme.muted, width - PAD - left);
            let height = note.size().y;
            parts.push((vec2(left, y), note));
            y += height + LEADING;
        }
        RowLayout { parts, badge, height: y - LEADING + ABOVE + 1.0 }
    }

    fn paint(&self, ui: &Ui, response: &Response, layout: RowLayout, theme: &Theme) {
        let (painter, rect) = (ui.painter(), response.rect);
        paint_row_ground(painter, response, self.selected, true, theme);
        painter.hline(rect.x_range(), rect.bottom() - 0.5, (1.0, theme.rule));
        for (at, galley) in layout.parts {
            painter.galley(rect.min + at, galley, theme.text);
        }
        let badge = Rect::from_min_size(rect.min + layout.badge, Vec2::splat(BADGE));
        paint_badge(painter, badge, self.told.0, theme.told(self.told.0));
    }
}
