//! The only place where state changes.

#[cfg(test)]
pub(crate) mod answering;
mod applicants;
mod documents;
mod files;
mod filters;
mod levels;
mod links;
mod look;
mod name;
mod positions;
mod reviews;
mod same_work;
mod search;
mod steps;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use super::command::PendingJob;
use super::documents::DocumentCommand;
use super::files::Wanted;
use super::ids::{DocumentKindId, Seat};
use super::notifications::Message;
use super::state::{Computed, Dialog, SpecPlace};
use super::{Command, Effect, State};

/// Carries out `command` on `state`; what needs the machine comes back as effects.
///
/// The table is one match on purpose: a new command does not compile until it has its line.
pub fn update(state: &mut State, command: Command) -> Vec<Effect> {
    use Command as C;
    match command {
        C::ShowTab(tab) => done(|| look::show_tab(state, tab)),
        C::Applicants(command) => applicants::update(state, command),
        C::Positions(seat, command) => positions::update(state, seat, command),
        C::Reviews(command) => reviews::update(state, command),
        C::Documents(kind, command) => documents::update(state, kind, command),
        C::Files(command) => documents::update_files(state, command),

        C::ShowSeries(id) => levels::show_on_ladder(state, |state| levels::show_series(state, &id)),
        C::ShowLevels(wanted) => levels::show_on_ladder(state, |state| levels::show(state, wanted)),
        C::ToggleLevel(level) => levels::toggle(state, level),
        C::TrayAdd(level) => done(|| levels::tray_add(state, level)),
        C::TrayRemove(level) => done(|| state.tray.retain(|kept| *kept != level)),
        C::TrayCompare => levels::show_on_ladder(state, levels::tray_compare),
        C::TrayClear => done(|| state.tray.clear()),
        C::SetAgainst(against) => levels::set_against(state, against),
        C::GoToLevel(level) => levels::go_to_level(state, level),
        C::GoTo(item) => levels::go_to(state, SpecPlace::Item(item)),
        C::GoToText { level, section, text } => levels::go_to(state, SpecPlace::Text { level, section, text }),
        C::GoToPassage { series, label, text } => levels::go_to(state, SpecPlace::Series { series, label, text }),
        C::CloseStep => steps::close(state),
        C::FocusStep { row, pair } => done(|| {
            state.step.row = row;
            state.step.pair = pair;
        }),
        C::Back => steps::back(state),
        C::Forward => steps::forward(state),
        C::StepReady { question, step } => done(|| steps::take(state, question, step)),
        C::LadderReady { question, ladder, factors, clauses, rules, tracks } => {
            let ladder = Some(ladder);
            let answer = Computed { question, ladder, factors, clauses, rules, tracks, ..Computed::default() };
            done(|| levels::take_ladder(state, answer))
        }

        C::ToggleSeries(id) => done(|| filters::toggle_in(&mut state.tree.open, id)),
        C::SearchTree(text) => done(|| state.tree.search = text),
        C::SetDifferencesOnly(only) => done(|| state.ladder.differences_only = only),
        C::ToggleChange(change) => done(|| filters::toggle_change(&mut state.ladder, change)),
        C::ClearFilters => done(|| filters::clear(&mut state.ladder)),
        C::FindText(text) => done(|| filters::find(&mut state.ladder, text)),
        C::SetOnlyFound(only) => done(|| state.ladder.only_found = only),
        C::ShowHit { hit, filtered } => done(|| filters::show_hit(&mut state.ladder, hit, filtered)),
        C::CloseFind => done(|| filters::close_find(state)),
        C::ToggleSection(section) => done(|| filters::toggle_in(&mut state.ladder.folded, section)),
        C::MoveColumn { column, right } => levels::move_column(state, column, right),
        C::SetDensity(density) => done(|| look::set_density(state, density)),
        C::UnfoldAll(all) => done(|| filters::unfold_all(&mut state.ladder, all)),
        C::SetView(view) => done(|| {
            state.step.close();
            state.ladder.view = view;
        }),
        C::SetFlowItems(kind) => done(|| state.ladder.flow_items.0 = kind),
        C::Focus(cell) => done(|| filters::focus(&mut state.ladder, cell)),
        C::OpenReader(cell) => done(|| filters::open_reader(state, cell)),
        C::OpenStep(step) => steps::open(state, step),
        C::CloseReader => done(|| filters::close_reader(state)),
        C::SetMarked(marked) => done(|| filters::set_marked(&mut state.ladder, marked)),

        C::CopyCitation(cell) => links::copy_citation(state, cell),
        C::CopyText(text) => links::copy(state, text, "Copied."),
        C::StartLink(item) => done(|| state.ladder.linking = item),
        C::Decide { lower, upper, decision } => links::decide(state, &lower, &upper, decision),
        C::BackToComputed { from, to } => links::back_to_computed(state, &from, &to),
        C::Disagree(written) => done(|| state.dialog = Some(Dialog::Disagree(written))),
        C::TakeDisagreement => links::take_disagreement(state),
        C::Rulings(command) => same_work::update(state, command),
        C::ForgetDecision { lower, upper } => links::forget(state, &lower, &upper),
        C::Undo => documents::update(state, DocumentKindId::of(state.tab), DocumentCommand::Undo),
        C::Redo => documents::update(state, DocumentKindId::of(state.tab), DocumentCommand::Redo),
        C::RecoveryFound(found) => done(|| documents::recovery::found(state, *found)),
        C::TakeRecovered => documents::recovery::take(state),
        C::DropRecovered => documents::recovery::drop_all(state),

        C::OpenDialog => vec![Effect::AskFiles(Wanted::Specifications)],
        C::OpenFolderDialog => vec![Effect::AskFolder(Wanted::Specifications)],
        C::DialogEnded(chosen) => files::dialog_ended(state, chosen),
        C::Open(paths) => files::open(state, paths),
        C::Reload => files::reload(state),
        C::CloseFiles => files::close(state),
        C::LoadStopped => done(|| files::load_stopped(state)),
        C::LibraryLoaded(library) => files::take_library(state, library),
        C::Restore(remembered) => files::restore(state, remembered),
        C::Quit => files::quit(state),
        C::SaveAndQuit => files::save_and_quit(state),
        C::QuitUnsaved => files::quit_unsaved(state),

        C::OpenPalette => search::open(state),
        C::PaletteQuery(query) => search::ask(state, query),
        C::PaletteMove(by) => done(|| search::step(state, by)),
        C::PaletteRun => search::run(state),
        C::ClosePalette => done(|| state.palette = None),
        C::Found { query, hits } => search::found(state, &query, hits),

        C::ShowHelp => done(|| state.dialog = Some(Dialog::Help(String::new()))),
        C::SearchHelp(typed) => done(|| state.dialog = Some(Dialog::Help(typed))),
        C::ShowProblems => done(|| state.dialog = Some(Dialog::Problems)),
        C::ShowOpenPath(typed) => done(|| state.dialog = Some(Dialog::OpenPath(typed))),
        C::ShowYourName(typed) => done(|| state.dialog = Some(Dialog::YourName(typed))),
        C::SetUserName(name) => name::set(state, &name),
        C::CloseDialog => done(|| look::close_dialog(state)),
        C::SetTheme(theme) => done(|| state.look.theme = theme),
        C::NextTheme => done(|| look::next_theme(state)),
        C::StepText(steps) => done(|| look::step_text(&mut state.look, steps)),
        C::ResetText => done(|| state.look.text_percent = 100),
        C::ToggleLibrary => done(|| look::toggle_library(state)),
        C::SetNarrow(narrow) => done(|| look::set_narrow(state, narrow)),
        C::Act(action) => done(|| state.act.ask(action)),
        C::WishFocus(target) => done(|| look::wish(state, target)),
        C::CancelJob(id) => vec![Effect::Cancel(id)],
        C::JobProgress { id, label, progress } => done(|| look::job_progress(state, id, label, progress)),
        C::BrokeOff(question) => done(|| broke_off(state, &question)),
        C::SetToday(day) => set_today(state, day),
        C::JobEnded(id) => done(|| state.status.running.retain(|job| job.id != id)),
        C::Say(message) => done(|| state.notifications.give(message)),
        C::CloseMessage(number) => done(|| state.notifications.close(number)),
        C::CloseMessages => done(|| state.notifications.close_all()),
        C::ShowMessages => done(|| state.dialog = Some(Dialog::Messages)),
    }
}

