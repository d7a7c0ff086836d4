//! A path to save or export to, typed by hand: where the system has no file dialog.

use std::path::{self, PathBuf};

use eframe::egui::{Label, Ui};

use crate::ui::kit::form::prompt::{Prompt, PromptAnswer};
use crate::ui::kit::{Cx, small};
use rungs_app::Command;
use rungs_app::files::{Asking, FileCommand, PathKind};

/// Shows the box.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, asking: Asking, typed: &str) {
    let (label, act) = match asking.path_kind() {
        PathKind::Written => ("Path of the file; its ending decides the format", "Write the file"),
        PathKind::Read => ("Path of the file", "Read the file"),
        PathKind::Folder => ("Path of the folder", "Write into the folder"),
    };
    let title = asking.title();
    let prompt = Prompt { title: &title, width: 560.0, label, note: "", hint: "", act, may_be_empty: false };
    let theme = cx.theme;
    let about = |ui: &mut Ui, now: &str| {
        ui.add(Label::new(small(whole(now).display().to_string(), theme)).wrap());
        let endings: Vec<String> = asking.kinds().iter().map(|(kind, ending)| format!(".{ending}: {kind}")).collect();
        ui.add(Label::new(small(endings.join(" · "), theme)).wrap());
    };
    match prompt.show(ui, theme, typed, about, |_| {}) {
        Some(PromptAnswer::Typed(now)) => cx.send(Command::Files(FileCommand::TypeSavePath(now))),
        Some(PromptAnswer::Taken(typed)) => cx.send(Command::Files(FileCommand::SaveIn(Some(whole(&typed))))),
        Some(PromptAnswer::Canceled) => cx.send(Command::CloseDialog),
        None => {}
    }
}

/// A path as typed, from the root on.
fn whole(typed: &str) -> PathBuf {
    path::absolute(typed.trim()).unwrap_or_else(|_| PathBuf::from(typed.trim()))
}
