//! The rows of the form: education, jobs, credentials, units, courses, hours. What is seldom said of a job is unfolded.

use eframe::egui::Ui;
use rungs_domain::qualify::{Schooling, Ternary};
use rungs_domain::spec::Vocabulary;
use rungs_library::Library;

use super::Form;
use crate::ui::kit::form::choice::ListItem;
use crate::ui::kit::form::layout::{Cell, set_in};
use rungs_app::applicants::{
    CourseDraft, Field, HoldingDraft, HoursDraft, JobDraft, Part, StudyDraft, UnitsDraft, comparable_levels,
};

const STUDY: [Cell<'_>; 5] = [
    Cell::wide("Degree", 108.0, 0.0),
    Cell::wide("Field of study", 110.0, 1.0),
    Cell::wide("Accredited", 84.0, 0.0),
    Cell::date("Conferred on"),
    Cell::remove(),
];

/// The same where no degree was reached.
const YEARS: [Cell<'_>; 6] = [STUDY[0], Cell::number("Years"), STUDY[1], STUDY[2], STUDY[3], STUDY[4]];

const JOB: [Cell<'_>; 7] = [
    Cell::wide("Title", 100.0, 1.1),
    Cell::date("From"),
    Cell::date("To"),
    Cell::number("h/week"),
    Cell::wide("Counts as", 92.0, 1.0),
    Cell::button(),
    Cell::remove(),
];

/// What is seldom said of a job.
const MORE: [Cell<'_>; 3] = [
    Cell::wide("Comparable to", 130.0, 1.2),
    Cell::wide("Progressive", 90.0, 1.0),
    Cell::wide("Relevant percent", 92.0, 0.0),
];

/// The class that a job was in.
const SERVED: [Cell<'_>; 3] = [
    Cell::wide("Class served in", 130.0, 1.2),
    Cell::wide("Class code", 90.0, 0.0),
    Cell::wide("Employer", 110.0, 1.0),
];

const CREDENTIAL: [Cell<'_>; 4] =
    [Cell::wide("Kind", 120.0, 1.0), Cell::date("From"), Cell::date("Expires"), Cell::remove()];

const UNITS: [Cell<'_>; 5] = [
    Cell::wide("Semester", 60.0, 0.0),
    Cell::number("Quarter"),
    Cell::wide("Subject", 110.0, 1.0),
    Cell::date("Completed on"),
    Cell::remove(),
];

const COURSE: [Cell<'_>; 3] = [Cell::wide("Subject", 110.0, 1.0), Cell::date("Completed on"), Cell::remove()];

const HOURS: [Cell<'_>; 4] =
    [Cell::number("Hours"), Cell::wide("Of what", 110.0, 1.0), Cell::date("Completed on"), Cell::remove()];

/// What a part without rows means.
pub const NONE: [Cell<'_>; 1] = [Cell::wide("", 150.0, 0.0)];

/// The captions over the rows of a part.
pub fn header(ui: &mut Ui, form: &Form<'_>, part: Part) {
    match part {
        Part::Education => form.header(ui, &STUDY),
        Part::Jobs => form.header(ui, &JOB),
        Part::Credentials => form.header(ui, &CREDENTIAL),
        Part::Units => form.header(ui, &UNITS),
        Part::Courses => form.header(ui, &COURSE),
        Part::Hours => form.header(ui, &HOURS),
    }
}

/// What a record can say of yes and no; a new row says nothing.
fn known() -> [(&'static str, Ternary); 3] {
    Ternary::ALL.map(|one| (one.words(), one))
}

/// Draws what was reached, in which field, where and when.
pub fn study(ui: &mut Ui, form: &mut Form<'_>, row: usize, study: &mut StudyDraft) {
    let field = |name| Field::Row(Part::Education, row, name);
    let some_college = matches!(study.degree, Some(Schooling::SomeCollege { .. }));
    if some_college {
        study.degree = Some(Schooling::SomeCollege { years: 1 });
        form.line(ui, &YEARS);
    } else {
        form.table_line(ui, &STUDY);
    }
    let degrees = Schooling::ALL.map(|one| (one.short(), Some(one)));
    form.choice(ui, field("degree"), (&degrees, "Degree …"), &mut study.degree);
    if some_college {
        form.text(ui, field("years"), "Years", &mut study.years);
    }
    form.text(ui, field("field"), "Field of study", &mut study.field);
    form.choice(ui, field("accredited"), (&known(), ""), &mut study.accredited);
    form.text(ui, field("conferred"), "2015-05-09", &mut study.conferred);
}

/// Draws what a job was, from when to when, how many hours, as what it counts.
pub fn job(ui: &mut Ui, form: &mut Form<'_>, row: usize, job: &mut JobDraft, library: &Library) -> bool {
    let field = |name| Field::Row(Part::Jobs, row, name);
    form.table_line(ui, &JOB);
    form.text(ui, field("title"), "Title", &mut job.title);
    form.text(ui, field("from"), "2018-03-01", &mut job.from);
    form.text(ui, field("to"), "still there", &mut job.to);
    form.text(ui, field("hours_per_week"), "40", &mut job.hours);
    let kinds = || {
        let item = |id: &str, meaning: &str| ListItem::new(id, format!("{}: {meaning}", spoken(id)));
        library.vocabulary.kinds.iter().map(|kind| item(&kind.id, &kind.meaning)).collect()
    };
    form.several(ui, field("kinds"), ("not said", spoken), kinds, &mut job.kinds);
    let wrong = ["comparable_to", "relevant_percent", "class", "class_code", "employer"]
        .iter()
        .any(|name| form.why_not(field(name)).is_some());
    let tip = "Comparable to, growing responsibility, share of the work, class served in, employer";
    form.disclosure(ui, field("more"), (&what_is_said(job), tip, wrong))
}

/// Draws what is seldom said of a job.
pub fn more(ui: &mut Ui, form: &mut Form<'_>, row: usize, job: &mut JobDraft, library: &Library) {
    let field = |name| Field::Row(Part::Jobs, row, name);
    set_in(ui, |ui| {
        form.line(ui, &MORE);
        let levels =
            || comparable_levels(library).into_iter().map(|(code, words)| ListItem::new(code, words)).collect();
        form.several(ui, field("comparable_to"), ("not said", str::to_owned), levels, &mut job.comparable_to);
        form.choice(ui, field("progressive"), (&known(), ""), &mut job.progressive);
        form.text(ui, field("relevant_percent"), "100", &mut job.relevant);
        form.line(ui, &SERVED);
        form.text(ui, field("class"), "not said", &mut job.class);
        form.text(ui, field("class_code"), "not said", &mut job.class_code);
        form.text(ui, field("employer"), "not said", &mut job.employer);
    });
}

/// What is said of a job that is not as usual: "comparable to 0876, progressive, 60 % relevant".
fn what_is_said(job: &JobDraft) -> String {
    let mut said = Vec::new();
    if !job.comparable_to.is_empty() {
        said.push(format!("comparable to {}", job.comparable_to.join(", ")));
    }
    match job.progressive {
        Ternary::Yes => said.push("progressive".to_owned()),
        Ternary::No => said.push("not progressive".to_owned()),
        Ternary::Unknown => {}
    }
    if !job.class.trim().is_empty() {
        said.push(format!("in the class {}", job.class.trim()));
    }
    if !job.employer.trim().is_empty() {
        said.push(format!("with {}", job.employer.trim()));
    }
    if job.relevant.trim() != "100" {
        said.push(format!("{} % relevant", job.relevant.trim()));
    }
    said.join(", ")
}

/// Draws what a credential is, from when, until when.
pub fn credential(ui: &mut Ui, form: &mut Form<'_>, row: usize, held: &mut HoldingDraft, vocabulary: &Vocabulary) {
    let field = |name| Field::Row(Part::Credentials, row, name);
    form.table_line(ui, &CREDENTIAL);
    let known = vocabulary.credentials.iter();
    let words: Vec<(&str, usize)> = known.clone().map(|one| one.meaning.as_str()).zip(0..).collect();
    let mut at = known.clone().position(|one| one.id == held.kind).unwrap_or(usize::MAX);
    form.choice(ui, field("kind"), (&words, "Choose what it is …"), &mut at);
    if let Some(chosen) = vocabulary.credentials.get(at) {
        held.kind.clone_from(&chosen.id);
    }
    form.text(ui, field("from"), "not said", &mut held.from);
    form.text(ui, field("expires"), "not said", &mut held.expires);
}

/// Draws how many units, in which subject, when.
pub fn units(ui: &mut Ui, form: &mut Form<'_>, row: usize, held: &mut UnitsDraft) {
    let field = |name| Field::Row(Part::Units, row, name);
    form.table_line(ui, &UNITS);
    form.text(ui, field("semester"), "none", &mut held.semester);
    form.text(ui, field("quarter"), "none", &mut held.quarter);
    form.text(ui, field("subject"), "not said", &mut held.subject);
    form.text(ui, field("completed"), "not said", &mut held.completed);
}

/// Draws in which subject a course was, and when.
pub fn course(ui: &mut Ui, form: &mut Form<'_>, row: usize, held: &mut CourseDraft) {
    let field = |name| Field::Row(Part::Courses, row, name);
    form.table_line(ui, &COURSE);
    form.text(ui, field("subject"), "Subject", &mut held.subject);
    form.text(ui, field("completed"), "not said", &mut held.completed);
}

/// Draws how many hours, of what, when.
pub fn hours(ui: &mut Ui, form: &mut Form<'_>, row: usize, held: &mut HoursDraft) {
    let field = |name| Field::Row(Part::Hours, row, name);
    form.table_line(ui, &HOURS);
    form.text(ui, field("hours"), "40", &mut held.hours);
    form.text(ui, field("of"), "supervised internship", &mut held.of);
    form.text(ui, field("completed"), "not said", &mut held.completed);
}

/// An id of a file as words: `social_casework` is "social casework".
fn spoken(id: &str) -> String {
    id.replace('_', " ")
}
