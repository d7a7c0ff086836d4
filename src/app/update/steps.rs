//! Steps shown alone, and the way back to where they were opened.

use std::sync::Arc;

use rungs_domain::spec::LevelRef;

use super::super::history::Place;
use super::super::ids::{PairId, StepId};
use super::super::state::Tab;
use super::super::steps::ComputedStep;
use super::super::{Effect, State, factors};
use super::{levels, look, warn};

/// Keeps the view that is about to be left.
pub fn leave(state: &mut State) {
    let place = Place::of(state);
    state.history.leave(place);
}

/// Shows two levels alone. From step to step, the way back leads to where the first of them was opened.
pub fn open(state: &mut State, step: StepId) -> Vec<Effect> {
    if let Some(missing) = [&step.lower, &step.upper].into_iter().find(|level| state.library.level(level).is_none()) {
        warn(state, format!("There is no level {missing} in the library."));
        return Vec::new();
    }
    if step.lower == step.upper {
        warn(state, "Two levels are compared. Choose two that differ.");
        return Vec::new();
    }
    if state.step.shown.is_none() {
        leave(state);
    }
    show(state, step, (0, None))
}

fn show(state: &mut State, step: StepId, (row, pair): (usize, Option<PairId>)) -> Vec<Effect> {
    state.tab = Tab::Ladder;
    state.library_over = false;
    state.ladder.linking = None;
    state.ladder.reader = None;
    state.step.close();
    state.step.shown = Some(step);
    state.step.row = row;
    state.step.pair = pair;
    look::wish_ladder(state);
    ask(state)
}

/// Goes back from a step to the ladder that it was opened from.
pub fn close(state: &mut State) -> Vec<Effect> {
    if state.step.shown.is_some() { back(state) } else { Vec::new() }
}

/// Shows the view before this one.
pub fn back(state: &mut State) -> Vec<Effect> {
    let now = Place::of(state);
    match state.history.back(now) {
        Some(place) => restore(state, place),
        None => Vec::new(),
    }
}

/// Shows the view that was left by going back.
pub fn forward(state: &mut State) -> Vec<Effect> {
    let now = Place::of(state);
    match state.history.forward(now) {
        Some(place) => restore(state, place),
        None => Vec::new(),
    }
}

fn restore(state: &mut State, place: Place) -> Vec<Effect> {
    let here = |level: &LevelRef| state.library.level(level).is_some();
    let levels: Vec<LevelRef> = place.levels.into_iter().filter(here).collect();
    let step = place.step.filter(|(step, _)| here(&step.lower) && here(&step.upper));
    let mut effects = Vec::new();
    if levels == state.ladder.levels && place.against == state.ladder.against {
        state.ladder.focus = place.focus;
    } else {
        state.ladder.against = place.against;
        state.awaited.cell = place.focus;
        effects = levels::show(state, levels);
    }
    match step {
        Some((step, focus)) => effects.extend(show(state, step, focus)),
        None => {
            state.step.close();
            look::wish_ladder(state);
        }
    }
    effects
}

/// Asks for the step that is shown; one whose levels are gone is closed.
pub fn ask(state: &mut State) -> Vec<Effect> {
    let Some(step) = &state.step.shown else { return Vec::new() };
    if [&step.lower, &step.upper].into_iter().any(|level| state.library.level(level).is_none()) {
        state.step.close();
        return Vec::new();
    }
    state.step.question += 1;
    state.step.pending = true;
    vec![Effect::ComputeStep { question: state.step.question }]
}

/// Takes an answer up if it is to the newest question.
pub fn take(state: &mut State, question: u64, step: Arc<ComputedStep>) {
    if question != state.step.question || state.step.shown.as_ref() != Some(&step.id) {
        return;
    }
    // Opened from a cell of the factor table, it begins with the row of that dimension.
    let dimension = state.ladder.focus.and_then(|cell| factors::dimension(&state.computed, cell));
    if let (0, None, Some(dimension)) = (state.step.row, &state.step.pair, dimension) {
        state.step.row = step.apart.iter().position(|row| row.dimension == dimension).unwrap_or(0);
    }
    state.step.computed = Some(step);
    state.step.revision += 1;
    state.step.pending = false;
}
