//! What stands in the tab while no document is open: what can be imported, and how.

use eframe::egui::{Label, Ui};

use crate::ui::kit::{Button, Cx, Weight, scrolling_column, small, text, tooltip};
use crate::ui::theme::{Face, size};
use rungs_app::Command;
use rungs_app::actions::Action;
use rungs_app::reviews::ReviewCommand;

/// What the tab is for.
const WHAT: &str = "Rungs reads class specifications as agencies publish them, drafts the specification, and shows what it \
                    understood beside the source. No sentence is lost: what it cannot place, it asks you about. You \
                    accept and mend the draft, and save it.";

/// The ways to begin.
const WAYS: [(&str, &str); 4] = [
    ("What can be read", "Text and Markdown, web pages (HTML), Word documents (DOCX), PDF with text in it."),
    ("Drop", "Files or folders, onto this window."),
    ("Several at once", "All documents of a folder are read; each becomes a draft of its own."),
    ("Without a window", "rungs import FILE… -o DIR"),
];

/// Draws it; `focus`: the keyboard is wished for.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, focus: bool) {
    let (state, theme) = (cx.state, cx.theme);
    scrolling_column(ui, "no document", |ui| {
        ui.label(text("No document is open", Face::SerifTitle, size::TITLE, theme.text));
        ui.add_space(4.0);
        ui.set_max_width(640.0);
        ui.add(Label::new(text(WHAT, Face::Sans, size::CONTROL, theme.muted)).wrap());
        ui.add_space(14.0);
        let response =
            Button::new("Import documents …").name("Import documents").weight(Weight::Primary).show(ui, theme);
        if focus {
            response.request_focus();
        }
        if response.on_hover_text(tooltip(ui.ctx(), Action::ImportDocuments)).clicked() {
            cx.send(Command::Reviews(ReviewCommand::AskFiles));
        }
        ui.add_space(14.0);
        for (what, how) in WAYS {
            ui.horizontal_wrapped(|ui| {
                ui.label(text(what, Face::SansSemibold, size::META, theme.text));
                ui.add(Label::new(small(how, theme)).wrap());
            });
        }
        for problem in &state.reviews.unread {
            ui.add_space(6.0);
            let words = format!("! {}: {}", problem.place.file, problem.message);
            ui.add(Label::new(text(words, Face::SansMedium, size::META, theme.warning.text)).wrap());
        }
    });
}
