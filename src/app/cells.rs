//! From cells of the ladder to items of levels and back: cells move when a ladder is computed anew, items stay.

use std::sync::Arc;

use rungs_domain::compare::{Cell, Ladder, LevelView, TextRow, Thread};
use rungs_domain::spec::{Citation, ItemKind, Locator, PassageEntry, PassageRole, SeriesId, SpecPart};
use rungs_library::{Library, LoadedSeries};

use super::state::{CellId, Computed, ItemId, Section, SpecPlace};
use super::{State, factors};

/// The section in which items of a kind stand.
pub fn section_of(kind: ItemKind) -> Section {
    Section::Part(match kind {
        ItemKind::Duty => SpecPart::Duties,
        ItemKind::Ksa => SpecPart::Ksas,
    })
}

/// The kind of item that a section holds; `None` where it holds other text.
pub fn kind_of(section: Section) -> Option<ItemKind> {
    match section {
        Section::Part(SpecPart::Duties) => Some(ItemKind::Duty),
        Section::Part(SpecPart::Ksas) => Some(ItemKind::Ksa),
        _ => None,
    }
}

/// The threads of a section; `None` where it holds other text.
pub fn threads(ladder: &Ladder, section: Section) -> Option<&[Thread]> {
    match section {
        Section::Part(SpecPart::Duties) => Some(&ladder.duties),
        Section::Part(SpecPart::Ksas) => Some(&ladder.ksas),
        _ => None,
    }
}

/// The rows of text of a section; none for duties and KSAs.
pub fn text_rows(ladder: &Ladder, section: Section) -> &[TextRow] {
    match section {
        Section::Part(SpecPart::Concept) => &ladder.concept,
        Section::Part(SpecPart::Factors) => &ladder.factors,
        Section::Part(SpecPart::Qualifications) => &ladder.qualifications,
        Section::Part(SpecPart::Facts) => &ladder.facts,
        _ => &[],
    }
}

/// The series of the ladder, in the order of their levels.
pub fn series_of<'a>(library: &'a Library, ladder: &Ladder) -> impl Iterator<Item = &'a Arc<LoadedSeries>> {
    let mut ids: Vec<&SeriesId> = Vec::new();
    for level in &ladder.levels {
        if !ids.contains(&&level.series) {
            ids.push(&level.series);
        }
    }
    ids.into_iter().filter_map(|id| library.find(id))
}

/// What is printed once for each series of the ladder: a row a passage, the series in the order of their levels.
pub fn series_rows<'a>(library: &'a Library, ladder: &Ladder) -> Vec<(&'a LoadedSeries, PassageEntry<'a>)> {
    let series = series_of(library, ladder);
    let entries = |loaded: &'a Arc<LoadedSeries>| {
        // Days in force are told with the levels, and in every citation.
        let is_day = |role| matches!(role, PassageRole::Effective | PassageRole::Established | PassageRole::Revised);
        let passages = loaded.series.passages().into_iter().filter(move |passage| !is_day(passage.role));
        passages.flat_map(|passage| passage.entries()).map(move |entry| (loaded.as_ref(), entry))
    };
    series.flat_map(entries).collect()
}

/// How many rows a section has before any filter.
pub fn rows(library: &Library, computed: &Computed, section: Section) -> usize {
    let Some(ladder) = computed.ladder.as_deref() else { return 0 };
    match (section, threads(ladder, section)) {
        (factor, _) if factor.is_of_factors() => factors::rows(&computed.factors, section),
        (rules, _) if rules.is_rules() => computed.rules.of_section(section).count(),
        (Section::Part(SpecPart::Series), _) => series_rows(library, ladder).len(),
        (_, Some(threads)) => threads.len(),
        (_, None) => text_rows(ladder, section).len(),
    }
}

/// Number and text of the item at `index` of a level's list.
pub fn item_at(view: LevelView<'_>, kind: ItemKind, index: usize) -> Option<(u32, String)> {
    let items = view.series.items_of(view.level, kind).into_iter();
    items.map(|(number, text)| (number, text.into_owned())).nth(index)
}

/// The index of the item with this number.
pub fn index_of(view: LevelView<'_>, kind: ItemKind, number: u32) -> Option<usize> {
    match kind {
        ItemKind::Duty => view.level.duties.items.iter().position(|duty| duty.number == number),
        ItemKind::Ksa => view.series.ksas_of(view.level).position(|ksa| ksa.number == number),
    }
}

/// The item that a cell shows; `None` for text, gaps and what goes on elsewhere.
pub fn item_of(library: &Library, ladder: &Ladder, cell: CellId) -> Option<ItemId> {
    let kind = kind_of(cell.section)?;
    let reference = ladder.levels.get(cell.column)?;
    let Cell::Item(index) = threads(ladder, cell.section)?.get(cell.row)?.cells.get(cell.column)? else { return None };
    let (number, _) = item_at(library.level(reference)?, kind, *index)?;
    Some(ItemId { level: reference.clone(), kind, number })
}

