//! Earlier and later views of the ladder, to go back and forward among them.

use rungs_domain::compare::Against;
use rungs_domain::spec::LevelRef;

use super::State;
use super::ids::{CellId, PairId, StepId};

/// How many views are kept.
const KEPT: usize = 50;

/// A view of the ladder.
#[derive(Debug, Clone)]
pub struct Place {
    /// The levels side by side.
    pub levels: Vec<LevelRef>,
    /// What each is compared with.
    pub against: Against,
    /// The cell with the focus.
    pub focus: Option<CellId>,
    /// The step that is shown in place of the ladder, and where its focus is.
    pub step: Option<(StepId, (usize, Option<PairId>))>,
}

impl Place {
    /// The view that is shown.
    pub fn of(state: &State) -> Self {
        let ladder = &state.ladder;
        Place {
            levels: ladder.levels.clone(),
            against: ladder.against,
            focus: ladder.focus,
            step: state.step.shown.clone().map(|step| (step, (state.step.row, state.step.pair))),
        }
    }

    /// Whether both show the same, wherever the focus is.
    fn is(&self, other: &Place) -> bool {
        self.levels == other.levels && self.step() == other.step()
    }

    /// Whether it is what is shown, wherever the focus is.
    fn is_shown(&self, state: &State) -> bool {
        self.levels == state.ladder.levels && self.step() == state.step.shown.as_ref()
    }

    fn step(&self) -> Option<&StepId> {
        self.step.as_ref().map(|(step, _)| step)
    }
}

/// The views before and behind the one that is shown.
#[derive(Debug, Clone, Default)]
pub struct History {
    back: Vec<Place>,
    forward: Vec<Place>,
}

impl History {
    /// Keeps a view that is about to be left.
    pub fn leave(&mut self, place: Place) {
        self.forward.clear();
        push(&mut self.back, place);
    }

    /// The view before `now`, which is kept for going forward.
    pub fn back(&mut self, now: Place) -> Option<Place> {
        step(&mut self.back, &mut self.forward, now)
    }

    /// The view that was left by going back; `now` is kept for going back.
    pub fn forward(&mut self, now: Place) -> Option<Place> {
        step(&mut self.forward, &mut self.back, now)
    }

    /// Whether there is a view before the one that is shown.
    pub fn has_back(&self, state: &State) -> bool {
        self.back.iter().any(|place| !place.is_shown(state))
    }

    /// Whether there is a view to go forward to.
    pub fn has_forward(&self, state: &State) -> bool {
        self.forward.iter().any(|place| !place.is_shown(state))
    }
}

/// Takes the newest view of `from` that shows something else.
fn step(from: &mut Vec<Place>, to: &mut Vec<Place>, now: Place) -> Option<Place> {
    while let Some(place) = from.pop() {
        if !place.is(&now) {
            push(to, now);
            return Some(place);
        }
    }
    None
}

fn push(to: &mut Vec<Place>, place: Place) {
    if place.levels.is_empty() {
        return;
    }
    if to.last().is_some_and(|last| last.is(&place)) {
        to.pop();
    }
    to.push(place);
    if to.len() > KEPT {
        to.remove(0);
    }
}
