//! A row of credentials: what it is, from when, until when.

use eframe::egui::Ui;
use rungs_domain::spec::Vocabulary;

use super::field::RowUi;
use crate::ui::kit::choice::One;
use crate::ui::kit::field::line;
use rungs_app::applicants::HoldingDraft;

/// What, first day, last day, remove.
pub const COLUMNS: [f32; 4] = [-1.0, 88.0, 88.0, 18.0];

/// Draws the row.
pub fn show(ui: &mut Ui, row: &mut RowUi<'_>, held: &mut HoldingDraft, vocabulary: &Vocabulary) {
    let [kind, from, expires, cross] = line(ui, COLUMNS);
    let known = vocabulary.credentials.iter();
    let words: Vec<(&str, usize)> = known.clone().map(|one| one.meaning.as_str()).zip(0..).collect();
    let mut at = known.clone().position(|one| one.id == held.kind).unwrap_or(usize::MAX);
    row.choice(ui, kind, "kind", One { before: "", words: &words, none: "Choose what it is …" }, &mut at);
    if let Some(chosen) = vocabulary.credentials.get(at) {
        held.kind.clone_from(&chosen.id);
    }
    row.text(ui, from, "from", &mut held.from, "not said");
    row.text(ui, expires, "expires", &mut held.expires, "not said");
    row.remove(ui, cross);
}
