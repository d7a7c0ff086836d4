//! A step shown alone: two levels, and what sets the upper apart from the lower.

use std::sync::Arc;

use rungs_documents::ladder::{StepParagraph, paragraph};
use rungs_domain::compare::{Against, Apart, ClauseThreads, FactorTable, Ladder};

use super::State;
use super::ids::{PairId, StepId};

/// The step that is shown in place of the ladder, and what was computed for it.
#[derive(Debug, Clone, Default)]
pub struct StepView {
    /// The step; `None`: the ladder is shown.
    pub shown: Option<StepId>,
    /// The row of what sets the levels apart that has the focus, or had it last.
    pub row: usize,
    /// The pair of texts that has the focus; `None` until it was moved: that of the row.
    pub pair: Option<PairId>,
    /// What was computed for it; `None` until it is ready.
    pub computed: Option<Arc<ComputedStep>>,
    /// Rises with every new answer; panels keep view data by it.
    pub revision: u64,
    /// True while a newer answer is on its way.
    pub pending: bool,
    /// The number of the newest question; older answers are passed over.
    pub question: u64,
}

/// What is said of two levels.
#[derive(Debug, Clone)]
pub struct ComputedStep {
    /// The step.
    pub id: StepId,
    /// The two levels side by side.
    pub ladder: Ladder,
    /// What sets the upper apart from the lower, what decides most first.
    pub apart: Vec<Apart>,
    /// The clauses of the class concepts, each beside its counterpart.
    pub clauses: ClauseThreads,
    /// What each prints in each respect.
    pub factors: FactorTable,
}

impl StepView {
    /// Shows the ladder again.
    pub fn close(&mut self) {
        self.shown = None;
        self.row = 0;
        self.pair = None;
        self.computed = None;
        self.pending = false;
    }
}

/// What each level in view is compared with: along tracks, where the levels are on several.
fn against(state: &State) -> Against {
    let computed = state.computed.ladder.as_ref().filter(|ladder| ladder.levels == state.ladder.levels);
    computed.map_or(state.ladder.against, |ladder| ladder.against)
}

/// The steps of the ladder in view, in the order of their upper levels.
fn steps(state: &State) -> impl Iterator<Item = StepId> {
    (0..state.ladder.levels.len()).filter_map(|upper| step_to(state, upper))
}

/// The step to a column; `None` for the level that is compared with no other.
pub fn step_to(state: &State, column: usize) -> Option<StepId> {
    StepId::to(&state.ladder.levels, against(state), column)
}

/// The step before one of the ladder's, and the step behind it.
pub fn beside(state: &State, step: &StepId) -> (Option<StepId>, Option<StepId>) {
    let steps: Vec<StepId> = steps(state).collect();
    let Some(at) = steps.iter().position(|one| one == step) else { return (None, None) };
    (at.checked_sub(1).and_then(|before| steps.get(before)).cloned(), steps.get(at + 1).cloned())
}

/// The step that is opened where none is named: to the level in focus, or the first.
pub fn step_in_focus(state: &State) -> Option<StepId> {
    let focused = state.ladder.focus.and_then(|cell| step_to(state, cell.column));
    focused.or_else(|| steps(state).next())
}

/// What sets the upper level of the step that is shown apart, in sentences to copy.
pub fn told(state: &State) -> Option<StepParagraph> {
    let step = state.step.computed.as_deref()?;
    let StepId { lower, upper } = &step.id;
    paragraph(state.library.cited(lower)?, state.library.cited(upper)?, &step.apart)
}
