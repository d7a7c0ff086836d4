//! Questions before something could be lost.

use std::path::Path;

use eframe::egui::Ui;

use super::help::focus_first;
use super::pop_out;
use crate::app::Command;
use crate::ui::theme::{Face, Theme, size};
use crate::ui::widgets::text;

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

/// The window is to close with unsaved links.
pub fn unsaved(ui: &mut Ui, theme: &Theme, commands: &mut Vec<Command>) {
    let what = "Some of your decisions on links are in no file yet.";
    let answers = [
        ("Save and close", Command::SaveAndQuit),
        ("Close without saving", Command::QuitUnsaved),
        ("Stay", Command::CloseDialog),
    ];
    ask(ui, "Save links before closing?", what, answers, theme, commands);
}

/// An earlier session left links unsaved.
pub fn recover(ui: &mut Ui, count: usize, theme: &Theme, commands: &mut Vec<Command>) {
    let links = if count == 1 { "1 decision on a link".to_owned() } else { format!("{count} decisions on links") };
    let what = format!("The last session ended before {links} could be saved. They were kept.");
    let answers = [
        ("Take them up again", Command::TakeRecovered),
        ("Ask again next time", Command::CloseDialog),
        ("Drop them for good", Command::DropRecovered),
    ];
    ask(ui, "Links of the last session", &what, answers, theme, commands);
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
