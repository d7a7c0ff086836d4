//! What keys do in the table: where the focus goes, what is done with the cell in focus.

use eframe::egui::{Key, Modifiers, Ui};

use crate::ui::kit::Motion;
use rungs_app::state::CellId;
use rungs_app::view::ladder::{LadderData, Line, VisibleRows};

/// What a key does with the cell in focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Open the reader, or confirm the link that is being made.
    Enter,
    /// Fold or unfold the section.
    Fold,
    /// Copy the text with its citation.
    Copy,
    /// Pick the item up to be linked.
    Link,
    /// Part the item from the one it is linked with.
    Unlink,
    /// Forget what was decided about the item.
    Forget,
    /// Compare all levels with this one.
    Baseline,
}

const DEEDS: [(Key, Deed); 7] = [
    (Key::Enter, Deed::Enter),
    (Key::Space, Deed::Fold),
    (Key::C, Deed::Copy),
    (Key::L, Deed::Link),
    (Key::U, Deed::Unlink),
    (Key::Delete, Deed::Forget),
    (Key::B, Deed::Baseline),
];

/// Whether an arrow key was pressed; `taken`: it does no more than that.
pub fn arrow(ui: &Ui, taken: bool) -> bool {
    let arrows = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight];
    ui.input_mut(|input| {
        arrows.into_iter().any(|key| match taken {
            true => input.consume_key(Modifiers::NONE, key),
            false => input.modifiers.is_none() && input.key_pressed(key),
        })
    })
}

/// The deed that was asked for in this frame; its key is taken.
pub fn deed(ui: &Ui) -> Option<Deed> {
    ui.input_mut(|input| {
        if input.modifiers.any() {
            return None;
        }
        DEEDS.into_iter().find(|(key, _)| input.consume_key(Modifiers::NONE, *key)).map(|(_, deed)| deed)
    })
}

/// The cell to which a move leads; a folded section is one stop.
pub fn moved(data: &LadderData, rows: &VisibleRows, from: CellId, motion: Motion, page: usize) -> Option<CellId> {
    let last_column = data.columns.len().checked_sub(1)?;
    let stops: Vec<(usize, CellId)> = stops(rows, from.column);
    let line = rows.line_of(from.section, from.row);
    let here = line.map_or(0, |line| stops.iter().position(|(at, _)| *at >= line).unwrap_or(stops.len() - 1));
    let span = data.span(from);
    // A cell that spans several columns is left as one.
    let column = match motion {
        Motion::Left => span.start.checked_sub(1).unwrap_or(from.column),
        Motion::Right if span.end > last_column => from.column,
        Motion::Right => span.end,
        motion => motion.column(from.column, data.columns.len()),
    };
    let sideways = matches!(motion, Motion::Left | Motion::Right | Motion::RowStart | Motion::RowEnd);
    if sideways && line.is_some() {
        return Some(CellId { column, ..from });
    }
    // Where the row is filtered out, the first step goes to what stands in its place.
    let step = matches!(motion, Motion::Up | Motion::Down);
    let to = if step && line.is_none() { here } else { motion.row(here, stops.len(), page) };
    stops.get(to).map(|(_, cell)| *cell)
}

/// The first cell that can have the focus.
pub fn first(rows: &VisibleRows) -> Option<CellId> {
    stops(rows, 0).first().map(|(_, cell)| *cell)
}

fn stops(rows: &VisibleRows, column: usize) -> Vec<(usize, CellId)> {
    let lines = rows.lines.iter().enumerate();
    let stop = |(at, line): (usize, &Line)| match line {
        Line::Row(section, row) => Some((at, CellId { section: *section, row: *row, column })),
        Line::Heading(section) => {
            let folded = !matches!(rows.lines.get(at + 1), Some(Line::Row(..)));
            folded.then_some((at, CellId { section: *section, row: 0, column }))
        }
    };
    lines.filter_map(stop).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rungs_app::actions::{self, Group};

    #[test]
    fn every_key_of_the_table_is_in_the_list_of_keys() {
        let listed = |key: Key| {
            let cell = actions::all().filter(|action| action.group == Group::Cell);
            cell.flat_map(|action| action.shortcuts).any(|keys| !keys.control && Key::from_name(keys.key) == Some(key))
        };
        for (key, deed) in DEEDS {
            assert!(listed(key), "{deed:?}");
        }
    }
}
