//! For how much a node stands in for something.

use eframe::egui::Ui;
use rungs_domain::revise::{Change, Extent};
use rungs_domain::spec::{Rate, RateUnit, months_in_words};

use super::form::NodeForm;
use rungs_app::typed;
use rungs_app::view::review::stands_in::{MEASURES, Measure, substitute};

/// Draws the fields where the node in focus stands in for something.
pub(super) fn show(ui: &mut Ui, form: &mut NodeForm<'_>) {
    let Some(substitute) = substitute(form.setting.edited.requires, &form.view.editor.focus) else { return };
    let now = Extent::of(substitute);
    let mut measure = Measure::of(now);
    if form.choice(ui, "Stands in", (&MEASURES, ""), &mut measure) {
        form.ask(Change::StandsInFor(measure.extent(substitute)));
    }
    match now {
        Extent { rate: Some(rate), .. } => by_rate(ui, form, now, rate),
        Extent { months: Some(months), .. } => {
            time(ui, form, months, |months| Extent { months: Some(months), ..now });
        }
        _ => {}
    }
    let most = now.at_most.map(months_in_words).unwrap_or_default();
    form.line(ui, "But at most", "own at most", (&most, "no limit of its own"), |text| {
        let at_most = if text.trim().is_empty() { None } else { Some(typed::months(text)?) };
        Ok(Change::StandsInFor(Extent { at_most, ..now }))
    });
}

/// So many months for so much of what stands in.
fn by_rate(ui: &mut Ui, form: &mut NodeForm<'_>, now: Extent, rate: Rate) {
    let put = |rate| Extent { rate: Some(rate), ..now };
    time(ui, form, rate.gives, |gives| put(Rate { gives, ..rate }));
    form.line(ui, "For every", "for every", (&rate.per.to_string(), "30"), |text| {
        Ok(Change::StandsInFor(put(Rate { per: typed::amount(text)?, ..rate })))
    });
    let units = RateUnit::ALL.map(|unit| (unit.plural(), unit));
    let units: Vec<(&str, RateUnit)> = units.iter().map(|(words, unit)| (words.as_str(), *unit)).collect();
    let mut unit = rate.unit;
    if form.choice(ui, "Counted in", (&units, ""), &mut unit) {
        form.ask(Change::StandsInFor(put(Rate { unit, ..rate })));
    }
}

/// The months for which it stands in.
fn time(ui: &mut Ui, form: &mut NodeForm<'_>, months: u32, put: impl FnOnce(u32) -> Extent) {
    form.line(ui, "Stands in for", "stands in", (&months_in_words(months), "1 year, 6 months"), |text| {
        Ok(Change::StandsInFor(put(typed::months(text)?)))
    });
}
