//! What a line of text is, told by the signs it begins with.

use crate::read::styled_text::StyledText;

/// The most cells of a row; a line with more bars is words.
const MOST_CELLS: usize = 1000;

/// The rank of a heading between signs: a title stands above it.
const BETWEEN_SIGNS: u8 = 2;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Block {
    /// Nothing.
    Blank,
    /// A rule across the page, or between a table's head and its rows.
    Ornament,
    /// A heading, from 1.
    Heading(u8),
    /// A row of a table, its cells parted by bars.
    Row {
        /// Whether a rule stands below it.
        head: bool,
    },
    /// Words.
    Words,
}

/// What a line without blanks at its ends is, and its words without the signs that tell it.
pub(super) fn told(line: &str) -> (Block, &str) {
    let line = line.trim_start_matches('\u{FEFF}');
    let quoted = line.strip_prefix("> ").unwrap_or(line).trim_start();
    if quoted.is_empty() || quoted == ">" {
        return (Block::Blank, "");
    }
    if quoted.len() > 2 && quoted.chars().all(|c| matches!(c, '-' | '_' | '=' | '*' | '|' | ':' | '+' | '~' | ' ')) {
        return (Block::Ornament, quoted);
    }
    let signs = quoted.bytes().take_while(|byte| *byte == b'#').count();
    if let (1..=6, Some(words)) = (signs, quoted.get(signs..).and_then(|rest| rest.strip_prefix(' '))) {
        return (Block::Heading(u8::try_from(signs).unwrap_or(6)), words.trim().trim_end_matches('#').trim_end());
    }
    if let Some(words) = between_signs(quoted) {
        return (Block::Heading(BETWEEN_SIGNS), words);
    }
    let bars = quoted.matches('|').take(MOST_CELLS + 2).count();
    if quoted.starts_with('|') && quoted.ends_with('|') && (2..=MOST_CELLS + 1).contains(&bars) {
        return (Block::Row { head: false }, quoted);
    }
    (Block::Words, quoted)
}

/// The words of a heading between signs: "=== Duties ===".
fn between_signs(line: &str) -> Option<&str> {
    let words = line.trim_matches('=').trim();
    let is_heading = line.starts_with("==") && line.ends_with("==") && words.chars().any(char::is_alphabetic);
    is_heading.then_some(words)
}

/// The cells of a row. A bar that is part of a cell comes as [`super::inline::BAR`] and is put back.
pub(super) fn cells(row: &StyledText) -> Vec<StyledText> {
    let mut cells = row.split('|');
    cells.remove(0);
    cells.pop();
    for cell in &mut cells {
        let mut whole = StyledText::default();
        cell.runs().for_each(|(text, look)| whole.push(&text.replace(super::inline::BAR, "|"), look));
        *cell = whole;
    }
    cells
}
