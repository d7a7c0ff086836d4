//! The fields of forms in the gallery.

use eframe::egui::Ui;
use rungs_app::documents::Unreadable;

use crate::ui::kit::form::layout::Cell;
use crate::ui::kit::form::{FormField, FormFocus, FormUi};
use crate::ui::kit::section;
use crate::ui::theme::Theme;

const LINE: [Cell<'_>; 6] = [
    Cell::wide("Title", 120.0, 1.0),
    Cell::date("From"),
    Cell::date("To"),
    Cell::number("h/week"),
    Cell::wide("Counts as", 110.0, 1.0),
    Cell::remove(),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sample {
    Title,
    From,
    To,
    Hours,
    Kind,
    Remove,
    Note,
}

impl FormField for Sample {
    fn name(self) -> &'static str {
        match self {
            Sample::Title => "title",
            Sample::From => "from",
            Sample::To => "to",
            Sample::Hours => "hours",
            Sample::Kind => "kind",
            Sample::Remove => "remove",
            Sample::Note => "note",
        }
    }

    fn label(self) -> String {
        format!("Job 1, {}", self.name())
    }
}

/// A row with each kind of field, one of them wrong, and a paragraph. What is typed into them is not kept.
pub fn show(ui: &mut Ui, theme: &Theme) {
    section(ui, "Forms", "fields in lines, what is wrong below them", theme);
    let why = "\u{201c}soon\u{201d} is not a date: write year, month and day, like 2025-06-30".to_owned();
    let problems = [Unreadable { field: Sample::To, why }];
    let mut focus = FormFocus::default();
    let mut form = FormUi::new(("gallery", &theme.name), &mut focus, &problems, theme);
    form.row(ui, "job", (|_| true, 80.0), |ui, form| {
        form.line(ui, &LINE);
        form.text(ui, Sample::Title, "", &mut "Caseworker".to_owned());
        form.text(ui, Sample::From, "", &mut "2008-08-28".to_owned());
        form.text(ui, Sample::To, "", &mut "soon".to_owned());
        form.text(ui, Sample::Hours, "40", &mut String::new());
        form.choice(ui, Sample::Kind, (&[("social work", 0), ("other work", 1)], "not said"), &mut 0);
        form.button(ui, Sample::Remove, ("\u{d7}", "Take out job 1", "Takes the job out."));
        let mut note = "Interviews clients, and keeps the records of a unit.".to_owned();
        form.words(ui, ("Note", Sample::Note), ("What was done", false), &mut note);
    });
}
