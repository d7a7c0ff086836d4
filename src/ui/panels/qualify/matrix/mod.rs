//! All applicants against all levels: each cell an outcome; heads stay in view, only cells in view are laid out.

use std::sync::Arc;

use eframe::egui::{Align2, Id, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};
use rungs_domain::qualify::Outcome;
use rungs_domain::words::counted;

use crate::ui::kit::{Cx, Motion, elided_galley, outcome_hue, own_keys, paint_outcome, small, text};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::Command;
use rungs_app::applicants::{Answers, ApplicantCommand};
use rungs_app::documents::DocumentCommand;
use rungs_app::ids::DocumentKindId;
use rungs_app::view::qualify::matrix::{CellData, MatrixData};

/// The width of a name.
const NAME: f32 = 150.0;
/// A cell where there is room for all.
const CELL: Vec2 = vec2(104.0, 26.0);
/// The narrowest cell in which glyph and word stand apart from the next.
const NARROWEST: f32 = 80.0;
/// How many rows Page Up and Page Down go.
const PAGE: usize = 10;

/// What the matrix keeps between frames.
#[derive(Debug, Default)]
pub struct MatrixView {
    kept: Option<(u64, Arc<MatrixData>)>,
    /// The cell with the keyboard: row and column.
    at: (usize, usize),
    /// Where the cells are scrolled to.
    scrolled: Vec2,
    /// The cell in the keyboard's care is to be brought into view.
    bring: bool,
    /// How large a cell is.
    cell: Vec2,
}

