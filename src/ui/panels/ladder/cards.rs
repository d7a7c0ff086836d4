//! The cards of the levels, in the same columns as the rows below them.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Align2, Color32, Galley, Id, Painter, Pos2, Rect, Sense, Stroke, Ui, pos2, vec2};
use rungs_domain::compare::{Across, Change, ChangeName};
use rungs_domain::words::counted;

use super::LadderView;
use crate::ui::kit::name_it;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::view::ladder::{Column, Counts};

/// Where the columns stand, in points from the left edge of the table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Columns {
    /// The width of what stands at the left and is not scrolled: what the rows are about. 0 where there is no room.
    pub pinned: f32,
    /// The width of all together.
    pub total: f32,
    /// How many.
    pub count: usize,
}

/// The narrowest column that is still read with ease: about 24 letters.
const NARROWEST: f32 = 180.0;
/// The width of what the rows are about.
const PINNED: f32 = 116.0;
/// Where less is seen than this, what a row is about stands over the row.
const ROOMY: f32 = PINNED + 2.5 * NARROWEST;

impl Columns {
    /// `count` columns that fill `available` points beside what the rows are about, or more where that would make them
    /// too narrow.
    pub fn fill(available: f32, count: usize) -> Self {
        let pinned = if available < ROOMY { 0.0 } else { PINNED };
        let columns = Columns::at_least(available - pinned, count, NARROWEST);
        Columns { pinned, total: columns.total + pinned, ..columns }
    }

    /// The same, with another least width of a column.
    pub fn at_least(available: f32, count: usize, narrowest: f32) -> Self {
        let total = available.max(narrowest * count as f32);
        Columns { pinned: 0.0, total: total.floor(), count: count.max(1) }
    }

    /// The left edge of a column.
    pub fn left(&self, column: usize) -> f32 {
        self.pinned + ((self.total - self.pinned) * column as f32 / self.count as f32).round()
    }

    /// The width of a column.
    pub fn width(&self, column: usize) -> f32 {
        self.left(column + 1) - self.left(column)
    }
}

/// The most that cards of several lines take of the height; above it, the letters are small.
const SHARE: f32 = 0.3;

const LEFT: f32 = 14.0;
const RIGHT: f32 = 12.0;

struct Card {
    series: Option<Arc<Galley>>,
    title: Arc<Galley>,
    height: f32,
}

/// The cards of all levels, laid out once for each ladder, look and room.
#[derive(Default)]
pub struct Cards {
    made_for: Option<MadeFor>,
    cards: Vec<Card>,
    /// How high they are.
    pub height: f32,
}

#[derive(PartialEq)]
struct MadeFor {
    revision: u64,
    theme: String,
    columns: Columns,
    room: f32,
    pixels_per_point: f32,
}

impl Cards {
    /// Lays the cards out, in small letters where they would take much of `room` points of height.
    pub fn prepare(&mut self, ui: &Ui, shown: &LadderView<'_>, columns: Columns, room: f32) {
        let (theme, pixels_per_point) = (shown.theme.name.clone(), ui.pixels_per_point());
        let now = MadeFor { revision: shown.revision, theme, columns, room, pixels_per_point };
        if self.made_for.as_ref() == Some(&now) {
            return;
        }
        self.made_for = Some(now);
        for letters in [size::LEVEL, size::TEXT] {
            let columns_of = shown.data.columns.iter().enumerate();
            let lay = |(at, column)| lay_out(ui.painter(), shown.theme, column, columns.width(at), letters);
            self.cards = columns_of.map(lay).collect();
            self.height = self.cards.iter().map(|card| card.height).fold(0.0, f32::max) + 7.0;
            if self.height <= room * SHARE {
                break;
            }
        }
    }

