//! Questions before something could be lost.

use std::path::Path;

use eframe::egui::Ui;

use crate::ui::kit::{Cx, dialog, focus_first, text};
use crate::ui::theme::{Face, size};
use rungs_app::Command;
use rungs_app::files::FileCommand;
use rungs_app::ids::DocumentKindId;

/// The window is to close with unsaved links or documents.
pub fn unsaved(ui: &mut Ui, cx: &mut Cx<'_>) {
    let state = cx.state;
    let titles = state.unsaved_titles();
    let (title, what) = match (state.links.is_unsaved(), titles.is_empty()) {
        (true, true) => {
            ("Save links before closing?", "Some of your decisions on links are in no file yet.".to_owned())
        }
        (links, _) => {
            let also = if links { " Some of your decisions on links are in no file either." } else { "" };
            ("Save before closing?", format!("What you wrote is in no file yet: {}.{also}", titles.join(", ")))
        }
    };
    let answers = [
        ("Save and close", Command::SaveAndQuit),
        ("Close without saving", Command::QuitUnsaved),
        ("Stay", Command::CloseDialog),
    ];
    ask(ui, cx, title, &what, answers);
}

/// An earlier session left links or documents unsaved: all that was found is named.
pub fn recover(ui: &mut Ui, cx: &mut Cx<'_>) {
    let state = cx.state;
    let links = match state.links.recovered().0.len() {
        0 => None,
        1 => Some("1 decision on a link".to_owned()),
        count => Some(format!("{count} decisions on links")),
    };
    let found: Vec<String> = links.into_iter().chain(state.recovered_titles()).collect();
    let what = format!("The last session ended before this could be saved: {}. It was kept.", found.join(", "));
    let answers = [
        ("Take them up again", Command::TakeRecovered),
        ("Ask again next time", Command::CloseDialog),
        ("Drop them for good", Command::DropRecovered),
    ];
    ask(ui, cx, "Unsaved work of the last session", &what, answers);
}

/// The files of links or of a document changed on disk, or another file stands where one is to be saved.
pub fn overwrite_file(ui: &mut Ui, cx: &mut Cx<'_>, kind: DocumentKindId, path: &Path) {
    let (title, take, replace) = match kind {
        DocumentKindId::Links => {
            ("The file of links changed on disk", "Take the links on disk", "Replace the file with my links")
        }
        _ => ("The file changed on disk", "Take what the file holds", "Replace the file with the form"),
    };
    let keep = ("Do not save yet", Command::CloseDialog);
    let replace = (replace, Command::Files(FileCommand::Overwrite));
    if kind == DocumentKindId::Links || cx.state.is_open(path) {
        let what = format!(
            "{} changed since it was read, by another program or person. Saving would replace what stands there now.",
            path.display()
        );
        let take = (take, Command::Files(FileCommand::TakeOnDisk));
        ask(ui, cx, title, &what, [keep, take, replace]);
    } else {
        let what = format!("{} is there already. Saving would replace what it holds.", path.display());
        ask(ui, cx, "Another file stands there", &what, [keep, replace]);
    }
}

/// Asks `what`; the first answer is the safe one and has the focus.
fn ask<const N: usize>(ui: &mut Ui, cx: &mut Cx<'_>, title: &str, what: &str, answers: [(&str, Command); N]) {
    let theme = cx.theme;
    let beside = dialog(ui, theme, title, 460.0, |ui| {
        ui.label(text(what, Face::Sans, size::CONTROL, theme.text));
        ui.add_space(12.0);
        ui.horizontal_wrapped(|ui| {
            for (at, (words, command)) in answers.into_iter().enumerate() {
                let answer = ui.button(words);
                if at == 0 {
                    focus_first(ui, &answer);
                }
                if answer.clicked() {
                    cx.send(command);
                }
            }
        });
    });
    if beside {
        cx.send(Command::CloseDialog);
    }
}
