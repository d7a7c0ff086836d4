//! All judgments on record: as precedents to search, with those pointed out that contradict one another.

use std::sync::Arc;

use eframe::egui::{Frame, Margin, Stroke, TextEdit, Ui, WidgetInfo, vec2};
use rungs_domain::qualify::Outcome;

use crate::ui::kit::form::field::emptied_by_escape;
use crate::ui::kit::{Button, Cx, Weight, outcome_hue, small, text};
use crate::ui::style::CONTROL_RADIUS;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::Command;
use rungs_app::applicants::{Answers, ApplicantCommand};
use rungs_app::documents::DocumentCommand;
use rungs_app::ids::DocumentKindId;
use rungs_app::view::qualify::precedents::{DisagreementData, PrecedentData, PrecedentsData};

/// So many are listed; more are to be looked for by words.
const MOST: usize = 100;

/// What the list keeps between frames.
#[derive(Debug, Default)]
pub struct PrecedentsView {
    kept: Option<(u64, String, Arc<PrecedentsData>)>,
}

impl PrecedentsView {
    /// Draws the list.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, answers: &Answers) {
        let (state, theme) = (cx.state, cx.theme);
        let search = &state.applicants.precedents;
        let fresh = self.kept.as_ref().is_some_and(|(at, of, _)| *at == answers.revision && of == search);
        if !fresh {
            let data = PrecedentsData::new(answers, search);
            self.kept = Some((answers.revision, search.clone(), Arc::new(data)));
        }
        let Some((.., data)) = &self.kept else { return };
        let data = data.clone();
        ui.spacing_mut().item_spacing = vec2(8.0, 5.0);
        if data.all == 0 {
            ui.label(small(
                "No judgment is on record yet. Open a rung that needs judgment: its questions are answered there.",
                theme,
            ));
            return;
        }
        for one in &data.disagreements {
            disagreement(ui, one, theme);
        }
        field(ui, cx, search, &data);
        for one in data.found.iter().take(MOST) {
            entry(ui, cx, one);
        }
        if data.found.len() > MOST {
            ui.label(small(format!("and {} more: look for words of them", data.found.len() - MOST), theme));
        }
    }
}

fn field(ui: &mut Ui, cx: &mut Cx<'_>, search: &str, data: &PrecedentsData) {
    let mut edited = search.to_owned();
    ui.horizontal_wrapped(|ui| {
        let field =
            TextEdit::singleline(&mut edited).hint_text("Words of question, reason or name").desired_width(280.0);
        let response = ui.add(field.margin(Margin::symmetric(8, 4)).font(Face::Sans.at(size::CONTROL)));
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, search, search, "");
            info.label = Some("Search judgments".to_owned());
            info
        });
        if emptied_by_escape(ui, &response, &mut edited) || response.changed() {
            cx.send(Command::Applicants(ApplicantCommand::SearchPrecedents(edited.clone())));
        }
        ui.label(small(format!("{} of {} on record", data.found.len(), data.all), cx.theme));
    });
}

fn disagreement(ui: &mut Ui, one: &DisagreementData, theme: &Theme) {
    let frame = Frame::new()
        .fill(theme.warning.tint.unwrap_or(theme.surface))
        .stroke(Stroke::new(1.0, theme.warning.text))
        .corner_radius(CONTROL_RADIUS)
        .inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let words = format!("! Decided differently: {}", one.what);
        ui.label(text(words, Face::SansSemibold, size::META, theme.warning.text));
        for side in &one.sides {
            ui.label(text(side.as_str(), Face::Sans, size::META, theme.text));
        }
    });
}

fn entry(ui: &mut Ui, cx: &mut Cx<'_>, one: &PrecedentData) {
    let theme = cx.theme;
    let violet = outcome_hue(theme, Outcome::NeedsJudgement).text;
    ui.separator();
    ui.horizontal_wrapped(|ui| {
        ui.label(text(format!("◆ {}", one.decision), Face::SansSemibold, size::META, violet));
        ui.label(text(one.what.as_str(), Face::SansMedium, size::META, theme.text));
        if one.disputed {
            ui.label(text("! decided differently elsewhere", Face::SansSemibold, size::CHANGE, theme.warning.text));
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.label(small(format!("{}: {}", one.signed, one.why), theme));
        let name = format!("Show the applicant: {}", one.signed);
        if Button::new("Show").name(&name).weight(Weight::Bare).show(ui, theme).clicked() {
            cx.send(Command::Documents(DocumentKindId::Applicants, DocumentCommand::Choose(one.document)));
        }
    });
}