    /// Draws the cards into `rect` as the first row of the table, which is scrolled by `scrolled` points to the right.
    pub fn show(&self, ui: &Ui, shown: &LadderView<'_>, rect: Rect, columns: Columns, scrolled: f32) {
        let theme = shown.theme;
        ui.painter_at(rect).rect_filled(rect, 0.0, theme.panel);
        let heads = rect.with_min_x(rect.left() + columns.pinned);
        let painter = ui.painter_at(heads);
        for (at, (column, card)) in shown.data.columns.iter().zip(&self.cards).enumerate() {
            let left = rect.left() + columns.left(at) - scrolled;
            let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(columns.width(at), rect.height()));
            let response = ui.interact(cell.intersect(heads), Id::unique(("ladder card", at)), Sense::hover());
            name_it(&response, Role::ColumnHeader, &name(column));
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_row_index(0);
                node.set_column_index(at);
            });
            response.on_hover_text(name(column));
            paint(&painter, card, cell);
            if at > 0 || columns.pinned > 0.0 {
                painter.vline(left, rect.y_range(), Stroke::new(1.0, theme.rule));
            }
        }
        let painter = ui.painter_at(rect);
        if columns.pinned > 0.0 {
            let words = counted(shown.data.columns.len(), "level");
            let at = pos2(rect.left() + LEFT, rect.center().y);
            painter.text(at, Align2::LEFT_CENTER, words, Face::Sans.at(size::CHANGE), theme.muted);
        }
        painter.hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, theme.rule));
        painter.hline(rect.x_range(), rect.bottom() - 1.0, Stroke::new(2.0, theme.edge));
    }
}

/// "41313 Social Service Program Planner III. 9 raised. 1 added".
fn name(column: &Column) -> String {
    let mut parts = vec![format!("{} {}", column.code, column.title)];
    parts.extend(column.series.clone());
    parts.extend(present(&column.counts).map(|(told, count)| format!("{count} {told}")));
    parts.extend(column.note.clone());
    parts.join(". ")
}

fn present(counts: &Counts) -> impl Iterator<Item = (ChangeName, usize)> {
    let of = |told| (told, counts.get(&told).copied().unwrap_or(0));
    let quiet = [ChangeName::Within(Change::Same), ChangeName::Across(Across::Alike)];
    ChangeName::all().filter(move |told| !quiet.contains(told)).map(of).filter(|(_, count)| *count > 0)
}

fn lay_out(painter: &Painter, theme: &Theme, column: &Column, width: f32, letters: f32) -> Card {
    let inner = (width - LEFT - RIGHT).max(40.0);
    let quiet = |text: &str| painter.layout(text.to_owned(), Face::Sans.at(size::CHANGE), theme.muted, inner);
    let series = column.series.as_deref().map(quiet);
    let title = title(painter, theme, column, inner, letters);
    let above = series.as_ref().map_or(0.0, |galley| galley.rect.height() + 2.0);
    let height = 5.0 + above + title.rect.height();
    Card { series, title, height }
}

/// The code and the title as far as it tells the level from the others, on one line where that has room.
fn title(painter: &Painter, theme: &Theme, column: &Column, width: f32, letters: f32) -> Arc<Galley> {
    let line = letters + 4.0;
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let mut code = TextFormat::simple(Face::SansSemibold.at(size::META), theme.text);
    let mut words = TextFormat::simple(Face::SerifSemibold.at(letters), theme.text);
    code.line_height = Some(line);
    words.line_height = Some(line);
    job.append(&column.code, 0.0, code);
    job.append(&column.short, 8.0, words);
    painter.layout_job(job)
}

fn paint(painter: &Painter, card: &Card, cell: Rect) {
    let (left, mut y) = (cell.left() + LEFT, cell.top() + 5.0);
    let draw = |galley: &Arc<Galley>, at: Pos2| painter.galley(at, galley.clone(), Color32::PLACEHOLDER);
    if let Some(series) = &card.series {
        draw(series, pos2(left, y));
        y += series.rect.height() + 2.0;
    }
    draw(&card.title, pos2(left, y));
}
