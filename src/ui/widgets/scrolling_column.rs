//! A column of a tab that scrolls by itself.

use eframe::egui::{Frame, Id, Margin, ScrollArea, Ui};

/// Shows `content` in a column that scrolls, with the margins that all such columns have.
pub fn scrolling_column(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(Id::unique(("column", name))).auto_shrink([false, false]).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 10, bottom: 24 }).show(ui, content);
    });
}
