//! Days across: the scale, its years, and lines through the picture.

use eframe::egui::{Align2, Color32, FontId, Painter, Pos2, Rect, Role, Sense, Stroke, Ui, pos2, vec2};
use jiff::civil::{Date, date};

use crate::ui::kit::name_it;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::view::qualify::timeline::{Scale, TimelineData};

/// The width that the name of a year takes, with room beside it.
const YEAR: f32 = 44.0;

/// Where days stand.
#[derive(Clone, Copy)]
pub struct Canvas<'a> {
    /// The left edge.
    pub left: f32,
    /// The width of the picture.
    pub width: f32,
    /// The days.
    pub scale: Scale,
    /// The theme.
    pub theme: &'a Theme,
}

impl Canvas<'_> {
    /// Where a day begins.
    pub fn x(&self, day: Date) -> f32 {
        self.left + self.scale.at(day) * self.width
    }

    /// The right edge.
    pub fn right(&self) -> f32 {
        self.left + self.width
    }

    /// The years that are named.
    fn named(&self) -> Vec<i16> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number")]
        let most = (self.width / YEAR).max(1.0) as usize;
        self.scale.years(most)
    }

    /// The names of the years along the top.
    pub fn years(&self, painter: &Painter, rect: Rect) {
        let font = Face::Sans.at(size::CITATION);
        for year in self.named() {
            let at = pos2(self.x(date(year, 1, 1)) + 4.0, rect.center().y);
            if at.x + 28.0 < self.right() {
                painter.text(at, Align2::LEFT_CENTER, year.to_string(), font.clone(), self.theme.muted);
            }
        }
        self.grid(painter, rect);
    }

    /// A thin line at each named year.
    pub fn grid(&self, painter: &Painter, rect: Rect) {
        for year in self.named() {
            let x = self.x(date(year, 1, 1)).min(self.right() - 0.5).max(self.left + 0.5);
            painter.vline(x, rect.y_range(), Stroke::new(1.0, self.theme.rule));
        }
    }

    /// A line of its own with the day of judging, over its line.
    pub fn as_of_words(&self, ui: &mut Ui, data: &TimelineData) {
        let (rect, response) = ui.allocate_exact_size(vec2(self.width, 18.0), Sense::hover());
        let words = format!("as of {}", data.as_of);
        name_it(&response, Role::Label, &words);
        self.grid(ui.painter(), rect);
        let x = self.as_of(ui.painter(), rect, data.as_of);
        let font = Face::SansSemibold.at(size::CITATION);
        let left = x - self.left > 100.0;
        let (at, align) = if left { (x - 4.0, Align2::RIGHT_CENTER) } else { (x + 4.0, Align2::LEFT_CENTER) };
        self.label(ui.painter(), pos2(at, rect.center().y), align, &words, font, self.theme.text);
    }

    /// The line at the end of the day of judging; returns where it is.
    pub fn as_of(&self, painter: &Painter, rect: Rect, day: Date) -> f32 {
        let x = self.x(day.tomorrow().unwrap_or(day));
        painter.vline(x, rect.y_range(), Stroke::new(1.5, self.theme.text));
        x
    }

    /// Words with the ground behind them, so that no line runs through; returns where they stand.
    pub fn label(
        &self,
        painter: &Painter,
        at: Pos2,
        align: Align2,
        words: &str,
        font: FontId,
        colour: Color32,
    ) -> Rect {
        let galley = painter.layout_no_wrap(words.to_owned(), font, colour);
        let rect = align.anchor_size(at, galley.size());
        painter.rect_filled(rect.expand2(vec2(2.0, 0.0)), 0.0, self.theme.background);
        painter.galley(rect.min, galley, colour);
        rect
    }
}
