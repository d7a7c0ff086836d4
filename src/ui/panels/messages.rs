//! What the window told: errors until they are closed, the rest for a while, and all of it in a list.

use eframe::egui::{Role, Ui};

use crate::ui::kit::{Cx, action_button, dialog, focus_first, keys_of, message_card, name_it, scrolling, small};
use rungs_app::Command;
use rungs_app::actions::Action;
use rungs_app::notifications::Notification;

/// For so many seconds a message that is no error is in view.
const SECONDS: f64 = 12.0;

/// Since when the newest message is in view.
#[derive(Debug, Clone, Copy, Default)]
pub struct MessageAge {
    of: u64,
    since: f64,
}

impl MessageAge {
    /// Closes the message in view once it is old.
    pub fn pass(&mut self, ui: &Ui, cx: &mut Cx<'_>) {
        let Some(shown) = cx.state.notifications.passing() else { return };
        let now = ui.input(|input| input.time);
        if self.of != shown.number {
            *self = MessageAge { of: shown.number, since: now };
        }
        let left = self.since + SECONDS - now;
        if left <= 0.0 {
            cx.send(Command::CloseMessage(shown.number));
        } else {
            ui.ctx().request_repaint_after_secs(left as f32);
        }
    }
}

/// Shows all messages, the newest first.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = cx.theme;
    let beside = dialog(ui, theme, "Messages", 620.0, |ui| {
        let messages: Vec<&Notification> = cx.state.notifications.all().collect();
        if messages.is_empty() {
            ui.label(small("Nothing has happened yet.", theme));
        }
        scrolling(ui, 34.0, |ui| {
            for (at, one) in messages.into_iter().enumerate() {
                // The newest that undo takes back offers that.
                let undone = at == 0 && one.message.undo;
                message_card(ui, theme, &one.message, |ui| {
                    if undone {
                        undo(ui, cx)
                    }
                });
            }
        });
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let close = ui.button("Close");
            focus_first(ui, &close);
            if close.clicked() {
                cx.send(Command::CloseDialog);
            }
            if cx.state.notifications.error().is_some() && ui.button("Close all errors").clicked() {
                cx.send(Command::CloseMessages);
            }
        });
    });
    if beside {
        cx.send(Command::CloseDialog);
    }
}

/// The button that takes back what a message tells.
pub fn undo(ui: &mut Ui, cx: &mut Cx<'_>) {
    let button = action_button(ui, cx, Action::Undo, "Undo");
    name_it(&button, Role::Button, &format!("Undo ({})", keys_of(ui.ctx(), Action::Undo)));
}
