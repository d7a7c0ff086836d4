//! Desk audit: where a position belongs, and why.
//!
//! From top to bottom: what the position is, the worksheet of its duties, the time by level, the policies, what to look
//! at; then what goes into the determination. The determination itself stands beside it.

mod authorities;
mod factors;
mod ruling;

use std::sync::Arc;

use eframe::egui::Ui;

use super::position::{PositionForm, PositionView, changed, empty, head, results, sheet};
use super::preview::{self, PreviewView};
use crate::ui::kit::Cx;
use crate::ui::kit::form::FormFocus;
use rungs_app::positions::{Field, Judged, Seat};
use rungs_app::state::{FocusTarget, Region};

const SEAT: Seat = Seat::Held;

/// What the panel keeps between frames.
#[derive(Debug, Default)]
pub struct AuditPanel {
    position: PositionView,
    fields: FormFocus<Field>,
    preview: PreviewView,
    changed: changed::ChangedView,
}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, panel: &mut AuditPanel, wish: Option<FocusTarget>) {
    let (state, theme) = (cx.state, cx.theme);
    let AuditPanel { position, fields, preview, changed } = panel;
    let focus = wish == Some(FocusTarget::Region(Region::Content));
    preview::beside(ui, cx, SEAT, preview, |ui, cx, edit| {
        let Some(document) = state.positions(SEAT).desk.shown() else {
            return empty::show(ui, cx, (SEAT, focus));
        };
        if edit {
            fields.go_to(Field::Whole("ruling.effective"));
        }
        let data = position.data(state, SEAT);
        let mut form = PositionForm::new((state, SEAT), document, fields, theme, cx.commands);
        head::show(ui, state, &mut form, data.as_deref(), focus);
        // In a part of its own: rows that are not drawn then leave the names of what stands below as they are, and the
        // keyboard where it is.
        ui.scope(|ui| sheet::show(ui, state, &mut form, position, data.as_deref()));
        let judged = state.positions(SEAT).shown_answer().map(|answer| &answer.judged);
        match (judged, data) {
            (Some(Ok(judged)), Some(data)) => {
                results(ui, &mut form, &data);
                authorities::show(ui, &mut form, judged);
                factors::show(ui, &mut form, Some(judged));
            }
            (Some(Err(why)), _) => changed::show(ui, &mut form, changed, why),
            _ => {}
        }
        ruling::show(ui, &mut form, judged.and_then(|judged| judged.as_ref().ok()));
    });
}

/// The levels of the series, for choices among them.
fn series(judged: Option<&Arc<Judged>>) -> Option<&rungs_domain::spec::Series> {
    judged.map(|judged| &judged.loaded.series)
}
