//! Rulings on kinds of work written into the library's vocabulary.

use rungs_library::Request;
use rungs_library::rulings::{RulingChange, rule};

use super::{Answers, BreakOff, Command};
use crate::State;
use crate::same_work::RulingCommand;

/// A ruling that is to be written.
pub struct RulingJob {
    request: Request,
    change: RulingChange,
}

impl RulingJob {
    /// Into the library that is open.
    pub fn of(state: &State, change: RulingChange) -> Self {
        RulingJob { request: state.library.request.clone(), change }
    }

    /// What is said where writing breaks off.
    pub fn broken(&self, why: &BreakOff) -> Vec<Command> {
        vec![Command::Rulings(RulingCommand::Failed(why.to_string()))]
    }

    /// Writes it, and says what came of it.
    pub fn carry_out(self, answers: &Answers) {
        let RulingJob { request, change } = self;
        answers.give(Command::Rulings(match rule(&request, &change) {
            Ok(path) => RulingCommand::Done(change, path),
            Err(error) => RulingCommand::Failed(error.to_string()),
        }));
    }
}
