//! What the draft posting says beyond the specification.

use std::sync::Arc;

use eframe::egui::Ui;

use crate::ui::kit::form::layout::{Cell, heading};
use crate::ui::panels::position::PositionForm;
use rungs_app::positions::{Field, Judged};

/// Where "Edit" above the posting leads.
pub const FIRST: Field = Field::Whole("posting.place");

const PLACE: [Cell<'_>; 2] = [Cell::wide("Place of work", 200.0, 1.6), Cell::wide("Closing date", 100.0, 1.0)];

/// Draws the form.
pub fn show(ui: &mut Ui, form: &mut PositionForm<'_>, judged: Option<&Arc<Judged>>) {
    ui.spacing_mut().item_spacing.y = 5.0;
    heading(ui, "Posting", "what goes into it beside the specification", form.theme);
    let posting = &form.draft().posting;
    form.line(ui, &PLACE);
    form.whole(ui, ("posting.place", "Town, office"), &posting.place, |draft| &mut draft.posting.place);
    form.whole(ui, ("posting.closes", "2025-09-30"), &posting.closes, |draft| &mut draft.posting.closes);
    form.line(ui, &[Cell::wide("Class posted", 200.0, 1.0)]);
    let class = (Field::Whole("posting.class"), "as computed", true);
    let series = judged.map(|judged| &judged.loaded.series);
    form.class(ui, class, series, &posting.class, |draft, code| draft.posting.class = code);
    let apply = ("How to apply", "posting.apply", "");
    form.whole_words(ui, apply, &posting.apply, |draft| &mut draft.posting.apply);
    let remarks = ("Remarks", "posting.remarks", "One paragraph a line");
    form.whole_words(ui, remarks, &posting.remarks, |draft| &mut draft.posting.remarks);
    form.errors(ui, |field| matches!(field, Field::Whole(name) if name.starts_with("posting.")));
}
