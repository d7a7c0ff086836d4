//! What the draft posting says beyond the specification.

use std::sync::Arc;

use eframe::egui::Ui;

use crate::ui::kit::field::line;
use crate::ui::panels::position::head::class;
use crate::ui::panels::position::{Pen, captioned, heading};
use rungs_app::positions::{Field, Judged, PositionDraft, PostingDraft};

/// Where "Edit" above the posting leads.
pub const FIRST: Field = Field::Whole("posting.place");

/// From this width on, in points, the fields of a line stand beside one another.
const WIDE: f32 = 560.0;

/// Draws the form.
pub fn show(ui: &mut Ui, pen: &mut Pen<'_>, judged: Option<&Arc<Judged>>) {
    ui.spacing_mut().item_spacing.y = 5.0;
    heading(ui, "Posting", "what goes into it beside the specification", pen.theme);
    let posting = &pen.draft().posting;
    let (place, closes) = if ui.available_width() >= WIDE {
        let captions = ["Where the work is done", "Applications until"];
        let [place, closes] = captioned(ui, [-1.6, -1.0], captions, pen.theme);
        (place, closes)
    } else {
        let [place] = captioned(ui, [-1.0], ["Where the work is done"], pen.theme);
        let [closes] = captioned(ui, [-1.0], ["Applications until"], pen.theme);
        (place, closes)
    };
    pen.line(ui, place, FIRST, (&posting.place, "Town, office"), put(|posting| &mut posting.place));
    let hint = "2025-09-30";
    pen.line(ui, closes, Field::Whole("posting.closes"), (&posting.closes, hint), put(|posting| &mut posting.closes));
    let [posted] = line(ui, [-1.0]);
    let now = (Field::Whole("posting.class"), "Posted at, where not as computed: ", posting.class.as_str());
    let series = judged.map(|judged| &judged.loaded.series);
    class(ui, pen, (posted, true), series, now, |draft, code| draft.posting.class = code);
    pen.words(ui, ("posting.apply", "How to apply"), &posting.apply, put(|posting| &mut posting.apply));
    let hint = "Remarks, one paragraph a line";
    pen.words(ui, ("posting.remarks", hint), &posting.remarks, put(|posting| &mut posting.remarks));
    pen.errors(ui, |field| matches!(field, Field::Whole(name) if name.starts_with("posting.")));
}

/// Takes what was typed into a field of the posting.
fn put(field: fn(&mut PostingDraft) -> &mut String) -> impl FnOnce(&mut PositionDraft, String) {
    move |draft, typed| *field(&mut draft.posting) = typed
}