/// Nothing waits any longer for the answer to a question, if that is still the newest.
fn broke_off(state: &mut State, question: &PendingJob) {
    match question {
        PendingJob::Ladder(number) => state.computed.pending &= *number != state.computed.question,
        PendingJob::Step(number) => state.step.pending &= *number != state.step.question,
        PendingJob::Qualify(number) => state.applicants.pending &= *number != state.applicants.question,
        PendingJob::Allocate(seat, number) => {
            let positions = state.positions_mut(*seat);
            positions.pending &= *number != positions.question;
        }
        PendingJob::Search(query) => {
            if let Some(palette) = state.palette.as_mut().filter(|palette| palette.query == *query) {
                palette.waiting = false;
                palette.run_when_found = false;
            }
        }
    }
}

/// Another day has begun: what is decided from now on has its date, and so have the documents about positions.
fn set_today(state: &mut State, day: Date) -> Vec<Effect> {
    if state.today.replace(day) == Some(day) {
        return Vec::new();
    }
    Seat::ALL.into_iter().flat_map(|seat| positions::ask(state, seat)).collect()
}

/// For commands that need nothing of the machine.
fn done(change: impl FnOnce()) -> Vec<Effect> {
    change();
    Vec::new()
}

fn say(state: &mut State, text: impl Into<String>) {
    state.notifications.give(Message::info(text));
}

fn warn(state: &mut State, text: impl Into<String>) {
    state.notifications.give(Message::error(text));
}

/// Tells of an edit that undo takes back.
fn say_undoable(state: &mut State, text: impl Into<String>) {
    state.notifications.give(Message::undoable(text));
}
