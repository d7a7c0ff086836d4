//! The fields of the node in focus: what it asks for, what of that a person can say otherwise, and on which words it
//! rests.

mod cited;
mod education;
mod experience;
mod pen;
mod stands_in;
mod toolbar;
mod turning;

use eframe::egui::Ui;
use rungs_domain::revise::Change;
use rungs_domain::spec::{Credential, Judgement, Node, Requirement};

use self::pen::Pen;
use super::{Asked, RequirementView, Setting};
use crate::ui::kit::choice::Several;
use rungs_app::typed;

/// Draws the fields of `node`; what is asked for goes into `asked`.
pub(super) fn show(ui: &mut Ui, setting: &Setting<'_>, node: Node<'_>, view: &mut RequirementView, asked: &mut Asked) {
    let mut pen = Pen::new(setting, view);
    toolbar::show(ui, &mut pen, node);
    stands_in::show(ui, &mut pen);
    match node {
        Node::Time(time) => experience::show(ui, &mut pen, time),
        Node::Requirement(requirement) => {
            turning::show(ui, &mut pen, requirement);
            if pen.view.turning.is_none() {
                own(ui, &mut pen, requirement);
            }
        }
    }
    cited::show(ui, &mut pen, node.source());
    if let Some(change) = pen.end() {
        *asked = Some(change);
    }
}

/// What only nodes of its sort say.
fn own(ui: &mut Ui, pen: &mut Pen<'_>, requirement: &Requirement) {
    match requirement {
        Requirement::All(_) | Requirement::Any(_) => {}
        Requirement::Education(node) => education::show(ui, pen, node),
        Requirement::Experience(time) => experience::show(ui, pen, time),
        Requirement::Credential(node) => credential(ui, pen, node),
        Requirement::Substitution(node) => {
            pen.time(ui, "At most", "at most", node.at_most, |months| {
                let mut said = node.clone();
                said.at_most = months;
                Requirement::Substitution(said)
            });
        }
        Requirement::Combination(node) => education::together(ui, pen, node),
        Requirement::Judgement(node) => question(ui, pen, node),
    }
}

fn credential(ui: &mut Ui, pen: &mut Pen<'_>, node: &Credential) {
    let mut chosen = node.any_of.clone();
    if credentials(ui, pen, &mut chosen) {
        pen.put(Requirement::Credential(Credential { any_of: chosen, ..node.clone() }));
    }
}

/// Which licenses or certificates; whether the choice was changed.
fn credentials(ui: &mut Ui, pen: &mut Pen<'_>, chosen: &mut Vec<String>) -> bool {
    let kinds = &pen.vocabulary().credentials;
    let list: Vec<(&str, &str)> = kinds.iter().map(|kind| (kind.id.as_str(), kind.meaning.as_str())).collect();
    pen.several(ui, "Any of", Several { none: "Choose at least one …", list: &list, shown: spoken }, chosen)
}

fn question(ui: &mut Ui, pen: &mut Pen<'_>, node: &Judgement) {
    pen.words(ui, "Question", "question", (&node.question, "A question to be answered with yes or no"), |text| {
        let question = typed::words(text)?.unwrap_or_default();
        let said = Judgement { question, ..node.clone() };
        Ok(Change::Put(Box::new(Requirement::Judgement(said))))
    });
}

/// An id of a file as words: `social_casework` is "social casework".
fn spoken(id: &str) -> String {
    id.replace('_', " ")
}
