//! Positions, held and planned: the form, the matches of duties, the files.

mod export;
mod form;
mod matching;
mod question;
mod signing;
#[cfg(test)]
mod tests;

use super::documents::editing;
use super::{done, say, say_undoable, warn};
use crate::ids::Seat;
use crate::positions::PositionCommand;
use crate::{Effect, State};

pub use question::{ask, take_library};

/// Carries out a command about the positions of one sort.
///
/// The table is one match on purpose: a new command does not compile until it has its line.
pub fn update(state: &mut State, seat: Seat, command: PositionCommand) -> Vec<Effect> {
    use PositionCommand as P;
    if !matches!(command, P::Edit { .. } | P::Answered { .. } | P::FocusRow(_)) {
        state.positions_mut(seat).desk.typing = None;
    }
    if signing::is_barred(state, seat, &command) {
        return Vec::new();
    }
    match command {
        P::New => form::new(state, seat),
        P::SetSeries(id) => form::set_series(state, seat, id),
        P::Edit { field, draft } => editing::edit(seat, state, field, draft),
        P::AddRow(part) => form::add_row(state, seat, part),
        P::RemoveRow(part, row) => form::remove_row(state, seat, part, row),
        P::MoveRow(part, row, by) => form::move_row(state, seat, part, row, by),
        P::FocusRow(row) => done(|| state.positions_mut(seat).row = row),
        P::ChooseMatch(row) => done(|| matching::choose(state, seat, row)),
        P::SearchMatches(words) => done(|| matching::search(state, seat, words)),
        P::Confirm(row) => matching::confirm(state, seat, row),
        P::ChoosePolicy(id) => matching::choose_policy(state, seat, id),
        P::NextUndecided => done(|| matching::next_undecided(state, seat)),
        P::ToggleMatch { row, level, number } => matching::toggle(state, seat, row, level, number),
        P::MatchNothing(row) => matching::set(state, seat, row, Some(Vec::new())),
        P::ForgetMatch(row) => matching::set(state, seat, row, None),
        P::SetMatches(row, matches) => matching::set(state, seat, row, matches),
        P::TickDuty { level, number } => matching::tick(state, seat, level, number),
        P::TakeRevision => matching::take_revision(state, seat),
        P::KeepRevision => matching::keep_revision(state, seat),
        P::Sign => signing::sign(state, seat),
        P::Withdraw => signing::withdraw(state, seat),
        P::ShowPaper(paper) => question::show_paper(state, seat, paper),
        P::Answered { question, answers } => done(|| question::answered(state, seat, question, answers)),
        P::Export(paper) => export::ask(state, seat, paper),
    }
}
