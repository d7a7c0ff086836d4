//! For tests: a state whose questions are answered as a window's jobs answer them.

use std::sync::{Arc, OnceLock};

use jiff::civil::date;
use rungs_library::Library;

use super::super::jobs::Jobs;
use super::super::positions::Seat;
use super::super::{Command, Effect, State};
use super::update;

/// The shipped library.
pub fn shipped() -> Arc<Library> {
    static SHIPPED: OnceLock<Arc<Library>> = OnceLock::new();
    SHIPPED.get_or_init(|| Arc::new(Library::shipped())).clone()
}

/// A state with the shipped library, on 30 June 2025.
pub fn opened() -> State {
    let mut state = State { today: Some(date(2025, 6, 30)), ..State::default() };
    run(&mut state, Command::LibraryLoaded(shipped()));
    state
}

/// Carries a command out, and answers every question about what is open.
pub fn run(state: &mut State, command: Command) -> Vec<Effect> {
    run_by(&mut jobs(), state, command)
}

/// Jobs on the day of [`opened`].
pub fn jobs() -> Jobs {
    Jobs::new(None, Arc::new(|| {})).with_today(|| date(2025, 6, 30))
}

/// The same by these jobs, which know what they answered before.
pub fn run_by(jobs: &mut Jobs, state: &mut State, command: Command) -> Vec<Effect> {
    let effects = update(state, command);
    answer_questions(jobs, state, &effects);
    while is_pending(state) {
        for answer in jobs.answers() {
            let further = update(state, answer);
            answer_questions(jobs, state, &further);
        }
        std::thread::yield_now();
    }
    effects
}

fn answer_questions(jobs: &mut Jobs, state: &mut State, effects: &[Effect]) {
    for effect in effects {
        if matches!(
            effect,
            Effect::ComputeStep { .. } | Effect::Qualify { .. } | Effect::Allocate { .. } | Effect::Reviews(_)
        ) {
            for answer in jobs.carry_out(effect.clone(), state) {
                update(state, answer);
            }
        }
    }
}

fn is_pending(state: &State) -> bool {
    let reviews = &state.reviews;
    state.step.pending
        || state.applicants.pending
        || Seat::ALL.into_iter().any(|seat| state.positions(seat).pending)
        || reviews.importing > 0
        || !reviews.desk.open.iter().all(|document| reviews.is_fresh(document))
}
