//! The form of an applicant: a new one, its rows.

use crate::applicants::{CourseDraft, Draft, Field, HoldingDraft, HoursDraft, JobDraft, Part, StudyDraft, UnitsDraft};
use crate::update::documents::editing::{change, open_new, wish};
use crate::update::documents::{ApplicantKind, DocumentKind};
use crate::update::say_undoable;
use crate::{Effect, State};

/// Opens an empty form.
pub fn new(state: &mut State) -> Vec<Effect> {
    ApplicantKind.come_into_view(state);
    let effects = open_new(ApplicantKind, state, Draft::default(), "a new applicant");
    wish(ApplicantKind, state, Field::Name);
    effects
}

/// Adds an empty row, with the focus in it.
pub fn add_row(state: &mut State, part: Part) -> Vec<Effect> {
    let Some(document) = state.applicants.shown() else { return new(state) };
    let row = document.draft.rows(part);
    wish(ApplicantKind, state, Field::Row(part, row, part.first_field()));
    change(ApplicantKind, state, format!("{} {} added", part.one(), row + 1), |draft| match part {
        Part::Education => draft.education.push(StudyDraft::default()),
        Part::Jobs => draft.experience.push(JobDraft::default()),
        Part::Credentials => draft.credentials.push(HoldingDraft::default()),
        Part::Units => draft.units.rows.push(UnitsDraft::default()),
        Part::Courses => draft.courses.rows.push(CourseDraft::default()),
        Part::Hours => draft.hours.rows.push(HoursDraft::default()),
    })
}

/// Takes a row out; the focus goes to the one that takes its place, or the last, or to where a row is added.
pub fn remove_row(state: &mut State, part: Part, row: usize) -> Vec<Effect> {
    let Some(document) = state.applicants.shown() else { return Vec::new() };
    let rows = document.draft.rows(part);
    if row >= rows {
        return Vec::new();
    }
    let last = rows.checked_sub(2);
    let next = last.map_or(Field::add(part), |last| Field::Row(part, row.min(last), part.first_field()));
    wish(ApplicantKind, state, next);
    let what = format!("{} {}", part.one(), row + 1);
    say_undoable(state, format!("{what} is taken out."));
    change(ApplicantKind, state, format!("{what} taken out"), |draft| match part {
        Part::Education => drop(draft.education.remove(row)),
        Part::Jobs => drop(draft.experience.remove(row)),
        Part::Credentials => drop(draft.credentials.remove(row)),
        Part::Units => drop(draft.units.rows.remove(row)),
        Part::Courses => drop(draft.courses.rows.remove(row)),
        Part::Hours => drop(draft.hours.rows.remove(row)),
    })
}
