//! Schooling that is asked for, alone or together with work.

use eframe::egui::Ui;
use rungs_domain::revise::Change;
use rungs_domain::spec::{Accreditation, Combination, Education, Fields, OtherFields, Requirement, RequirementSource};

use super::form::{NodeForm, or_any};
use super::{experience, turning};
use rungs_app::typed;

/// Draws the fields of schooling.
pub(super) fn show(ui: &mut Ui, form: &mut NodeForm<'_>, node: &Education) {
    if let Some(degree) = turning::degree(ui, form, node.degree) {
        let said = Education { degree: Some(degree), years: None, schooling: None, ..node.clone() };
        form.put(Requirement::Education(said));
    }
    no_degree(ui, form, node);
    let put = |fields| Requirement::Education(Education { fields, ..node.clone() });
    studies(ui, form, (node.fields.as_ref(), &node.source), put);
    let put = |accreditation| Requirement::Education(Education { accreditation, ..node.clone() });
    accredited(ui, form, node.accreditation, put);
    let mut or_equivalent = node.or_equivalent;
    if node.degree.is_some() && form.tick(ui, "What is equivalent can be accepted by a person", &mut or_equivalent) {
        let equivalent_months = node.equivalent_months.filter(|_| or_equivalent);
        form.put(Requirement::Education(Education { or_equivalent, equivalent_months, ..node.clone() }));
    }
    if node.or_equivalent && node.degree.is_some() {
        let now = node.equivalent_months.map(or_any).unwrap_or_default();
        form.line(ui, "Equivalent from", "equivalent", (&now, "4 years of relevant work, any"), |text| {
            let equivalent_months = if text.trim().is_empty() { None } else { Some(typed::months_or_any(text)?) };
            let said = Education { equivalent_months, ..node.clone() };
            Ok(Change::Put(Box::new(Requirement::Education(said))))
        });
    }
}

/// Draws what stands in place of a degree: years of schooling, or schooling as printed.
fn no_degree(ui: &mut Ui, form: &mut NodeForm<'_>, node: &Education) {
    let put = |said: Education| Ok(Change::Put(Box::new(Requirement::Education(said))));
    let other = || Education { degree: None, years: None, schooling: None, equivalent_months: None, ..node.clone() };
    let now = node.years.map(|years| years.to_string()).unwrap_or_default();
    form.line(ui, "Years of schooling", "years", (&now, "a degree"), |text| match text.trim() {
        "" => Err("write the years, or choose a degree".to_owned()),
        text => put(Education { years: Some(typed::amount(text)?), ..other() }),
    });
    let now = node.schooling.as_deref().unwrap_or_default();
    form.line(ui, "Other schooling", "schooling", (now, "vocational program"), |text| match typed::words(text)? {
        None => Err("write the schooling as printed, or choose a degree".to_owned()),
        schooling => put(Education { schooling, ..other() }),
    });
}

/// Draws the fields of schooling and work that add up.
pub(super) fn together(ui: &mut Ui, form: &mut NodeForm<'_>, node: &Combination) {
    form.time(ui, "Together", "months", node.months, |months| {
        Requirement::Combination(Combination { months, ..node.clone() })
    });
    let put = |fields| Requirement::Combination(Combination { fields, ..node.clone() });
    studies(ui, form, (node.fields.as_ref(), &node.source), put);
    let put = |accreditation| Requirement::Combination(Combination { accreditation, ..node.clone() });
    accredited(ui, form, node.accreditation, put);
    let mut kinds = node.kinds.clone();
    if experience::kinds(ui, form, "Work counts as", "any work", &mut kinds) {
        let need = experience::need_after(&node.need, &node.kinds, &kinds);
        form.put(Requirement::Combination(Combination { need, kinds, ..node.clone() }));
    }
    experience::need(ui, form, &node.need, |need| Requirement::Combination(Combination { need, ..node.clone() }));
}

fn accredited(
    ui: &mut Ui,
    form: &mut NodeForm<'_>,
    now: Accreditation,
    put: impl FnOnce(Accreditation) -> Requirement,
) {
    let mut required = now == Accreditation::Required;
    if form.tick(ui, "From an accredited institution", &mut required) {
        form.put(put(if required { Accreditation::Required } else { Accreditation::NotAsked }));
    }
}

/// Which fields or subjects of study count.
pub(super) fn studies(
    ui: &mut Ui,
    form: &mut NodeForm<'_>,
    (fields, source): (Option<&Fields>, &RequirementSource),
    put: impl Fn(Option<Fields>) -> Requirement,
) {
    let ways = [
        ("any field", None),
        ("these only", Some(OtherFields::No)),
        ("these; a person decides about others", Some(OtherFields::Judgement)),
        ("these; a person decides about every other", Some(OtherFields::Asked)),
    ];
    let mut chosen = fields.map(|fields| fields.others);
    if form.choice(ui, "Fields of study", (&ways, ""), &mut chosen) {
        let said = chosen.map(|others| {
            let known = fields.cloned();
            // A list that is empty and closed could be met by nobody: it begins with the printed words.
            let printed = || Fields { printed: source.cite.clone(), accepted: Vec::new(), others };
            let said = Fields { others, ..known.unwrap_or_else(printed) };
            let accepted = if said.accepted.is_empty() { vec![said.printed.clone()] } else { said.accepted };
            Fields { accepted, ..said }
        });
        form.put(put(said));
    }
    let Some(fields) = fields else { return };
    form.line(ui, "As printed", "fields printed", (&fields.printed, "social work or a related field"), |text| {
        let printed = typed::words(text)?.unwrap_or_default();
        Ok(Change::Put(Box::new(put(Some(Fields { printed, ..fields.clone() })))))
    });
    let hint = "Social Work; Psychology";
    form.line(ui, "Surely count", "fields accepted", (&fields.accepted.join("; "), hint), |text| {
        let names = typed::words(text)?.unwrap_or_default();
        let names = names.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
        let said = Fields { accepted: names.collect(), ..fields.clone() };
        Ok(Change::Put(Box::new(put(Some(said)))))
    });
}
