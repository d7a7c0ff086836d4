//! Computing a step: two levels held against one another.

use std::sync::Arc;

use rungs_domain::compare::{Against, LevelView};
use rungs_domain::spec::ConfirmedLink;
use rungs_library::Library;

use super::items;
use crate::ids::StepId;
use crate::steps::ComputedStep;
use crate::{Command, State};

/// The question what sets one level apart from another.
pub(super) struct StepJob {
    pub(super) number: u64,
    library: Arc<Library>,
    step: StepId,
    links: Vec<ConfirmedLink>,
}

impl StepJob {
    /// The question about the step that is shown; `None` where none is.
    pub(super) fn of(number: u64, state: &State) -> Option<Self> {
        let step = state.step.shown.clone()?;
        Some(StepJob { number, library: state.library.clone(), step, links: state.links.current().to_vec() })
    }

    /// Answers it.
    pub(super) fn answer(self) -> Command {
        let levels = [&self.step.lower, &self.step.upper];
        let views: Vec<LevelView<'_>> = levels.into_iter().filter_map(|level| self.library.level(level)).collect();
        let links = self.library.confirmed_with(&self.links);
        let comparer = &self.library.comparer;
        // Classes on two tracks are compared, too, where somebody asks.
        let against = Against::Baseline(0);
        let ladder = comparer.ladder(&views, against, &links);
        let (steps, factors) = comparer.steps_and_factors(&views, against);
        let apart = steps.into_iter().flat_map(|step| step.rows).collect();
        let clauses = comparer.clause_threads(&views, against);
        let step = Arc::new(ComputedStep { id: self.step, ladder, apart, clauses, factors });
        Command::StepReady { question: self.number, step }
    }

    /// How many items the two levels have.
    pub(super) fn items(&self) -> usize {
        items(&self.library, &[self.step.lower.clone(), self.step.upper.clone()])
    }
}
