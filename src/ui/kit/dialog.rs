//! Dialogs: a title, the content, one shadow; the keyboard stays in them while they are open.

use eframe::egui::{Align2, Area, Frame, Id, Margin, Modal, Response, ScrollArea, Ui, vec2};

use super::{ScrollKeys, scroll_by_keys, text};
use crate::ui::style::WINDOW_RADIUS;
use crate::ui::theme::{Face, Theme, size};

/// Shows `content` under `title` over the window. True where the user clicked beside it, which closes it; Esc is taken
/// with the other keys.
#[must_use]
pub fn dialog(ui: &Ui, theme: &Theme, title: &str, width: f32, content: impl FnOnce(&mut Ui)) -> bool {
    modal(
        ui,
        theme,
        title,
        |area| area,
        |ui| {
            ui.set_width(width.min(ui.ctx().content_rect().width() - 48.0));
            ui.set_max_height(ui.ctx().content_rect().height() - 64.0);
            titled(ui, theme, title, content);
        },
    )
}

/// The same near the top of the window, where a list grows and shrinks as one types. Its `title` is not printed; screen
/// readers say it.
#[must_use]
pub fn dialog_at_top(ui: &Ui, theme: &Theme, title: &str, width: f32, content: impl FnOnce(&mut Ui)) -> bool {
    let down = vec2(0.0, ui.ctx().content_rect().height() * 0.08);
    modal(
        ui,
        theme,
        title,
        |area| area.anchor(Align2::CENTER_TOP, down),
        |ui| {
            ui.set_width(width.min(ui.ctx().content_rect().width() - 48.0));
            content(ui);
        },
    )
}

fn modal(ui: &Ui, theme: &Theme, title: &str, place: impl FnOnce(Area) -> Area, content: impl FnOnce(&mut Ui)) -> bool {
    let id = Id::unique(("dialog", title));
    let area = place(Modal::default_area(id).accessible_name(title));
    let modal = Modal::new(id).area(area).frame(dialog_frame(ui)).backdrop_color(theme.shadow);
    modal.show(ui.ctx(), content).backdrop_response.clicked()
}

/// The ground and edge of a dialog.
pub fn dialog_frame(ui: &Ui) -> Frame {
    Frame::popup(ui.style()).inner_margin(Margin::same(16)).corner_radius(WINDOW_RADIUS)
}

/// A title, and what it stands over.
pub fn titled(ui: &mut Ui, theme: &Theme, title: &str, content: impl FnOnce(&mut Ui)) {
    ui.label(text(title, Face::SerifTitle, size::LEVEL, theme.text));
    ui.add_space(8.0);
    content(ui);
}

/// The long part of a dialog, with `below` points for what stands under it. It scrolls by keys, too.
pub fn scrolling(ui: &mut Ui, below: f32, content: impl FnOnce(&mut Ui)) {
    // The frame's own height is not known before the content's: title, margins and the window's edge.
    let height = (ui.ctx().content_rect().height() - 126.0 - below).max(100.0);
    // The area's own memory of how high it was must not hold a list down that grew.
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]);
    area.show(ui, |ui| {
        scroll_by_keys(ui, ScrollKeys::All, height);
        content(ui);
    });
}

/// A dialog that just opened has the focus on its safest button.
pub fn focus_first(ui: &Ui, response: &Response) {
    // In the frame that only measures, nothing is seen yet, and a focus ring would stand alone.
    if !ui.is_sizing_pass() && ui.ctx().memory(|memory| memory.focused()).is_none() {
        response.request_focus();
    }
}
