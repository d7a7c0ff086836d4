//! The order in which rungs are shown: what counts for the eye and for going on to the next open judgment.

use std::cmp::Reverse;

use rungs_domain::qualify::Outcome;
use rungs_domain::spec::SeriesId;

use super::LevelResult;

/// The results of one series, best first.
#[derive(Debug, Clone)]
pub struct SeriesResults<'a> {
    /// The series.
    pub series: SeriesId,
    /// Its results: what is met, the highest level first; then what needs a judgment and what is not met, the lowest
    /// level first, for that is the next to be reached.
    pub results: Vec<&'a LevelResult>,
}

impl LevelResult {
    /// The outcome of the deciding tier; `None` where there is no answer.
    pub fn outcome(&self) -> Option<Outcome> {
        Some(self.answer.as_ref().ok()?.minimum.as_ref()?.assessment.outcome)
    }
}

/// The results by series, those with something met first; otherwise as in the library.
pub fn best_first(results: &[LevelResult]) -> Vec<SeriesResults<'_>> {
    let mut groups: Vec<SeriesResults<'_>> = Vec::new();
    for result in results {
        match groups.iter_mut().find(|group| group.series == result.level.series) {
            Some(group) => group.results.push(result),
            None => groups.push(SeriesResults { series: result.level.series.clone(), results: vec![result] }),
        }
    }
    for group in &mut groups {
        let (mut met, rest): (Vec<_>, Vec<_>) =
            group.results.drain(..).partition(|result| result.outcome() == Some(Outcome::Met));
        met.reverse();
        group.results = [met, rest].concat();
        group.results.sort_by_key(|result| Reverse(result.outcome()));
    }
    groups.sort_by_key(|group| Reverse(group.results.first().and_then(|best| best.outcome())));
    groups
}

#[cfg(test)]
mod tests {
    use rungs_domain::qualify::{Assessment, LevelAnswer, RequirementKind, TierAnswer, TraceNode};
    use rungs_domain::spec::{Code, LevelRef};

    use super::*;

    fn result(series: &str, code: &str, outcome: Outcome) -> LevelResult {
        let trace = TraceNode::new(RequirementKind::AllOf, outcome);
        let assessment = Assessment {
            outcome,
            shortfalls: Vec::new(),
            questions: Vec::new(),
            together: Default::default(),
            open_behind: Vec::new(),
            hints: Vec::new(),
            nearest_path: None,
            remarks: Vec::new(),
            trace,
        };
        let tier = TierAnswer { heading: String::new(), assessment, met_on: None, open_on: None, ledgers: Vec::new() };
        let level = LevelRef { series: SeriesId::new(series).unwrap(), code: Code::new(code).unwrap() };
        LevelResult { level, answer: Ok(LevelAnswer { minimum: Some(tier), recommended: None }) }
    }

    #[test]
    fn the_highest_that_is_met_comes_first_and_then_the_next_to_be_reached() {
        use Outcome::{Met, NeedsJudgement, NotMet};
        let results = [
            result("none", "N1", NotMet),
            result("some", "S1", Met),
            result("some", "S2", Met),
            result("some", "S3", NotMet),
            result("some", "S4", NeedsJudgement),
            result("some", "S5", NotMet),
        ];
        let groups = best_first(&results);
        let order: Vec<&str> =
            groups.iter().flat_map(|group| &group.results).map(|one| one.level.code.as_str()).collect();
        assert_eq!(order, ["S2", "S1", "S4", "S3", "S5", "N1"]);
    }
}
