//! The cards of the levels, in the same columns as the rows below them.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Align2, Color32, Galley, Id, Painter, Pos2, Rect, Sense, Stroke, Ui, Vec2, pos2, vec2};
use rungs_domain::compare::{Across, Change, ChangeName};
use rungs_domain::words::counted;

use super::LadderView;
use crate::ui::kit::{name_it, paint_badge};
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
const PINNED: f32 = 104.0;
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

/// How much the cards say.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Everything.
    #[default]
    Full,
    /// Code, title and supervision.
    Brief,
    /// The same in small letters, the supervision on one line.
    Small,
}

/// The most that cards of several lines take of the height.
const SHARE: f32 = 0.3;

const LEFT: f32 = 14.0;
const RIGHT: f32 = 12.0;

struct Card {
    series: Option<Arc<Galley>>,
    title: Arc<Galley>,
    supervision: Option<Arc<Galley>>,
    pay: Option<Arc<Galley>>,
    pay_beside: bool,
    counts: Vec<(ChangeName, Arc<Galley>, Vec2)>,
    note: Option<Arc<Galley>>,
    height: f32,
}

/// The cards of all levels, laid out once for each ladder, look and room.
#[derive(Default)]
pub struct Cards {
    made_for: Option<MadeFor>,
    cards: Vec<Card>,
    detail: Detail,
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
    /// Lays the cards out with as much as leaves the rows most of `room` points of height, and no more than `most`.
    pub fn prepare(&mut self, ui: &Ui, shown: &LadderView<'_>, columns: Columns, room: f32, most: Detail) {
        let (theme, pixels_per_point) = (shown.theme.name.clone(), ui.pixels_per_point());
        let now = MadeFor { revision: shown.revision, theme, columns, room, pixels_per_point };
        if self.made_for.as_ref() == Some(&now) {
            return;
        }
        self.made_for = Some(now);
        for detail in [Detail::Full, Detail::Brief, Detail::Small].into_iter().skip_while(|detail| *detail != most) {
            let columns_of = shown.data.columns.iter().enumerate();
            let lay = |(at, column)| lay_out(ui.painter(), shown.theme, column, columns.width(at), detail);
            self.cards = columns_of.map(lay).collect();
            self.detail = detail;
            self.height = self.cards.iter().map(|card| card.height).fold(0.0, f32::max) + 9.0;
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
            if self.detail == Detail::Small {
                response.on_hover_text(name(column));
            }
            paint(&painter, theme, card, cell);
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

/// "41313 Social Service Program Planner III. Under general direction. no pay printed. 9 raised".
fn name(column: &Column) -> String {
    let mut parts = vec![format!("{} {}", column.code, column.title)];
    parts.extend(column.series.clone());
    parts.extend(column.supervision.clone());
    parts.push(column.pay.clone());
    parts.extend(column.flsa.clone());
    parts.extend(present(&column.counts).map(|(told, count)| format!("{count} {told}")));
    parts.extend(column.note.clone());
    parts.join(". ")
}

fn present(counts: &Counts) -> impl Iterator<Item = (ChangeName, usize)> {
    let of = |told| (told, counts.get(&told).copied().unwrap_or(0));
    let quiet = [ChangeName::Within(Change::Same), ChangeName::Across(Across::Alike)];
    ChangeName::all().filter(move |told| !quiet.contains(told)).map(of).filter(|(_, count)| *count > 0)
}

fn lay_out(painter: &Painter, theme: &Theme, column: &Column, width: f32, detail: Detail) -> Card {
    let inner = (width - LEFT - RIGHT).max(40.0);
    let wrapped = |text: &str, face: Face, points: f32, color: Color32| {
        let mut job = LayoutJob::simple(text.to_owned(), face.at(points), color, inner);
        job.wrap.max_rows = if detail == Detail::Small { 1 } else { usize::MAX };
        painter.layout_job(job)
    };
    let quiet = |text: &str| wrapped(text, Face::Sans, size::CHANGE, theme.muted);
    let series = column.series.as_deref().map(quiet);
    let title = title(painter, theme, column, inner, detail);
    let phrase = column.supervision.as_deref();
    let supervision = phrase.map(|phrase| wrapped(phrase, Face::SerifItalic, size::TEXT, theme.text));
    let full = detail == Detail::Full;
    let pay_words = column.flsa.iter().fold(column.pay.clone(), |pay, flsa| format!("{pay} · {flsa}"));
    let pay = full.then(|| quiet(&pay_words));
    let beside = supervision.as_ref().map_or(0.0, |galley| galley.rect.width());
    let pay_beside = pay.as_ref().is_some_and(|pay| pay.rect.width() + beside + 8.0 <= inner);
    let (counts, counts_height) =
        if full { place_counts(painter, theme, &column.counts, inner) } else { (vec![], 0.0) };
    let note = column.note.as_deref().filter(|_| full).map(quiet);
    let tall = |galley: &Option<Arc<Galley>>| galley.as_ref().map_or(0.0, |galley| galley.rect.height() + 2.0);
    let second = tall(&supervision).max(if pay_beside { tall(&pay) } else { 0.0 });
    let below = if pay_beside { 0.0 } else { tall(&pay) };
    let height = 7.0 + tall(&series) + title.rect.height() + 3.0 + second + below + counts_height + tall(&note);
    Card { series, title, supervision, pay, pay_beside, counts, note, height }
}

/// The code and the whole title: where levels differ may be its end.
fn title(painter: &Painter, theme: &Theme, column: &Column, width: f32, detail: Detail) -> Arc<Galley> {
    let (letters, line) = if detail == Detail::Small { (size::TEXT, 17.0) } else { (size::LEVEL, 20.0) };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let mut code = TextFormat::simple(Face::SansSemibold.at(size::META), theme.text);
    let mut words = TextFormat::simple(Face::SerifSemibold.at(letters), theme.text);
    code.line_height = Some(line);
    words.line_height = Some(line);
    job.append(&column.code, 0.0, code);
    job.append(&column.title, 8.0, words);
    painter.layout_job(job)
}

/// The counts, wrapped; places from the upper left corner, and the height.
fn place_counts(
    painter: &Painter,
    theme: &Theme,
    counts: &Counts,
    width: f32,
) -> (Vec<(ChangeName, Arc<Galley>, Vec2)>, f32) {
    let mut placed = Vec::new();
    let mut at = Vec2::ZERO;
    for (told, count) in present(counts) {
        let font = Face::SansSemibold.at(size::CITATION);
        let color = theme.told(told).text;
        let galley = painter.layout_no_wrap(format!("{count} {}", told.word()), font, color);
        let needed = 15.0 + 4.0 + galley.rect.width();
        if at.x > 0.0 && at.x + needed > width {
            at = vec2(0.0, at.y + 20.0);
        }
        placed.push((told, galley, at));
        at.x += needed + 9.0;
    }
    let height = if placed.is_empty() { 0.0 } else { at.y + 21.0 };
    (placed, height)
}

fn paint(painter: &Painter, theme: &Theme, card: &Card, cell: Rect) {
    let left = cell.left() + LEFT;
    let right = cell.right() - RIGHT;
    let mut y = cell.top() + 7.0;
    let draw = |galley: &Arc<Galley>, at: Pos2| painter.galley(at, galley.clone(), Color32::PLACEHOLDER);
    if let Some(series) = &card.series {
        draw(series, pos2(left, y));
        y += series.rect.height() + 2.0;
    }
    draw(&card.title, pos2(left, y));
    y += card.title.rect.height() + 3.0;
    let mut second = 0.0_f32;
    if let Some(supervision) = &card.supervision {
        draw(supervision, pos2(left, y));
        second = supervision.rect.height() + 2.0;
    }
    if let Some(pay) = &card.pay {
        if card.pay_beside {
            second = second.max(pay.rect.height() + 2.0);
            draw(pay, pos2(right - pay.rect.width(), y + (second - 2.0 - pay.rect.height()) / 2.0 + 1.0));
            y += second;
        } else {
            draw(pay, pos2(left, y + second));
            y += second + pay.rect.height() + 2.0;
        }
    } else {
        y += second;
    }
    for (told, galley, offset) in &card.counts {
        let at = pos2(left, y + 3.0) + *offset;
        let badge = Rect::from_min_size(at, Vec2::splat(15.0));
        paint_badge(painter, badge, *told, theme.told(*told));
        draw(galley, pos2(badge.right() + 4.0, at.y + (15.0 - galley.rect.height()) / 2.0));
    }
    if let Some(note) = &card.note {
        let below =
            if card.counts.is_empty() { 2.0 } else { card.height - (y - cell.top()) - note.rect.height() - 2.0 };
        draw(note, pos2(left, y + below));
    }
}
