//! Titles, headings and the levels that can be toggled.

use std::collections::BTreeSet;

use rungs_domain::compare::{Ladder, LevelView, TextRow};
use rungs_domain::spec::{ItemKind, LevelRef, Series, SeriesId, Status};
use rungs_domain::words::counted;
use rungs_library::Library;

use crate::view::ladder::LevelToggle;

/// Whether levels of several series stand side by side.
pub fn across(ladder: &Ladder) -> bool {
    series_ids(ladder).len() > 1
}

fn series_ids(ladder: &Ladder) -> BTreeSet<&SeriesId> {
    ladder.levels.iter().map(|level| &level.series).collect()
}

fn only_series<'a>(library: &'a Library, ladder: &Ladder) -> Option<&'a Series> {
    let ids = series_ids(ladder);
    let id = ids.first()?;
    if ids.len() == 1 { library.find(id).map(|loaded| &loaded.series) } else { None }
}

/// The title over the ladder.
pub fn title(library: &Library, ladder: &Ladder) -> String {
    match only_series(library, ladder) {
        Some(series) => series.title.clone(),
        None if ladder.levels.is_empty() => "No level in view".to_owned(),
        None => {
            format!("{} from {} series", counted(ladder.levels.len(), "level"), series_ids(ladder).len())
        }
    }
}

/// What stands under the title.
pub fn subtitle(library: &Library, ladder: &Ladder) -> String {
    if let Some(series) = only_series(library, ladder) {
        return format!("{} · {}", authority(series), standing(series));
    }
    let titles = series_ids(ladder).into_iter().filter_map(|id| library.find(id));
    let named: Vec<&str> = titles.map(|loaded| loaded.series.title.as_str()).collect();
    if named.is_empty() {
        return "Take levels in from the library".to_owned();
    }
    format!("{} · nothing is carried from one series to another", named.join(" · "))
}

/// What no level prints is said once.
pub fn unprinted(levels: &[Option<LevelView<'_>>]) -> Option<&'static str> {
    let pays = levels.iter().flatten().any(|view| view.level.pay.is_some());
    (!levels.is_empty() && !pays).then_some("no pay printed at any level")
}

fn authority(series: &Series) -> String {
    let inferred = if series.authority.inferred { " (inferred)" } else { "" };
    format!("{}{inferred}", series.authority.name)
}

/// "effective 2021-08-01", or that it is only proposed.
pub fn standing(series: &Series) -> String {
    let not_yet = if matches!(series.status, Status::Proposed { .. }) { ", not yet in force" } else { "" };
    format!("{}{not_yet}", series.dating(None))
}

/// All levels of the one series in view; across series, the levels in view.
pub fn toggles(library: &Library, ladder: &Ladder) -> Vec<LevelToggle> {
    if let Some(series) = only_series(library, ladder) {
        let of = |code| LevelRef { series: series.id.clone(), code };
        let toggle = |level: &rungs_domain::spec::Level| {
            let reference = of(level.code.clone());
            LevelToggle { shown: ladder.levels.contains(&reference), level: reference, title: level.title.clone() }
        };
        return series.levels.iter().map(toggle).collect();
    }
    let toggle = |reference: &LevelRef| LevelToggle {
        level: reference.clone(),
        title: library.level(reference).map(|view| view.level.title.clone()).unwrap_or_default(),
        shown: true,
    };
    ladder.levels.iter().map(toggle).collect()
}

/// The printed heading of the class concept, where the levels that print one agree.
pub fn common_heading(rows: &[TextRow]) -> Option<String> {
    agreed(rows.iter().flat_map(|row| row.headings.iter().flatten()).map(String::as_str))
}

/// The printed heading of a list of items, where the levels that print one agree.
pub fn list_heading(levels: &[Option<LevelView<'_>>], kind: ItemKind) -> Option<String> {
    agreed(levels.iter().flatten().filter_map(|view| match kind {
        ItemKind::Duty => view.level.duties.heading.as_deref(),
        ItemKind::Ksa => view.level.ksas.heading.as_deref(),
    }))
}

fn agreed<'a>(mut headings: impl Iterator<Item = &'a str>) -> Option<String> {
    let first = headings.next()?;
    let same = headings.all(|heading| heading.trim_end_matches(':').eq_ignore_ascii_case(first.trim_end_matches(':')));
    same.then(|| sentence_case(first.trim_end_matches(':')))
}

/// A heading set all in capitals reads as "Illustrative examples of work"; any other stays as it is. Citations keep
/// the printed form.
pub fn sentence_case(heading: &str) -> String {
    if heading.chars().any(char::is_lowercase) {
        return heading.to_owned();
    }
    let mut letters = heading.chars();
    let first = letters.next().map(String::from).unwrap_or_default();
    first + &letters.as_str().to_lowercase()
}

/// "8 each", or "7, 8 and 8".
pub fn size(levels: &[Option<LevelView<'_>>], kind: ItemKind) -> Option<String> {
    let counts: Vec<usize> = levels
        .iter()
        .flatten()
        .map(|view| match kind {
            ItemKind::Duty => view.level.duties.items.len(),
            ItemKind::Ksa => view.series.ksas_of(view.level).count(),
        })
        .collect();
    let (last, rest) = counts.split_last()?;
    if rest.is_empty() {
        return Some(last.to_string());
    }
    if rest.iter().all(|count| count == last) {
        return Some(format!("{last} each"));
    }
    let rest: Vec<String> = rest.iter().map(usize::to_string).collect();
    Some(format!("{} and {last}", rest.join(", ")))
}
