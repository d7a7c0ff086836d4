//! A part of the form: its heading, its rows, what is wrong with them.

use std::sync::Arc;

use eframe::egui::{Align, Button, Layout, Rect, Role, Ui, vec2};
use rungs_domain::spec::Vocabulary;

use super::field::{self, RowUi};
use super::{FormView, credentials, education, jobs, rule};
use crate::ui::kit::{name_it, text};
use crate::ui::theme::{Face, Theme, size};
use rungs_app::applicants::{ApplicantCommand, Document, Draft, Field, Part};
use rungs_app::{Command, State, actions};

/// Rows this near to what is in view are drawn, so that Tab reaches them.
const NEAR: f32 = 160.0;

/// How high a row is taken to be before it is drawn the first time.
const USUAL: f32 = 30.0;

/// A part, and what it is drawn from.
pub struct PartView<'a> {
    pub state: &'a State,
    pub document: &'a Document,
    pub part: Part,
    pub theme: &'a Theme,
    /// The row that had the keyboard focus in the last frame.
    pub focused: Option<(Part, usize)>,
}

/// Draws a part.
pub fn show(ui: &mut Ui, shown: &PartView<'_>, view: &mut FormView, commands: &mut Vec<Command>) {
    rule(ui, shown.theme);
    heading(ui, shown, commands);
    let rows = count(&shown.document.draft, shown.part);
    if rows > 0 {
        field::captions(ui, shown.part, shown.theme);
    }
    for row in 0..rows {
        one(ui, shown, row, rows, view, commands);
    }
    ui.add_space(12.0);
}

fn heading(ui: &mut Ui, shown: &PartView<'_>, commands: &mut Vec<Command>) {
    let (part, theme) = (shown.part, shown.theme);
    ui.horizontal(|ui| {
        ui.label(text(part.heading(), Face::SerifSemibold, size::SECTION, theme.text));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let face = text("Add", Face::SansMedium, size::META, theme.accent);
            let add = ui.add(Button::new(face).frame(false));
            let (name, id) = match part {
                Part::Education => ("Add education", "add-study"),
                Part::Jobs => ("Add a job", "add-job"),
                Part::Credentials => ("Add a credential", "add-credential"),
            };
            name_it(&add, Role::Button, name);
            if add.on_hover_text(actions::tooltip(id)).clicked() {
                commands.push(Command::Applicants(ApplicantCommand::AddRow(part)));
            }
        });
    });
}

fn count(draft: &Draft, part: Part) -> usize {
    match part {
        Part::Education => draft.education.len(),
        Part::Jobs => draft.experience.len(),
        Part::Credentials => draft.credentials.len(),
    }
}

/// Draws a row, or leaves its room where it is far out of view.
fn one(ui: &mut Ui, shown: &PartView<'_>, row: usize, rows: usize, view: &mut FormView, commands: &mut Vec<Command>) {
    let part = shown.part;
    let wished = view.wished(shown.state);
    let wished = wished.filter(|field| matches!(field, Field::Row(of, at, _) if (*of, *at) == (part, row)));
    let height = view.heights.get(&(part, row)).copied().unwrap_or(USUAL);
    let room = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
    let kept = wished.is_some() || shown.focused == Some((part, row));
    if !kept && !ui.clip_rect().expand(NEAR).intersects(room) {
        ui.allocate_space(room.size());
        return;
    }
    let top = ui.cursor().top();
    let mut row_ui = RowUi {
        part,
        row,
        rows,
        reading: &shown.document.reading,
        theme: shown.theme,
        wished,
        changed: None,
        focused: false,
        removed: false,
        added: false,
    };
    if let Some((field, draft)) = draw(ui, shown, view, &mut row_ui) {
        commands.push(Command::Applicants(ApplicantCommand::Edit { field, draft }));
    }
    field::errors(ui, shown, row);
    let RowUi { focused, removed, added, .. } = row_ui;
    if focused {
        view.focused = Some((part, row));
        if wished.is_some() {
            view.follow(shown.state);
        }
    }
    if removed {
        commands.push(Command::Applicants(ApplicantCommand::RemoveRow(part, row)));
    }
    if added {
        commands.push(Command::Applicants(ApplicantCommand::AddRow(part)));
    }
    view.heights.insert((part, row), ui.cursor().top() - top - ui.spacing().item_spacing.y);
}

/// Draws the fields of a row; the field that was changed, and the form with it.
fn draw(ui: &mut Ui, shown: &PartView<'_>, view: &mut FormView, row: &mut RowUi<'_>) -> Option<(Field, Arc<Draft>)> {
    let (draft, library) = (&shown.document.draft, &shown.state.library);
    let vocabulary: &Vocabulary = &library.vocabulary;
    let at = row.row;
    let edited = |change: &dyn Fn(&mut Draft)| {
        let mut draft = Draft::clone(draft);
        change(&mut draft);
        Arc::new(draft)
    };
    match shown.part {
        Part::Education => {
            let mut study = draft.education.get(at)?.clone();
            education::show(ui, row, &mut study);
            Some((row.changed?, edited(&|draft| put(&mut draft.education, at, &study))))
        }
        Part::Jobs => {
            let mut job = draft.experience.get(at)?.clone();
            jobs::show(ui, row, &mut job, library, &mut view.unfolded);
            Some((row.changed?, edited(&|draft| put(&mut draft.experience, at, &job))))
        }
        Part::Credentials => {
            let mut held = draft.credentials.get(at)?.clone();
            credentials::show(ui, row, &mut held, vocabulary);
            Some((row.changed?, edited(&|draft| put(&mut draft.credentials, at, &held))))
        }
    }
}

fn put<T: Clone>(rows: &mut [T], at: usize, row: &T) {
    if let Some(place) = rows.get_mut(at) {
        place.clone_from(row);
    }
}
