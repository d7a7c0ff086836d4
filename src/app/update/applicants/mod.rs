//! Applicants: the form, the judgements, the levels asked about, the files.

mod closing;
mod export;
mod files;
mod form;
mod judging;
mod question;
mod recovery;
#[cfg(test)]
mod tests;

use super::super::applicants::ApplicantCommand;
use super::super::state::Dialog;
use super::super::{Effect, State};
use super::{done, say, warn};

pub use closing::advance_close;
pub use files::take_files;
pub use form::{redo, undo};
pub use question::{come_into_view, take_library};
pub use recovery::offer;

/// Carries out a command about applicants.
///
/// The table is one match on purpose: a new command does not compile until it has its line.
pub fn update(state: &mut State, command: ApplicantCommand) -> Vec<Effect> {
    use ApplicantCommand as A;
    if !matches!(command, A::Edit { .. } | A::Answered { .. } | A::Saved { .. }) {
        state.applicants.typing = None;
    }
    match command {
        A::New => form::new(state),
        A::Choose(id) => done(|| form::choose(state, id)),
        A::Close(id) => form::close(state, id),
        A::Edit { field, draft } => form::edit(state, field, draft),
        A::AddRow(part) => form::add_row(state, part),
        A::RemoveRow(part, row) => form::remove_row(state, part, row),
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
        A::OpenSamples => files::open_samples(state),
        A::Save => files::save(state),
        A::SaveAs => files::save_as(state),
        A::SaveIn(path) => files::save_in(state, path),
        A::TypeSavePath(typed) => done(|| state.dialog = Some(Dialog::SavePath(typed))),
        A::Overwrite => files::overwrite(state),
        A::TakeOnDisk => files::take_on_disk(state),
        A::Saved(saved) => files::saved(state, *saved),
        A::NotSaved(why) => done(|| files::not_saved(state, &why)),
        A::Conflict { document, path } => done(|| files::conflict(state, document, path)),
        A::RecoveryFound(found) => done(|| recovery::found(state, found)),
        A::TakeRecovered => recovery::take(state),
        A::DropRecovered => recovery::drop_all(state),
        A::Export => export::ask(state),
        A::Exported(path) => done(|| say(state, format!("The result is in {}.", path.display()))),
        A::NotExported(why) => done(|| warn(state, format!("The result is not exported: {why}."))),
    }
}
