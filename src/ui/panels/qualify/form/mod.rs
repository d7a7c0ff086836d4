//! The applicant as a form: name, day of judging, education, jobs, credentials, units, courses and hours; each row
//! edited in place.
//!
//! Tab goes row by row. Rows far out of view are not drawn, so that a long record costs no more than a short one.

mod rows;

use std::sync::Arc;

use eframe::egui::{Button, Id, Label, Response, Role, TextEdit, TextWrapMode, Ui, vec2};
use rungs_library::Library;

use crate::ui::kit::form::field::{kept, mark, one_line, told};
use crate::ui::kit::form::layout::{HEIGHT, ends, rule};
use crate::ui::kit::form::{FormField, FormFocus, FormUi};
use crate::ui::kit::{Cx, action_button, has_focus, name_it, small, text, tooltip};
use crate::ui::theme::{Face, size};
use rungs_app::actions::{Action, Scope};
use rungs_app::applicants::{ApplicantCommand, Document, Draft, Field, Part};
use rungs_app::rows::Rows;
use rungs_app::state::{FocusTarget, Region};
use rungs_app::{Command, State, typed};

/// How high a row is taken to be before it is drawn the first time.
const USUAL: f32 = 30.0;

type Form<'a> = FormUi<'a, Field>;

impl FormField for Field {
    fn name(self) -> &'static str {
        match self {
            Field::Name => "name",
            Field::Row(_, _, name) => name,
        }
    }

    fn label(self) -> String {
        Field::label(self)
    }
}

/// Shows the form of the chosen applicant. `wish`: a part of the window that is to get the keyboard focus.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, focus: &mut FormFocus<Field>, wish: Option<FocusTarget>) {
    let (state, theme) = (cx.state, cx.theme);
    let Some(document) = state.applicants.shown() else {
        return nobody(ui, cx);
    };
    focus.take_up(state.applicants.desk.focus_request);
    if wish == Some(FocusTarget::Region(Region::Content)) {
        focus.go_to(Field::Name);
    }
    let problems = &document.reading.unreadable;
    let mut form = FormUi::new(("applicant", document.id), focus, problems, theme);
    head(ui, cx, &mut form, document);
    for part in Part::ALL {
        rule(ui, theme);
        heading(ui, cx, &mut form, part);
        let count = document.draft.rows(part);
        if count > 0 {
            rows::header(ui, &form, part);
        }
        (0..count).for_each(|at| row(ui, cx, &mut form, document, (part, at)));
        none_completed(ui, cx, &mut form, document, part);
    }
    note_row(ui, cx, &form);
}

/// What stands in place of the form while no applicant is open.
fn nobody(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.label(text("No applicant is open", Face::SerifTitle, size::TITLE, cx.theme.text));
    ui.add_space(4.0);
    let what =
        "Enter an applicant, open files of applicants or drop them here, or look at the samples: invented people.";
    ui.label(text(what, Face::Sans, size::CONTROL, cx.theme.muted));
    ui.add_space(12.0);
    for (action, face) in [
        (Action::NewApplicant, "New applicant"),
        (Action::OpenFiles, "Open files"),
        (Action::SampleApplicants, "Open the sample applicants"),
    ] {
        action_button(ui, cx, action, face);
        ui.add_space(4.0);
    }
}

/// The row with the focus is the one that actions are about.
fn note_row(ui: &Ui, cx: &mut Cx<'_>, form: &Form<'_>) {
    let Some(Field::Row(part, row, _)) = form.focused() else { return };
    has_focus(ui.ctx(), Scope::Row);
    if cx.state.applicants.row != Some((part, row)) {
        cx.send(Command::Applicants(ApplicantCommand::FocusRow(part, row)));
    }
}

