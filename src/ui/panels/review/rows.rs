//! Rows one under the other, of which only those in view are laid out: heights are estimated, and corrected on sight
//! without moving what is seen.

use eframe::egui::{Id, Rect, ScrollArea, Ui, pos2, vec2};

use crate::ui::kit::Heights;

/// Where the rows are scrolled to, and how high each is.
#[derive(Debug, Default)]
pub struct RowsView {
    heights: Heights,
    /// The revision and the width for which the heights were made.
    made_for: Option<(u64, u32)>,
    /// The row at the top of the last frame, which stays where it is while rows above it are corrected.
    anchor: usize,
    scroll_to: Option<f32>,
    /// The row that is to be brought into view, and in how many more frames its place may be corrected.
    wanted: Option<(usize, Bring, u8)>,
    /// Where the rows were scrolled to in the last frame, and how much of them was seen.
    seen: (f32, f32),
    /// How many rows fitted.
    page: usize,
}

/// How a row is brought into view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bring {
    /// By the least move.
    Near,
    /// To a third of the height, unless it is in view already.
    Third,
}

/// What is shown in a [`RowsView`].
pub trait Rows {
    /// A row laid out.
    type Laid;

    /// How many rows there are.
    fn count(&self) -> usize;
    /// About how high a row is, in points, without laying it out.
    fn estimate(&self, row: usize, width: f32) -> f32;
    /// Lays a row out; its height in points.
    fn lay(&self, ui: &Ui, row: usize, width: f32) -> (Self::Laid, f32);
    /// Draws a row where it stands.
    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect, laid: Self::Laid);
    /// Called when the rows in view are drawn, with their numbers: what must be there although it is out of view.
    fn after(&mut self, ui: &mut Ui, drawn: &[usize], seen: Rect);
}

impl RowsView {
    /// Brings a row into view in the next frames.
    pub fn bring(&mut self, row: usize, how: Bring) {
        self.wanted = Some((row, how, 3));
    }

    /// How many rows fitted into the last frame.
    pub fn page(&self) -> usize {
        self.page.max(1)
    }

    /// Draws the rows into what is left of `ui`. `revision` names what they are made from.
    pub fn show(&mut self, ui: &mut Ui, id: Id, revision: u64, rows: &mut impl Rows) {
        let room = ui.available_rect_before_wrap();
        let width = room.width() - ui.spacing().scroll.allocated_width();
        let key = (revision, width.to_bits());
        if self.made_for != Some(key) {
            self.heights = Heights::new((0..rows.count()).map(|row| rows.estimate(row, width)).collect());
            self.made_for = Some(key);
            self.wanted = self.wanted.or(Some((self.anchor, Bring::Near, 1)));
        }
        self.seen.1 = room.height();
        self.follow();
        let mut area = ScrollArea::vertical().id_salt(id).auto_shrink(false).min_scrolled_height(24.0);
        if let Some(to) = self.scroll_to.take() {
            area = area.vertical_scroll_offset(to);
        }
        area.show_viewport(ui, |ui, port| self.lines(ui, rows, port, width));
    }

    /// Scrolls to the row that is wanted.
    fn follow(&mut self) {
        let Some((row, how, frames)) = self.wanted else { return };
        self.wanted = frames.checked_sub(1).filter(|left| *left > 0).map(|left| (row, how, left));
        let (from, room) = (self.scroll_to.unwrap_or(self.seen.0), self.seen.1);
        let (top, bottom) = (self.heights.top(row), self.heights.top(row + 1));
        let seen = top >= from && bottom <= from + room;
        let to = match how {
            _ if seen => from,
            Bring::Third => top - room / 3.0,
            Bring::Near if top < from || bottom - top > room => top,
            Bring::Near => bottom - room,
        };
        if (to - from).abs() > 0.5 {
            self.scroll_to = Some(self.within(to));
        }
    }

    /// Not beyond the end: from there the area would swing back.
    fn within(&self, to: f32) -> f32 {
        to.min(self.heights.total() - self.seen.1).max(0.0)
    }

    fn lines<R: Rows>(&mut self, ui: &mut Ui, rows: &mut R, port: Rect, width: f32) {
        let origin = ui.max_rect().min;
        self.seen = (port.top(), port.height());
        let placed = self.place(ui, rows, port, width);
        self.page = placed.len().saturating_sub(2);
        let mut shift = 0.0;
        if let Some((first, y, ..)) = placed.first() {
            shift = self.heights.top(*first) - port.top() - y;
            self.anchor = *first;
        }
        let to = self.within(port.top() + shift);
        if (to - port.top()).abs() > 0.01 {
            self.scroll_to = Some(to);
        }
        if self.scroll_to.is_some() || self.wanted.is_some() {
            ui.ctx().request_repaint();
        }
        ui.set_min_size(vec2(width, self.heights.total()));
        let top = origin.y + port.top();
        let drawn: Vec<usize> = placed.iter().map(|(row, ..)| *row).collect();
        for (row, y, height, laid) in placed {
            let rect = Rect::from_min_size(pos2(origin.x, top + y), vec2(width, height));
            rows.draw(ui, row, rect, laid);
        }
        let seen = Rect::from_min_size(pos2(origin.x, top), vec2(width, port.height()));
        rows.after(ui, &drawn, seen);
    }

    /// The rows in view: each with its place from the top of what is seen, and its height. The anchor stays where it
    /// was; rows are measured from it upwards and downwards.
    fn place<R: Rows>(&mut self, ui: &Ui, rows: &R, port: Rect, width: f32) -> Vec<(usize, f32, f32, R::Laid)> {
        let count = self.heights.count().min(rows.count());
        let mut anchor = self.anchor.min(count.saturating_sub(1));
        let top = self.heights.top(anchor);
        if top < port.top() || top >= port.bottom() {
            anchor = self.heights.line_at(port.top());
        }
        let start = self.heights.top(anchor) - port.top();
        let mut placed = Vec::new();
        let (mut y, mut row) = (start, anchor);
        while y > 0.0 && row > 0 {
            row -= 1;
            let (laid, height) = self.measure(ui, rows, row, width);
            y -= height;
            placed.push((row, y, height, laid));
        }
        placed.reverse();
        // At the very top nothing is left to fill a gap with: close it.
        let gap = if row == 0 { y.max(0.0) } else { 0.0 };
        placed.iter_mut().for_each(|(_, y, ..)| *y -= gap);
        let (mut y, mut row) = (start - gap, anchor);
        while y < port.height() && row < count {
            let (laid, height) = self.measure(ui, rows, row, width);
            placed.push((row, y, height, laid));
            y += height;
            row += 1;
        }
        placed
    }

    fn measure<R: Rows>(&mut self, ui: &Ui, rows: &R, row: usize, width: f32) -> (R::Laid, f32) {
        let (laid, height) = rows.lay(ui, row, width);
        if (height - self.heights.get(row)).abs() > 0.01 {
            self.heights.set(row, height);
        }
        (laid, height)
    }
}
