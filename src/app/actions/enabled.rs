//! When an action makes sense, and the command that it gives then.

use rungs_domain::compare::{Against, Lowers};
use rungs_domain::spec::LevelRef;

use super::super::applicants::{ApplicantCommand, Part};
use super::super::documents::DocumentCommand;
use super::super::ids::{DocumentId, DocumentKindId, Seat};
use super::super::positions::PositionCommand;
use super::super::reviews::ReviewCommand;
use super::super::state::{Section, Tab, View};
use super::super::undo::Steps;
use super::super::{Command, State, steps};
use super::Action;

/// The level of the cell in focus.
pub fn focused_level(state: &State) -> Option<LevelRef> {
    state.ladder.levels.get(state.ladder.focus?.column).cloned()
}

/// Opens the step to the level in focus, where none is open.
pub fn open_step(state: &State) -> Option<Command> {
    let step = steps::step_in_focus(state).filter(|_| state.step.shown.is_none())?;
    Some(Command::OpenStep(step))
}

/// Opens the step before the one that is shown, or the one behind it.
pub fn beside(state: &State) -> (Option<Command>, Option<Command>) {
    let Some(shown) = &state.step.shown else { return (None, None) };
    let (before, behind) = steps::beside(state, shown);
    (before.map(Command::OpenStep), behind.map(Command::OpenStep))
}

/// Copies what sets the upper level of the step apart.
pub fn copy_step(state: &State) -> Option<Command> {
    steps::told(state).map(|told| Command::CopyText(told.with_citations()))
}

/// Goes back to the view before, where there is one.
pub fn back(state: &State) -> Option<Command> {
    state.history.has_back(state).then_some(Command::Back)
}

/// Goes forward to the view that was left, where there is one.
pub fn forward(state: &State) -> Option<Command> {
    state.history.has_forward(state).then_some(Command::Forward)
}

/// Goes to what is printed once for the series of the level in focus, or of the first level.
pub fn series_text(state: &State) -> Option<Command> {
    let series = focused_level(state).or_else(|| state.ladder.levels.first().cloned())?.series;
    Some(Command::GoToPassage { series, label: None, text: String::new() })
}

/// Takes the filters off, where there are any.
pub fn clear_filters(state: &State) -> Option<Command> {
    let ladder = &state.ladder;
    let filtered = ladder.differences_only || !ladder.changes.is_empty() || ladder.only_found;
    filtered.then_some(Command::ClearFilters)
}

/// Goes to the next place of the words that are sought, or the one before; the panel knows which.
pub fn find_step(state: &State, action: Action) -> Option<Command> {
    (!state.ladder.text.trim().is_empty()).then_some(Command::Act(action))
}

/// Lets the column of the cell in focus change places with its neighbor.
pub fn move_column(state: &State, right: bool) -> Option<Command> {
    let column = state.ladder.focus?.column;
    let last = state.ladder.levels.len().checked_sub(1)?;
    let moves = if right { column < last } else { column > 0 };
    moves.then_some(Command::MoveColumn { column, right })
}

/// Compares the level in focus with the next of the others, and every other level as it is compared now.
pub fn compare_with_next(state: &State) -> Option<Command> {
    let column = state.ladder.focus?.column;
    let against = state.computed.ladder.as_ref()?.against;
    let count = state.ladder.levels.len();
    let from = against.lower_of(column).unwrap_or(column);
    let next = (1..=count).map(|by| (from + by) % count).find(|next| *next != column)?;
    compare_with(state, column, next)
}

/// Compares a level with another, and every other level as it is compared now.
pub fn compare_with(state: &State, column: usize, other: usize) -> Option<Command> {
    let against = state.computed.ladder.as_ref()?.against;
    let lowers = Lowers::new((0..state.ladder.levels.len()).map(|level| against.lower_of(level)))?;
    Some(Command::SetAgainst(Against::Each(lowers.with(column, Some(other)))))
}

/// Folds the section of the cell in focus; the flow has none.
pub fn fold(state: &State) -> Option<Command> {
    let cell = state.ladder.focus.filter(|_| state.ladder.view == View::Rows)?;
    // The steps stand on the heading of the rows that they are about.
    let section = if cell.section == Section::Steps { Section::Apart } else { cell.section };
    Some(Command::ToggleSection(section))
}

