//! What is wrong with the files: where, what, and what to do.

use eframe::egui::{Frame, Margin, RichText, Role, ScrollArea, Ui};
use rungs_domain::diagnostic::Diagnostic;

use super::help::focus_first;
use super::pop_out;
use crate::app::{Command, State};
use crate::ui::theme::{Face, Theme, size};
use crate::ui::widgets::{name_it, small, text};

/// How many are drawn; the rest is counted.
const SHOWN: usize = 200;

/// Shows the list.
pub fn show(ui: &mut Ui, state: &State, theme: &Theme, commands: &mut Vec<Command>) {
    let problems = &state.library.problems;
    pop_out::show(ui, "Problems", 720.0, theme, commands, |ui, commands| {
        if problems.is_empty() {
            ui.label(small("Nothing is wrong with the files that are open.", theme));
        } else {
            let note = "Series in files with errors stay as they were last good, or are left out.";
            ui.label(small(note, theme));
        }
        let height = (ui.ctx().content_rect().height() - 200.0).max(100.0);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            for problem in problems.iter().take(SHOWN) {
                one(ui, problem, theme, commands);
            }
            if problems.len() > SHOWN {
                ui.label(small(format!("… and {} more", problems.len() - SHOWN), theme));
            }
        });
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let close = ui.button("Close");
            focus_first(ui, &close);
            if close.clicked() {
                commands.push(Command::CloseDialog);
            }
            if !problems.is_empty() && ui.button("Copy all").clicked() {
                let lines: Vec<String> = problems.iter().map(in_words).collect();
                commands.push(Command::CopyText(lines.join("\n")));
            }
        });
    });
}

fn one(ui: &mut Ui, problem: &Diagnostic, theme: &Theme, commands: &mut Vec<Command>) {
    Frame::new().inner_margin(Margin::symmetric(0, 6)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            let word = format!("! {}", problem.severity.word());
            ui.label(text(word, Face::SansSemibold, size::CHANGE, theme.warning.text));
            ui.label(text(place(problem), Face::SansSemibold, size::META, theme.text));
            let copy = ui.small_button("Copy");
            name_it(&copy, Role::Button, &format!("Copy the problem at {}", place(problem)));
            if copy.clicked() {
                commands.push(Command::CopyText(in_words(problem)));
            }
        });
        ui.label(text(problem.message.as_str(), Face::Sans, size::CONTROL, theme.text));
        if !problem.place.text.is_empty() {
            ui.label(RichText::new(excerpt(problem)).monospace().color(theme.muted));
        }
        if let Some(hint) = &problem.hint {
            ui.label(small(hint.as_str(), theme));
        }
    });
}

/// "file.ron, line 12, column 9".
fn place(problem: &Diagnostic) -> String {
    let mut words = problem.place.file.clone();
    if let Some(line) = problem.place.line {
        words.push_str(&format!(", line {line}"));
    }
    if let Some(column) = problem.place.column {
        words.push_str(&format!(", column {column}"));
    }
    words
}

/// The line with a caret under the place.
fn excerpt(problem: &Diagnostic) -> String {
    let column = problem.place.column.unwrap_or(1).max(1) as usize;
    let tabs_kept: String =
        problem.place.text.chars().take(column - 1).map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
    let carets = "^".repeat(problem.place.width.clamp(1, 60) as usize);
    format!("{}\n{tabs_kept}{carets}", problem.place.text)
}

fn in_words(problem: &Diagnostic) -> String {
    match &problem.hint {
        Some(hint) => format!("{problem}\n  {hint}"),
        None => problem.to_string(),
    }
}
