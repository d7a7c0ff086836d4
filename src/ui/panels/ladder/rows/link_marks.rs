//! The marks while an item is linked by hand.

use eframe::egui::{Align2, DragAndDrop, Painter, Pos2, Rect, Response, Shape, Stroke, StrokeKind, Ui, vec2};

use crate::ui::kit::decided;
use crate::ui::panels::ladder::LadderView;
use crate::ui::theme::{Face, size};
use rungs_app::state::{CellId, ItemId};
use rungs_app::view::ladder::number_name;
use rungs_app::{Command, focused};

/// Shows what is picked up and where it may be put down, by drag or by keys.
pub fn link_marks(
    ui: &Ui,
    shown: &LadderView<'_>,
    response: &Response,
    id: CellId,
    rect: Rect,
    commands: &mut Vec<Command>,
) {
    let dragged = DragAndDrop::payload::<ItemId>(ui.ctx());
    let Some(picked) = shown.state.ladder.linking.as_ref().or(dragged.as_deref()) else { return };
    let Some(item) = shown.data.item(id) else { return };
    let painter = ui.painter();
    let ink = decided(shown.theme);
    if item == *picked {
        painter.rect_stroke(rect.shrink(4.0), 4.0, Stroke::new(2.0, ink), StrokeKind::Inside);
        return;
    }
    let Some(command) = focused::link(shown.state, picked, &item) else { return };
    let over = response.contains_pointer() && dragged.is_some();
    let chosen = over || shown.state.ladder.focus == Some(id);
    if chosen {
        painter.rect_stroke(rect.shrink(4.0), 4.0, Stroke::new(2.0, ink), StrokeKind::Inside);
        let text = format!("link with {}", number_name(picked.kind, picked.number));
        link_word(painter, shown, rect.right_bottom() - vec2(12.0, 10.0), text);
    } else {
        let dashes = Shape::dashed_line(&outline(rect.shrink(4.0)), Stroke::new(1.0, ink), 4.0, 4.0);
        painter.extend(dashes);
    }
    if response.dnd_release_payload::<ItemId>().is_some() {
        commands.push(command);
    }
}

/// What putting down here does, on a ground of its own over the cell's words.
fn link_word(painter: &Painter, shown: &LadderView<'_>, right_bottom: Pos2, text: String) {
    let words = painter.layout_no_wrap(text, Face::SansSemibold.at(size::CHANGE), decided(shown.theme));
    let rect = Align2::RIGHT_BOTTOM.anchor_size(right_bottom, words.size());
    let [_, _, judgement] = shown.theme.outcomes;
    painter.rect_filled(rect.expand2(vec2(6.0, 3.0)), 3.0, judgement.tint.unwrap_or(shown.theme.background));
    painter.galley(rect.min, words, decided(shown.theme));
}

fn outline(rect: Rect) -> [Pos2; 5] {
    [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()]
}
