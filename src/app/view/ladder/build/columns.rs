//! The cards of the levels.

use rungs_domain::compare::{Against, Ladder, LevelView};

use super::titles::standing;
use crate::view::ladder::{Column, Counts};
use crate::view::library::short;

/// A card a level.
pub fn columns(ladder: &Ladder, levels: &[Option<LevelView<'_>>], counts: &[Counts], across: bool) -> Vec<Column> {
    let cards = ladder.levels.iter().zip(levels).enumerate().map(|(at, (reference, view))| {
        let level = view.map(|view| view.level);
        Column {
            level: reference.clone(),
            code: reference.code.to_string(),
            title: level.map_or_else(|| "no longer in the library".to_owned(), |level| level.title.clone()),
            short: short_title(*view, across),
            series: view.filter(|_| across).map(|view| format!("{} · {}", view.series.title, standing(view.series))),
            counts: counts.get(at).cloned().unwrap_or_default(),
            note: note(ladder, at, *view),
        }
    });
    cards.collect()
}

fn note(ladder: &Ladder, at: usize, view: Option<LevelView<'_>>) -> Option<String> {
    match ladder.against {
        Against::Baseline(baseline) if baseline == at => {
            return Some("Baseline: the others are compared with it".to_owned());
        }
        Against::Baseline(_) => return None,
        Against::Each(lowers) => {
            let code = |at: usize| ladder.levels.get(at).map(|level| level.code.to_string());
            return lowers.of(at).and_then(code).map(|code| format!("Compared with {code}"));
        }
        Against::LevelBelow if at > 0 => return None,
        Against::LevelBelow => {}
    }
    let view = view?;
    let place = view.series.levels.iter().position(|level| level.code == view.level.code)?;
    Some(match place.checked_sub(1).and_then(|below| view.series.levels.get(below)) {
        Some(below) => format!("Lowest level shown; {} is below it", below.code),
        None => "Lowest level of the series".to_owned(),
    })
}

/// Beside levels of other series a title is told in full.
fn short_title(view: Option<LevelView<'_>>, across: bool) -> String {
    match view {
        Some(view) if across => view.level.title.clone(),
        Some(view) => short(view.series, &view.level.title),
        None => "no longer in the library".to_owned(),
    }
}
