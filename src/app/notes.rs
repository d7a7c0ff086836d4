//! What the transcriber of a document noted on what a cell shows: words of theirs, never official text.

use rungs_domain::compare::LevelView;
use rungs_domain::spec::{ItemKind, Locator, Series, SpecPart};

use super::state::CellId;
use super::{State, cells};

/// Notes on one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notes {
    /// What they are about: "this duty", "41311", "the whole series".
    pub about: String,
    /// The notes, in the order of the file.
    pub notes: Vec<String>,
}

/// The notes on a cell: those on its item, else those on its level, else those on its series.
pub fn of_cell(state: &State, cell: CellId) -> Option<Notes> {
    let ladder = state.computed.ladder.as_deref()?;
    let reference = ladder.levels.get(cell.column)?;
    let series = &state.library.find(&reference.series)?.series;
    let level = series.level(&reference.code)?;
    let found = match cells::kind_of(cell.section) {
        Some(kind) => {
            let item = cells::item_of(&state.library, ladder, cell)?;
            Notes {
                about: format!("this {}", kind.word()),
                notes: on_item(LevelView { series, level }, kind, item.number).cloned().into_iter().collect(),
            }
        }
        None if cell.section == SpecPart::Series.into() => on_series(state, series, cell)?,
        None if cell.section.is_rules() => of_series(series, None),
        None => Notes { about: reference.code.to_string(), notes: level.notes.clone() },
    };
    (!found.notes.is_empty()).then_some(found)
}

fn on_item(view: LevelView<'_>, kind: ItemKind, number: u32) -> Option<&String> {
    let index = cells::index_of(view, kind, number)?;
    match kind {
        ItemKind::Duty => view.level.duties.items.get(index)?.note.as_ref(),
        ItemKind::Ksa => view.series.ksas_of(view.level).nth(index)?.note.as_ref(),
    }
}

fn on_series(state: &State, series: &Series, cell: CellId) -> Option<Notes> {
    let ladder = state.computed.ladder.as_deref()?;
    let (loaded, passage) = cells::series_rows(&state.library, ladder).into_iter().nth(cell.row)?;
    if loaded.series.id != series.id {
        return None;
    }
    let own = match passage.locator {
        Locator::Item(_, number) => {
            let listed = series.ksas.iter().flat_map(|list| &list.items).find(|ksa| ksa.number == number);
            listed.and_then(|ksa| ksa.note.clone())
        }
        Locator::Under(_) => None,
    };
    Some(of_series(series, own))
}

fn of_series(series: &Series, own: Option<String>) -> Notes {
    let notes = own.into_iter().chain(series.notes.iter().cloned()).collect();
    Notes { about: "the whole series".to_owned(), notes }
}
