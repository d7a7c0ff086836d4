//! For how much a node stands in, as the editor offers it.

use rungs_domain::revise::Extent;
use rungs_domain::spec::{Node, NodeStep, Rate, RateUnit, Requirement, Substitute};

/// How it is said for how much something stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// By months.
    Time,
    /// By its amount.
    Rate,
    /// All that may be replaced.
    All,
}

/// The measures, in the order offered.
pub const MEASURES: [(&str, Measure); 3] =
    [("For a time", Measure::Time), ("At a rate", Measure::Rate), ("For all that may be replaced", Measure::All)];

/// A year: what a rate gives until a person says otherwise.
const YEAR: u32 = 12;

impl Measure {
    /// The measure of an extent.
    pub fn of(extent: Extent) -> Self {
        match extent {
            Extent { rate: Some(_), .. } => Measure::Rate,
            Extent { months: Some(_), .. } => Measure::Time,
            _ => Measure::All,
        }
    }

    /// The extent of `substitute` said by this measure: the months stay, and the limit of its own.
    pub fn extent(self, substitute: &Substitute) -> Extent {
        let now = Extent::of(substitute);
        let months = now.rate.map(|rate| rate.gives).or(now.months).unwrap_or(YEAR);
        let none = Extent { at_most: now.at_most, ..Extent::default() };
        match self {
            Measure::Time => Extent { months: Some(months), ..none },
            Measure::Rate => Extent { rate: Some(now.rate.unwrap_or_else(|| rate(&substitute.by, months))), ..none },
            Measure::All => none,
        }
    }
}

/// A rate that gives so many months for the amount that is asked for, or else for a year of study.
fn rate(by: &Requirement, gives: u32) -> Rate {
    let (per, unit) = match by {
        Requirement::Units(units) => match (units.semester, units.quarter) {
            (Some(semester), _) => (semester, RateUnit::SemesterUnits),
            (None, quarter) => (quarter.unwrap_or(1), RateUnit::QuarterUnits),
        },
        Requirement::Experience(time) if time.months > 0 => (time.months, RateUnit::Months),
        Requirement::Service(service) if service.months > 0 => (service.months, RateUnit::Months),
        _ => (1, RateUnit::YearsOfStudy),
    };
    Rate { per, unit, gives }
}

/// What the node at the end of a way stands in by; `None`: it stands in for nothing.
pub fn substitute<'t>(tree: Option<&'t Requirement>, path: &[NodeStep]) -> Option<&'t Substitute> {
    let (NodeStep::Substitute(at), above) = path.split_last()? else { return None };
    match Node::Requirement(tree?).at(above)? {
        Node::Requirement(Requirement::Substitution(node)) => node.substitutes.get(*at),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use rungs_domain::spec::{Education, Units};

    use super::*;

    #[test]
    fn another_measure_keeps_the_months_and_the_limit() {
        let units = Requirement::Units(Units { semester: Some(30), ..Units::default() });
        let substitute = Substitute { at_most: Some(24), ..Substitute::of_months(6, units) };
        let rate = Rate { per: 30, unit: RateUnit::SemesterUnits, gives: 6 };
        let extent = |months, rate| Extent { months, rate, at_most: Some(24) };
        assert_eq!(Measure::Time.extent(&substitute), extent(Some(6), None));
        assert_eq!(Measure::Rate.extent(&substitute), extent(None, Some(rate)));
        assert_eq!(Measure::All.extent(&substitute), extent(None, None));
        let back = Substitute { months: None, rate: Some(rate), ..substitute };
        assert_eq!(Measure::Time.extent(&back), extent(Some(6), None));
        for (_, measure) in MEASURES {
            assert_eq!(Measure::of(measure.extent(&back)), measure);
        }
    }

    #[test]
    fn a_year_of_study_gives_a_year_until_a_person_says_otherwise() {
        let degree = Requirement::Education(Education::default());
        let all = Substitute { months: None, rate: None, at_most: None, by: degree };
        let rate = Rate { per: 1, unit: RateUnit::YearsOfStudy, gives: 12 };
        assert_eq!(Measure::Rate.extent(&all).rate, Some(rate));
    }
}
