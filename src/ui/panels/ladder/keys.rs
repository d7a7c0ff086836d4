//! Where keys move the focus in the table.

use eframe::egui::{Key, Modifiers, Ui};

use crate::ui::kit::Motion;
use rungs_app::state::{CellId, Section};
use rungs_app::view::ladder::{LadderData, Line, VisibleRows};

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

/// The first cell that can have the focus: that of the first row, or the heading of what is folded.
pub fn first(rows: &VisibleRows) -> Option<CellId> {
    let row = rows.rows_in(0).next();
    row.or_else(|| stops(rows, 0).first().map(|(_, cell)| *cell))
}

fn stops(rows: &VisibleRows, column: usize) -> Vec<(usize, CellId)> {
    let lines = rows.lines.iter().enumerate();
    let stop = |(at, line): (usize, &Line)| match line {
        Line::Row(section, row) => Some((at, CellId { section: *section, row: *row, column })),
        Line::Heading(Section::Apart) => Some((at, CellId { section: Section::Steps, row: 0, column })),
        Line::Heading(section) => {
            let folded = !matches!(rows.lines.get(at + 1), Some(Line::Row(..)));
            folded.then_some((at, CellId { section: *section, row: 0, column }))
        }
    };
    lines.filter_map(stop).collect()
}
