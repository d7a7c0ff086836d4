//! The user's name, asked for in a small box.

use eframe::egui::Ui;

use crate::ui::kit::Cx;
use crate::ui::kit::form::prompt::{Prompt, PromptAnswer};
use rungs_app::Command;

/// Shows the box; `typed` is what it holds.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, typed: &str) {
    let prompt = Prompt {
        title: "Your name",
        width: 460.0,
        label: "Name",
        note: "Decisions and judgments are signed with it, in the files where you save them. Empty: unsigned.",
        hint: "A. Analyst",
        act: "Sign with this name",
        may_be_empty: true,
    };
    match prompt.show(ui, cx.theme, typed, |_, _| {}, |_| {}) {
        Some(PromptAnswer::Typed(now)) => cx.send(Command::ShowYourName(now)),
        Some(PromptAnswer::Taken(name)) => cx.send(Command::SetUserName(name)),
        Some(PromptAnswer::Canceled) => cx.send(Command::CloseDialog),
        None => {}
    }
}
