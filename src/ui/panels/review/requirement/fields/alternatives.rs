//! Whether work toward several alternatives may be combined in proportion.

use eframe::egui::Ui;
use rungs_domain::revise::Change;
use rungs_domain::spec::{Alternatives, InProportion, Requirement, RequirementSource, months_in_words};

use super::form::NodeForm;
use rungs_app::typed;

pub(super) fn show(ui: &mut Ui, form: &mut NodeForm<'_>, node: &Alternatives) {
    let put = |combination: Option<InProportion>| Requirement::Any(Alternatives { combination, ..node.clone() });
    let now = node.combination.as_ref().map_or("", |one| one.source.cite.as_str());
    let hint = "The sentence by which work may be combined in proportion; none: one of them in full";
    form.words(ui, "Combined by", "combination", (now, hint), |text| {
        let words = typed::words(text)?;
        let combination = words.map(|cite| InProportion {
            source: RequirementSource {
                cite,
                ..node.combination.as_ref().map(|one| one.source.clone()).unwrap_or_default()
            },
            ..node.combination.clone().unwrap_or_default()
        });
        Ok(Change::Put(Box::new(put(combination))))
    });
    let Some(combination) = &node.combination else { return };
    let now = if combination.months == 0 { String::new() } else { months_in_words(combination.months) };
    form.line(ui, "At least in all", "least in all", (&now, "no least time"), |text| {
        let months = if text.trim().is_empty() { 0 } else { typed::months(text)? };
        let more_than = combination.more_than && months > 0;
        Ok(Change::Put(Box::new(put(Some(InProportion { months, more_than, ..combination.clone() })))))
    });
    let mut more_than = combination.more_than;
    if combination.months > 0 && form.tick(ui, "More than that", &mut more_than) {
        form.put(put(Some(InProportion { more_than, ..combination.clone() })));
    }
}
