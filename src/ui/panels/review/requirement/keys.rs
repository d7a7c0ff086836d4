//! The keys of the tree: arrows move, Enter opens, Ctrl+Enter adds, Ctrl+Shift+Delete takes out, Alt with an arrow
//! moves a node among its like, Esc goes back and puts the editor away.

use eframe::egui::{Key, Modifiers, Popup, Ui};
use rungs_domain::revise::Change;

use super::{Asked, Held, RequirementView, Setting, Wants};
use rungs_app::Command;
use rungs_app::reviews::ReviewCommand;
use rungs_app::view::review::requirement::TreeData;

/// The keys in words.
pub const HINT: &str = "Arrow keys move, Enter opens, Ctrl+Enter adds, Ctrl+Shift+Delete takes out, \
                        Alt with an arrow key moves the part, Esc goes back.";

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
    // With their modifiers first: an arrow is an arrow with Alt, too.
    let keys = [
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::Delete, Change::TakeOut),
        (Modifiers::COMMAND, Key::Enter, Change::Add),
        (Modifiers::ALT, Key::ArrowUp, Change::Up),
        (Modifiers::ALT, Key::ArrowDown, Change::Down),
    ];
    let pressed = keys.into_iter().find(|(with, key, _)| ui.input_mut(|input| input.consume_key(*with, *key)));
    if pressed.is_none() {
        let esc = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        match held {
            Held::Row if esc && view.open => view.open = false,
            Held::Row if esc => commands.push(Command::Reviews(ReviewCommand::EditTier(None))),
            Held::Field if esc => view.wants = Some(Wants::Row),
            Held::Row => walk(ui, data, view),
            Held::Field => {}
        }
    }
    pressed.map(|(_, _, change)| (change, None))
}

/// Arrows, Home, End and Enter on a node.
fn walk(ui: &Ui, data: &TreeData, view: &mut RequirementView) {
    let Some(place) = data.place(&view.focus) else { return };
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Enter) || pressed(Key::Space) {
        view.open = true;
        view.wants = Some(Wants::Field);
    }
    let to = if pressed(Key::ArrowUp) {
        place.checked_sub(1)
    } else if pressed(Key::ArrowDown) {
        Some(place + 1)
    } else if pressed(Key::ArrowLeft) {
        data.sideways(place, false)
    } else if pressed(Key::ArrowRight) {
        data.sideways(place, true)
    } else if pressed(Key::Home) {
        Some(0)
    } else if pressed(Key::End) {
        data.lines.len().checked_sub(1)
    } else {
        None
    };
    if let Some(line) = to.and_then(|to| data.lines.get(to)) {
        view.go(&line.path.clone(), false);
    }
}
