//! A virtual list: rows one under the other, of which only those in view are laid out. Heights are estimated first, and
//! made exact when a row comes into view, without moving what is seen.

use eframe::egui::{Id, Rangef, Rect, Response, ScrollArea, Ui, pos2, vec2};

use super::Heights;

/// How a row is brought into view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bring {
    /// By the least move.
    Near,
    /// To a third of the height, unless it is in view already.
    Third,
}

/// Heights and places of the rows of a virtual list, for those who scroll by themselves. Everybody else takes a
/// [`VirtualList`].
#[derive(Debug, Default)]
pub struct VirtualRows {
    heights: Heights,
    /// The row at the top of the last frame, which stays where it is while rows above it are corrected.
    anchor: usize,
    /// How many rows fitted into the last frame.
    page: usize,
}

/// A row in view, laid out.
#[derive(Debug)]
pub struct PlacedRow<T> {
    /// Its number.
    pub row: usize,
    /// Where it begins, in points from the top of what is seen.
    pub y: f32,
    /// Its height, in points.
    pub height: f32,
    /// What was laid out.
    pub laid: T,
}

impl VirtualRows {
    /// Begins anew with estimated heights. The row at the top stays there.
    pub fn reset(&mut self, heights: Vec<f32>) {
        self.heights = Heights::new(heights);
    }

    /// The first row is the one at the top.
    pub fn to_top(&mut self) {
        self.anchor = 0;
    }

    /// The row at the top.
    pub fn anchor(&self) -> usize {
        self.anchor
    }

    /// The height of all rows together, as far as it is known.
    pub fn total(&self) -> f32 {
        self.heights.total()
    }

    /// Where a row begins, in points from the top of all.
    pub fn top(&self, row: usize) -> f32 {
        self.heights.top(row)
    }

    /// How many rows fitted into the last frame.
    pub fn page(&self) -> usize {
        self.page.max(1)
    }

    /// An offset that is not beyond the end, where `room` points are seen: from there a scroll area would swing back.
    pub fn within(&self, offset: f32, room: f32) -> f32 {
        offset.min(self.heights.total() - room).max(0.0)
    }

    /// The offset at which a row is in view, `seen` being what is in view now. A heading that stays at the top covers
    /// so many points of it.
    pub fn reveal(&self, row: usize, seen: Rangef, covered: f32, how: Bring) -> f32 {
        let (top, bottom) = (self.heights.top(row) - covered, self.heights.top(row + 1));
        let room = seen.span();
        match how {
            _ if top >= seen.min && bottom <= seen.max => seen.min,
            Bring::Third => top - room / 3.0,
            Bring::Near if top < seen.min || bottom - top > room => top,
            Bring::Near => bottom - room,
        }
    }

    /// Lays out the rows in view: the anchor stays where it was, and rows are measured from it upwards and downwards.
    /// `lay` lays a row out and says how high it is.
    pub fn place<T>(&mut self, seen: Rangef, mut lay: impl FnMut(usize) -> (T, f32)) -> Vec<PlacedRow<T>> {
        let count = self.heights.count();
        let mut anchor = self.anchor.min(count.saturating_sub(1));
        let top = self.heights.top(anchor);
        if top < seen.min || top >= seen.max {
            anchor = self.heights.line_at(seen.min);
        }
        let start = self.heights.top(anchor) - seen.min;
        let mut placed = Vec::new();
        let (mut y, mut row) = (start, anchor);
        while y > 0.0 && row > 0 {
            row -= 1;
            let (laid, height) = self.measure(row, &mut lay);
            y -= height;
            placed.push(PlacedRow { row, y, height, laid });
        }
        placed.reverse();
        // At the very top nothing is left to fill a gap with: close it.
        let gap = if row == 0 { y.max(0.0) } else { 0.0 };
        placed.iter_mut().for_each(|one| one.y -= gap);
        let (mut y, mut row) = (start - gap, anchor);
        while y < seen.span() && row < count {
            let (laid, height) = self.measure(row, &mut lay);
            placed.push(PlacedRow { row, y, height, laid });
            y += height;
            row += 1;
        }
        self.page = placed.len().saturating_sub(2);
        placed
    }