/// The name, what it is, and the day of judging.
fn head(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut Form<'_>, document: &Document) {
    let (state, theme) = (cx.state, cx.theme);
    name(ui, cx, form, document);
    let note = |ui: &mut Ui, _: &mut Cx<'_>| match document.sample {
        true => drop(ui.label(small("Invented sample, not a real person", theme))),
        false => drop(kept(ui, document.path.as_deref(), TextWrapMode::Truncate, theme)),
    };
    let mut day = None;
    ends(ui, 80.0, cx, note, |ui, cx| {
        for (action, words) in [(Action::Save, "Save"), (Action::Export, "Export")] {
            action_button(ui, cx, action, words);
        }
        day = Some(as_of(ui, cx));
    });
    form.errors(ui, |field| field == Field::Name);
    if let (Some(why), Some(day)) = (as_of_error(state), day) {
        told(ui, Some(day.id), "As of", &why, theme);
    }
    hints(ui, state, |field| field == Field::Name, form);
}

fn name(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut Form<'_>, document: &Document) {
    let mut typed = document.draft.name.clone();
    let hint = text("Name", Face::Serif, size::TITLE, cx.theme.muted);
    let edit = TextEdit::singleline(&mut typed).id(form.id(Field::Name)).hint_text(hint);
    let edit = edit.font(Face::SerifTitle.at(size::TITLE)).text_color(cx.theme.text).desired_width(f32::INFINITY);
    let response = ui.add(edit);
    name_it(&response, Role::TextInput, "Name of the applicant");
    form.after(ui, Field::Name, response);
    if form.take_changed().is_some() {
        let draft = Draft { name: typed, ..Draft::clone(&document.draft) };
        cx.send(Command::Applicants(ApplicantCommand::Edit { field: Field::Name, draft: draft.into() }));
    }
}

fn as_of(ui: &mut Ui, cx: &mut Cx<'_>) -> Response {
    let (state, theme) = (cx.state, cx.theme);
    ui.label(small("As of", theme));
    let (_, rect) = ui.allocate_space(vec2(96.0, HEIGHT));
    let mut typed = state.applicants.as_of.clone();
    let label = ("As of, the day of judging", "2025-06-30");
    let response = one_line(ui, rect, Id::unique("as of"), label, &mut typed, theme);
    if let Some(why) = as_of_error(state) {
        mark(ui, &response, &why, theme);
    }
    if response.changed() {
        cx.send(Command::Applicants(ApplicantCommand::SetAsOf(typed)));
    }
    response
}

fn as_of_error(state: &State) -> Option<String> {
    typed::date(&state.applicants.as_of).err()
}

/// The heading of a part, and the button that adds a row to it.
fn heading(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut Form<'_>, part: Part) {
    let theme = cx.theme;
    let words = text(part.heading(), Face::SerifSemibold, size::SECTION, theme.text);
    ends(
        ui,
        80.0,
        cx,
        |ui, _| drop(ui.label(words)),
        |ui, cx| {
            let add = ui.add(Button::new(text("Add", Face::SansMedium, size::META, theme.accent)).frame(false));
            let (name, action) = match part {
                Part::Education => ("Add education", Action::AddEducation),
                Part::Jobs => ("Add a job", Action::AddJob),
                Part::Credentials => ("Add a credential", Action::AddCredential),
                Part::Units => ("Add units of study", Action::AddUnits),
                Part::Courses => ("Add a course", Action::AddCourse),
                Part::Hours => ("Add hours of training", Action::AddHours),
            };
            name_it(&add, Role::Button, name);
            form.follow(Field::add(part), &add);
            if add.on_hover_text(tooltip(ui.ctx(), action)).clicked() {
                cx.send(Command::Applicants(ApplicantCommand::AddRow(part)));
            }
        },
    );
}

/// What a part without rows means: that there are none, or that nobody has said.
fn none_completed(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut Form<'_>, document: &Document, part: Part) {
    let Some(none) = document.draft.said_none(part) else { return };
    let field = Field::Row(part, 0, "none");
    let is_in = |other| other == field;
    form.row(ui, (part, "none"), (is_in, USUAL), |ui, form| {
        form.line(ui, &rows::NONE);
        let mut said = none;
        form.choice(ui, field, (&[("not said", false), ("none completed", true)], ""), &mut said);
        if form.take_changed().is_some() {
            let mut draft = Draft::clone(&document.draft);
            draft.say_none(part, said);
            cx.send(Command::Applicants(ApplicantCommand::Edit { field, draft: draft.into() }));
        }
    });
}

