//! What levels are called beside one another: by their codes, or by more where two have the same code.

use rungs_domain::compare::LevelView;
use rungs_domain::spec::Status;

/// A name for each level. Two revisions of one class are told apart by their dates, else by the names of their series.
pub(super) fn names(levels: &[LevelView<'_>]) -> Vec<String> {
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
    levels: &[LevelView<'_>],
    more: impl Fn(&LevelView<'_>) -> Option<String>,
) -> Vec<String> {
    let twice = |at: usize, name: &String| {
        let same = |(other, view): (usize, &LevelView<'_>)| {
            other != at
                && names.get(other) == Some(name)
                && levels.get(at).map(LevelView::reference) != Some(view.reference())
        };
        levels.iter().enumerate().any(same)
    };
    let named = names.iter().zip(codes).zip(levels).enumerate().map(|(at, ((name, code), view))| {
        let further = more(view).filter(|_| twice(at, name));
        further.map_or_else(|| name.clone(), |more| format!("{code} ({more})"))
    });
    named.collect()
}