/// The cell that shows an item.
pub fn cell_of(library: &Library, ladder: &Ladder, item: &ItemId) -> Option<CellId> {
    let column = ladder.levels.iter().position(|level| *level == item.level)?;
    let index = index_of(library.level(&item.level)?, item.kind, item.number)?;
    let section = section_of(item.kind);
    let shows = |thread: &Thread| thread.cells.get(column) == Some(&Cell::Item(index));
    let row = threads(ladder, section)?.iter().position(shows)?;
    Some(CellId { section, row, column })
}

/// The first row of text of a section that has these words at a column.
pub fn row_with(ladder: &Ladder, section: Section, column: usize, words: &str) -> Option<usize> {
    let holds = |row: &TextRow| {
        let printed = row.texts.get(column).and_then(Option::as_ref);
        printed.is_some_and(|printed| printed.contains(words))
    };
    text_rows(ladder, section).iter().position(holds)
}

/// The cell that shows a place.
pub fn cell_at(library: &Library, ladder: &Ladder, place: &SpecPlace) -> Option<CellId> {
    match place {
        SpecPlace::Item(item) => cell_of(library, ladder, item),
        SpecPlace::Text { level, section, text } => {
            let column = ladder.levels.iter().position(|shown| shown == level)?;
            let section = Section::from(*section);
            let first = || (!text_rows(ladder, section).is_empty()).then_some(0);
            let row = row_with(ladder, section, column, text).or_else(first)?;
            Some(CellId { section, row, column })
        }
        SpecPlace::Series { series, label, text } => {
            let column = ladder.levels.iter().position(|shown| shown.series == *series)?;
            let rows = series_rows(library, ladder);
            let named = |passage: &PassageEntry<'_>| label.as_ref().is_none_or(|label| passage.label == *label);
            let row = |holds: &dyn Fn(&PassageEntry<'_>) -> bool| {
                rows.iter().position(|(loaded, passage)| loaded.series.id == *series && holds(passage))
            };
            let exact = row(&|passage| named(passage) && passage.text.contains(text.as_str()));
            let row = exact.or_else(|| row(&named)).or_else(|| row(&|_| true))?;
            Some(CellId { section: SpecPart::Series.into(), row, column })
        }
    }
}

/// The words of a passage that is printed for the whole series of the cell's column, and its citation.
fn series_words(library: &Library, ladder: &Ladder, cell: CellId) -> Option<(String, Citation)> {
    let (loaded, passage) = series_rows(library, ladder).into_iter().nth(cell.row)?;
    let printed_here = ladder.levels.get(cell.column)?.series == loaded.series.id;
    let citation = || Citation::of_series(&loaded.series, &passage.locator, loaded.revision());
    printed_here.then(|| (passage.text.to_string(), citation()))
}

/// The words of a printed rule of allocation of the series of the cell's column, and their citation.
fn rule_words(computed: &Computed, cell: CellId) -> Option<(String, Citation)> {
    let (loaded, rule) = computed.rules.of_section(cell.section).nth(cell.row)?;
    let printed_here = computed.ladder.as_deref()?.levels.get(cell.column)?.series == loaded.series.id;
    let citation = || rule.citation(&loaded.series, loaded.revision());
    printed_here.then(|| (rule.text.clone(), citation()))
}

/// What *copy with citation* puts into the clipboard for a cell: the words as printed, then the citation.
/// `None` where the cell shows no printed words.
pub fn with_citation(state: &State, cell: CellId) -> Option<String> {
    let ladder = state.computed.ladder.as_deref()?;
    let (words, citation) = match cell.section {
        factor if factor.is_of_factors() => return factors::with_citation(state, cell),
        rules if rules.is_rules() => rule_words(&state.computed, cell)?,
        Section::Part(SpecPart::Series) => series_words(&state.library, ladder, cell)?,
        _ => level_words(&state.library, ladder, cell)?,
    };
    Some(format!("\u{201c}{words}\u{201d}\n{citation}"))
}

/// The words of a cell of one level, and their citation.
fn level_words(library: &Library, ladder: &Ladder, cell: CellId) -> Option<(String, Citation)> {
    let reference = ladder.levels.get(cell.column)?;
    let loaded = library.find(&reference.series)?;
    let level = loaded.series.level(&reference.code)?;
    let (words, passage) = match item_of(library, ladder, cell) {
        Some(item) => {
            let view = LevelView { series: &loaded.series, level };
            let index = index_of(view, item.kind, item.number)?;
            (item_at(view, item.kind, index)?.1, Locator::Item(item.kind, item.number))
        }
        None => {
            let row = text_rows(ladder, cell.section).get(cell.row)?;
            let heading = row.headings.get(cell.column).cloned().flatten();
            let words = row.texts.get(cell.column).cloned().flatten()?;
            (words, Locator::Under(heading.unwrap_or_else(|| row.label.clone())))
        }
    };
    Some((words, Citation::new(&loaded.series, level, &passage, loaded.revision())))
}
