//! The cards of the levels.

use rungs_domain::compare::{Against, Comparer, Ladder, LevelView};
use rungs_domain::spec::{Flsa, Pay};
use rungs_domain::words::capitalized;

use super::titles::standing;
use crate::view::ladder::{Column, Counts};

/// A card a level.
pub fn columns(
    ladder: &Ladder,
    levels: &[Option<LevelView<'_>>],
    counts: &[Counts],
    comparer: &Comparer,
    across: bool,
) -> Vec<Column> {
    let cards = ladder.levels.iter().zip(levels).enumerate().map(|(at, (reference, view))| {
        let level = view.map(|view| view.level);
        Column {
            level: reference.clone(),
            code: reference.code.to_string(),
            title: level.map_or_else(|| "no longer in the library".to_owned(), |level| level.title.clone()),
            series: view.filter(|_| across).map(|view| format!("{} · {}", view.series.title, standing(view.series))),
            supervision: level.and_then(|level| comparer.supervision_phrase(level)).map(capitalized),
            pay: level.and_then(|level| level.pay.as_ref()).map_or_else(|| "no pay printed".to_owned(), pay),
            flsa: level.and_then(|level| level.flsa.as_ref()).map(flsa),
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

fn flsa(flsa: &Flsa) -> String {
    format!("FLSA {}", flsa.status.words().to_lowercase())
}

fn pay(pay: &Pay) -> String {
    let grade = format!("{} {}", pay.label.trim_end_matches(':'), pay.grade);
    match &pay.range {
        Some(range) => format!("{grade} · {range}"),
        None => grade,
    }
}
