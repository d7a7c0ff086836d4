//! Where the words that are sought stand in the ladder: in every text, folded or cut, in the order of reading.

use std::ops::Range;

use super::marks::{Mark, Marked};
use super::{Content, LadderData, hits};
use crate::state::{CellId, FindHit};

/// All places of some words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindHits {
    /// In the order of reading.
    pub hits: Vec<FindHit>,
}

impl FindHits {
    /// The places of `words` in the texts of a ladder; none for no words.
    pub fn of(data: &LadderData, words: &str) -> Self {
        let mut found = Vec::new();
        if words.trim().is_empty() {
            return FindHits { hits: found };
        }
        // The rules stand once more in their passages.
        for section in data.sections.iter().filter(|section| !section.id.is_rules()) {
            for (row, of_row) in section.rows.iter().enumerate() {
                for (column, cell) in of_row.cells.iter().enumerate() {
                    let id = CellId { section: section.id, row, column };
                    if let (Content::Text(text), true) = (&cell.content, data.head(id) == id) {
                        let count = hits(text, words).len();
                        found.extend((0..count).map(|nth| FindHit { cell: id, nth }));
                    }
                }
            }
        }
        FindHits { hits: found }
    }

    /// The number of a hit, from 0.
    pub fn place(&self, hit: FindHit) -> Option<usize> {
        self.hits.iter().position(|one| *one == hit)
    }

    /// The hit after, or before, the one that is shown; where none is, the first from the cell in focus on.
    pub fn step(
        &self,
        data: &LadderData,
        shown: Option<FindHit>,
        focus: Option<CellId>,
        forward: bool,
    ) -> Option<FindHit> {
        let count = self.hits.len();
        let next = match shown.and_then(|hit| self.place(hit)) {
            Some(at) if forward => (at + 1) % count,
            Some(at) => (at + count - 1) % count,
            None => {
                let order =
                    |cell: CellId| (data.sections.iter().position(|one| one.id == cell.section), cell.row, cell.column);
                let from = focus.map(order);
                let first = self.hits.iter().position(|hit| from.is_none_or(|from| order(hit.cell) >= from));
                match forward {
                    true => first.unwrap_or(0),
                    false => first.unwrap_or(0).checked_sub(1).unwrap_or(count.checked_sub(1)?),
                }
            }
        };
        self.hits.get(next).copied()
    }

    /// "3 of 12", "12 found", "not found".
    pub fn in_words(&self, shown: Option<FindHit>) -> String {
        match (self.hits.len(), shown.and_then(|hit| self.place(hit))) {
            (0, _) => "not found".to_owned(),
            (count, Some(at)) => format!("{} of {count}", at + 1),
            (count, None) => format!("{count} found"),
        }
    }
}

impl Marked {
    /// Where the printed text holds `words`: for each hit its pieces, between which struck words may stand.
    pub fn hits(&self, words: &str) -> Vec<Vec<Range<usize>>> {
        if words.trim().is_empty() {
            return Vec::new();
        }
        let mut printed = String::new();
        let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
        for (range, mark) in &self.spans {
            let piece = self.text.get(range.clone()).unwrap_or_default();
            match mark {
                Mark::Struck => {}
                // What was left out is between the words.
                Mark::Note => printed.push('\u{0}'),
                _ => {
                    // A space stands on both sides of struck words, and is printed once.
                    let lead =
                        if printed.ends_with(' ') { piece.len() - piece.trim_start_matches(' ').len() } else { 0 };
                    parts.push((printed.len(), range.start + lead..range.end));
                    printed.push_str(piece.get(lead..).unwrap_or_default());
                }
            }
        }
        let pieces = |hit: Range<usize>| {
            let within = parts.iter().filter_map(|(start, range)| {
                let (from, to) = (hit.start.max(*start), hit.end.min(start + range.len()));
                (from < to).then(|| range.start + from - start..range.start + to - start)
            });
            within.collect()
        };
        hits(&printed, words).into_iter().map(pieces).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn struck_words_do_not_part_what_is_printed() {
        let marked = Marked::against("Assists in developing plans of the unit.", "Develops plans of the unit.");
        assert!(marked.text.starts_with("Assists in developing Develops"), "{}", marked.text);
        let texts = |words: &str| -> Vec<String> {
            let found = marked.hits(words).into_iter();
            found.map(|hit| hit.into_iter().map(|piece| &marked.text[piece]).collect()).collect()
        };
        assert_eq!(texts("develops PLANS"), ["Develops plans"]);
        assert!(texts("assists").is_empty(), "it is not printed here");
        assert!(texts(" ").is_empty());
    }
}
