//! The fields of the node in focus: what it asks for, what of that a person can say otherwise, and on which words it
//! rests.

mod alternatives;
mod cited;
mod coursework;
mod education;
mod experience;
mod form;
mod service;
mod stands_in;
mod toolbar;
mod turning;

use eframe::egui::Ui;
use rungs_domain::revise::Change;
use rungs_domain::spec::{Credential, Judgement, Node, Requirement, Substitution, months_in_words};

pub(super) use self::form::NodeField;
use self::form::NodeForm;
use super::{Asked, RequirementView, Setting};
use rungs_app::typed;

/// Draws the fields of `node`; what is asked for goes into `asked`.
pub(super) fn show(ui: &mut Ui, setting: &Setting<'_>, node: Node<'_>, view: &mut RequirementView, asked: &mut Asked) {
    let (mut focus, problems) = (std::mem::take(&mut view.fields), form::problems(view));
    let mut form = NodeForm::new(setting, view, &mut focus, &problems);
    toolbar::show(ui, &mut form, node);
    stands_in::show(ui, &mut form);
    match node {
        Node::Time(time) => experience::show(ui, &mut form, time),
        Node::Units(units) => coursework::units(ui, &mut form, units),
        Node::Requirement(requirement) => {
            turning::show(ui, &mut form, requirement);
            if form.view.editor.turning.is_none() {
                own(ui, &mut form, requirement);
            }
        }
    }
    cited::show(ui, &mut form, node.source());
    let change = form.end(ui);
    view.fields = focus;
    if change.is_some() {
        *asked = change;
    }
}

/// What only nodes of its sort say.
fn own(ui: &mut Ui, form: &mut NodeForm<'_>, requirement: &Requirement) {
    match requirement {
        Requirement::All(_) => {}
        Requirement::Any(node) => alternatives::show(ui, form, node),
        Requirement::AtLeast(node) => coursework::at_least(ui, form, node),
        Requirement::Education(node) => education::show(ui, form, node),
        Requirement::Units(node) => coursework::units(ui, form, node),
        Requirement::Courses(node) => coursework::courses(ui, form, node),
        Requirement::Hours(node) => coursework::hours(ui, form, node),
        Requirement::Experience(time) => experience::show(ui, form, time),
        Requirement::Service(node) => service::show(ui, form, node),
        Requirement::Credential(node) => credential(ui, form, node),
        Requirement::Substitution(node) => {
            let now = node.at_most.map(months_in_words).unwrap_or_default();
            form.line(ui, "At most", "at most", (&now, "all of it"), |text| {
                let at_most = if text.trim().is_empty() { None } else { Some(typed::months(text)?) };
                let said = Substitution { at_most, ..node.clone() };
                Ok(Change::Put(Box::new(Requirement::Substitution(said))))
            });
            let now = node.open.as_deref().unwrap_or_default();
            form.line(ui, "Only for", "open", (now, "general experience only"), |text| {
                let said = Substitution { open: typed::words(text)?, ..node.clone() };
                Ok(Change::Put(Box::new(Requirement::Substitution(said))))
            });
        }
        Requirement::Combination(node) => education::together(ui, form, node),
        Requirement::Judgement(node) => question(ui, form, node),
    }
}

fn credential(ui: &mut Ui, form: &mut NodeForm<'_>, node: &Credential) {
    let mut chosen = node.any_of.clone();
    if credentials(ui, form, &mut chosen) {
        form.put(Requirement::Credential(Credential { any_of: chosen, ..node.clone() }));
    }
}

/// Which licenses or certificates; whether the choice was changed.
fn credentials(ui: &mut Ui, form: &mut NodeForm<'_>, chosen: &mut Vec<String>) -> bool {
    let kinds = &form.vocabulary().credentials;
    let list = kinds.iter().map(|kind| (kind.id.as_str(), kind.meaning.as_str()));
    form.several(ui, "Any of", ("Choose at least one …", spoken), list, chosen)
}

fn question(ui: &mut Ui, form: &mut NodeForm<'_>, node: &Judgement) {
    form.words(ui, "Question", "question", (&node.question, "A question to be answered with yes or no"), |text| {
        let question = typed::words(text)?.unwrap_or_default();
        let said = Judgement { question, ..node.clone() };
        Ok(Change::Put(Box::new(Requirement::Judgement(said))))
    });
}

/// An id of a file as words: `social_casework` is "social casework".
fn spoken(id: &str) -> String {
    id.replace('_', " ")
}
