//! From cells of the factor table to the words they quote, and to the step they are about.

use rungs_domain::compare::{FactorCell, FactorRow, FactorTable, Ladder, Quotation};
use rungs_domain::spec::{Dimension, LevelRef, Locator, SpecPart};
use rungs_library::Library;

use super::cells;
use super::state::{CellId, Computed, ItemId, Section, SpecPlace, StepId};
use super::{Command, State};

/// The most dimensions that are in view before the others are unfolded.
const MOST: usize = 8;

/// The rows of the factor table, as they are shown.
pub struct Dimensions<'a> {
    /// In view: those in which some level differs.
    pub first: Vec<&'a FactorRow>,
    /// Folded: those in which no level differs, and where too many differ, those in which fewest do.
    pub more: Vec<&'a FactorRow>,
    /// Those of which no level prints anything.
    pub not_printed: &'a [Dimension],
}

impl<'a> Dimensions<'a> {
    /// Those of a table.
    pub fn of(table: &'a FactorTable) -> Self {
        let steps = |row: &FactorRow| row.cells.iter().filter(|cell| cell.step.is_some()).count();
        let mut told: Vec<&FactorRow> = table.rows.iter().filter(|row| steps(row) > 0).collect();
        // Of those with equally many, the ones that decide first stay: the sort is stable.
        told.sort_by_key(|row| std::cmp::Reverse(steps(row)));
        told.truncate(MOST);
        let is_first = |row: &&FactorRow| told.iter().any(|one| one.dimension == row.dimension);
        let (first, more) = table.rows.iter().partition(is_first);
        Dimensions { first, more, not_printed: &table.not_printed }
    }

    fn row(&self, section: Section, row: usize) -> Option<&'a FactorRow> {
        let rows = match section {
            Section::Apart => &self.first,
            Section::MoreDimensions => &self.more,
            _ => return None,
        };
        rows.get(row).copied()
    }
}

/// How many rows a section of the factor table has.
pub fn rows(table: &FactorTable, section: Section) -> usize {
    let dimensions = Dimensions::of(table);
    match section {
        Section::Steps => 1,
        Section::Apart => dimensions.first.len(),
        Section::MoreDimensions => dimensions.more.len(),
        _ => 0,
    }
}

/// The dimension of a row of the factor table.
pub fn dimension(computed: &Computed, cell: CellId) -> Option<Dimension> {
    Dimensions::of(&computed.factors).row(cell.section, cell.row).map(|row| row.dimension)
}

fn cell_of(computed: &Computed, cell: CellId) -> Option<&FactorCell> {
    Dimensions::of(&computed.factors).row(cell.section, cell.row)?.cells.get(cell.column)
}

/// What Enter does on a cell: shows the step, or where there is none the passage that is quoted.
pub fn open(state: &State, cell: CellId) -> Option<Command> {
    let ladder = state.computed.ladder.as_deref()?;
    let step = || StepId::to(&ladder.levels, ladder.against, cell.column).map(Command::OpenStep);
    if cell.section == Section::Steps {
        return step();
    }
    let factor = cell_of(&state.computed, cell)?;
    if factor.step.is_some() {
        return step();
    }
    let level = ladder.levels.get(cell.column)?;
    passage(&state.library, ladder, level, factor.says.as_ref()?).map(Command::OpenReader)
}

/// The cell in which quoted words stand.
fn passage(library: &Library, ladder: &Ladder, level: &LevelRef, quoted: &Quotation) -> Option<CellId> {
    let text = quoted.whole.clone();
    let label = match &quoted.locator {
        Locator::Item(kind, number) => {
            let item = ItemId { level: level.clone(), kind: *kind, number: *number };
            return cells::cell_of(library, ladder, &item);
        }
        Locator::Under(heading) => heading.clone(),
    };
    if quoted.of_series {
        let place = SpecPlace::Series { series: level.series.clone(), label: Some(label), text };
        return cells::cell_at(library, ladder, &place);
    }
    let column = ladder.levels.iter().position(|one| one == level)?;
    let in_part = |part: SpecPart| {
        let row = cells::row_with(ladder, part.into(), column, &text)?;
        Some(CellId { section: part.into(), row, column })
    };
    SpecPart::ALL.into_iter().find_map(in_part)
}

/// What *copy with citation* puts into the clipboard for a cell: what the level prints and where; for a step also what
/// the level compared with prints.
pub fn with_citation(state: &State, cell: CellId) -> Option<String> {
    let ladder = state.computed.ladder.as_deref()?;
    let factor = cell_of(&state.computed, cell)?;
    let cited = |column: usize, quoted: &Quotation| {
        let level = ladder.levels.get(column)?;
        Some(format!("\u{201c}{}\u{201d}\n{}", quoted.whole, state.library.cited(level)?.citation(quoted)))
    };
    let Some(step) = &factor.step else { return cited(cell.column, factor.says.as_ref()?) };
    let upper = step.upper.as_ref().and_then(|quoted| cited(cell.column, quoted));
    let lower = step.lower.as_ref().and_then(|quoted| cited(ladder.against.lower_of(cell.column)?, quoted));
    match (upper, lower) {
        (Some(upper), Some(lower)) => Some(format!("{upper}\nfrom {lower}")),
        (upper, lower) => upper.or(lower),
    }
}
