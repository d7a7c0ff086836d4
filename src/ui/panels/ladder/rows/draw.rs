//! Drawing the lines in view, and what the pointer does with them.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, CursorIcon, Galley, Id, Painter, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2,
};

use super::heading::stands_for;
use super::layout::{HEADING, LABEL, LEFT, PAD, RIGHT, indent, label_height};
use super::link_marks::link_marks;
use super::{PlacedLine, RowsView, cell_id};
use crate::ui::kit::{context_menu, kept_in_view, name_it};
use crate::ui::panels::ladder::cards::Columns;
use crate::ui::panels::ladder::{LadderView, keys, menu};
use crate::ui::theme::{Face, size};
use rungs_app::state::{CellId, Section};
use rungs_app::view::ladder::{Content, Line, RowData, VisibleRows, cell_label, change_tip, kind_of, row_name};
use rungs_app::{Command, focused};

/// For how many seconds the pointer must rest until the words that show a change stand beside the cell in focus.
const TIP_PAUSE: f32 = 1.0;

/// Where the table stands in this frame.
pub struct LadderTable<'a> {
    /// What is drawn from.
    pub shown: &'a LadderView<'a>,
    /// The lines.
    pub list: &'a VisibleRows,
    /// The columns.
    pub columns: Columns,
    /// The left edge of the first column on the screen.
    pub left: f32,
    /// The top of what is seen, on the screen.
    pub top: f32,
    /// What is seen of the table.
    pub viewport: Rect,
}

impl LadderTable<'_> {
    /// The cell that has the keyboard, or to which Tab leads.
    pub fn entry(&self) -> Option<CellId> {
        let focus = self.shown.state.ladder.focus;
        focus.or_else(|| keys::first(self.list)).map(|cell| self.shown.data.head(cell))
    }

    fn cell_rect(&self, cell: CellId, y: f32, height: f32) -> Rect {
        let span = self.shown.data.span(cell);
        let (left, right) = (self.columns.left(span.start), self.columns.left(span.end));
        Rect::from_min_size(pos2(self.left + left, self.top + y), vec2(right - left, height))
    }

    /// Where the text of a cell begins that may be wider than what is seen: it stays in view.
    fn text_left(&self, cell: Rect, text_width: f32) -> f32 {
        let last = (cell.right() - text_width).max(cell.left());
        (self.seen().left() + self.columns.pinned).clamp(cell.left(), last)
    }

    /// A line of the table, for screen readers.
    pub fn row_ui(&self, ui: &mut Ui, line: usize, y: f32, height: f32) -> Ui {
        let seen = self.seen();
        let rect = Rect::from_min_size(pos2(seen.left(), self.top + y), vec2(seen.width(), height));
        let row = ui.new_child(UiBuilder::new().max_rect(rect).accessibility_role(Role::Row));
        ui.ctx().accesskit_node_builder(row.unique_id(), |node| node.set_row_index(line + 1));
        row
    }

    pub fn seen(&self) -> Rect {
        let size = self.viewport.size();
        Rect::from_min_size(pos2(self.left + self.viewport.left(), self.top), size)
    }
}

