//! What keys do in the table: where the focus goes, what is done with the cell in focus.

use eframe::egui::{Key, Modifiers, Ui};

use rungs_app::state::CellId;
use rungs_app::view::ladder::{LadderData, Line, VisibleRows};

/// A move of the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// To the level on the left.
    Left,
    /// To the level on the right.
    Right,
    /// To the first level.
    RowStart,
    /// To the last level.
    RowEnd,
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
}

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

const MOTIONS: [(Modifiers, Key, Motion); 10] = [
    (Modifiers::COMMAND, Key::Home, Motion::First),
    (Modifiers::COMMAND, Key::End, Motion::Last),
    (Modifiers::NONE, Key::ArrowUp, Motion::Up),
    (Modifiers::NONE, Key::ArrowDown, Motion::Down),
    (Modifiers::NONE, Key::ArrowLeft, Motion::Left),
    (Modifiers::NONE, Key::ArrowRight, Motion::Right),
    (Modifiers::NONE, Key::Home, Motion::RowStart),
    (Modifiers::NONE, Key::End, Motion::RowEnd),
    (Modifiers::NONE, Key::PageUp, Motion::PageUp),
    (Modifiers::NONE, Key::PageDown, Motion::PageDown),
];

const DEEDS: [(Key, Deed); 7] = [
    (Key::Enter, Deed::Enter),
    (Key::Space, Deed::Fold),
    (Key::C, Deed::Copy),
    (Key::L, Deed::Link),
    (Key::U, Deed::Unlink),
    (Key::Delete, Deed::Forget),
    (Key::B, Deed::Baseline),
];

/// The move that was asked for in this frame; its key is taken.
pub fn motion(ui: &Ui) -> Option<Motion> {
    ui.input_mut(|input| {
        MOTIONS.into_iter().find(|(modifiers, key, _)| input.consume_key(*modifiers, *key)).map(|(_, _, motion)| motion)
    })
}

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
    let columns = data.columns.len().checked_sub(1)?;
    let stops: Vec<(usize, CellId)> = stops(rows, from.column);
    let line = rows.line_of(from.section, from.row);
    let here = line.map_or(0, |line| stops.iter().position(|(at, _)| *at >= line).unwrap_or(stops.len() - 1));
    let span = data.span(from);
    let column = match motion {
        Motion::Left => Some(span.start.checked_sub(1).unwrap_or(from.column)),
        Motion::Right => Some(if span.end > columns { from.column } else { span.end }),
        Motion::RowStart => Some(0),
        Motion::RowEnd => Some(columns),
        _ => None,
    };
    if let (Some(column), Some(_)) = (column, line) {
        return Some(CellId { column, ..from });
    }
    let last = stops.len().checked_sub(1)?;
    let to = match motion {
        Motion::Up if line.is_some() => here.saturating_sub(1),
        Motion::Down if line.is_some() => (here + 1).min(last),
        Motion::First => 0,
        Motion::Last => last,
        Motion::PageUp => here.saturating_sub(page),
        Motion::PageDown => (here + page).min(last),
        _ => here,
    };
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
