//! What is wrong with the files: where, what, and what to do.

use eframe::egui::{Frame, Label, Margin, RichText, Role, Ui};
use rungs_domain::diagnostic::Diagnostic;

use crate::ui::kit::{Cx, dialog, focus_first, name_it, scrolling, small, text};
use crate::ui::theme::{Face, size};
use rungs_app::Command;

/// How many are drawn; the rest is counted.
const SHOWN: usize = 200;

/// Shows the list.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let theme = cx.theme;
    let problems: Vec<&Diagnostic> = cx.state.problems().collect();
    let beside = dialog(ui, theme, "Problems", 720.0, |ui| {
        if problems.is_empty() {
            ui.label(small("Nothing is wrong with the files that are open.", theme));
        } else {
            let note = "Series in files with errors stay as they were last good, or are left out.";
            ui.label(small(note, theme));
        }
        scrolling(ui, 56.0, |ui| {
            for problem in problems.iter().take(SHOWN).copied() {
                one(ui, problem, cx);
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
                cx.send(Command::CloseDialog);
            }
            if !problems.is_empty() && ui.button("Copy all").clicked() {
                let lines: Vec<String> = problems.iter().copied().map(in_words).collect();
                cx.send(Command::CopyText(lines.join("\n")));
            }
        });
    });
    if beside {
        cx.send(Command::CloseDialog);
    }
}

fn one(ui: &mut Ui, problem: &Diagnostic, cx: &mut Cx<'_>) {
    let theme = cx.theme;
    Frame::new().inner_margin(Margin::symmetric(0, 6)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            let word = format!("! {}", problem.severity.word());
            ui.label(text(word, Face::SansSemibold, size::CHANGE, theme.warning.text));
            ui.label(text(place(problem), Face::SansSemibold, size::META, theme.text));
            let copy = ui.small_button("Copy");
            name_it(&copy, Role::Button, &format!("Copy the problem at {}", place(problem)));
            if copy.clicked() {
                cx.send(Command::CopyText(in_words(problem)));
            }
        });
        ui.label(text(problem.message.as_str(), Face::Sans, size::CONTROL, theme.text));
        if !problem.place.text.is_empty() {
            let (column, width) = (problem.place.column.unwrap_or(1), problem.place.width);
            let lines = RichText::new(excerpt(&problem.place.text, column, width)).monospace().color(theme.muted);
            ui.add(Label::new(lines).extend());
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

/// How much of a line is shown, in characters: it must not wrap, or the caret would point elsewhere.
const EXCERPT: usize = 72;

/// The line, or its part around the place, with carets under the place.
fn excerpt(line: &str, column: u32, width: u32) -> String {
    let before = (column.max(1) - 1) as usize;
    let start = if before + width as usize <= EXCERPT { 0 } else { before.saturating_sub(EXCERPT / 2) };
    let shown: String = line.chars().skip(start).take(EXCERPT).collect();
    let room = EXCERPT - (before - start).min(EXCERPT - 1);
    let indent: String = shown.chars().take(before - start).map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
    format!("{shown}\n{indent}{}", "^".repeat((width.max(1) as usize).min(room)))
}

fn in_words(problem: &Diagnostic) -> String {
    match &problem.hint {
        Some(hint) => format!("{problem}\n  {hint}"),
        None => problem.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn the_caret_stands_under_the_place_however_long_the_line_is() {
        let long = format!("{}titel: \"A\"{}", "x".repeat(100), "y".repeat(100));
        let cases = [
            ("    titel: \"A\",", 5, 5, "titel"),
            ("\ttitel: 1", 2, 5, "titel"),
            (long.as_str(), 101, 5, "titel"),
            ("short", 1, 500, "short"),
        ];
        for (line, column, width, meant) in cases {
            let shown = excerpt(line, column, width);
            let (text, carets) = shown.split_once('\n').unwrap();
            let at = carets.find('^').unwrap();
            assert!(text[at..].starts_with(meant), "{shown}");
            assert!(text.len() <= 72 && carets.len() <= 72, "{shown}");
        }
    }
}