impl RowsView {
    /// Draws `lines`, given with their places from the top of what is seen.
    pub fn draw(&mut self, ui: &mut Ui, table: &LadderTable<'_>, lines: &[PlacedLine], commands: &mut Vec<Command>) {
        self.scrolled = table.viewport.min.to_vec2();
        let entry = table.entry();
        // A heading above the rows is drawn whatever they are scrolled to.
        let above =
            |entry: CellId| self.layouts.is_pinned(entry.section) && stands_for(table.shown, entry.section, entry);
        let mut entry_drawn = entry.is_some_and(above);
        // Its heading is drawn last, over the rows, but read first.
        let mut top = table.row_ui(ui, lines.first().map_or(0, |line| line.row), 0.0, HEADING);
        for PlacedLine { row: line, y, height, .. } in lines {
            match table.list.lines.get(*line) {
                Some(Line::Heading(section)) if self.layouts.is_pinned(*section) || *y < 0.0 => {
                    entry_drawn |= entry.is_some_and(|entry| stands_for(table.shown, *section, entry));
                }
                Some(Line::Heading(section)) => {
                    let mut row = table.row_ui(ui, *line, *y, *height);
                    let heading = table.heading(*section, *y, false);
                    entry_drawn |= self.heading(&mut row, table, heading, entry, commands);
                }
                Some(Line::Row(section, row)) => {
                    entry_drawn |= entry.is_some_and(|e| e.section == *section && e.row == *row);
                    let mut row_ui = table.row_ui(ui, *line, *y, *height);
                    self.row(&mut row_ui, table, (*line, *section, *row), *y, entry, commands);
                }
                None => {}
            }
        }
        self.sticky(&mut top, table, lines, entry, commands);
        if let (Some(entry), false) = (entry, entry_drawn) {
            self.entry_out_of_view(ui, table, entry, commands);
        }
        if table.list.matching == 0 {
            nothing_left(ui, table);
        }
    }

    fn row(
        &mut self,
        ui: &mut Ui,
        table: &LadderTable<'_>,
        (line, section, row): (usize, Section, usize),
        y: f32,
        entry: Option<CellId>,
        commands: &mut Vec<Command>,
    ) {
        let shown = table.shown;
        let Some(data) = shown.data.section(section).and_then(|section| section.rows.get(row)) else { return };
        let height = self.layouts.height(ui.painter(), shown, Line::Row(section, row));
        paint_row_frame(ui, table, (section, row), data, y, height);
        row_head(ui, table, (section, row), data, y, height);
        let whole = ui.clip_rect();
        let cells = table.seen().with_min_x(table.seen().left() + table.columns.pinned);
        ui.set_clip_rect(whole.intersect(cells));
        for column in 0..data.cells.len() {
            let id = CellId { section, row, column };
            if shown.data.head(id) != id {
                continue;
            }
            let rect = table.cell_rect(id, y, height);
            if rect.intersects(table.seen()) || entry == Some(id) {
                self.cell(ui, table, (line, id), rect, entry == Some(id), commands);
            }
        }
        ui.set_clip_rect(whole);
    }

    fn cell(
        &mut self,
        ui: &mut Ui,
        table: &LadderTable<'_>,
        (line, id): (usize, CellId),
        rect: Rect,
        entry: bool,
        commands: &mut Vec<Command>,
    ) {
        let shown = table.shown;
        let widget = cell_id(id);
        let sense = Sense::CLICK | Sense::DRAG | if entry { Sense::FOCUSABLE } else { Sense::HOVER };
        let response = ui.interact(rect, widget, sense);
        let focused = shown.focused(id);
        self.paint_cell(ui, table, id, &response);
        let marks = self.layouts.cell(ui.painter(), shown, id).and_then(|laid| laid.marks.as_deref());
        describe(ui, shown, &response, (line, id), marks);
        handle(ui, shown, &response, id);
        pointer(ui, shown, &response, id, commands);
        if let Some(tip) = shown.data.cell(id).and_then(change_tip) {
            if response.has_focus() && ui.input(|input| input.pointer.time_since_last_movement() > TIP_PAUSE) {
                response.show_tooltip_text(tip);
            } else {
                response.clone().on_hover_text(tip);
            }
        }
        if entry {
            self.keep_keyboard(ui, table.shown, table.list, widget, commands);
        }
        if focused && !response.has_focus() {
            // The keyboard is elsewhere: the ring is there, and this is where it comes back to.
            ui.painter().rect_stroke(rect.shrink(2.0), 5.0, Stroke::new(1.0, shown.theme.edge), StrokeKind::Inside);
        }
        link_marks(ui, shown, &response, id, rect, commands);
    }

