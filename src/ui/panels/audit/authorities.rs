//! The authorities that the gate of lead classes asks for: whether the position has each, and what shows it.

use std::sync::Arc;

use eframe::egui::{Label, Ui};
use rungs_domain::allocate::{AskedAuthority, Finding};
use rungs_domain::qualify::Ternary;

use crate::ui::kit::form::layout::{Cell, heading};
use crate::ui::kit::text;
use crate::ui::panels::position::PositionForm;
use crate::ui::theme::{Face, size};
use rungs_app::positions::{AuthorityDraft, Field, Judged, Part};
use rungs_app::view::position::capital;

const HELD: [(&str, Ternary); 3] = [("not said", Ternary::Unknown), ("yes", Ternary::Yes), ("no", Ternary::No)];

const CELLS: [Cell<'_>; 2] = [Cell::wide("Held", 100.0, 0.0), Cell::wide("What shows it", 180.0, 1.0)];

/// Draws the form, where a policy asks for authorities and the series has lead classes.
pub fn show(ui: &mut Ui, form: &mut PositionForm<'_>, judged: &Arc<Judged>) {
    let answers = judged.allocation.answers.iter().filter(|answer| answer.finding != Finding::NotCalled);
    for gate in answers.filter_map(|answer| answer.lead.as_ref()).filter(|gate| !gate.authorities.is_empty()) {
        let codes = gate.classes.iter().filter_map(|at| judged.loaded.series.levels.get(*at));
        let codes: Vec<&str> = codes.map(|level| level.code.as_str()).collect();
        let quiet = format!("lead classes of the series: {}. They ask for all of these.", codes.join(", "));
        heading(ui, "Authority over the work of others", &quiet, form.theme);
        for asked in &gate.authorities {
            one(ui, form, asked);
        }
        form.errors(ui, |field| matches!(field, Field::Row(Part::Authorities, ..)));
    }
}

fn one(ui: &mut Ui, form: &mut PositionForm<'_>, asked: &AskedAuthority) {
    let mut known = form.draft().authorities.iter();
    // The row that an answer would begin, where there is none yet.
    let at = known.position(|one| one.id == asked.id).unwrap_or(form.draft().authorities.len());
    let begun = || AuthorityDraft { id: asked.id.clone(), ..AuthorityDraft::default() };
    let mut row = form.draft().authorities.get(at).cloned().unwrap_or_else(begun);
    let field = |name| Field::Row(Part::Authorities, at, name);
    // Those without a row would all begin the same one, so each has its own name.
    form.row(ui, ("authority", asked.id.as_str()), (Part::Authorities, at, 70.0), |ui, form| {
        form.call_row(capital(&asked.text));
        ui.add(Label::new(text(capital(&asked.text), Face::Serif, size::TEXT, form.theme.text)).wrap());
        form.line(ui, &CELLS);
        form.choice(ui, field("held"), (&HELD, ""), &mut row.held);
        form.text(ui, field("evidence"), "Where it is written, who said so", &mut row.evidence);
        form.commit(|draft| match draft.authorities.get_mut(at) {
            Some(place) => *place = row,
            None => draft.authorities.push(row),
        });
    });
    ui.add_space(4.0);
}
