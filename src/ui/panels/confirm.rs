//! Questions before something could be lost.

use std::path::Path;

use eframe::egui::Ui;

use super::help::focus_first;
use super::pop_out;
use crate::ui::kit::text;
use crate::ui::theme::{Face, Theme, size};
use rungs_app::files::FileCommand;
use rungs_app::{Command, State};

/// The side file changed on disk.
pub fn overwrite(ui: &mut Ui, path: &Path, theme: &Theme, commands: &mut Vec<Command>) {
    let what = format!(
        "{} changed since it was read, by another program or person. Saving would replace what stands there now.",
        path.display()
    );
    let answers = [
        ("Do not save yet", Command::CloseDialog),
        ("Take the links on disk", Command::TakeLinksOnDisk),
        ("Replace the file with my links", Command::OverwriteLinks),
    ];
    ask(ui, "The file of links changed on disk", &what, answers, theme, commands);
}

/// The window is to close with unsaved links or documents.
pub fn unsaved(ui: &mut Ui, state: &State, theme: &Theme, commands: &mut Vec<Command>) {
    let titles = state.unsaved_titles();
    let (title, what) = match (state.links.unsaved, titles.is_empty()) {
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
    ask(ui, title, &what, answers, theme, commands);
}

/// An earlier session left links or documents unsaved: all that was found is named.
pub fn recover(ui: &mut Ui, state: &State, theme: &Theme, commands: &mut Vec<Command>) {
    let links = match state.links.recovered.len() {
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
    ask(ui, "Unsaved work of the last session", &what, answers, theme, commands);
}

/// A document's file changed on disk, or another file stands where one is to be saved.
pub fn overwrite_file(ui: &mut Ui, state: &State, path: &Path, theme: &Theme, commands: &mut Vec<Command>) {
    let keep = ("Do not save yet", Command::CloseDialog);
    let replace = ("Replace the file with the form", Command::Files(FileCommand::Overwrite));
    if state.is_open(path) {
        let what = format!(
            "{} changed since it was read, by another program or person. Saving would replace what stands there now.",
            path.display()
        );
        let take = ("Take what the file holds", Command::Files(FileCommand::TakeOnDisk));
        ask(ui, "The file changed on disk", &what, [keep, take, replace], theme, commands);
    } else {
        let what = format!("{} is there already. Saving would replace what it holds.", path.display());
        ask(ui, "Another file stands there", &what, [keep, replace], theme, commands);
    }
}

fn ask<const N: usize>(
    ui: &mut Ui,
    title: &str,
    what: &str,
    answers: [(&str, Command); N],
    theme: &Theme,
    commands: &mut Vec<Command>,
) {
    pop_out::show(ui, title, 460.0, theme, commands, |ui, commands| {
        ui.label(text(what, Face::Sans, size::CONTROL, theme.text));
        ui.add_space(12.0);
        ui.horizontal_wrapped(|ui| {
            for (at, (words, command)) in answers.into_iter().enumerate() {
                let answer = ui.button(words);
                if at == 0 {
                    focus_first(ui, &answer);
                }
                if answer.clicked() {
                    commands.push(command);
                }
            }
        });
    });
}