/// Asks something about the applicant in the form.
pub fn in_form(state: &State, command: ApplicantCommand) -> Option<Command> {
    (state.tab == Tab::Qualifications && state.applicants.desk.current.is_some())
        .then_some(Command::Applicants(command))
}

/// Adds a row to a part of the form.
pub fn add_row(state: &State, part: Part) -> Option<Command> {
    in_form(state, ApplicantCommand::AddRow(part))
}

/// Asks something about the row of the form that has the focus, or had it last.
pub fn at_row(state: &State, command: fn(Part, usize) -> ApplicantCommand) -> Option<Command> {
    let (part, row) = state.applicants.row?;
    in_form(state, command(part, row))
}

/// Asks something about the position in the form of the tab in view.
pub fn in_position(state: &State, command: PositionCommand) -> Option<Command> {
    let seat = Seat::of(state.tab)?;
    state.positions(seat).desk.current.map(|_| Command::Positions(seat, command))
}

/// Asks something about the duty that has the focus, or had it last.
pub fn at_duty(state: &State, command: fn(usize) -> PositionCommand) -> Option<Command> {
    let row = state.positions(Seat::of(state.tab)?).row?;
    in_position(state, command(row))
}

/// Asks something about the positions of the tab in view; elsewhere about those that somebody holds.
pub fn of_positions(state: &State, command: PositionCommand) -> Command {
    Command::Positions(Seat::of(state.tab).unwrap_or(Seat::Held), command)
}

/// Asks something about the position in the form of the Desk audit tab, where its determination is signed, or is not.
pub fn where_signed(state: &State, signed: bool, command: PositionCommand) -> Option<Command> {
    let shown = state.audits.desk.shown().filter(|_| state.tab == Tab::DeskAudit)?;
    (shown.draft.ruling.signed.is_some() == signed).then(|| in_position(state, command)).flatten()
}

/// Goes to the next question, or match of a duty, that a person has to decide.
pub fn next_judgment(state: &State) -> Option<Command> {
    match Seat::of(state.tab) {
        Some(_) => in_position(state, PositionCommand::NextUndecided),
        None => in_form(state, ApplicantCommand::NextJudgement),
    }
}

/// Asks something about the document under review.
pub fn in_review(state: &State, command: ReviewCommand) -> Option<Command> {
    (state.tab == Tab::Import && state.reviews.desk.current.is_some()).then_some(Command::Reviews(command))
}

/// Takes the document as it is on disk, where it changed.
pub fn read_again(state: &State) -> Option<Command> {
    let changed = state.reviews.changed.contains_key(&state.reviews.desk.current?);
    changed.then(|| in_review(state, ReviewCommand::TakeChanged)).flatten()
}

/// Corrects the line or piece in focus: the panel knows which, and what fits.
pub fn piece(state: &State, action: Action) -> Option<Command> {
    state.reviews.shown().map(|_| Command::Act(action))
}

/// Changes the node in focus of the requirement that is being edited.
pub fn node(state: &State, action: Action) -> Option<Command> {
    state.reviews.tier.map(|_| Command::Act(action))
}

/// Asks something about the document in the form of the tab in view.
pub fn with_document(state: &State, command: impl FnOnce(DocumentId) -> DocumentCommand) -> Option<Command> {
    let kind = DocumentKindId::of(state.tab);
    state.documents(kind).current().map(|id| Command::Documents(kind, command(id)))
}

/// Opens the samples of a kind.
pub fn samples(kind: DocumentKindId) -> Option<Command> {
    Some(Command::Documents(kind, DocumentCommand::OpenSamples))
}

/// Saves what is in the form as another file. Files of links are named by their series.
pub fn save_as(state: &State) -> Option<Command> {
    with_document(state, |_| DocumentCommand::SaveAs).filter(|_| state.tab != Tab::Ladder)
}

/// What undo and redo are about in the tab in view.
pub fn undo(state: &State) -> &dyn Steps {
    state.documents(DocumentKindId::of(state.tab)).steps()
}
