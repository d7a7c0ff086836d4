//! For tests: a state whose questions are answered as a window's jobs answer them.

use std::sync::{Arc, OnceLock};

use jiff::civil::date;

use super::super::jobs::Jobs;
use super::super::positions::Seat;
use super::super::{Command, Effect, State};
use super::update;
use crate::library::Library;

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
    run_by(&mut Jobs::new(None, Arc::new(|| {})), state, command)
}

/// The same by these jobs, which know what they answered before.
pub fn run_by(jobs: &mut Jobs, state: &mut State, command: Command) -> Vec<Effect> {
    let effects = update(state, command);
    let is_question = |effect: &&Effect| matches!(effect, Effect::Qualify { .. } | Effect::Allocate { .. });
    let questions: Vec<Effect> = effects.iter().filter(is_question).cloned().collect();
    for question in questions {
        jobs.carry_out(question, state);
    }
    while is_pending(state) {
        for answer in jobs.answers() {
            update(state, answer);
        }
        std::thread::yield_now();
    }
    effects
}

fn is_pending(state: &State) -> bool {
    state.applicants.pending || Seat::ALL.into_iter().any(|seat| state.positions(seat).pending)
}