    fn measure<T>(&mut self, row: usize, lay: &mut impl FnMut(usize) -> (T, f32)) -> (T, f32) {
        let (laid, height) = lay(row);
        if (height - self.heights.get(row)).abs() > 0.01 {
            self.heights.set(row, height);
        }
        (laid, height)
    }

    /// The offset at which the rows stand as they were placed, now that the heights above them are exact.
    pub fn settle<T>(&mut self, placed: &[PlacedRow<T>], seen: Rangef) -> f32 {
        let Some(first) = placed.first() else { return self.within(seen.min, seen.span()) };
        self.anchor = first.row;
        self.within(self.heights.top(first.row) - first.y, seen.span())
    }
}

/// What is shown in a [`VirtualList`].
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

    /// The row that has the keyboard, or that Tab leads to.
    fn entry(&self) -> Option<usize> {
        None
    }

    /// Makes the entry a widget where it is out of view, so that it keeps the keyboard and Tab reaches it.
    fn entry_out_of_view(&mut self, _ui: &mut Ui, _row: usize, _rect: Rect) -> Option<Response> {
        None
    }
}

/// A list that scrolls and lays out only the rows in view.
#[derive(Debug, Default)]
pub struct VirtualList {
    rows: VirtualRows,
    /// The revision and the width for which the heights were made.
    made_for: Option<(u64, u32)>,
    scroll_to: Option<f32>,
    /// The row that is to be brought into view, and in how many more frames its place may be corrected.
    wanted: Option<(usize, Bring, u8)>,
    /// Where it was scrolled to in the last frame, and how much of it was seen.
    scrolled: f32,
    room: f32,
}

impl VirtualList {
    /// Brings a row into view in the next frames.
    pub fn bring(&mut self, row: usize, how: Bring) {
        self.wanted = Some((row, how, 3));
    }

    /// How many rows fitted into the last frame.
    pub fn page(&self) -> usize {
        self.rows.page()
    }

    /// Draws the rows into what is left of `ui`. `revision` names what they are made from.
    pub fn show(&mut self, ui: &mut Ui, id: Id, revision: u64, rows: &mut impl Rows) {
        self.area(ui, id, revision, None, rows);
    }

    /// Draws the rows among other things: as high as they are, but not higher than `most` points.
    pub fn show_up_to(&mut self, ui: &mut Ui, id: Id, revision: u64, most: f32, rows: &mut impl Rows) {
        self.area(ui, id, revision, Some(most), rows);
    }

    fn area(&mut self, ui: &mut Ui, id: Id, revision: u64, most: Option<f32>, rows: &mut impl Rows) {
        let room = ui.available_rect_before_wrap();
        let width = room.width() - ui.spacing().scroll.allocated_width();
        let key = (revision, width.to_bits());
        if self.made_for != Some(key) {
            self.rows.reset((0..rows.count()).map(|row| rows.estimate(row, width)).collect());
            self.made_for = Some(key);
            self.wanted = self.wanted.or(Some((self.rows.anchor(), Bring::Near, 1)));
        }
        let height = most.map_or(room.height(), |most| self.rows.total().min(most));
        self.room = height;
        self.follow();
        let area = ScrollArea::vertical().id_salt(id);
        let mut area = match most {
            Some(_) => area.max_height(height).min_scrolled_height(height).auto_shrink([false, true]),
            None => area.min_scrolled_height(24.0).auto_shrink(false),
        };
        if let Some(to) = self.scroll_to.take() {
            area = area.vertical_scroll_offset(to);
        }
        area.show_viewport(ui, |ui, port| self.lines(ui, rows, port, width));
    }

    /// Scrolls to the row that is wanted.
    fn follow(&mut self) {
        let Some((row, how, frames)) = self.wanted else { return };
        self.wanted = frames.checked_sub(1).filter(|left| *left > 0).map(|left| (row, how, left));
        let from = self.scroll_to.unwrap_or(self.scrolled);
        let seen = Rangef::new(from, from + self.room);
        let to = self.rows.reveal(row, seen, 0.0, how);
        if (to - from).abs() > 0.5 {
            self.scroll_to = Some(self.rows.within(to, self.room));
        }
    }

