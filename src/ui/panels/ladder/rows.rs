//! The table: sticky cards and headings, and of the rows only those in view.

mod draw;
mod focus;
mod heading;
mod layout;
mod link_marks;

use eframe::egui::{Id, Rect, Role, ScrollArea, Ui, UiBuilder, Vec2, pos2, vec2};

use super::LadderView;
use super::cards::{Cards, Columns};
use crate::ui::kit::{PlacedRow, VirtualRows};
pub use layout::marked;
use layout::{HEADING, Layouts};
use rungs_app::Command;
use rungs_app::state::{CellId, FindHit, Section};
use rungs_app::view::ladder::{Line, VisibleRows};

/// The table's own memory: heights, laid-out cells, and where it was scrolled to.
#[derive(Default)]
pub struct RowsView {
    cards: Cards,
    layouts: Layouts,
    places: VirtualRows,
    /// What the places were made for.
    made_for: Option<MadeFor>,
    /// Where to scroll in the next frame.
    scroll_to: Option<Vec2>,
    /// The focus that was last brought into view.
    followed: Option<CellId>,
    /// How many more frames may correct the place of the focus.
    follow: u8,
    /// Where the table was scrolled to in the last frame.
    scrolled: Vec2,
    /// How much of it was seen.
    room: Vec2,
    /// What was opened when the table was last drawn.
    opened: u64,
    /// The revision of the ladder behind which the next is shown from its top.
    from_top: Option<u64>,
    /// The place of the sought words that was last brought into view.
    hit: Option<FindHit>,
    /// The widget that had, or could have had, the keyboard in the last frame.
    keyboard_at: Option<Id>,
    /// Whether the table is to take the keyboard.
    wants_keyboard: bool,
}

#[derive(PartialEq)]
struct MadeFor {
    rows: u64,
    columns: Columns,
    revision: u64,
    /// The sections whose headings stand above the rows.
    rules: Vec<Section>,
}

impl RowsView {
    /// Takes the keyboard in the next frame.
    pub fn take_keyboard(&mut self) {
        self.wants_keyboard = true;
    }

    /// The widget that has the keyboard, or had it when the rows were last shown.
    pub fn keyboard(&self) -> Option<Id> {
        self.keyboard_at
    }

    /// Draws cards and rows into what is left of `ui`.
    pub fn show(&mut self, ui: &mut Ui, shown: &LadderView<'_>, list: &VisibleRows, commands: &mut Vec<Command>) {
        let room = ui.available_rect_before_wrap();
        let bar = ui.spacing().scroll.allocated_width();
        let columns = Columns::fill(room.width() - bar, shown.data.columns.len());
        self.cards.prepare(ui, shown, columns, room.height());
        let (card_rect, body) = room.split_top_bottom_at_y(room.top() + self.cards.height);
        let body = self.banner(ui, shown, body, commands);
        let rules = heading::pinned(list, body.height());
        let (rules_rect, body) = body.split_top_bottom_at_y(body.top() + HEADING * rules.len() as f32);
        let table = UiBuilder::new().max_rect(room).id_salt("ladder-table").accessibility_role(Role::Grid);
        let mut ui_table = ui.new_child(table.accessibility_label(&shown.data.title));
        ui.ctx().accesskit_node_builder(ui_table.unique_id(), |node| {
            node.set_row_count(list.lines.len() + 1);
            node.set_column_count(columns.count);
        });
        // Made before the body, so that it is read before it; drawn when it is known how far the body was scrolled.
        let heads = ui_table.new_child(UiBuilder::new().max_rect(card_rect).accessibility_role(Role::Row));
        let mut rules_ui = ui_table.new_child(UiBuilder::new().max_rect(rules_rect).accessibility_role(Role::Row));
        self.prepare(shown, list, columns, (&rules, room.width() - bar));
        if std::mem::replace(&mut self.opened, shown.state.ladder.opened) != shown.state.ladder.opened {
            // Its first frame may still show the levels before it.
            self.from_top = Some(shown.revision);
        }
        if self.from_top.is_some_and(|before| before != shown.revision) {
            self.from_top = None;
            (self.scroll_to, self.scrolled) = (Some(Vec2::ZERO), Vec2::ZERO);
            self.places.to_top();
        }
        self.follow_focus(shown, list, columns);
        if self.follow > 0 && shown.state.ladder.focus.is_some() {
            // The row in focus opens in this frame, and may be higher than it was known to be.
            ui.ctx().request_repaint();
        }
        let scrolled = self.body(&mut ui_table, shown, list, columns, body, commands);
        self.cards.show(&heads, shown, card_rect, columns, scrolled);
        let viewport = Rect::from_min_size(pos2(scrolled, 0.0), rules_rect.size());
        let (left, top) = (rules_rect.left() - scrolled, rules_rect.top());
        let table = draw::LadderTable { shown, list, columns, left, top, viewport };
        self.rules(&mut rules_ui, &table, (&rules, rules_rect), commands);
        ui.advance_cursor_after_rect(room);
    }

