//! The authorities that the gate of lead classes asks for: whether the position has each, and what shows it.

use std::sync::Arc;

use eframe::egui::{Id, Label, Ui};
use rungs_domain::allocate::{AskedAuthority, Finding};
use rungs_domain::qualify::Ternary;

use crate::ui::kit::choice::One;
use crate::ui::kit::field::line;
use crate::ui::kit::text;
use crate::ui::panels::position::{Pen, heading};
use crate::ui::theme::{Face, size};
use rungs_app::positions::{AuthorityDraft, Field, Judged, Part, PositionDraft};
use rungs_app::view::position::capital;

const HELD: [(&str, Ternary); 3] = [("not said", Ternary::Unknown), ("yes", Ternary::Yes), ("no", Ternary::No)];

/// Draws the form, where a policy asks for authorities and the series has lead classes.
pub fn show(ui: &mut Ui, pen: &mut Pen<'_>, judged: &Arc<Judged>) {
    let answers = judged.allocation.answers.iter().filter(|answer| answer.finding != Finding::NotCalled);
    for gate in answers.filter_map(|answer| answer.lead.as_ref()).filter(|gate| !gate.authorities.is_empty()) {
        let codes = gate.classes.iter().filter_map(|at| judged.loaded.series.levels.get(*at));
        let codes: Vec<&str> = codes.map(|level| level.code.as_str()).collect();
        let quiet = format!("lead classes of the series: {}. They ask for all of these.", codes.join(", "));
        heading(ui, "Authority over the work of others", &quiet, pen.theme);
        for asked in &gate.authorities {
            one(ui, pen, asked);
        }
        pen.errors(ui, |field| matches!(field, Field::Row(Part::Authorities, ..)));
    }
}

fn one(ui: &mut Ui, pen: &mut Pen<'_>, asked: &AskedAuthority) {
    let known = pen.draft().authorities.iter();
    // The row that an answer would begin, where there is none yet.
    let row = known.clone().position(|one| one.id == asked.id).unwrap_or(known.len());
    let held = pen.draft().authorities.get(row).map_or(Ternary::Unknown, |one| one.held);
    let evidence = pen.draft().authorities.get(row).map_or("", |one| one.evidence.as_str());
    let field = |name| Field::Row(Part::Authorities, row, name);
    // Those without a row would all begin the same one, so each has its name in its id.
    let id = |name| Id::unique(("authority", asked.id.as_str(), name));
    ui.push_id(&asked.id, |ui| {
        ui.add(Label::new(text(capital(&asked.text), Face::Serif, size::TEXT, pen.theme.text)).wrap());
        let [at_held, at_evidence] = line(ui, [128.0, -1.0]);
        let one = One { before: "Held: ", words: &HELD, none: "" };
        pen.named_choice(ui, at_held, (id("held"), field("held"), &asked.text), (one, held), |draft, held| {
            change(draft, row, &asked.id, |one| one.held = held);
        });
        let typed = (evidence, "What shows it");
        let label = format!("What shows: {}", asked.text);
        pen.named_line(ui, at_evidence, (id("evidence"), field("evidence"), &label), typed, |draft, typed| {
            change(draft, row, &asked.id, |one| one.evidence = typed);
        });
    });
    ui.add_space(4.0);
}

/// Changes the row of an authority, added where it is not there yet.
fn change(draft: &mut PositionDraft, row: usize, id: &str, change: impl FnOnce(&mut AuthorityDraft)) {
    if row >= draft.authorities.len() {
        draft.authorities.push(AuthorityDraft { id: id.to_owned(), held: Ternary::Unknown, evidence: String::new() });
    }
    if let Some(one) = draft.authorities.get_mut(row) {
        change(one);
    }
}
