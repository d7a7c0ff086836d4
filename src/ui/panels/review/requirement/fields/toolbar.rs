//! What can be done with a node as a whole.

use eframe::egui::{Ui, vec2};
use rungs_domain::qualify::RequirementKind;
use rungs_domain::revise::{Change, Destination};
use rungs_domain::spec::{Node, NodeStep};

use super::super::{Held, turn};
use super::form::NodeForm;
use crate::ui::kit::Button;

/// What a button does.
enum Deed {
    Change(Change),
    /// Reads the printed words of the node by themselves.
    Read,
    /// Reads each of its sentences by itself.
    ReadEach,
}

/// Draws the buttons that make sense for the node.
pub(super) fn show(ui: &mut Ui, form: &mut NodeForm<'_>, node: Node<'_>) {
    let chosen = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        let mut chosen = None;
        for (face, name, _, deed) in buttons(form, node).into_iter().filter(|(_, _, sense, _)| *sense) {
            let response = Button::new(face).name(name).show(ui, form.theme()).on_hover_text(name);
            if response.has_focus() {
                form.view.held = Some(Held::Field);
            }
            if response.clicked() {
                chosen = Some(deed);
            }
        }
        chosen
    });
    ui.add_space(6.0);
    let edited = &form.setting.edited;
    match chosen.inner {
        None => {}
        Some(Deed::Change(change)) => form.ask(change),
        Some(Deed::Read) => {
            let change = form.view.editor.read_anew(edited, node.source(), form.vocabulary());
            form.ask(change);
        }
        Some(Deed::ReadEach) => {
            let change = form.view.editor.read_each(edited, node.source(), form.vocabulary());
            form.ask(change);
        }
    }
}

/// What each button says, its name, whether it makes sense here, and what it does.
fn buttons(form: &NodeForm<'_>, node: Node<'_>) -> [(&'static str, &'static str, bool, Deed); 13] {
    let has_parts = matches!(node.asks(), RequirementKind::AllOf | RequirementKind::AnyOf);
    let (whole, judged) = (matches!(node, Node::Requirement(_)), node.asks() == RequirementKind::Judgement);
    let beside = !matches!(form.view.editor.focus.last(), None | Some(NodeStep::Time));
    let path = &form.view.editor.focus;
    let out = Destination::out(path).is_some();
    let into = form.setting.edited.requires.is_some_and(|tree| Destination::beside(tree, path).is_some());
    let several = judged && form.view.editor.sentences(&form.setting.edited, node.source()).len() > 1;
    let change = Deed::Change;
    [
        ("Add", "Add what else is asked", true, change(Change::Add)),
        (
            "Must include",
            "Add a part of a narrower sort that the time must include",
            node.time().is_some(),
            change(Change::Include),
        ),
        ("Read anew", "Read its printed words by themselves", judged, Deed::Read),
        ("By sentence", "Read it sentence by sentence", several, Deed::ReadEach),
        ("Needs a person", "Leave it to a person", whole && !judged, change(turn(RequirementKind::Judgement))),
        ("All of …", "Wrap it in all of these", whole, change(Change::WrapInAll)),
        ("Any of …", "Wrap it in any one of these", whole, change(Change::WrapInAny)),
        ("Take apart", "Put its parts in its place", has_parts, change(Change::Unwrap)),
        ("↑", "Move up", beside, change(Change::Up)),
        ("↓", "Move down", beside, change(Change::Down)),
        ("←", "Move it out of its group", out, change(Change::Out)),
        ("→", "Move it into the group beside it", into, change(Change::Into)),
        ("Take out", "Take it out", true, change(Change::TakeOut)),
    ]
}
