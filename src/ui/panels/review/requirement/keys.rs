//! The keys of the tree: arrows move, Enter opens, Esc goes back and puts the editor away; the rest are actions.

use eframe::egui::{Context, Key, Modifiers, Popup, Ui};
use rungs_domain::revise::Change;

use super::{Asked, Held, RequirementView, Setting, Wants};
use crate::ui::kit::{Motion, has_focus, keys_of};
use rungs_app::Command;
use rungs_app::actions::{Action, Scope};
use rungs_app::reviews::ReviewCommand;
use rungs_app::view::review::requirement::TreeData;

/// How many nodes Page Up and Page Down go.
const PAGE: usize = 8;

/// The keys in words.
pub fn hint(ctx: &Context) -> String {
    let keys = |action| keys_of(ctx, action);
    format!(
        "Arrow keys move, Enter opens, {} adds, {} takes out, {} and {} move the part, {} takes it out of its \
         group, {} into the one beside it, Esc goes back.",
        keys(Action::AddNode),
        keys(Action::RemoveNode),
        keys(Action::NodeUp),
        keys(Action::NodeDown),
        keys(Action::NodeOut),
        keys(Action::NodeInto),
    )
}

/// Takes the keys that are meant for the editor.
pub fn take(
    ui: &Ui,
    setting: &Setting<'_>,
    data: &TreeData,
    view: &mut RequirementView,
    commands: &mut Vec<Command>,
) -> Asked {
    let held = view.held?;
    if Popup::is_any_open(ui.ctx()) || setting.state.dialog.is_some() || setting.state.palette.is_some() {
        return None;
    }
    has_focus(ui.ctx(), Scope::Node);
    let change = match view.action.take() {
        Some(Action::RemoveNode) => Change::TakeOut,
        Some(Action::AddNode) => Change::Add,
        Some(Action::NodeUp) => Change::Up,
        Some(Action::NodeDown) => Change::Down,
        Some(Action::NodeOut) => Change::Out,
        Some(Action::NodeInto) => Change::Into,
        _ => {
            walk_or_leave(ui, data, view, held, commands);
            return None;
        }
    };
    Some((change, None))
}

/// The keys that move: from node to node, into its fields, and back.
fn walk_or_leave(ui: &Ui, data: &TreeData, view: &mut RequirementView, held: Held, commands: &mut Vec<Command>) {
    let esc = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    match held {
        Held::Row if esc && view.editor.open => view.editor.open = false,
        Held::Row if esc => commands.push(Command::Reviews(ReviewCommand::EditTier(None))),
        Held::Field if esc => view.wants = Some(Wants::Row),
        Held::Row => walk(ui, data, view),
        Held::Field => {}
    }
}

/// The keys that move, and Enter on a node.
fn walk(ui: &Ui, data: &TreeData, view: &mut RequirementView) {
    let Some(place) = data.place(&view.editor.focus) else { return };
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Enter) || pressed(Key::Space) {
        view.editor.open = true;
        view.wants = Some(Wants::Field);
    }
    let to = Motion::in_tree(ui).and_then(|motion| match motion {
        Motion::Left => data.sideways(place, false),
        Motion::Right => data.sideways(place, true),
        motion => Some(motion.row(place, data.lines.len(), PAGE)),
    });
    if let Some(line) = to.and_then(|to| data.lines.get(to)) {
        view.go(&line.path.clone(), false);
    }
}