    /// Draws number and text.
    fn paint_cell(&mut self, ui: &Ui, table: &LadderTable<'_>, id: CellId, response: &Response) {
        let (shown, rect) = (table.shown, response.rect);
        let Some(row) = shown.data.row(id) else { return };
        let Some(cell) = row.cells.get(id.column) else { return };
        let painter = ui.painter();
        let top = rect.top() + PAD + label_height(row, table.columns);
        if let Some(number) = cell.number {
            let font = Face::Sans.at(size::CHANGE);
            let at = pos2(rect.left() + 26.0, top + 9.0);
            painter.text(at, Align2::RIGHT_CENTER, number.to_string(), font, shown.theme.muted);
        }
        let left = match shown.data.span(id).len() {
            1 => rect.left(),
            _ => table.text_left(rect, indent(id.section) + self.layouts.width(shown, id) + RIGHT),
        };
        if let Some(laid) = self.layouts.cell(painter, shown, id) {
            laid.show(ui, response, shown.theme, pos2(left + indent(id.section), top));
        }
    }

    /// Keeps the keyboard with the table while the focus moves from cell to cell.
    pub fn keep_keyboard(
        &mut self,
        ui: &Ui,
        shown: &LadderView<'_>,
        list: &VisibleRows,
        widget: Id,
        commands: &mut Vec<Command>,
    ) {
        let had = self.keyboard_at.is_some_and(|at| at != widget && ui.memory(|m| m.had_focus_last_frame(at)));
        if had || self.wants_keyboard {
            ui.memory_mut(|memory| memory.request_focus(widget));
            self.wants_keyboard = false;
        }
        self.keyboard_at = Some(widget);
        kept_in_view(ui.ctx(), widget);
        let focus = shown.state.ladder.focus;
        if focus.is_none() && ui.memory(|memory| memory.has_focus(widget)) {
            commands.push(Command::Focus(keys::first(list)));
        }
        self.take_keys(ui, shown, list, widget, commands);
    }

    /// A focus that was scrolled out of view still takes the keyboard.
    fn entry_out_of_view(&mut self, ui: &Ui, table: &LadderTable<'_>, entry: CellId, commands: &mut Vec<Command>) {
        let widget = cell_id(entry);
        let nowhere = Rect::from_min_size(table.seen().left_bottom(), vec2(1.0, 1.0));
        let response = ui.interact(nowhere, widget, Sense::FOCUSABLE);
        let line = table.list.line_of(entry.section, entry.row).unwrap_or(0);
        describe(ui, table.shown, &response, (line, entry), None);
        self.keep_keyboard(ui, table.shown, table.list, widget, commands);
    }
}

fn paint_row_frame(ui: &Ui, table: &LadderTable<'_>, at: (Section, usize), data: &RowData, y: f32, height: f32) {
    let (painter, theme) = (ui.painter(), table.shown.theme);
    let seen = table.seen();
    let bottom = table.top + y + height - 0.5;
    painter.hline(seen.x_range(), bottom, Stroke::new(1.0, theme.rule));
    let rows = (bottom - height + 0.5)..=bottom;
    let pinned = seen.left() + table.columns.pinned;
    if table.columns.pinned > 0.0 {
        painter.vline(pinned, rows.clone(), Stroke::new(1.0, theme.rule));
    }
    let cell = |column| CellId { section: at.0, row: at.1, column };
    let edges = (1..data.cells.len()).filter(|column| table.shown.data.head(cell(*column)).column == *column);
    for x in edges.map(|column| table.left + table.columns.left(column)).filter(|x| *x > pinned) {
        painter.vline(x, rows.clone(), Stroke::new(1.0, theme.rule));
    }
    if let (Some(label), true) = (&data.label, label_height(data, table.columns) > 0.0) {
        let printed = data.cells.iter().position(|cell| matches!(cell.content, Content::Text(_)));
        let left = match at.0.is_of_series() {
            true => table.left + table.columns.left(printed.unwrap_or(0)),
            false => seen.left(),
        };
        let at = pos2(left.max(seen.left()) + 14.0, table.top + y + LABEL / 2.0 + 3.0);
        let strip =
            Rect::from_min_max(pos2(seen.left(), table.top + y), pos2(seen.right(), table.top + y + LABEL + 2.0));
        painter.rect_filled(strip, 0.0, theme.background);
        painter.text(at, Align2::LEFT_CENTER, label, Face::SansSemibold.at(size::CHANGE), theme.muted);
    }
}

