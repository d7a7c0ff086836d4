//! What can be done with a node as a whole.

use eframe::egui::{Ui, vec2};
use rungs_domain::qualify::Asks;
use rungs_domain::revise::Change;
use rungs_domain::spec::{Node, NodeStep};

use super::super::turn;
use super::pen::Pen;
use crate::ui::panels::ladder::controls::{Weight, button_named};

/// Draws the buttons that make sense for the node.
pub(super) fn show(ui: &mut Ui, pen: &mut Pen<'_>, node: Node<'_>) {
    let has_parts = matches!(node.asks(), Asks::AllOf | Asks::AnyOf);
    let whole = matches!(node, Node::Requirement(_));
    let beside = !matches!(pen.view.focus.last(), None | Some(NodeStep::Time));
    let buttons = [
        ("Add", "Add what else is asked", true, Change::Add),
        (
            "Must include",
            "Add a part of a narrower sort that the time must include",
            node.time().is_some(),
            Change::Include,
        ),
        ("Needs a person", "Leave it to a person", whole && node.asks() != Asks::Judgement, turn(Asks::Judgement)),
        ("All of …", "Wrap it in all of these", whole, Change::WrapInAll),
        ("Any of …", "Wrap it in any one of these", whole, Change::WrapInAny),
        ("Take apart", "Put its parts in its place", has_parts, Change::Unwrap),
        ("↑", "Move up", beside, Change::Up),
        ("↓", "Move down", beside, Change::Down),
        ("Take out", "Take it out", true, Change::TakeOut),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for (face, name, _, change) in buttons.into_iter().filter(|(_, _, sense, _)| *sense) {
            let response = button_named(ui, pen.theme(), face, name, "", Weight::Framed).on_hover_text(name);
            if response.has_focus() {
                pen.view.held = Some(super::super::Held::Field);
            }
            if response.clicked() {
                pen.ask(change);
            }
        }
    });
    ui.add_space(6.0);
}
