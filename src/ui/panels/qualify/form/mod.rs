//! The applicant as a form: name, day of judging, education, jobs, credentials; each row edited in place.
//!
//! Tab goes row by row. Rows far out of view are not drawn, so that a long record costs no more than a short one.

mod credentials;
mod education;
mod field;
mod jobs;
mod part;

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{Align, Align2, Id, Key, Layout, Modifiers, Response, Role, Stroke, TextEdit, TextWrapMode, Ui};

use crate::ui::kit::field::{kept, mark, select_all_on_tab, told};
use crate::ui::kit::{action_button, name_it, small, text};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::applicants::{ApplicantCommand, Document, Draft, Field, Part};
use rungs_app::state::{FocusTarget, Region};
use rungs_app::typed;
use rungs_app::{Command, State};

/// What the form keeps between frames.
#[derive(Debug, Default)]
pub struct FormView {
    /// The last wish for the focus that was followed.
    seen: u64,
    /// The row that had the keyboard focus in the last frame.
    focused: Option<(Part, usize)>,
    /// How high each row was when it was drawn last.
    heights: BTreeMap<(Part, usize), f32>,
    /// Jobs whose second line was asked for.
    unfolded: BTreeSet<usize>,
}

impl FormView {
    /// The field that is to get the keyboard focus and has not yet.
    fn wished(&self, state: &State) -> Option<Field> {
        state.applicants.desk.wish.filter(|wish| wish.number != self.seen).map(|wish| wish.field)
    }

    /// The wish is fulfilled.
    fn follow(&mut self, state: &State) {
        self.seen = state.applicants.desk.wish.map_or(self.seen, |wish| wish.number);
    }
}

/// Shows the form of the chosen applicant. `wish`: a part of the window that is to get the keyboard focus.
pub fn show(
    ui: &mut Ui,
    state: &State,
    view: &mut FormView,
    wish: Option<FocusTarget>,
    theme: &Theme,
    commands: &mut Vec<Command>,
) {
    let Some(document) = state.applicants.shown() else {
        return nobody(ui, state, theme, commands);
    };
    row_keys(ui, view, commands);
    head(ui, state, document, view, wish, theme, commands);
    let focused = view.focused.take();
    for part in Part::ALL {
        part::show(ui, &part::PartView { state, document, part, theme, focused }, view, commands);
    }
}

/// What stands in place of the form while no applicant is open.
fn nobody(ui: &mut Ui, state: &State, theme: &Theme, commands: &mut Vec<Command>) {
    ui.label(text("No applicant is open", Face::SerifTitle, size::TITLE, theme.text));
    ui.add_space(4.0);
    let what =
        "Enter an applicant, open files of applicants or drop them here, or look at the samples: invented people.";
    ui.label(text(what, Face::Sans, size::CONTROL, theme.muted));
    ui.add_space(12.0);
    for (id, face) in
        [("applicant-new", "New applicant"), ("open", "Open files"), ("samples", "Open the sample applicants")]
    {
        action_button(ui, state, id, face.into(), commands);
        ui.add_space(4.0);
    }
}

/// Ctrl+Enter adds a row below those of the part with the focus; Ctrl+Shift+Delete takes out the row with the focus.
fn row_keys(ui: &Ui, view: &FormView, commands: &mut Vec<Command>) {
    let Some((part, row)) = view.focused else { return };
    let (add, remove) = ui.input_mut(|input| {
        let remove = input.consume_key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Delete);
        (input.consume_key(Modifiers::COMMAND, Key::Enter), remove)
    });
    if add {
        commands.push(Command::Applicants(ApplicantCommand::AddRow(part)));
    }
    if remove {
        commands.push(Command::Applicants(ApplicantCommand::RemoveRow(part, row)));
    }
}

/// The name, what it is, and the day of judging.
fn head(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    view: &mut FormView,
    wish: Option<FocusTarget>,
    theme: &Theme,
    commands: &mut Vec<Command>,
) {
    let named = name(ui, document, theme, commands);
    if view.wished(state) == Some(Field::Name) || wish == Some(FocusTarget::Region(Region::Ladder)) {
        named.request_focus();
        view.follow(state);
    }
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            as_of(ui, state, theme, commands);
            for (id, words) in [("export", "Export"), ("save", "Save")] {
                let face = text(words, Face::SansMedium, size::META, theme.accent);
                action_button(ui, state, id, face, commands);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                match document.sample {
                    true => ui.label(small("Invented sample, not a real person", theme)),
                    false => kept(ui, document.path.as_deref(), TextWrapMode::Truncate, theme),
                };
            });
        });
    });
    if let Some(why) = document.reading.why_not(Field::Name) {
        told(ui, "Name", why, theme);
    }
    if let Some(why) = as_of_error(state) {
        told(ui, "As of", &why, theme);
    }
    field::hints(ui, state, |field| field == Field::Name, theme);
    ui.add_space(8.0);
}

fn name(ui: &mut Ui, document: &Document, theme: &Theme, commands: &mut Vec<Command>) -> Response {
    let mut typed = document.draft.name.clone();
    let edit = TextEdit::singleline(&mut typed).id(Id::unique(("form", Field::Name))).hint_text(text(
        "Name",
        Face::Serif,
        size::TITLE,
        theme.muted,
    ));
    let edit = edit.font(Face::SerifTitle.at(size::TITLE)).text_color(theme.text).desired_width(f32::INFINITY);
    let response = ui.add(edit);
    name_it(&response, Role::TextInput, "Name of the applicant");
    if typed != document.draft.name {
        let draft = Draft { name: typed, ..Draft::clone(&document.draft) };
        commands.push(Command::Applicants(ApplicantCommand::Edit { field: Field::Name, draft: draft.into() }));
    }
    response
}

fn as_of(ui: &mut Ui, state: &State, theme: &Theme, commands: &mut Vec<Command>) {
    let mut typed = state.applicants.as_of.clone();
    let edit = TextEdit::singleline(&mut typed).font(Face::Sans.at(size::META)).desired_width(96.0);
    let edit = edit.align(Align2::LEFT_CENTER).id(Id::unique("as of")).hint_text("2025-06-30");
    let response = ui.add(edit);
    select_all_on_tab(ui, &response, typed.chars().count());
    name_it(&response, Role::TextInput, "As of, the day of judging");
    if let Some(why) = as_of_error(state) {
        mark(ui, &response, &why, theme);
    }
    ui.label(small("As of", theme));
    if typed != state.applicants.as_of {
        commands.push(Command::Applicants(ApplicantCommand::SetAsOf(typed)));
    }
}

fn as_of_error(state: &State) -> Option<String> {
    typed::date(&state.applicants.as_of).err()
}

/// A rule across the column.
fn rule(ui: &mut Ui, theme: &Theme) {
    let top = ui.cursor().top() + 0.5;
    ui.painter().hline(ui.max_rect().x_range(), top, Stroke::new(1.0, theme.edge));
    ui.add_space(6.0);
}
