//! What the specialist puts into the determination, beside what is computed.

use std::sync::Arc;

use eframe::egui::{Label, Ui};
use rungs_domain::allocate::State;

use super::series;
use crate::ui::kit::form::layout::{Cell, heading};
use crate::ui::kit::{Button, small, text, tooltip};
use crate::ui::panels::position::PositionForm;
use crate::ui::theme::{Face, size};
use rungs_app::actions::Action;
use rungs_app::positions::{Field, Judged, PositionCommand};

const DECIDED: [Cell<'_>; 3] = [
    Cell::wide("Effective date", 100.0, 1.0),
    Cell::wide("Decided by", 140.0, 1.4),
    Cell::wide("Decided on", 100.0, 1.0),
];

/// Draws the form.
pub fn show(ui: &mut Ui, form: &mut PositionForm<'_>, judged: Option<&Arc<Judged>>) {
    heading(ui, "Determination", "what goes into it beside the worksheet", form.theme);
    let ruling = &form.draft().ruling;
    form.line(ui, &DECIDED);
    form.whole(ui, ("ruling.effective", "2025-07-01"), &ruling.effective, |draft| &mut draft.ruling.effective);
    form.whole(ui, ("ruling.by", "Name"), &ruling.by, |draft| &mut draft.ruling.by);
    form.whole(ui, ("ruling.on", "2025-06-30"), &ruling.on, |draft| &mut draft.ruling.on);
    form.line(ui, &[Cell::wide("Class decided on", 200.0, 1.0)]);
    let class = (Field::Whole("ruling.class"), "as computed", true);
    form.class(ui, class, series(judged), &ruling.class, |draft, code| draft.ruling.class = code);
    if !ruling.class.is_empty() || !ruling.why.is_empty() {
        let why = ("Reason for another class", "ruling.why", "Without a reason it stays a draft");
        form.whole_words(ui, why, &ruling.why, |draft| &mut draft.ruling.why);
    }
    let steps = ("Steps taken", "ruling.steps", "One a line: interviews, documents seen, visits");
    form.whole_words(ui, steps, &ruling.steps, |draft| &mut draft.ruling.steps);
    let remarks = ("Remarks", "ruling.remarks", "One paragraph a line");
    form.whole_words(ui, remarks, &ruling.remarks, |draft| &mut draft.ruling.remarks);
    form.errors(ui, |field| matches!(field, Field::Whole(name) if name.starts_with("ruling.")));
    stands(ui, form, judged);
}

/// How far the determination has come, what keeps it a draft, and signing it.
fn stands(ui: &mut Ui, form: &mut PositionForm<'_>, judged: Option<&Arc<Judged>>) {
    ui.add_space(6.0);
    let theme = form.theme;
    if let Some(signed) = &form.draft().ruling.signed {
        let words = format!("Signed by {} on {}. It is kept as it was signed.", signed.by, signed.on);
        ui.add(Label::new(text(words, Face::SansSemibold, size::META, theme.accent)).wrap());
        let tip = tooltip(ui.ctx(), Action::Withdraw);
        let name = "Withdraw the signature";
        if Button::new("Withdraw the signature").name(name).show(ui, theme).on_hover_text(tip).clicked() {
            form.ask(PositionCommand::Withdraw);
        }
        return;
    }
    let (Some(judged), Some(position)) = (judged, form.document.reading.position.as_ref()) else { return };
    let found = &judged.determination;
    let words = match found.state {
        State::Draft => "Draft. Before it can be signed:",
        State::Decided | State::Signed => "Decided. It can be signed.",
    };
    ui.label(text(words, Face::SansSemibold, size::META, theme.text));
    for one in &found.unsettled {
        let said = one.words(position, &judged.allocation, &judged.loaded.series);
        ui.add(Label::new(small(format!("· {said}"), theme)).wrap());
    }
    let decided = found.state == State::Decided;
    let sign = ui.add_enabled_ui(decided, |ui| Button::new("Sign").name("Sign the determination").show(ui, theme));
    if sign.inner.on_hover_text(tooltip(ui.ctx(), Action::Sign)).clicked() {
        form.ask(PositionCommand::Sign);
    }
}
