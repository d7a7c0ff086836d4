//! For how long a node stands in for something.

use eframe::egui::Ui;
use rungs_domain::revise::Change;
use rungs_domain::spec::{Node, NodeStep, Requirement, months_in_words};

use super::form::NodeForm;
use rungs_app::typed;

/// Draws the field where the node in focus stands in for something.
pub(super) fn show(ui: &mut Ui, form: &mut NodeForm<'_>) {
    let Some((NodeStep::Substitute(at), above)) = form.view.editor.focus.split_last() else { return };
    let above = form.setting.edited.requires.and_then(|tree| Node::Requirement(tree).at(above));
    let Some(Node::Requirement(Requirement::Substitution(node))) = above else { return };
    let Some(substitute) = node.substitutes.get(*at) else { return };
    let now = match (substitute.months, substitute.rate) {
        (Some(months), _) => months_in_words(months),
        (None, Some(rate)) => rate.words(),
        (None, None) => String::new(),
    };
    form.line(ui, "Stands in for", "stands in", (&now, "all that may be replaced"), |text| {
        Ok(Change::StandsInFor(typed::months(text)?))
    });
}
