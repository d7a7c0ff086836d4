//! Text that stands where it is put, and can be selected and copied with the mouse.

use std::sync::Arc;

use eframe::egui::text_selection::LabelSelectionState;
use eframe::egui::{Color32, Galley, Id, Pos2, Response, Role, Sense, Stroke, Ui};

/// Text in a row: a drag selects it, a click goes to the row. For screen readers its words are those of the row.
pub struct SelectableText {
    response: Response,
    at: Pos2,
    galley: Arc<Galley>,
}

impl SelectableText {
    /// Makes a widget of the text. The row has to come after it: egui gives a click to what lies above.
    pub fn below_row(ui: &Ui, id: Id, at: Pos2, galley: Arc<Galley>) -> Self {
        SelectableText::new(ui, id, at, galley, Sense::DRAG)
    }

    /// Makes a widget of text that lies in no row.
    pub fn alone(ui: &Ui, id: Id, at: Pos2, galley: Arc<Galley>) -> Self {
        SelectableText::new(ui, id, at, galley, Sense::CLICK | Sense::DRAG)
    }

    fn new(ui: &Ui, id: Id, at: Pos2, galley: Arc<Galley>, sense: Sense) -> Self {
        let response = ui.interact(galley.rect.translate(at.to_vec2()), id, sense);
        ui.ctx().accesskit_node_builder(id, |node| node.set_role(Role::GenericContainer));
        SelectableText { response, at, galley }
    }

    /// Draws it.
    pub fn paint(self, ui: &Ui, color: Color32) {
        selectable(ui, &self.response, self.at, self.galley, color);
    }
}

/// Draws text that can be selected; `response` is the widget that it is.
pub fn selectable(ui: &Ui, response: &Response, at: Pos2, galley: Arc<Galley>, color: Color32) {
    LabelSelectionState::label_text_selection(ui, response, at, galley, color, Stroke::NONE);
}
