//! All levels of the series for one vacancy: a line each, which opens to what the level asks for.

mod band;

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::Ui;

use crate::ui::kit::form::layout::heading;
use crate::ui::kit::{Cx, action_button, small};
use crate::ui::panels::position::PositionForm;
use rungs_app::State;
use rungs_app::actions::Action;
use rungs_app::positions::Judged;
use rungs_app::view::vacancy::levels::{LevelBand, bands};

/// What the levels keep between frames.
#[derive(Debug, Default)]
pub struct LevelsView {
    /// Levels that were folded or unfolded by hand: the one that is the answer is open by itself.
    toggled: BTreeSet<String>,
    of: Option<Arc<Judged>>,
    bands: Vec<LevelBand>,
}

impl LevelsView {
    fn refresh(&mut self, judged: &Arc<Judged>) {
        if self.of.as_ref().is_none_or(|of| !Arc::ptr_eq(of, judged)) {
            self.bands = bands(judged);
            self.of = Some(judged.clone());
        }
    }
}

/// Shows the levels of the vacancy in the form.
pub fn show(ui: &mut Ui, state: &State, judged: &Arc<Judged>, view: &mut LevelsView, form: &mut PositionForm<'_>) {
    let theme = form.theme;
    heading(
        ui,
        "Levels side by side",
        "lowest first; each opens to its work, its qualifications, who could fill it",
        theme,
    );
    view.refresh(judged);
    if judged.fills.iter().all(|fill| fill.applicants.is_empty()) {
        no_applicants(ui, &mut Cx { state, theme, commands: form.commands });
    }
    let levels = view.bands.len();
    for (at, one) in view.bands.iter().enumerate() {
        let open = one.answer != view.toggled.contains(&one.code);
        let shown = band::BandView { band: one, at, levels, open, theme };
        if band::show(ui, &shown) && !view.toggled.remove(&one.code) {
            view.toggled.insert(one.code.clone());
        }
    }
}

/// How applicants come to stand beside the levels.
fn no_applicants(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.label(small("No applicant is open, so nobody is held against the levels.", cx.theme));
        for (action, face) in
            [(Action::OpenFiles, "Open files"), (Action::SampleApplicants, "Open the sample applicants")]
        {
            action_button(ui, cx, action, face);
        }
    });
    ui.add_space(4.0);
}