impl MatrixView {
    /// Draws the matrix; true where a cell was chosen.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, answers: &Answers) -> bool {
        let (state, theme) = (cx.state, cx.theme);
        if self.kept.as_ref().is_none_or(|(revision, _)| *revision != answers.revision) {
            self.kept = Some((answers.revision, Arc::new(MatrixData::new(&state.library, answers))));
        }
        let Some(data) = self.kept.as_ref().map(|(_, data)| data.clone()) else { return false };
        if data.rows.is_empty() || data.levels.is_empty() {
            let words = "Open applicants and tick levels in the library: each cell then says what came of one of them.";
            ui.label(small(words, theme));
            return false;
        }
        ui.label(small(
            format!(
                "{}, {}, by {}. Enter shows why.",
                counted(data.rows.len(), "applicant"),
                counted(data.levels.len(), "level"),
                data.policy
            ),
            theme,
        ));
        let current = answers.applicants.iter().position(|one| Some(one.document) == state.applicants.desk.current);
        let chosen = ui.scope(|ui| {
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::Grid);
                node.set_label("Outcomes of all applicants");
                node.set_row_count(data.rows.len());
                node.set_column_count(data.levels.len());
            });
            self.table(ui, &data, current, theme)
        });
        let Some((row, column)) = chosen.inner else { return false };
        choose(cx, answers, &data, (row, column));
        true
    }

    fn table(
        &mut self,
        ui: &mut Ui,
        data: &MatrixData,
        current: Option<usize>,
        theme: &Theme,
    ) -> Option<(usize, usize)> {
        let (rows, columns) = (data.rows.len(), data.levels.len());
        let bar = ui.spacing().scroll.allocated_width();
        let whole = ui.available_width();
        self.cell = cell_size(whole - NAME - bar, columns);
        self.at = (self.at.0.min(rows - 1), self.at.1.min(columns - 1));
        let seen = ui.clip_rect().bottom() - ui.cursor().top() - self.cell.y - bar - 28.0;
        let high = (count(rows) * self.cell.y).min(seen.max(6.0 * self.cell.y));
        let (rect, _) = ui.allocate_exact_size(vec2(whole, self.cell.y + high + bar), Sense::hover());
        let body = Rect::from_min_max(rect.min + vec2(NAME, self.cell.y), rect.max);
        let mut chosen = None;
        let mut inner = ui.new_child(UiBuilder::new().max_rect(body).id_salt("matrix"));
        inner.spacing_mut().item_spacing = Vec2::ZERO;
        let mut area = ScrollArea::both().id_salt("matrix cells").auto_shrink(false).min_scrolled_height(self.cell.y);
        if std::mem::take(&mut self.bring) {
            area = area.scroll_offset(self.offset_to_see(body.size() - Vec2::splat(bar)));
        }
        let shown = area.show_viewport(&mut inner, |ui, viewport| {
            ui.set_min_size(vec2(count(columns) * self.cell.x, count(rows) * self.cell.y));
            chosen = self.cells(ui, data, viewport, theme);
        });
        self.scrolled = shown.state.clamped_offset();
        let heads = Heads { data, theme, scrolled: self.scrolled, current, cell: self.cell };
        heads.levels(ui, Rect::from_min_max(pos2(body.left(), rect.top()), pos2(rect.right() - bar, body.top())));
        heads.names(ui, Rect::from_min_max(pos2(rect.left(), body.top()), pos2(body.left(), rect.bottom() - bar)));
        chosen
    }

    /// Where to scroll so that the cell with the keyboard is seen.
    fn offset_to_see(&self, room: Vec2) -> Vec2 {
        let cell = vec2(count(self.at.1) * self.cell.x, count(self.at.0) * self.cell.y);
        let within = |at: f32, size: f32, seen: f32, room: f32| seen.min(at).max(at + size - room).max(0.0);
        vec2(within(cell.x, self.cell.x, self.scrolled.x, room.x), within(cell.y, self.cell.y, self.scrolled.y, room.y))
    }

    fn cells(&mut self, ui: &Ui, data: &MatrixData, viewport: Rect, theme: &Theme) -> Option<(usize, usize)> {
        let origin = ui.min_rect().min;
        let mut chosen = None;
        let mut at_drawn = false;
        let shown = |from: f32, to: f32, size: f32, all: usize| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the table")]
            let range = (from.max(0.0) / size) as usize..((to.max(0.0) / size) as usize + 1);
            range.start.min(all)..range.end.min(all)
        };
        for row in shown(viewport.top(), viewport.bottom(), self.cell.y, data.rows.len()) {
            for column in shown(viewport.left(), viewport.right(), self.cell.x, data.levels.len()) {
                let rect = Rect::from_min_size(
                    origin + vec2(count(column) * self.cell.x, count(row) * self.cell.y),
                    self.cell,
                );
                at_drawn |= self.at == (row, column);
                if self.cell(ui, data, (row, column), rect, theme) {
                    chosen = Some((row, column));
                }
            }
        }
        // It keeps the keyboard although it is out of view.
        if !at_drawn {
            let (row, column) = self.at;
            let place = origin + vec2(count(column) * self.cell.x, count(row) * self.cell.y);
            self.cell(ui, data, self.at, Rect::from_min_size(place, self.cell), theme);
        }
        chosen
    }

    /// Draws a cell; true where it was chosen. One cell alone can have the keyboard, so that Tab passes on.
    fn cell(&mut self, ui: &Ui, data: &MatrixData, at: (usize, usize), rect: Rect, theme: &Theme) -> bool {
        let Some(cell) = data.cell(at.0, at.1) else { return false };
        let id = Id::unique(("matrix cell", at));
        let sense = if at == self.at { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(rect, id, sense);
        let name = data.name(at.0, at.1);
        response.widget_info(|| WidgetInfo::labeled(Role::GridCell, true, &name));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_row_index(at.0);
            node.set_column_index(at.1);
        });
        let painter = ui.painter();
        if response.hovered() {
            painter.rect_filled(rect, 0.0, theme.selected);
        }
        paint(ui, cell, rect, theme);
        painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.rule));
        if response.has_focus() {
            self.keys(ui, id, data);
        }
        let clicked = response.clicked();
        response.on_hover_text(name);
        clicked
    }

    fn keys(&mut self, ui: &Ui, id: Id, data: &MatrixData) {
        own_keys(ui.ctx(), id);
        if let Some(motion) = Motion::in_grid(ui) {
            let (row, column) = self.at;
            self.at = (motion.row(row, data.rows.len(), PAGE), motion.column(column, data.levels.len()));
            self.bring = true;
            ui.memory_mut(|memory| memory.request_focus(Id::unique(("matrix cell", self.at))));
            ui.ctx().request_repaint();
        }
    }
}

