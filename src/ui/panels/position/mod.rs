//! What the tabs of positions share: the form, the worksheet of duties with the chooser of matches, the bar of time by
//! level, the cards of policies, what to look at.

pub mod bar;
pub mod cards;
pub mod cautions;
pub mod changed;
mod chooser;
pub mod empty;
mod form;
pub mod head;
pub mod sheet;

use std::sync::Arc;

use eframe::egui::Ui;

pub use form::PositionForm;

use rungs_app::State;
use rungs_app::ids::DocumentId;
use rungs_app::positions::Seat;
use rungs_app::view::position::SheetData;

/// What a tab of positions keeps between frames.
#[derive(Debug, Default)]
pub struct PositionView {
    kept: Option<((u64, DocumentId), Arc<SheetData>)>,
    chooser: chooser::ChooserView,
}

impl PositionView {
    /// What was computed for the position in the form, as it is shown; made anew only with new answers.
    pub fn data(&mut self, state: &State, seat: Seat) -> Option<Arc<SheetData>> {
        let positions = state.positions(seat);
        let answer = positions.shown_answer()?;
        let key = (positions.answers.as_ref()?.revision, answer.document);
        let judged = answer.judged.as_ref().ok()?;
        if self.kept.as_ref().is_none_or(|(kept, _)| *kept != key) {
            self.kept = Some((key, Arc::new(SheetData::new(&answer.reading, judged))));
        }
        self.kept.as_ref().map(|(_, data)| data.clone())
    }
}

/// The time by level, the policies, what to look at.
pub fn results(ui: &mut Ui, form: &mut PositionForm<'_>, data: &SheetData) {
    ui.spacing_mut().item_spacing.y = 4.0;
    bar::show(ui, &data.bar, form.theme);
    cards::show(ui, form, data);
    cautions::show(ui, form, data);
}
