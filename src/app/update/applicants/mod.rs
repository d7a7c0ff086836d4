//! Applicants: the form, the judgments, the levels asked about, the files.

mod export;
mod form;
mod judging;
mod question;
#[cfg(test)]
mod tests;

use super::documents::{ApplicantKind, editing};
use super::{done, say, say_undoable, warn};
use crate::applicants::ApplicantCommand;
use crate::{Effect, State};

pub use question::{ask, ask_about_samples, come_into_view, take_library};

/// Carries out a command about applicants.
///
/// The table is one match on purpose: a new command does not compile until it has its line.
pub fn update(state: &mut State, command: ApplicantCommand) -> Vec<Effect> {
    use ApplicantCommand as A;
    if !matches!(command, A::Edit { .. } | A::FocusRow(..) | A::Answered { .. }) {
        state.applicants.desk.typing = None;
    }
    match command {
        A::New => form::new(state),
        A::Edit { field, draft } => editing::edit(ApplicantKind, state, field, draft),
        A::AddRow(part) => form::add_row(state, part),
        A::RemoveRow(part, row) => form::remove_row(state, part, row),
        A::FocusRow(part, row) => done(|| state.applicants.row = Some((part, row))),
        A::SetAsOf(typed) => question::set_as_of(state, typed),
        A::ToggleLevel(level) => question::toggle_level(state, level),
        A::ToggleSeries(id) => question::toggle_series(state, &id),
        A::SetLevels(levels) => question::set_levels(state, levels),
        A::SetPolicy(id) => question::set_policy(state, id),
        A::SetBeside(id) => question::set_beside(state, id),
        A::ToggleRung(level) => done(|| question::toggle_rung(&mut state.applicants, level)),
        A::NextJudgement => done(|| judging::next(state)),
        A::Judge(judging) => done(|| state.applicants.judging = judging),
        A::Record => judging::record(state),
        A::ForgetJudgement(at) => judging::forget(state, at),
        A::SearchPrecedents(words) => done(|| state.applicants.precedents = words),
        A::Answered { question, answers } => done(|| question::answered(state, question, answers)),
        A::Export => export::ask(state),
    }
}
