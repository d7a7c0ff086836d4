//! What is asked: the levels, the day, the policies; and the answers as they come.

use std::sync::Arc;

use rungs_domain::spec::{LevelRef, SeriesId};

use super::super::super::applicants::{Answers, Applicants, samples};
use super::super::super::positions::Seat;
use super::super::super::{Effect, State, typed};
use super::super::positions;
use crate::update::documents::{ApplicantKind, editing};

/// Asks for the answers of all open applicants, and who of them could fill a vacancy.
pub fn ask(state: &mut State) -> Vec<Effect> {
    let mut effects = ask_who_qualifies(state);
    effects.extend(positions::ask(state, Seat::Planned));
    effects
}

fn ask_who_qualifies(state: &mut State) -> Vec<Effect> {
    let applicants = &mut state.applicants;
    applicants.question += 1;
    if applicants.desk.open.is_empty() {
        applicants.answers = None;
        applicants.pending = false;
        return Vec::new();
    }
    if typed::date(&applicants.as_of).is_err() {
        // The answers for the last day that could be read stay, until the day is mended.
        applicants.pending = false;
        return Vec::new();
    }
    applicants.pending = true;
    vec![Effect::Qualify { question: applicants.question }]
}

/// Takes answers up if they are for the newest question.
pub fn answered(state: &mut State, question: u64, answers: Arc<Answers>) {
    if question == state.applicants.question {
        state.applicants.answers = Some(answers);
        state.applicants.pending = false;
    }
}

/// The day of judging, as typed.
pub fn set_as_of(state: &mut State, typed: String) -> Vec<Effect> {
    state.applicants.as_of = typed;
    ask(state)
}

/// Asks about a level, or no longer.
pub fn toggle_level(state: &mut State, level: LevelRef) -> Vec<Effect> {
    let mut levels = state.applicants.levels.clone();
    match levels.iter().position(|one| *one == level) {
        Some(at) => {
            levels.remove(at);
        }
        None => levels.push(level),
    }
    set_levels(state, levels)
}

/// Asks about all levels of a series, or, where all are asked about, about none of them.
pub fn toggle_series(state: &mut State, id: &SeriesId) -> Vec<Effect> {
    let (of_series, mut levels): (Vec<_>, Vec<_>) =
        state.applicants.levels.iter().cloned().partition(|level| level.series == *id);
    let all: Vec<LevelRef> = all_levels(state).into_iter().filter(|level| level.series == *id).collect();
    if of_series.len() < all.len() {
        state.tree.open.insert(id.clone());
        levels.extend(all);
    }
    set_levels(state, levels)
}

/// Asks about exactly these levels, in the order of the library; those that it has not are left out.
pub fn set_levels(state: &mut State, levels: Vec<LevelRef>) -> Vec<Effect> {
    state.applicants.levels = all_levels(state).into_iter().filter(|level| levels.contains(level)).collect();
    state.applicants.levels_chosen = true;
    ask(state)
}

fn all_levels(state: &State) -> Vec<LevelRef> {
    let levels = state.library.series.iter().flat_map(|loaded| {
        let series = &loaded.series;
        series.levels.iter().map(|level| LevelRef { series: series.id.clone(), code: level.code.clone() })
    });
    levels.collect()
}

/// Until levels were chosen, those of the series on the ladder are asked about.
pub fn come_into_view(state: &mut State) {
    if !state.applicants.levels_chosen {
        let on_ladder = |level: &LevelRef| state.ladder.levels.iter().any(|shown| shown.series == level.series);
        let levels = all_levels(state).into_iter().filter(on_ladder).collect();
        state.applicants.levels = levels;
    }
}

/// Until levels were chosen, samples are held against those for which they were made.
pub fn ask_about_samples(state: &mut State) {
    if state.applicants.levels_chosen {
        return;
    }
    let made_for = |level: &LevelRef| samples::SERIES.contains(&level.series.as_str());
    state.applicants.levels = all_levels(state).into_iter().filter(made_for).collect();
    state.applicants.levels_chosen = true;
    state.tree.open.extend(state.applicants.levels.iter().map(|level| level.series.clone()));
}

/// Counts by this policy.
pub fn set_policy(state: &mut State, id: String) -> Vec<Effect> {
    if state.applicants.beside.as_ref() == Some(&id) {
        state.applicants.beside = None;
    }
    state.applicants.policy = id;
    ask(state)
}

/// Shows another policy beside it, or none.
pub fn set_beside(state: &mut State, id: Option<String>) -> Vec<Effect> {
    state.applicants.beside = id.filter(|id| *id != state.applicants.policy);
    ask(state)
}

/// Opens a rung, the one open before staying open beside it; or folds it.
pub fn toggle_rung(applicants: &mut Applicants, level: LevelRef) {
    if applicants.rung.as_ref() == Some(&level) {
        applicants.rung = None;
    } else if !applicants.unfolded.remove(&level) {
        applicants.unfolded.extend(applicants.rung.replace(level));
    }
}

/// Follows a new library: its levels, its vocabulary, its policies.
pub fn take_library(state: &mut State) -> Vec<Effect> {
    let library = state.library.clone();
    let applicants = &mut state.applicants;
    applicants.levels.retain(|level| library.level(level).is_some());
    applicants.unfolded.retain(|level| library.level(level).is_some());
    applicants.rung.take_if(|level| library.level(level).is_none());
    applicants.policies.clone_from(&library.policies);
    let known = |id: &str| library.policies.iter().any(|policy| policy.id == id);
    if !known(&applicants.policy) {
        applicants.policy = library.policies.first().map(|policy| policy.id.clone()).unwrap_or_default();
    }
    applicants.beside.take_if(|id| !known(id));
    if applicants.as_of.is_empty() {
        applicants.as_of = state.today.map(|day| day.to_string()).unwrap_or_default();
    }
    editing::read_again(ApplicantKind, state);
    come_into_view(state);
    ask(state)
}
