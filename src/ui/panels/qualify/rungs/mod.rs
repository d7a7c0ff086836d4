//! The rungs, best first: each with its outcome, its paths, and the tree that says why; and, instead of them, all
//! applicants at once, or all judgments on record.

mod header;
mod list;
mod row;

use std::sync::Arc;

use eframe::egui::Ui;

use super::judge::JudgeView;
use super::matrix::MatrixView;
use super::precedents::PrecedentsView;
use crate::ui::kit::{Cx, text};
use crate::ui::theme::{Face, size};
pub use list::row_id;
use rungs_app::State;
use rungs_app::applicants::DocumentId;
use rungs_app::view::qualify::rungs::RungsData;

/// What the right half shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Page {
    /// The rungs of the applicant in the form.
    #[default]
    Rungs,
    /// All applicants and levels.
    Matrix,
    /// All judgments on record.
    Judgements,
}

/// What the right half keeps between frames.
#[derive(Debug, Default)]
pub struct RungsView {
    page: Page,
    kept: Option<((u64, DocumentId), Arc<RungsData>)>,
    list: list::ListView,
    judge: JudgeView,
    matrix: MatrixView,
    precedents: PrecedentsView,
    /// The judgment that was being made in the last frame.
    seen: Option<String>,
}

/// Shows the rungs of the applicant in the form.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut RungsView) {
    view.follow_judging(cx.state);
    let data = view.data(cx.state);
    header::show(ui, cx, data.as_deref(), &mut view.page);
    match (view.page, &cx.state.applicants.answers) {
        (Page::Matrix, Some(answers)) => {
            if view.matrix.show(ui, cx, answers) {
                view.page = Page::Rungs;
            }
        }
        (Page::Judgements, Some(answers)) => view.precedents.show(ui, cx, answers),
        _ => match data.filter(|data| !data.groups.is_empty()) {
            Some(data) => view.list.show(ui, cx, &data, &mut view.judge),
            None => nothing(ui, cx),
        },
    }
}

impl RungsView {
    fn data(&mut self, state: &State) -> Option<Arc<RungsData>> {
        let answers = state.applicants.answers.as_ref()?;
        let applicant = state.applicants.shown_answers()?;
        let key = (answers.revision, applicant.document);
        if self.kept.as_ref().is_none_or(|(kept, _)| *kept != key) {
            self.kept = Some((key, Arc::new(RungsData::new(&state.library, answers, applicant))));
            self.list.forget();
        }
        self.kept.as_ref().map(|(_, data)| data.clone())
    }

    /// A judgment that was begun elsewhere, by key or by name, is brought into view.
    fn follow_judging(&mut self, state: &State) {
        let now = state.applicants.judging.as_ref().map(|judging| judging.what.clone());
        if now != self.seen && now.is_some() {
            self.page = Page::Rungs;
            if self.judge.begun != now {
                self.judge.bring = true;
            }
        }
        if now.is_none() {
            self.judge.begun = None;
        }
        self.seen = now;
    }
}

/// What stands in place of rungs: what to do.
fn nothing(ui: &mut Ui, cx: &Cx<'_>) {
    let applicants = &cx.state.applicants;
    let words = if applicants.desk.current.is_none() {
        "No applicant is open. Open an applicant's file, or begin with an empty form."
    } else if applicants.levels.is_empty() {
        "No level is chosen. Tick the levels to ask about in the library."
    } else if applicants.pending || applicants.answers.is_none() {
        "Holding the record against the levels …"
    } else {
        "There is no answer for the levels that are chosen."
    };
    ui.add_space(16.0);
    ui.label(text(words, Face::Sans, size::CONTROL, cx.theme.muted));
}
