//! The flow: the whole ladder as a picture, levels as columns and threads as ribbons.

mod draw;
mod place;
mod strip;

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Id, Key, Modifiers, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, vec2};
use rungs_domain::spec::ItemKind;

use super::LadderView;
use super::cards::{Cards, Columns};
use crate::ui::kit::{Motion, name_it, own_keys};
use draw::{Canvas, asked_for};
use place::Placed;
use rungs_app::Command;
use rungs_app::state::{CellId, View};
use rungs_app::view::ladder::picture::{At, Picture};
use rungs_app::view::ladder::{cell_label, number_name};

/// The flow's own memory.
#[derive(Default)]
pub struct FlowView {
    cards: Cards,
    kept: Option<(Basis, Arc<(Picture, Placed)>)>,
    strip: strip::Strip,
    followed: Option<CellId>,
    scrolled: Vec2,
    /// Where to scroll in the next frame.
    scroll_to: Option<Vec2>,
    keyboard_at: Option<Id>,
    wants_keyboard: bool,
}

/// What the picture was laid out for.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Basis {
    revision: u64,
    kind: ItemKind,
    columns: Columns,
}

/// The narrowest column of the flow.
const NARROWEST: f32 = 203.0;
/// The least height of the picture above the thread in focus.
const LEAST: f32 = 160.0;
/// How many threads Page Up and Page Down go.
const PAGE: usize = 8;

impl FlowView {
    /// Takes the keyboard in the next frame.
    pub fn take_keyboard(&mut self) {
        self.wants_keyboard = true;
    }

    /// The widget that has the keyboard, or had it when the flow was last shown.
    pub fn keyboard(&self) -> Option<Id> {
        self.keyboard_at
    }

    /// Draws the flow into what is left of `ui`.
    pub fn show(&mut self, ui: &mut Ui, shown: &LadderView<'_>, commands: &mut Vec<Command>) {
        let room = ui.available_rect_before_wrap();
        let bar = ui.spacing().scroll.allocated_width();
        let columns = Columns::at_least(room.width() - bar, shown.data.columns.len(), NARROWEST);
        let kind = shown.state.ladder.flow_items.0;
        let kept = self.picture(shown, Basis { revision: shown.revision, kind, columns });
        let (picture, placed) = (&kept.0, &kept.1);
        self.cards.prepare(ui, shown, columns, room.height());
        let (card_rect, body) = room.split_top_bottom_at_y(room.top() + self.cards.height);
        let focus = shown.state.ladder.focus.filter(|cell| picture.at(*cell).is_some());
        let strip_height = match focus {
            Some(_) if body.height() > LEAST + 80.0 => (body.height() * 0.32).clamp(80.0, 200.0),
            _ => 0.0,
        };
        let (body, strip_rect) = body.split_top_bottom_at_y(body.bottom() - strip_height);
        self.follow_focus(picture, placed, focus, body.size());
        let scrolled = self.body(ui, shown, (picture, placed), body, commands);
        self.cards.show(ui, shown, card_rect, columns, scrolled);
        if let (Some(focus), true) = (focus, strip_height > 0.0) {
            self.strip.show(ui, shown, focus, strip_rect, columns, scrolled);
        }
        ui.advance_cursor_after_rect(room);
    }

    fn picture(&mut self, shown: &LadderView<'_>, basis: Basis) -> Arc<(Picture, Placed)> {
        if let Some((made_for, kept)) = &self.kept
            && *made_for == basis
        {
            return kept.clone();
        }
        let picture = Picture::of(shown.data, basis.kind);
        let placed = place::place(&picture, basis.columns);
        let kept = Arc::new((picture, placed));
        self.kept = Some((basis, kept.clone()));
        kept
    }

    /// Scrolls so that a focus that moved is seen.
    fn follow_focus(&mut self, picture: &Picture, placed: &Placed, focus: Option<CellId>, room: Vec2) {
        if focus == self.followed {
            return;
        }
        self.followed = focus;
        let Some(rect) = focus.and_then(|cell| placed.rect(picture.at(cell)?)) else { return };
        let rect = rect.expand(12.0);
        let along = |low: f32, high: f32, seen: f32, room: f32| {
            if low < seen {
                low.max(0.0)
            } else if high > seen + room {
                high - room
            } else {
                seen
            }
        };
        let to = vec2(
            along(rect.left(), rect.right(), self.scrolled.x, room.x),
            along(rect.top(), rect.bottom(), self.scrolled.y, room.y),
        );
        self.scroll_to = Some(to);
    }

