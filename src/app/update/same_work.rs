//! Rulings on kinds of work: each is written into the library at once, which is then read again.

use rungs_library::rulings::RulingChange;

use super::{done, say, warn};
use crate::same_work::{self, RulingCommand, inverse};
use crate::state::Dialog;
use crate::{Effect, State};

/// Carries out a command about rulings.
///
/// The table is one match on purpose: a new command does not compile until it has its line.
pub fn update(state: &mut State, command: RulingCommand) -> Vec<Effect> {
    use RulingCommand as R;
    match command {
        R::Write(draft) => done(|| state.dialog = Some(Dialog::SameWork(draft))),
        R::Take => take(state),
        R::Change(change) => vec![Effect::Rule(change)],
        R::Undo => undo(state),
        R::Done(change, path) => {
            let what = match &change {
                RulingChange::Make(_) => "The ruling holds for the whole library",
                RulingChange::TakeBack(_) => "The ruling is taken back",
            };
            say(state, format!("{what}; {} says so.", path.display()));
            state.rulings.push(inverse(&change, path));
            vec![Effect::Load(state.opened.clone())]
        }
        R::Failed(why) => done(|| warn(state, format!("The ruling is not written: {why}."))),
    }
}

/// Makes the ruling that is written, where nothing is missing.
fn take(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::SameWork(draft)) = state.dialog.take_if(|dialog| match dialog {
        Dialog::SameWork(draft) => draft.missing().is_none(),
        _ => false,
    }) else {
        return Vec::new();
    };
    vec![Effect::Rule(RulingChange::Make(same_work::ruling(state, &draft)))]
}

/// Takes the last change back. What undoes it is no step of its own.
fn undo(state: &mut State) -> Vec<Effect> {
    match state.rulings.pop() {
        Some(change) => vec![Effect::Rule(change)],
        None => done(|| say(state, "No ruling was made or taken back since the start.")),
    }
}