/// Shows the applicant of a cell, and its rung.
fn choose(cx: &mut Cx<'_>, answers: &Answers, data: &MatrixData, (row, column): (usize, usize)) {
    if let Some(applicant) = answers.applicants.get(row) {
        cx.send(Command::Documents(DocumentKindId::Applicants, DocumentCommand::Choose(applicant.document)));
    }
    if let Some((level, _)) = data.levels.get(column)
        && cx.state.applicants.rung.as_ref() != Some(level)
    {
        cx.send(Command::Applicants(ApplicantCommand::ToggleRung(level.clone())));
    }
}

/// Narrower cells where all columns fit so; where they do not, the table scrolls and cells have their usual size.
fn cell_size(room: f32, columns: usize) -> Vec2 {
    let fitting = room / count(columns);
    let width = if fitting < NARROWEST { CELL.x } else { fitting.min(CELL.x) };
    vec2(width, CELL.y)
}

#[expect(clippy::cast_precision_loss, reason = "rows and columns of a table")]
fn count(number: usize) -> f32 {
    number as f32
}

fn paint(ui: &Ui, cell: &CellData, rect: Rect, theme: &Theme) {
    let font = Face::SansMedium.at(size::CHANGE);
    let Some(outcome) = cell.outcome else {
        ui.painter().text(rect.left_center() + vec2(4.0, 0.0), Align2::LEFT_CENTER, "no answer", font, theme.muted);
        return;
    };
    paint_outcome(ui.painter(), rect.left_center() + vec2(9.0, 0.0), 14.0, outcome, false, theme);
    let word = if outcome == Outcome::NeedsJudgement { "judgment" } else { outcome.words() };
    let ink = outcome_hue(theme, outcome).text;
    ui.painter().text(rect.left_center() + vec2(21.0, 0.0), Align2::LEFT_CENTER, word, font, ink);
}

/// Names and codes, which stay where they are.
struct Heads<'a> {
    data: &'a MatrixData,
    theme: &'a Theme,
    scrolled: Vec2,
    current: Option<usize>,
    cell: Vec2,
}

impl Heads<'_> {
    fn levels(&self, ui: &Ui, room: Rect) {
        let painter = ui.painter_at(room);
        for (at, (level, title)) in self.data.levels.iter().enumerate() {
            let left = room.left() + count(at) * self.cell.x - self.scrolled.x;
            let rect = Rect::from_min_size(pos2(left, room.top()), self.cell);
            if !rect.intersects(room) {
                continue;
            }
            let font = Face::SansSemibold.at(size::CHANGE);
            let code = level.code.as_str();
            painter.text(rect.left_center() + vec2(2.0, 0.0), Align2::LEFT_CENTER, code, font, self.theme.text);
            let id = ui.scope_id().with(("matrix level", at));
            let response = ui.interact(rect.intersect(room), id, Sense::hover());
            let name = format!("{code} {title}");
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
            response.on_hover_text(name);
        }
        ui.painter().hline(room.x_range(), room.bottom() - 0.5, Stroke::new(1.0, self.theme.edge));
    }

    fn names(&self, ui: &Ui, room: Rect) {
        let painter = ui.painter_at(room);
        for (at, row) in self.data.rows.iter().enumerate() {
            let top = room.top() + count(at) * self.cell.y - self.scrolled.y;
            let rect = Rect::from_min_size(pos2(room.left(), top), vec2(NAME, self.cell.y));
            if !rect.intersects(room) {
                continue;
            }
            let current = self.current == Some(at);
            let face = if current { Face::SansSemibold } else { Face::Sans };
            let galley = elided_galley(ui, text(row.name.as_str(), face, size::META, self.theme.text), NAME - 10.0);
            painter.galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, self.theme.text);
            painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, self.theme.rule));
            let response = ui.interact(rect.intersect(room), ui.scope_id().with(("matrix name", at)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &row.name));
            response.on_hover_text(&row.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_shrink_only_where_all_of_them_then_fit() {
        // 600 points: six of 100, seven of 85.7; eight would be too narrow for their words.
        for (columns, expected) in [(5, 104.0), (6, 100.0), (7, 600.0 / 7.0), (8, 104.0)] {
            let width = cell_size(600.0, columns).x;
            assert!((width - expected).abs() < 0.01, "{columns} columns: {width}");
        }
    }
}
