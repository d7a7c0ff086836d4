//! The frame of every pop-out: a title, the content, one shadow.

use eframe::egui::{Frame, Id, Margin, Modal, ScrollArea, Ui};

use crate::ui::kit::{ScrollKeys, scroll_by_keys, text};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::Command;

/// Shows `content` under `title` over the window; a click beside it closes it.
pub fn show(
    ui: &mut Ui,
    title: &str,
    width: f32,
    theme: &Theme,
    commands: &mut Vec<Command>,
    content: impl FnOnce(&mut Ui, &mut Vec<Command>),
) {
    let whole = ui.ctx().content_rect();
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(16)).corner_radius(8.0);
    let shown =
        Modal::new(Id::unique(("pop-out", title))).frame(frame).backdrop_color(theme.shadow).show(ui.ctx(), |ui| {
            ui.set_width(width.min(whole.width() - 48.0));
            ui.set_max_height(whole.height() - 64.0);
            ui.label(text(title, Face::SerifTitle, size::LEVEL, theme.text));
            ui.add_space(8.0);
            content(ui, commands);
        });
    if shown.backdrop_response.clicked() {
        commands.push(Command::CloseDialog);
    }
}

/// The long part of a pop-out, with `below` points for what stands under it. It scrolls by keys, too.
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
