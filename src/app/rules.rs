//! Printed rules of allocation of the levels side by side.

use std::sync::Arc;

use rungs_domain::compare::{Criterion, CriterionKind, Ladder};
use rungs_library::{Library, LoadedSeries};

use super::cells;
use super::state::Section;

/// The printed rules of allocation of some series, each series with its text as loaded.
#[derive(Debug, Clone, Default)]
pub struct Rules(pub Vec<(Arc<LoadedSeries>, Vec<Criterion>)>);

impl Rules {
    /// Those of the series of the levels side by side.
    pub fn of(library: &Library, ladder: &Ladder) -> Self {
        let criteria = |loaded: &Arc<LoadedSeries>| (loaded.clone(), library.comparer.criteria(&loaded.series));
        Rules(cells::series_of(library, ladder).map(criteria).collect())
    }

    /// Those that a section shows: a row a rule.
    pub fn of_section(&self, section: Section) -> impl Iterator<Item = (&LoadedSeries, &Criterion)> {
        let is_shown = move |kind: CriterionKind| match kind {
            CriterionKind::Allocation | CriterionKind::Cumulative => section == Section::Criteria,
            CriterionKind::Exclusion | CriterionKind::Distinction => section == Section::Exclusions,
        };
        let rules = self.0.iter().flat_map(|(loaded, rules)| rules.iter().map(|rule| (loaded.as_ref(), rule)));
        rules.filter(move |(_, rule)| is_shown(rule.kind))
    }
}
