//! The steps between the columns, and what levels are called in short.

use rungs_domain::compare::Ladder;

use crate::ids::StepId;
use crate::view::ladder::{Column, StepButton};

/// The longest short name, in letters.
const SHORT: usize = 12;

/// The buttons of all steps.
pub fn buttons(ladder: &Ladder, columns: &[Column]) -> Vec<StepButton> {
    let titles: Vec<(&str, &str)> =
        columns.iter().map(|column| (column.code.as_str(), column.title.as_str())).collect();
    let names = short_names(&titles);
    let button = |upper: usize| {
        let lower = ladder.against.lower_of(upper)?;
        let (from, to) = (columns.get(lower)?, columns.get(upper)?);
        Some(StepButton {
            lower,
            upper,
            id: StepId::to(&ladder.levels, ladder.against, upper)?,
            name: format!("{} → {}", names.get(lower)?, names.get(upper)?),
            spoken: format!("What sets {} {} apart from {} {}", to.code, to.title, from.code, from.title),
        })
    };
    (0..columns.len()).filter_map(button).collect()
}

/// What tells each level from those whose titles begin alike ("II"), where that is short and says it of one only; the
/// codes of the others. Levels are given by code and title.
fn short_names(levels: &[(&str, &str)]) -> Vec<String> {
    let ends: Vec<Option<String>> = levels.iter().enumerate().map(|(at, (_, title))| end(at, title, levels)).collect();
    let is_taken = |end: &Option<String>| ends.iter().filter(|other| *other == end).count() > 1;
    let named = levels.iter().zip(&ends).map(|((code, _), end)| match end {
        Some(end) if !is_taken(&Some(end.clone())) => end.clone(),
        _ => (*code).to_owned(),
    });
    named.collect()
}

/// The words of a title behind those that it shares with another one.
fn end(at: usize, title: &str, levels: &[(&str, &str)]) -> Option<String> {
    let words: Vec<&str> = title.split_whitespace().collect();
    let shared = |other: &str| words.iter().zip(other.split_whitespace()).take_while(|(one, two)| *one == two).count();
    let others = levels.iter().enumerate().filter(|(other, _)| *other != at);
    let stem = others.map(|(_, (_, other))| shared(other)).max().filter(|stem| *stem > 0)?;
    let end = words.get(stem..).filter(|end| !end.is_empty())?.join(" ");
    (end.chars().count() <= SHORT).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::short_names;

    #[test]
    fn levels_whose_titles_begin_alike_are_named_by_their_ends_and_others_by_code() {
        let planners = [
            ("41295", "Social Service Community Planner"),
            ("41311", "Social Service Program Planner I"),
            ("41312", "Social Service Program Planner II"),
        ];
        assert_eq!(short_names(&planners), ["41295", "I", "II"]);
        // One title is the beginning of the other: nothing is left of it.
        assert_eq!(short_names(&[("1", "Accountant"), ("2", "Accountant Senior")]), ["1", "Senior"]);
        // Two stems, and a "I" of each.
        let two = [("1", "Clerk I"), ("2", "Clerk II"), ("3", "Typist I"), ("4", "Typist II")];
        assert_eq!(short_names(&two), ["1", "2", "3", "4"]);
        let denver = [("CA2459", "Utilization Coordinator"), ("CA2460", "Lead Utilization Coordinator")];
        assert_eq!(short_names(&denver), ["CA2459", "CA2460"]);
    }
}
