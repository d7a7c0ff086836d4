//! Which rows are in view.

use std::collections::BTreeSet;
use std::ops::Range;

use rungs_domain::compare::Change;

use super::{Content, Counts, LadderData, RowData, SectionData};
use crate::state::{CellId, LadderState, Section};

/// One line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The heading of a section.
    Heading(Section),
    /// A row of a section, by its index before any filter.
    Row(Section, usize),
}

/// The lines in view, and what the filters say of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VisibleRows {
    /// Headings and rows, from top to bottom.
    pub lines: Vec<Line>,
    /// Rises whenever the lines are chosen anew.
    pub version: u64,
    /// How many rows pass the filters, folded ones among them.
    pub matching: usize,
    /// How many rows there are.
    pub total: usize,
    /// How often each change is in the rows in view, those among them that the choice of changes leaves out.
    pub counts: Counts,
    /// How many cells say that their level prints nothing.
    pub not_printed: usize,
}

impl VisibleRows {
    /// The lines of `data` that pass the filters of `state`.
    pub fn of(data: &LadderData, state: &LadderState) -> Self {
        let mut found = VisibleRows::default();
        let filtered = state.differences_only || !state.changes.is_empty() || state.is_only_found();
        for section in &data.sections {
            found.total += section.rows.len();
            if !state.is_folded(section.id) {
                found.count(section, state);
            }
            let rows = matching_rows(section, state);
            found.matching += rows.len();
            // Rules stay where they are, whatever is filtered; so does the line that names what is not printed.
            let stays = section.note.is_some();
            if rows.is_empty() && (filtered || section.rows.is_empty()) && !stays {
                continue;
            }
            found.lines.push(Line::Heading(section.id));
            if !state.is_folded(section.id) {
                found.lines.extend(rows.into_iter().map(|row| Line::Row(section.id, row)));
            }
        }
        found
    }

    /// Counts the rows of a section that is in view.
    fn count(&mut self, section: &SectionData, state: &LadderState) {
        let rows = section.rows.iter().filter(|row| passes_but_for_changes(row, state) && !row.administrative);
        for cell in rows.flat_map(|row| &row.cells) {
            match &cell.step {
                Some(step) => *self.counts.entry(step.told).or_insert(0) += 1,
                None => self.not_printed += usize::from(cell.content == Content::NotPrinted),
            }
        }
    }

    /// The cells of a column, from top to bottom.
    pub fn rows_in(&self, column: usize) -> impl Iterator<Item = CellId> + '_ {
        self.lines.iter().filter_map(move |line| match line {
            Line::Row(section, row) => Some(CellId { section: *section, row: *row, column }),
            Line::Heading(_) => None,
        })
    }

    /// The line of a row, or of its section's heading where the section is folded.
    pub fn line_of(&self, section: Section, row: usize) -> Option<usize> {
        if section == Section::Steps {
            return self.lines.iter().position(|line| *line == Line::Heading(Section::Apart));
        }
        let exact = self.lines.iter().position(|line| *line == Line::Row(section, row));
        exact.or_else(|| {
            let heading = self.lines.iter().position(|line| *line == Line::Heading(section))?;
            let folded = !matches!(self.lines.get(heading + 1), Some(Line::Row(..)));
            folded.then_some(heading)
        })
    }
}

fn matching_rows(section: &SectionData, state: &LadderState) -> Vec<usize> {
    let passes = |row: &RowData| {
        passes_but_for_changes(row, state) && (state.changes.is_empty() || has_change(row, &state.changes))
    };
    section.rows.iter().enumerate().filter(|(_, row)| passes(row)).map(|(at, _)| at).collect()
}

fn passes_but_for_changes(row: &RowData, state: &LadderState) -> bool {
    let text = if state.is_only_found() { state.text.trim() } else { "" };
    (!state.differences_only || differs(row)) && (text.is_empty() || has_text(row, text))
}

fn changes(row: &RowData) -> impl Iterator<Item = Change> {
    row.cells.iter().filter_map(|cell| cell.step.as_ref()).map(|step| step.change)
}

fn differs(row: &RowData) -> bool {
    changes(row).any(|change| change != Change::Same)
}

fn has_change(row: &RowData, wanted: &BTreeSet<Change>) -> bool {
    changes(row).any(|change| wanted.contains(&change))
}

fn has_text(row: &RowData, needle: &str) -> bool {
    row.label.as_deref().is_some_and(|label| contains(label, needle))
        || row.cells.iter().any(|cell| match &cell.content {
            Content::Text(text) => contains(text, needle),
            Content::Quoted { here, from } => {
                [here, from].into_iter().flatten().any(|quoted| contains(&quoted.text, needle))
            }
            Content::GoesOn { quote, .. } => contains(quote, needle),
            _ => false,
        })
}

/// Whether `text` holds `needle`, in any case.
fn contains(text: &str, needle: &str) -> bool {
    hits_from(text, needle).next().is_some()
}

/// Where `text` holds `needle`, in any case: byte ranges, in order, apart from each other.
pub fn hits(text: &str, needle: &str) -> Vec<Range<usize>> {
    hits_from(text, needle).collect()
}

/// Letters are compared in lower case, as the filters of the library and of the vacancy do.
fn hits_from<'a>(text: &'a str, needle: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let needle: Vec<char> = needle.trim().chars().flat_map(char::to_lowercase).collect();
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..).filter(|_| !needle.is_empty())?;
        let found = rest.char_indices().find_map(|(at, _)| Some((at, begins(rest.get(at..)?, &needle)?)));
        let (at, length) = found?;
        let start = from + at;
        from = start + length;
        Some(start..from)
    })
}

/// How many bytes of `text` are `needle`, where it begins with it.
fn begins(text: &str, needle: &[char]) -> Option<usize> {
    let mut left = needle.iter();
    for (at, letter) in text.char_indices() {
        if left.len() == 0 {
            return Some(at);
        }
        if !letter.to_lowercase().all(|lower| left.next() == Some(&lower)) {
            return None;
        }
    }
    (left.len() == 0).then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::hits;

    #[test]
    fn letters_of_all_scripts_are_found_in_any_case() {
        assert_eq!(hits("Élève; élève", "ÉLÈVE"), [0..7, 9..16]);
        assert_eq!(hits("Plans plans", "PLANS"), [0..5, 6..11]);
        assert_eq!(hits("plan", "plans"), []);
        assert_eq!(hits("plan", " "), []);
    }
}
