//! Study that is asked for by its amount, and how many parts of several are needed.

use eframe::egui::Ui;
use rungs_domain::revise::Change;
use rungs_domain::spec::{AtLeast, Courses, Hours, Requirement, Units};

use super::education::studies;
use super::form::NodeForm;
use rungs_app::typed;

/// How many of the parts are needed.
pub(super) fn at_least(ui: &mut Ui, form: &mut NodeForm<'_>, node: &AtLeast) {
    amount(ui, form, ("How many", "count"), node.count, |count| {
        Requirement::AtLeast(AtLeast { count, ..node.clone() })
    });
}

/// Units of study, by either figure or both.
pub(super) fn units(ui: &mut Ui, form: &mut NodeForm<'_>, node: &Units) {
    figure(ui, form, ("Semester units", "semester"), node.semester, |semester| {
        Requirement::Units(Units { semester, ..node.clone() })
    });
    figure(ui, form, ("Quarter units", "quarter"), node.quarter, |quarter| {
        Requirement::Units(Units { quarter, ..node.clone() })
    });
    let put = |subject| Requirement::Units(Units { subject, ..node.clone() });
    studies(ui, form, (node.subject.as_ref(), &node.source), put);
}

/// Courses.
pub(super) fn courses(ui: &mut Ui, form: &mut NodeForm<'_>, node: &Courses) {
    amount(ui, form, ("How many", "count"), node.count, |count| {
        Requirement::Courses(Courses { count, ..node.clone() })
    });
    let put = |subject| Requirement::Courses(Courses { subject, ..node.clone() });
    studies(ui, form, (node.subject.as_ref(), &node.source), put);
}

/// Hours of training or of practice.
pub(super) fn hours(ui: &mut Ui, form: &mut NodeForm<'_>, node: &Hours) {
    amount(ui, form, ("Hours", "hours"), node.hours, |hours| Requirement::Hours(Hours { hours, ..node.clone() }));
    form.line(ui, "Of what", "hours of", (&node.of, "supervised internship"), |text| {
        let of = typed::words(text)?.unwrap_or_default();
        Ok(Change::Put(Box::new(Requirement::Hours(Hours { of, ..node.clone() }))))
    });
}

fn amount(
    ui: &mut Ui,
    form: &mut NodeForm<'_>,
    (caption, name): (&'static str, &'static str),
    now: u32,
    put: impl FnOnce(u32) -> Requirement,
) {
    form.line(ui, caption, name, (&now.to_string(), ""), |text| Ok(Change::Put(Box::new(put(typed::amount(text)?)))));
}

/// A figure that may be left out.
fn figure(
    ui: &mut Ui,
    form: &mut NodeForm<'_>,
    (caption, name): (&'static str, &'static str),
    now: Option<u32>,
    put: impl FnOnce(Option<u32>) -> Requirement,
) {
    let words = now.map(|figure| figure.to_string()).unwrap_or_default();
    form.line(ui, caption, name, (&words, "not printed"), |text| {
        let figure = if text.trim().is_empty() { None } else { Some(typed::amount(text)?) };
        Ok(Change::Put(Box::new(put(figure))))
    });
}