    fn lines<R: Rows>(&mut self, ui: &mut Ui, rows: &mut R, port: Rect, width: f32) {
        let origin = ui.max_rect().min;
        (self.scrolled, self.room) = (port.top(), port.height());
        let placed = self.rows.place(port.y_range(), |row| rows.lay(ui, row, width));
        let to = self.rows.settle(&placed, port.y_range());
        if (to - port.top()).abs() > 0.01 {
            self.scroll_to = Some(to);
        }
        if self.scroll_to.is_some() || self.wanted.is_some() {
            ui.ctx().request_repaint();
        }
        ui.set_min_size(vec2(width, self.rows.total()));
        let top = origin.y + port.top();
        let hidden = rows.entry().filter(|entry| placed.iter().all(|one| one.row != *entry));
        for PlacedRow { row, y, height, laid } in placed {
            let rect = Rect::from_min_size(pos2(origin.x, top + y), vec2(width, height));
            rows.draw(ui, row, rect, laid);
        }
        if let Some(entry) = hidden {
            let below = pos2(origin.x, top + port.height() + 40.0);
            let response = rows.entry_out_of_view(ui, entry, Rect::from_min_size(below, vec2(width, 20.0)));
            if response.is_some_and(|response| response.gained_focus()) {
                self.bring(entry, Bring::Near);
                ui.ctx().request_repaint();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(min: f32, max: f32) -> Rangef {
        Rangef::new(min, max)
    }

    fn check(what: &str, y: f32, expected: f32) {
        assert!((y - expected).abs() < 0.01, "{what}: {y} instead of {expected}");
    }

    /// Lays out what is seen, and checks which rows that are and where they stand.
    fn place(rows: &mut VirtualRows, port: Rangef, height: impl Fn(usize) -> f32, expected: &[(usize, f32)]) -> f32 {
        let placed = rows.place(port, |row| ((), height(row)));
        assert_eq!(placed.len(), expected.len(), "{placed:?}");
        for (one, (row, y)) in placed.iter().zip(expected) {
            assert_eq!(one.row, *row);
            check("place", one.y, *y);
        }
        rows.settle(&placed, port)
    }

    #[test]
    fn rows_in_view_are_placed_and_the_heights_above_them_do_not_move_them() {
        let mut rows = VirtualRows::default();
        rows.reset(vec![10.0; 10]);
        // From 45 to 75 there are rows 4, from 40 on, to 7, up to 80.
        let to = place(&mut rows, seen(45.0, 75.0), |_| 10.0, &[(4, -5.0), (5, 5.0), (6, 15.0), (7, 25.0)]);
        check("offset", to, 45.0);
        // Row 4 stays at the top though it turns out to be 30 high: nothing has to be scrolled.
        let high = |row| if row == 4 { 30.0 } else { 10.0 };
        check("offset", place(&mut rows, seen(45.0, 75.0), high, &[(4, -5.0), (5, 25.0)]), 45.0);
        // Scrolled up by 8, row 3 comes into view. It is 25 instead of 10 high, so the offset grows by 15.
        let high = |row| [10.0, 10.0, 10.0, 25.0, 30.0][row];
        check("offset", place(&mut rows, seen(37.0, 67.0), high, &[(3, -22.0), (4, 3.0)]), 52.0);
    }

    #[test]
    fn a_row_is_brought_into_view_by_the_least_move_or_to_a_third() {
        let mut rows = VirtualRows::default();
        rows.reset(vec![10.0; 20]);
        let reveal = |row, how| rows.reveal(row, seen(50.0, 80.0), 0.0, how);
        check("in view", reveal(6, Bring::Near), 50.0);
        check("above", reveal(2, Bring::Near), 20.0);
        check("below: its end, 130, less 30", reveal(12, Bring::Near), 100.0);
        check("below: its begin, 120, less a third of 30", reveal(12, Bring::Third), 110.0);
        check("covered by a heading of 8", rows.reveal(5, seen(50.0, 80.0), 8.0, Bring::Near), 42.0);
        check("not beyond the end", rows.within(500.0, 30.0), 170.0);
    }
}
