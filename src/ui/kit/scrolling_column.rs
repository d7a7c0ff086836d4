//! A column of a tab that scrolls by itself.

use eframe::egui::{Frame, Id, Margin, ScrollArea, Ui};

use super::{ScrollKeys, scroll_by_keys};

/// Shows `content` in a column that scrolls, with the margins that all such columns have. While something in it has the
/// keyboard focus, Page Up, Page Down, Home and End scroll it, where that leaves them alone.
pub fn scrolling_column(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui)) {
    let page = ui.available_height();
    ScrollArea::vertical().id_salt(Id::unique(("column", name))).auto_shrink([false, false]).show(ui, |ui| {
        let outside = focus_is_drawn(ui);
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 10, bottom: 24 }).show(ui, content);
        if !outside && focus_is_drawn(ui) {
            scroll_by_keys(ui, ScrollKeys::Pages, page);
        }
    });
}

/// Whether what has the keyboard focus was drawn before in this frame.
fn focus_is_drawn(ui: &Ui) -> bool {
    let focused = ui.memory(|memory| memory.focused());
    focused.is_some_and(|id| ui.ctx().viewport(|viewport| viewport.this_pass.widgets.contains(id)))
}
