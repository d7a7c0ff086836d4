//! A part that is dragged to another place in the tree: where it would go is drawn, what is not allowed is told.

use eframe::egui::{CursorIcon, DragAndDrop, Id, Label, PopupAnchor, Pos2, Rect, Tooltip, Ui, vec2};
use rungs_domain::revise::Change;
use rungs_domain::spec::NodePath;

use super::{Asked, RequirementView, Setting};
use crate::ui::kit::text;
use crate::ui::kit::tree_lines::{depth_at, drop_line};
use crate::ui::theme::{Face, size};
use rungs_app::view::review::drop_place::DropPlace;
use rungs_app::view::review::requirement::TreeData;

/// The way to the node that is dragged.
#[derive(Debug, Clone)]
pub struct Dragged(pub NodePath);

/// So near to the upper and the lower end of what is in view, the tree scrolls, in points.
const EDGE: f32 = 28.0;

/// How far it scrolls in a frame, in points.
const STEP: f32 = 6.0;

/// The gap between two rows, in points.
const GAP: f32 = 3.0;

/// Follows a drag over the rows of the tree, and drops the part where it ends.
pub fn show(
    ui: &mut Ui,
    setting: &Setting<'_>,
    data: &TreeData,
    view: &mut RequirementView,
    rows: &[Rect],
    asked: &mut Asked,
) {
    let Some(dragged) = DragAndDrop::payload::<Dragged>(ui.ctx()) else { return };
    let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else { return };
    let clip = ui.clip_rect();
    if !clip.expand(EDGE).contains(pointer) {
        return;
    }
    let goes = place(ui, data, rows, pointer).and_then(|place| {
        view.editor.can_move(&setting.edited, setting.vocabulary, &dragged.0, &place.to).map(|()| place)
    });
    if ui.input(|input| input.pointer.any_released()) {
        DragAndDrop::clear_payload(ui.ctx());
        view.go(&dragged.0, view.editor.open && view.editor.focus == dragged.0);
        match goes {
            Ok(place) => *asked = Some((Change::Move(place.to), None)),
            Err(why) => view.editor.refused = Some(why),
        }
        return;
    }
    scroll(ui, clip, pointer);
    let words = match goes {
        Ok(place) => {
            line(ui, setting, rows, &place);
            let name = data.place(&dragged.0).and_then(|at| data.lines.get(at)).map(|line| line.name());
            format!("Move here: {}", name.unwrap_or_default())
        }
        Err(why) => {
            ui.set_cursor_icon(CursorIcon::NoDrop);
            format!("Not here: {why}")
        }
    };
    let tip = Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), Id::unique("dragged part"), PopupAnchor::Pointer);
    tip.gap(14.0).show(|ui| {
        ui.set_max_width(320.0);
        ui.add(Label::new(text(words, Face::Sans, size::META, setting.theme.text)).wrap());
    });
    ui.ctx().request_repaint();
}

/// The place nearest to the pointer.
fn place(ui: &Ui, data: &TreeData, rows: &[Rect], pointer: Pos2) -> Result<DropPlace, String> {
    let at = rows.iter().rposition(|row| row.top() - GAP <= pointer.y).unwrap_or_default();
    let below = rows.get(at).is_some_and(|row| pointer.y > row.center().y);
    let left = ui.min_rect().left();
    data.drop_place(at, below, depth_at(pointer.x - left)).map_err(str::to_owned)
}

fn line(ui: &Ui, setting: &Setting<'_>, rows: &[Rect], place: &DropPlace) {
    let Some(row) = rows.get(place.line) else { return };
    // Below the fields of a node that is open: before the next one.
    let next = rows.get(place.line + 1).map_or(ui.min_rect().bottom() - GAP, |next| next.top() - GAP);
    let y = if place.below { next.max(row.bottom()) } else { row.top() - GAP };
    drop_line(ui, ui.min_rect(), place.depth, y, setting.theme);
}

/// Scrolls on while the pointer is near an end of what is in view.
fn scroll(ui: &Ui, clip: Rect, pointer: Pos2) {
    if pointer.y < clip.top() + EDGE {
        ui.scroll_with_delta(vec2(0.0, STEP));
    } else if pointer.y > clip.bottom() - EDGE {
        ui.scroll_with_delta(vec2(0.0, -STEP));
    }
}
