//! Questions before something could be lost.

use std::path::Path;

use eframe::egui::Ui;

use super::help::focus_first;
use super::pop_out;
use crate::app::applicants::ApplicantCommand;
use crate::app::{Command, State};
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

/// The window is to close with unsaved links or applicants.
pub fn unsaved(ui: &mut Ui, state: &State, theme: &Theme, commands: &mut Vec<Command>) {
    let applicants: Vec<String> =
        state.applicants.open.iter().filter(|one| one.is_unsaved()).map(|one| one.title()).collect();
    let (title, what) = match (state.links.unsaved, applicants.is_empty()) {
        (true, true) => {
            ("Save links before closing?", "Some of your decisions on links are in no file yet.".to_owned())
        }
        (links, _) => {
            let also = if links { " Some of your decisions on links are in no file either." } else { "" };
            let names = applicants.join(", ");
            ("Save applicants before closing?", format!("What you wrote is in no file yet: {names}.{also}"))
        }
    };
    let answers = [
        ("Save and close", Command::SaveAndQuit),
        ("Close without saving", Command::QuitUnsaved),
        ("Stay", Command::CloseDialog),
    ];
    ask(ui, title, &what, answers, theme, commands);
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

/// An earlier session left applicants unsaved.
pub fn recover_applicants(ui: &mut Ui, state: &State, theme: &Theme, commands: &mut Vec<Command>) {
    let name = |name: &str| if name.trim().is_empty() { "an applicant without a name" } else { name }.to_owned();
    let names: Vec<String> = state.applicants.recovered.iter().map(|kept| name(&kept.draft.name)).collect();
    let what = format!("The last session ended before this could be saved: {}. It was kept.", names.join(", "));
    let answers = [
        ("Take them up again", Command::Applicants(ApplicantCommand::TakeRecovered)),
        ("Ask again next time", Command::CloseDialog),
        ("Drop them for good", Command::Applicants(ApplicantCommand::DropRecovered)),
    ];
    ask(ui, "Applicants of the last session", &what, answers, theme, commands);
}

/// An applicant's file changed on disk, or another file stands where one is to be saved.
pub fn overwrite_applicant(ui: &mut Ui, state: &State, path: &Path, theme: &Theme, commands: &mut Vec<Command>) {
    let keep = ("Do not save yet", Command::CloseDialog);
    let replace = ("Replace the file with the form", Command::Applicants(ApplicantCommand::Overwrite));
    let own = state.applicants.open.iter().any(|document| document.path.as_deref() == Some(path));
    if own {
        let what = format!(
            "{} changed since it was read, by another program or person. Saving would replace what stands there now.",
            path.display()
        );
        let take = ("Take what the file holds", Command::Applicants(ApplicantCommand::TakeOnDisk));
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
