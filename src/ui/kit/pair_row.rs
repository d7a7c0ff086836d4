//! Rows of two texts side by side, one a level, under heads that stay.

use std::sync::Arc;

use eframe::egui::{Align2, Galley, Id, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{as_heading, decided, elided_galley, name_it, ring_elsewhere, small, text};
use crate::ui::theme::{Face, Theme, size};

/// The room of the letter or number before a text.
const LABEL: f32 = 32.0;
/// Between the text and the right edge of its column.
const RIGHT: f32 = 14.0;
/// Above and below the texts.
const PAD: f32 = 7.0;
/// The height of the label of a row.
const ROW_LABEL: f32 = 18.0;
/// The height of the heads, and of the headings of parts.
const HEAD: f32 = 34.0;
/// The same where the list is low.
const LOW_HEAD: f32 = 24.0;

/// Two columns in a width.
#[derive(Debug, Clone, Copy)]
pub struct PairColumns {
    width: f32,
}

impl PairColumns {
    /// Two columns that share `width`.
    pub fn new(width: f32) -> Self {
        PairColumns { width }
    }

    /// How wide a text is set.
    pub fn text_width(self) -> f32 {
        (self.width / 2.0 - LABEL - RIGHT).max(40.0)
    }

    /// The height of a row whose higher text has `text` points, under a label or not.
    pub fn row_height(self, text: f32, labeled: bool) -> f32 {
        text + 2.0 * PAD + 1.0 + if labeled { ROW_LABEL } else { 0.0 }
    }

    /// What a person said of a row, laid out.
    pub fn said(self, ui: &Ui, words: &str, theme: &Theme) -> Arc<Galley> {
        let font = Face::SansMedium.at(size::CHANGE);
        ui.painter().layout(format!("◆ {words}"), font, decided(theme), self.text_width())
    }

    /// The height of the heading of a part.
    pub fn heading_height(self, low: bool) -> f32 {
        if low { LOW_HEAD } else { HEAD }
    }
}

/// A row of two texts.
pub struct PairRow<'a> {
    /// What both are about, above them.
    pub label: Option<&'a str>,
    /// What stands before each text.
    pub labels: [&'a str; 2],
    /// What a screen reader says of it.
    pub name: &'a str,
    /// What a person said of it, below the right text.
    pub said: Option<Arc<Galley>>,
    /// Whether it is the chosen one.
    pub selected: bool,
    /// The widget whose focus ring stands around this row, while it has the focus.
    pub ring_of: Option<Id>,
}

impl PairRow<'_> {
    /// Makes a widget of the row and draws it; `text` draws the text of a column where it is told to.
    pub fn show(
        &self,
        ui: &Ui,
        (id, rect, sense): (Id, Rect, Sense),
        theme: &Theme,
        mut text: impl FnMut(&Response, usize, eframe::egui::Pos2),
    ) -> Response {
        let response = ui.interact(rect, id, sense);
        response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, self.name));
        ui.ctx().accesskit_node_builder(id, |node| node.set_selected(self.selected));
        let painter = ui.painter();
        if response.hovered() {
            painter.rect_filled(rect, 0.0, theme.hover);
        }
        painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.rule));
        painter.vline(rect.center().x, rect.y_range(), Stroke::new(1.0, theme.rule));
        let mut top = rect.top() + PAD;
        let small = Face::Sans.at(size::CHANGE);
        if let Some(label) = self.label {
            let font = Face::SansSemibold.at(size::CHANGE);
            painter.text(pos2(rect.left() + RIGHT, top), Align2::LEFT_TOP, label, font, theme.muted);
            top += ROW_LABEL;
        }
        for (column, (label, left)) in self.labels.into_iter().zip([rect.left(), rect.center().x]).enumerate() {
            painter.text(pos2(left + LABEL - 10.0, top + 9.0), Align2::RIGHT_CENTER, label, small.clone(), theme.muted);
            text(&response, column, pos2(left + LABEL, top));
        }
        if let Some(said) = &self.said {
            let at = pos2(rect.center().x + LABEL, rect.bottom() - PAD - said.size().y);
            painter.galley(at, said.clone(), theme.text);
        }
        if let Some(of) = self.ring_of {
            ring_elsewhere(painter, of, rect, theme);
        }
        response
    }
}

/// The heads of the two columns: code and title. `low`: the list has little room.
pub fn pair_heads(ui: &mut Ui, heads: [(&str, &str); 2], low: bool, theme: &Theme) {
    let height = PairColumns::new(ui.available_width()).heading_height(low);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, theme.panel);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.edge));
    painter.vline(rect.center().x, rect.y_range(), Stroke::new(1.0, theme.rule));
    for (column, (code, title)) in heads.into_iter().enumerate() {
        let half = rect.split_left_right_at_fraction(0.5);
        let cell = if column == 0 { half.0 } else { half.1 };
        let response = ui.interact(cell, ui.scope_id().with(("pair head", column)), Sense::hover());
        name_it(&response, Role::ColumnHeader, &format!("{code} {title}"));
        let at = pos2(cell.left() + RIGHT, cell.center().y);
        let font = Face::SansSemibold.at(size::CONTROL);
        let left = painter.text(at, Align2::LEFT_CENTER, code, font, theme.text).right() + 8.0;
        let words = text(title, Face::SerifSemibold, size::LEVEL, theme.text);
        let words = elided_galley(ui, words, cell.right() - RIGHT - left);
        if words.elided {
            response.on_hover_text(title);
        }
        painter.galley(pos2(left, cell.center().y - words.size().y / 2.0), words, theme.text);
    }
}

/// The heading of a part of the rows: what it is called, what is said of it, and how much of it differs.
pub fn pair_heading(ui: &Ui, rect: Rect, id: Id, (heading, about, right): (&str, &str, &str), theme: &Theme) {
    let response = ui.interact(rect, id, Sense::hover());
    as_heading(&response, &format!("{heading}, {about}{}{right}", if right.is_empty() { "" } else { ", " }), 2);
    let painter = ui.painter();
    painter.hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, theme.edge));
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.rule));
    let middle = rect.center().y + 1.0;
    let at = pos2(rect.left() + RIGHT, middle);
    let drawn = painter.text(at, Align2::LEFT_CENTER, heading, Face::SerifSemibold.at(size::SECTION), theme.text);
    let quiet = Face::Sans.at(size::CHANGE);
    let at = pos2(rect.right() - RIGHT, middle);
    let ends = painter.text(at, Align2::RIGHT_CENTER, right, quiet, theme.muted);
    let left = drawn.right() + 10.0;
    let about_words = elided_galley(ui, small(about, theme), ends.left() - 10.0 - left);
    if about_words.elided {
        response.on_hover_text(about);
    }
    painter.galley(pos2(left, middle - about_words.size().y / 2.0), about_words, theme.muted);
}
