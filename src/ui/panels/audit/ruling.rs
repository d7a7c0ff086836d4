//! What the specialist puts into the determination, beside what is computed.

use std::sync::Arc;

use eframe::egui::{Label, Ui};
use rungs_domain::allocate::State;

use super::series;
use crate::ui::kit::controls::{Weight, button_named};
use crate::ui::kit::field::line;
use crate::ui::kit::{small, text, tooltip};
use crate::ui::panels::position::head::class;
use crate::ui::panels::position::{Pen, captioned, heading};
use crate::ui::theme::{Face, size};
use rungs_app::actions::Action;
use rungs_app::positions::{Field, Judged, PositionCommand, PositionDraft, RulingDraft};

/// From this width on the fields of a line stand beside one another.
const WIDE: f32 = 560.0;

/// Draws the form.
pub fn show(ui: &mut Ui, pen: &mut Pen<'_>, judged: Option<&Arc<Judged>>) {
    heading(ui, "Determination", "what goes into it beside the worksheet", pen.theme);
    let ruling = &pen.draft().ruling;
    let (effective, by, on) = if ui.available_width() >= WIDE {
        let captions = ["Effective from", "Decided by", "Decided on"];
        let [effective, by, on] = captioned(ui, [-1.0, -1.4, -1.0], captions, pen.theme);
        (effective, by, on)
    } else {
        let [effective, on] = captioned(ui, [-1.0, -1.0], ["Effective from", "Decided on"], pen.theme);
        let [by] = captioned(ui, [-1.0], ["Decided by"], pen.theme);
        (effective, by, on)
    };
    let hint = "2025-07-01";
    pen.line(
        ui,
        effective,
        Field::Whole("ruling.effective"),
        (&ruling.effective, hint),
        put(|ruling| &mut ruling.effective),
    );
    pen.line(ui, by, Field::Whole("ruling.by"), (&ruling.by, "Name"), put(|ruling| &mut ruling.by));
    pen.line(ui, on, Field::Whole("ruling.on"), (&ruling.on, "2025-06-30"), put(|ruling| &mut ruling.on));
    let [decided] = line(ui, [-1.0]);
    let now = (Field::Whole("ruling.class"), "Decided for, where not as computed: ", ruling.class.as_str());
    class(ui, pen, (decided, true), series(judged), now, |draft, code| draft.ruling.class = code);
    if !ruling.class.is_empty() || !ruling.why.is_empty() {
        let hint = "Why it is not the computed class; without a reason it stays a draft";
        pen.words(ui, ("ruling.why", hint), &ruling.why, put(|ruling| &mut ruling.why));
    }
    let hint = "Steps taken, one a line: interviews, documents seen, visits";
    pen.words(ui, ("ruling.steps", hint), &ruling.steps, put(|ruling| &mut ruling.steps));
    let hint = "Remarks, one paragraph a line";
    pen.words(ui, ("ruling.remarks", hint), &ruling.remarks, put(|ruling| &mut ruling.remarks));
    pen.errors(ui, |field| matches!(field, Field::Whole(name) if name.starts_with("ruling.")));
    stands(ui, pen, judged);
}

/// How far the determination has come, what keeps it a draft, and signing it.
fn stands(ui: &mut Ui, pen: &mut Pen<'_>, judged: Option<&Arc<Judged>>) {
    ui.add_space(6.0);
    let theme = pen.theme;
    if let Some(signed) = &pen.draft().ruling.signed {
        let words = format!("Signed by {} on {}. It is kept as it was signed.", signed.by, signed.on);
        ui.add(Label::new(text(words, Face::SansSemibold, size::META, theme.accent)).wrap());
        let tip = tooltip(ui.ctx(), Action::Withdraw);
        let name = "Withdraw the signature";
        if button_named(ui, theme, "Withdraw the signature", name, "", Weight::Framed).on_hover_text(tip).clicked() {
            pen.ask(PositionCommand::Withdraw);
        }
        return;
    }
    let (Some(judged), Some(position)) = (judged, pen.document.reading.position.as_ref()) else { return };
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
    let sign =
        ui.add_enabled_ui(decided, |ui| button_named(ui, theme, "Sign", "Sign the determination", "", Weight::Framed));
    if sign.inner.on_hover_text(tooltip(ui.ctx(), Action::Sign)).clicked() {
        pen.ask(PositionCommand::Sign);
    }
}

/// Takes what was typed into a field of the ruling.
fn put(field: fn(&mut RulingDraft) -> &mut String) -> impl FnOnce(&mut PositionDraft, String) {
    move |draft, typed| *field(&mut draft.ruling) = typed
}