/// What a row is about, as it stands beside the row.
pub fn row_label(
    painter: &Painter,
    shown: &LadderView<'_>,
    columns: Columns,
    section: Section,
    row: &RowData,
) -> Option<Arc<Galley>> {
    let words = row_name(row, kind_of(section)).filter(|_| columns.pinned > 0.0)?;
    let width = columns.pinned - LEFT - 6.0;
    Some(painter.layout(words, Face::SansSemibold.at(size::CHANGE), shown.theme.text, width))
}

/// What a row is about, where it stays in view beside the row.
fn row_head(ui: &Ui, table: &LadderTable<'_>, at: (Section, usize), data: &RowData, y: f32, height: f32) {
    let (painter, shown) = (ui.painter(), table.shown);
    let seen = table.seen();
    let place = pos2(seen.left() + LEFT, table.top + y + PAD + 1.0);
    let Some(label) = row_label(painter, shown, table.columns, at.0, data) else { return };
    let rect = Rect::from_min_size(pos2(seen.left(), table.top + y), vec2(table.columns.pinned, height));
    let response = ui.interact(rect, Id::unique(("ladder row", at)), Sense::hover());
    name_it(&response, Role::RowHeader, label.text());
    painter.galley(place, label, shown.theme.text);
}

/// The cell for screen readers: its words, its place in the table, and what its marks say.
fn describe(ui: &Ui, shown: &LadderView<'_>, response: &Response, (line, id): (usize, CellId), marks: Option<&str>) {
    name_it(response, Role::GridCell, &cell_label(shown.data, id));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(shown.focused(id));
        node.set_row_index(line + 1);
        node.set_column_index(id.column);
        node.set_column_span(shown.data.span(id).len());
        if let Some(marks) = marks {
            node.set_description(marks);
        }
    });
}

/// Who drags an item by its number links it; who drags over its words selects them.
fn handle(ui: &Ui, shown: &LadderView<'_>, cell: &Response, id: CellId) {
    let Some(item) = shown.data.item(id) else { return };
    let rect = cell.rect.with_max_x(cell.rect.left() + indent(id.section));
    let handle = ui.interact(rect, cell.id.with("handle"), Sense::DRAG);
    if handle.drag_started() {
        handle.dnd_set_drag_payload(item);
    }
    handle.on_hover_cursor(CursorIcon::Grab);
}

/// Clicks, double clicks, the context menu and the start of a drag.
fn pointer(ui: &Ui, shown: &LadderView<'_>, response: &Response, id: CellId, commands: &mut Vec<Command>) {
    if response.clicked() {
        commands.push(Command::Focus(Some(id)));
        ui.memory_mut(|memory| memory.request_focus(response.id));
    }
    if response.double_clicked() {
        commands.extend(focused::open(shown.state, id));
    }
    if response.secondary_clicked() {
        commands.push(Command::Focus(Some(id)));
    }
    context_menu(response, |ui| menu::show(ui, shown, id, commands));
}

fn nothing_left(ui: &Ui, table: &LadderTable<'_>) {
    let seen = table.seen();
    let font = Face::Sans.at(size::CONTROL);
    let text = "No row passes the filters. Clear them to see all rows.";
    ui.painter().text(seen.center_top() + vec2(0.0, 60.0), Align2::CENTER_CENTER, text, font, table.shown.theme.muted);
}