    /// Forgets what was laid out for another ladder, width or filter.
    fn prepare(
        &mut self,
        shown: &LadderView<'_>,
        list: &VisibleRows,
        columns: Columns,
        (rules, seen): (&[Section], f32),
    ) {
        self.layouts.prepare(shown, columns, seen, rules);
        let now = MadeFor { rows: list.version, columns, revision: shown.revision, rules: rules.to_vec() };
        if self.made_for.as_ref() != Some(&now) {
            self.places = VirtualRows::default();
            self.places.reset(list.lines.iter().map(|line| self.layouts.estimate(shown, *line)).collect());
            self.follow = 3;
            self.made_for = Some(now);
        }
    }

    fn body(
        &mut self,
        ui: &mut Ui,
        shown: &LadderView<'_>,
        list: &VisibleRows,
        columns: Columns,
        body: Rect,
        commands: &mut Vec<Command>,
    ) -> f32 {
        let mut body_ui = ui.new_child(UiBuilder::new().max_rect(body).id_salt("ladder-body"));
        let mut area = ScrollArea::both().id_salt("ladder-rows").auto_shrink(false);
        if let Some(to) = self.scroll_to.take() {
            area = area.scroll_offset(to);
        }
        let mut scrolled = 0.0;
        area.show_viewport(&mut body_ui, |ui, viewport| {
            scrolled = viewport.left();
            self.lines(ui, shown, list, columns, viewport, commands);
        });
        scrolled
    }

    /// Measures and draws the lines in `viewport`.
    fn lines(
        &mut self,
        ui: &mut Ui,
        shown: &LadderView<'_>,
        list: &VisibleRows,
        columns: Columns,
        viewport: Rect,
        commands: &mut Vec<Command>,
    ) {
        let origin = ui.max_rect().min;
        let seen = viewport.y_range();
        let layouts = &mut self.layouts;
        let placed = self.places.place(seen, |line| {
            let height = |line: &Line| layouts.height(ui.painter(), shown, *line);
            ((), list.lines.get(line).map_or(0.0, height))
        });
        let top = self.places.settle(&placed, seen);
        self.room = viewport.size();
        let to = self.within(vec2(viewport.left(), top), columns);
        if (to - viewport.min.to_vec2()).length() > 0.01 {
            self.scroll_to = Some(to);
            ui.ctx().request_repaint();
        }
        ui.set_min_size(vec2(columns.total, self.places.total()));
        let table =
            draw::LadderTable { shown, list, columns, left: origin.x, top: origin.y + viewport.top(), viewport };
        self.draw(ui, &table, &placed, commands);
        self.layouts.end_frame();
    }

    /// A place to scroll to that is not beyond the end: from there the area would swing back over many frames.
    fn within(&self, to: Vec2, columns: Columns) -> Vec2 {
        let left = to.x.min(columns.total - self.room.x).max(0.0);
        vec2(left, self.places.within(to.y, self.room.y))
    }
}

/// A line in view.
type PlacedLine = PlacedRow<()>;

/// The id of the widget that is a cell.
fn cell_id(cell: CellId) -> Id {
    Id::unique(("ladder cell", cell))
}
