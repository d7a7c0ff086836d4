//! The words of one cell.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::look;
use crate::{Style, Text};

/// How many UTF-16 units a cell holds.
const MOST: usize = 32_767;

/// How the writer knows words that it has marked up already. Words that look so themselves would get into the file as
/// they are, so they are marked up whatever their style; and they are cut so short that the markup does not outgrow
/// the cell.
const MARKED_UP: &str = "<r>";
const MOST_MARKED_UP: usize = 5_000;

/// A text in the pieces that cells hold: nearly always one. None of it is left out.
pub(super) fn pieces(text: &Text) -> Vec<Text> {
    let words = text.words();
    let most = if words.starts_with(MARKED_UP) { MOST_MARKED_UP } else { MOST };
    if words.len() <= most {
        return vec![text.clone()];
    }
    let (mut done, mut piece, mut room) = (Vec::new(), Text::new(), most);
    for run in text.runs() {
        let mut rest = run.words();
        while !rest.is_empty() {
            let (taken, left) = split(rest, room);
            piece = piece.with(run.style(), taken);
            room -= taken.encode_utf16().count();
            rest = left;
            if !rest.is_empty() {
                done.push(std::mem::take(&mut piece));
                room = most;
            }
        }
    }
    done.push(piece);
    done
}

/// As much of the words as there is room for, up to a space if there is one, and what is left.
fn split(words: &str, room: usize) -> (&str, &str) {
    let mut units = 0;
    let over = words.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > room
    });
    let Some((end, _)) = over else { return (words, "") };
    let (fitting, _) = words.split_at(end);
    words.split_at(fitting.rfind(' ').map_or(end, |space| space + 1))
}

/// Writes a piece of a text; `format` is the cell's.
///
/// # Errors
/// The place is beyond the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &Text,
    format: &Format,
) -> Result<(), XlsxError> {
    let words = text.words();
    if words.is_empty() {
        return Ok(());
    }
    let marked_up = words.starts_with(MARKED_UP);
    if marked_up || text.runs().iter().any(|run| run.style() != Style::Plain) {
        // `_x0041_` would be read as the letter of that number.
        let runs: Vec<(Format, String)> =
            text.runs().iter().map(|run| (look::words(run.style()), run.words().replace("_x", "_x005F_x"))).collect();
        let runs: Vec<(&Format, &str)> = runs.iter().map(|(format, words)| (format, words.as_str())).collect();
        match sheet.write_rich_string_with_format(row, column, &runs, format) {
            // The markup outgrows the cell: the words stay, without their styles.
            Err(XlsxError::MaxStringLengthExceeded) if !marked_up => {}
            other => return other.map(drop),
        }
    }
    sheet.write_string_with_format(row, column, words, format).map(drop)
}
