//! What levels are called beside one another: by their codes, or by more where two have the same code.

use rungs_domain::spec::Status;

use super::CitedLevel;

/// A name for each level. Two revisions of one class are told apart by their dates, else by the names of their series.
pub(super) fn names(levels: &[CitedLevel<'_>]) -> Vec<String> {
    let codes: Vec<String> = levels.iter().map(|view| view.level.code.to_string()).collect();
    let dated = told_apart(&codes, &codes, levels, |view| {
        let proposed = matches!(view.series.status, Status::Proposed { .. });
        let date = view.level.dates.effective.or(view.series.effective).or(view.series.source.date)?;
        Some(if proposed { format!("proposed {date}") } else { date.to_string() })
    });
    told_apart(&codes, &dated, levels, |view| Some(view.series.id.to_string()))
}

/// The names, each that is there twice replaced by its code with what `more` says in brackets.
fn told_apart(
    codes: &[String],
    names: &[String],
    levels: &[CitedLevel<'_>],
    more: impl Fn(&CitedLevel<'_>) -> Option<String>,
) -> Vec<String> {
    let twice = |at: usize, name: &String| {
        let same = |(other, view): (usize, &CitedLevel<'_>)| {
            other != at
                && names.get(other) == Some(name)
                && levels
                    .get(at)
                    .is_some_and(|one| (&one.series.id, &one.level.code) != (&view.series.id, &view.level.code))
        };
        levels.iter().enumerate().any(same)
    };
    let named = names.iter().zip(codes).zip(levels).enumerate().map(|(at, ((name, code), view))| {
        let further = more(view).filter(|_| twice(at, name));
        further.map_or_else(|| name.clone(), |more| format!("{code} ({more})"))
    });
    named.collect()
}
