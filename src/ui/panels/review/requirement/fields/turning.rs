//! What a node asks for, and what has to be said before it can ask for something else.

use eframe::egui::Ui;
use rungs_domain::qualify::RequirementKind;
use rungs_domain::revise::{Change, Lack, TurnedInto};
use rungs_domain::spec::{Degree, Requirement};

use super::super::turn;
use super::credentials;
use super::form::NodeForm;
use rungs_app::typed;

/// Draws the choice of what is asked for.
pub(super) fn show(ui: &mut Ui, form: &mut NodeForm<'_>, node: &Requirement) {
    // What stands in for something else than time is not turned into, but it is named while it is there.
    let now = Some(node.asks()).filter(|asks| !RequirementKind::ALL.contains(asks));
    let words: Vec<_> = RequirementKind::ALL.into_iter().chain(now).map(|asks| (asks.heading(), asks)).collect();
    let waiting = form.view.editor.turning;
    let mut chosen = waiting.map_or(node.asks(), |(into, _)| into);
    if form.choice(ui, "Asks for", (&words, ""), &mut chosen) {
        form.view.editor.turning = None;
        form.ask(turn(chosen));
    }
    let Some((into, lack)) = waiting else { return };
    let give = |given| Change::Turn { into, given };
    match lack {
        Lack::Degree => {
            if let Some(degree) = degree(ui, form, None) {
                form.ask(give(TurnedInto { degree: Some(degree), ..TurnedInto::default() }));
            }
        }
        Lack::Credentials => {
            let mut chosen = Vec::new();
            if credentials(ui, form, &mut chosen) {
                form.ask(give(TurnedInto { credentials: chosen, ..TurnedInto::default() }));
            }
        }
        Lack::Months => form.line_when_done(ui, "How long", "turning", "2 years, 18 months", |text| {
            Ok(give(TurnedInto { months: Some(typed::months(text)?), ..TurnedInto::default() }))
        }),
        Lack::Amount => form.line_when_done(ui, "How many", "turning", "24", |text| {
            Ok(give(TurnedInto { amount: Some(typed::amount(text)?), ..TurnedInto::default() }))
        }),
    }
}

/// The choice of a degree; the one chosen in this frame.
pub(super) fn degree(ui: &mut Ui, form: &mut NodeForm<'_>, now: Option<Degree>) -> Option<Degree> {
    let words = Degree::ALL.map(|degree| (degree.words(), Some(degree)));
    let mut chosen = now;
    let words = (&words[..], "Choose the least degree …");
    if form.choice(ui, "Degree", words, &mut chosen) { chosen } else { None }
}
