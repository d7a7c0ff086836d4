//! What the flow shows: a box for each item, a ribbon for each link, a stub where an item begins or ends.

use std::collections::BTreeSet;
use std::sync::Arc;

use rungs_domain::compare::{Change, ChangeName};
use rungs_domain::spec::ItemKind;

use crate::state::CellId;
use crate::view::ladder::{CellData, Content, LadderData, RowData, StepData, section_of};

/// The items of all levels and what became of them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Per level its items, in printed order.
    pub columns: Vec<Vec<FlowNode>>,
    /// Links from one level to the next.
    pub ribbons: Vec<Ribbon>,
    /// Beginnings and ends.
    pub stubs: Vec<Stub>,
}

/// An item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowNode {
    /// Its cell in the table.
    pub cell: CellId,
    /// Its number.
    pub number: u32,
    /// Its text.
    pub text: Arc<str>,
}

/// A place in the picture: column, and place in the column.
pub type At = (usize, usize);

/// A link between items of neighboring levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ribbon {
    /// The item at the left.
    pub from: At,
    /// The item at the right.
    pub to: At,
    /// What became of it.
    pub change: Change,
    /// What that is called.
    pub told: ChangeName,
    /// Whether a specialist confirmed it.
    pub confirmed: bool,
    /// Whether only some clauses are meant.
    pub thin: bool,
    /// The row of the table that shows it.
    pub row: usize,
}

/// An item that begins or ends, or is compared with a level that does not stand beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stub {
    /// The item.
    pub at: At,
    /// What became of it.
    pub change: Change,
    /// What that is called.
    pub told: ChangeName,
    /// Whether it stands before the item or behind it.
    pub before: bool,
    /// The row of the table that shows it.
    pub row: usize,
}

impl Picture {
    /// The picture of the duties or the KSAs.
    pub fn of(data: &LadderData, kind: ItemKind) -> Self {
        let mut picture = Picture { columns: vec![Vec::new(); data.columns.len()], ..Picture::default() };
        let section = section_of(kind);
        let rows: &[RowData] = data.section(section).map_or(&[], |section| &section.rows);
        for (row, line) in rows.iter().enumerate() {
            for (column, cell) in line.cells.iter().enumerate() {
                if let (Content::Text(text), Some(number), Some(list)) =
                    (&cell.content, cell.number, picture.columns.get_mut(column))
                {
                    let text = text.clone();
                    list.push(FlowNode { cell: CellId { section, row, column }, number, text });
                }
            }
        }
        picture.columns.iter_mut().for_each(|list| list.sort_by_key(|node| node.number));
        for (row, line) in rows.iter().enumerate() {
            for (column, cell) in line.cells.iter().enumerate() {
                if let Some(step) = &cell.step {
                    picture.add(row, column, cell, step);
                }
            }
        }
        let mut seen = BTreeSet::new();
        picture.ribbons.retain(|ribbon| seen.insert((ribbon.from, ribbon.to)));
        picture
    }

    fn add(&mut self, row: usize, column: usize, cell: &CellData, step: &StepData) {
        let beside = step.against + 1 == column;
        let from = |picture: &Self, number| picture.find(step.against, number);
        let origin = step.before_number.and_then(|number| from(self, number));
        match (&cell.content, cell.number) {
            (Content::Text(_), Some(number)) => {
                let Some(to) = self.find(column, number) else { return };
                match origin.filter(|_| beside) {
                    Some(from) => self.ribbon(from, to, (step.change, step.told), step.confirmed, false, row),
                    None => self.stubs.push(Stub { at: to, change: step.change, told: step.told, before: true, row }),
                }
                for also in step.also_from.iter().filter(|_| beside) {
                    if let Some(from) = from(self, also.number) {
                        self.ribbon(from, to, (also.change, also.told), also.confirmed, !also.clauses.is_empty(), row);
                    }
                }
            }
            (Content::GoesOn { number, clauses, .. }, _) if beside => {
                if let (Some(from), Some(to)) = (origin, self.find(column, *number)) {
                    self.ribbon(from, to, (step.change, step.told), step.confirmed, !clauses.is_empty(), row);
                }
            }
            (Content::Dropped | Content::Carried, _) if beside => {
                if let Some(at) = origin {
                    self.stubs.push(Stub { at, change: step.change, told: step.told, before: false, row });
                }
            }
            _ => {}
        }
    }

    fn ribbon(
        &mut self,
        from: At,
        to: At,
        (change, told): (Change, ChangeName),
        confirmed: bool,
        thin: bool,
        row: usize,
    ) {
        self.ribbons.push(Ribbon { from, to, change, told, confirmed, thin, row });
    }

    fn find(&self, column: usize, number: u32) -> Option<At> {
        let place = self.columns.get(column)?.iter().position(|node| node.number == number)?;
        Some((column, place))
    }

    /// The item at a place.
    pub fn node(&self, at: At) -> Option<&FlowNode> {
        self.columns.get(at.0)?.get(at.1)
    }

    /// The place of a cell.
    pub fn at(&self, cell: CellId) -> Option<At> {
        let list = self.columns.get(cell.column)?;
        Some((cell.column, list.iter().position(|node| node.cell == cell)?))
    }

    /// The item to which the thread leads from `at`, to the right or to the left: along a whole ribbon if there is
    /// one, otherwise along a thin one.
    pub fn along(&self, at: At, right: bool) -> Option<At> {
        let mut ends = self.ribbons.iter().filter_map(|ribbon| {
            let (here, there) = if right { (ribbon.from, ribbon.to) } else { (ribbon.to, ribbon.from) };
            (here == at).then_some((ribbon.thin, there))
        });
        let first = ends.next()?;
        Some(ends.fold(first, |best, end| if best.0 && !end.0 { end } else { best }).1)
    }
}