    fn body(
        &mut self,
        ui: &mut Ui,
        shown: &LadderView<'_>,
        (picture, placed): (&Picture, &Placed),
        body: Rect,
        commands: &mut Vec<Command>,
    ) -> f32 {
        let mut body_ui = ui.new_child(UiBuilder::new().max_rect(body).id_salt("flow-body"));
        let mut area = ScrollArea::both().id_salt("flow-picture").auto_shrink(false);
        if let Some(to) = self.scroll_to.take() {
            area = area.scroll_offset(to.min(placed.size - body.size()).max(Vec2::ZERO));
        }
        area.show_viewport(&mut body_ui, |ui, viewport| {
            self.scrolled = viewport.min.to_vec2();
            let origin = ui.max_rect().min.to_vec2();
            let focus = shown.state.ladder.focus.filter(|cell| picture.at(*cell).is_some());
            let canvas = Canvas {
                painter: &ui.painter().clone(),
                theme: shown.theme,
                origin,
                row: focus.map(|cell| cell.row),
                changes: &shown.state.ladder.changes,
            };
            canvas.ribbons(picture, placed);
            self.ribbon_widgets(ui, shown, (picture, placed), origin, commands);
            self.boxes(ui, shown, (picture, placed), &canvas, commands);
            ui.set_min_size(placed.size);
        });
        self.scrolled.x
    }

    fn boxes(
        &mut self,
        ui: &Ui,
        shown: &LadderView<'_>,
        (picture, placed): (&Picture, &Placed),
        canvas: &Canvas<'_>,
        commands: &mut Vec<Command>,
    ) {
        let first = picture.columns.iter().flatten().next().map(|node| node.cell);
        let focus = shown.state.ladder.focus.filter(|cell| picture.at(*cell).is_some());
        let entry = focus.or(first);
        for (list, rects) in picture.columns.iter().zip(&placed.boxes) {
            for (node, rect) in list.iter().zip(rects) {
                let on_screen = rect.translate(canvas.origin);
                let enters = entry == Some(node.cell);
                if !enters && !on_screen.intersects(ui.clip_rect()) {
                    continue;
                }
                canvas.node(node, *rect, canvas.row == Some(node.cell.row));
                let id = ui.scope_id().with(("box", node.cell));
                let sense = Sense::CLICK | if enters { Sense::FOCUSABLE } else { Sense::HOVER };
                let response = ui.interact(on_screen, id, sense);
                let label = cell_label(shown.data, node.cell);
                let focused = focus == Some(node.cell);
                name_it(&response, Role::GridCell, &label);
                ui.ctx().accesskit_node_builder(id, |node| node.set_selected(focused));
                if response.clicked() {
                    commands.push(Command::Focus(Some(node.cell)));
                    ui.memory_mut(|memory| memory.request_focus(id));
                }
                if response.double_clicked() {
                    commands.extend(to_row(node.cell));
                }
                if enters {
                    self.take_keys(ui, picture, id, node.cell, focus, commands);
                }
            }
        }
    }

    /// The labels of ribbons lead to their rows.
    fn ribbon_widgets(
        &self,
        ui: &Ui,
        shown: &LadderView<'_>,
        (picture, placed): (&Picture, &Placed),
        origin: Vec2,
        commands: &mut Vec<Command>,
    ) {
        let kind = shown.state.ladder.flow_items.0;
        for (at, (ribbon, band)) in picture.ribbons.iter().zip(&placed.ribbons).enumerate() {
            let Some(label) = band.label else { continue };
            let rect = Rect::from_center_size(label + origin, vec2(72.0, 18.0));
            let (Some(from), Some(to)) = (picture.node(ribbon.from), picture.node(ribbon.to)) else { continue };
            if !rect.intersects(ui.clip_rect()) || !asked_for(&shown.state.ladder.changes, ribbon.change) {
                continue;
            }
            let response = ui.interact(rect, ui.scope_id().with(("ribbon", at)), Sense::CLICK);
            let name = format!(
                "{} {} to {} {}: {}",
                shown.data.code(ribbon.from.0),
                number_name(kind, from.number),
                shown.data.code(ribbon.to.0),
                number_name(kind, to.number),
                ribbon.told
            );
            response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
            if response.clicked() {
                commands.extend(to_row(to.cell));
            }
        }
    }

    fn take_keys(
        &mut self,
        ui: &Ui,
        picture: &Picture,
        id: Id,
        here: CellId,
        focus: Option<CellId>,
        commands: &mut Vec<Command>,
    ) {
        let had = self.keyboard_at.is_some_and(|at| at != id && ui.memory(|m| m.had_focus_last_frame(at)));
        if had || std::mem::take(&mut self.wants_keyboard) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        self.keyboard_at = Some(id);
        if !ui.memory(|memory| memory.has_focus(id)) {
            return;
        }
        own_keys(ui.ctx(), id);
        if focus.is_none() {
            commands.push(Command::Focus(Some(here)));
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            commands.extend(to_row(here));
            return;
        }
        let Some(at) = picture.at(here) else { return };
        let count = picture.columns.get(at.0).map_or(0, Vec::len);
        let to: Option<At> = Motion::in_tree(ui).and_then(|motion| match motion {
            Motion::Left => picture.along(at, false),
            Motion::Right => picture.along(at, true),
            motion => Some((at.0, motion.row(at.1, count, PAGE))),
        });
        if let Some(node) = to.and_then(|to| picture.node(to)) {
            commands.push(Command::Focus(Some(node.cell)));
        }
    }
}

/// Shows a cell in the table.
fn to_row(cell: CellId) -> [Command; 2] {
    [Command::SetView(View::Rows), Command::Focus(Some(cell))]
}
