//! The printed words on which a node rests, and why they were read so.

use eframe::egui::{self, Popup, ScrollArea, Ui, UiBuilder};
use rungs_domain::revise::Change;
use rungs_domain::spec::RequirementSource;

use super::form::NodeForm;
use crate::ui::kit::{Button, Weight, text};
use crate::ui::theme::{Face, size};
use rungs_app::typed;
use rungs_app::view::review::requirement::citable;

/// Draws both.
pub(super) fn show(ui: &mut Ui, form: &mut NodeForm<'_>, source: &RequirementSource) {
    form.words(ui, "Printed words", "cite", (&source.cite, "Words of the sentences above"), |text| {
        Ok(Change::Cite(text.to_owned()))
    });
    others(ui, form);
    let reading = source.reading.as_deref().unwrap_or_default();
    let hint = if form.setting.edited.ruled && reading.is_empty() {
        "Why it is read so, where that is not plain from the words"
    } else {
        "The words say so"
    };
    form.words(ui, "Why read so", "reading", (reading, hint), |text| {
        Ok(Change::Reading(typed::words(text)?.unwrap_or_default()))
    });
}

/// The sentences of the tier, to rest the node on another.
fn others(ui: &mut Ui, form: &mut NodeForm<'_>) {
    let rect = form.place(ui, "");
    let theme = form.theme();
    let place = UiBuilder::new().max_rect(rect);
    let response =
        ui.scope_builder(place, |ui| Button::new("Other printed words …").weight(Weight::Bare).show(ui, theme)).inner;
    form.after(ui, &response);
    let mut chosen = None;
    Popup::menu(&response).width(rect.width().min(560.0)).show(|ui| {
        let room = (ui.ctx().content_rect().height() * 0.5).max(120.0);
        ScrollArea::vertical().max_height(room).show(ui, |ui| {
            for words in citable(&form.setting.edited.tier.printed) {
                let words_as_printed = text(words, Face::Serif, size::TEXT, theme.text);
                if ui.add(egui::Button::selectable(false, words_as_printed).wrap()).clicked() {
                    chosen = Some(words.to_owned());
                    ui.close();
                }
            }
        });
    });
    if let Some(words) = chosen {
        form.ask(Change::Cite(words));
    }
}