/// Draws a row, and what somebody should look at in it.
fn row(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut Form<'_>, document: &Document, (part, at): (Part, usize)) {
    let Some(id) = document.draft.row_id(part, at) else { return };
    let is_in = |field| matches!(field, Field::Row(of, row, _) if (of, row) == (part, at));
    form.row(ui, (part, id), (is_in, USUAL), |ui, form| {
        if let Some((field, draft)) = fields(ui, cx, form, &document.draft, (part, at)) {
            cx.send(Command::Applicants(ApplicantCommand::Edit { field, draft: Arc::new(draft) }));
        }
        if form.take_entered() && at + 1 == document.draft.rows(part) {
            cx.send(Command::Applicants(ApplicantCommand::AddRow(part)));
        }
        form.errors(ui, is_in);
        hints(ui, cx.state, is_in, form);
    });
}

/// Draws the fields of a row; the field that was changed, and the form with it.
fn fields(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    form: &mut Form<'_>,
    draft: &Draft,
    (part, at): (Part, usize),
) -> Option<(Field, Draft)> {
    let library: &Library = &cx.state.library;
    let mut remove = |ui: &mut Ui, form: &mut Form<'_>| {
        let name = format!("Remove {} {}", part.one().to_lowercase(), at + 1);
        let tip = tooltip(ui.ctx(), Action::RemoveRow);
        let face = ("×", name.as_str(), tip.as_str());
        if form.button(ui, Field::Row(part, at, "remove"), face).clicked() {
            cx.send(Command::Applicants(ApplicantCommand::RemoveRow(part, at)));
        }
    };
    match part {
        Part::Education => {
            let mut study = draft.education.get(at)?.clone();
            rows::study(ui, form, at, &mut study);
            remove(ui, form);
            Some((form.take_changed()?, edited(draft, |draft| &mut draft.education, at, study)))
        }
        Part::Jobs => {
            let mut job = draft.experience.get(at)?.clone();
            let unfolded = rows::job(ui, form, at, &mut job, library);
            remove(ui, form);
            if unfolded {
                rows::more(ui, form, at, &mut job, library);
            }
            Some((form.take_changed()?, edited(draft, |draft| &mut draft.experience, at, job)))
        }
        Part::Credentials => {
            let mut held = draft.credentials.get(at)?.clone();
            rows::credential(ui, form, at, &mut held, &library.vocabulary);
            remove(ui, form);
            Some((form.take_changed()?, edited(draft, |draft| &mut draft.credentials, at, held)))
        }
        Part::Units => {
            let mut held = draft.units.rows.get(at)?.clone();
            rows::units(ui, form, at, &mut held);
            remove(ui, form);
            Some((form.take_changed()?, edited(draft, |draft| &mut draft.units.rows, at, held)))
        }
        Part::Courses => {
            let mut held = draft.courses.rows.get(at)?.clone();
            rows::course(ui, form, at, &mut held);
            remove(ui, form);
            Some((form.take_changed()?, edited(draft, |draft| &mut draft.courses.rows, at, held)))
        }
        Part::Hours => {
            let mut held = draft.hours.rows.get(at)?.clone();
            rows::hours(ui, form, at, &mut held);
            remove(ui, form);
            Some((form.take_changed()?, edited(draft, |draft| &mut draft.hours.rows, at, held)))
        }
    }
}

/// The form with another row in the place of one.
fn edited<T>(draft: &Draft, rows: fn(&mut Draft) -> &mut Rows<T>, at: usize, row: T) -> Draft {
    let mut draft = draft.clone();
    if let Some(place) = rows(&mut draft).get_mut(at) {
        *place = row;
    }
    draft
}

/// What somebody should look at in the fields that `are_meant`, in words.
fn hints(ui: &mut Ui, state: &State, are_meant: impl Fn(Field) -> bool, form: &Form<'_>) {
    let Some(answers) = state.applicants.shown_answers().filter(|answers| !answers.warnings.is_empty()) else { return };
    for (field, hint) in answers.hints().into_iter().filter(|(field, _)| are_meant(*field)) {
        let about = if field == Field::Name { String::new() } else { format!("{}: ", field.label()) };
        ui.add(Label::new(small(format!("Look at this. {about}{hint}."), form.theme)).wrap());
    }
}
