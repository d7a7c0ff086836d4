//! What an import did with each character, and what it found: the figures that are told.

use std::ops::Range;

use serde_json::{Value, json};

use super::{Draft, Manuscript};

/// How many characters, blanks aside, were read, and what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Characters {
    /// Read.
    pub read: usize,
    /// In a text of the draft.
    pub placed: usize,
    /// Known as none of the text, with a reason.
    pub furniture: usize,
    /// Neither: for a person to decide.
    pub unplaced: usize,
}

impl Characters {
    /// Of one document.
    pub fn of(manuscript: &Manuscript, draft: &Draft) -> Self {
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        let of_range = |range: &Range<usize>| manuscript.text.get(range.clone()).map_or(0, letters);
        let left_out: usize = manuscript.left_out.iter().map(|one| letters(&one.words)).sum();
        let text = letters(&manuscript.text);
        let unplaced: usize = draft.unplaced.iter().map(of_range).sum();
        // A heading can be furniture of one level and in the draft of another: it counts once.
        let furniture = draft.furniture.iter().map(|one| of_range(&one.range)).sum::<usize>().min(text - unplaced);
        Characters {
            read: text + left_out,
            placed: text - unplaced - furniture,
            furniture: furniture + left_out,
            unplaced,
        }
    }
}

/// What was found in one file, for programs.
pub fn report_json(file: &str, manuscript: &Manuscript, draft: &Draft) -> Value {
    let characters = Characters::of(manuscript, draft);
    let levels = draft.series.levels.iter().map(|level| {
        json!({
            "code": level.code.as_str(),
            "title": level.title,
            "duties": level.duties.items.len(),
            "ksas": level.ksas.items.len(),
            "requirements": level.qualifications.len(),
        })
    });
    let unplaced = draft.unplaced.iter().map(|range| {
        let text = manuscript.text.get(range.clone()).unwrap_or_default();
        json!({ "line": manuscript.source_line(range.start), "text": text })
    });
    json!({
        "file": file,
        "series": draft.series.id.as_str(),
        "title": draft.series.title,
        "levels": levels.collect::<Vec<_>>(),
        "unplaced": unplaced.collect::<Vec<_>>(),
        "warnings": draft.warnings.iter().chain(&draft.unclaimed).map(|warning| warning.what.clone()).collect::<Vec<_>>(),
        "characters": {
            "read": characters.read,
            "placed": characters.placed,
            "furniture": characters.furniture,
            "unplaced": characters.unplaced,
        },
    })
}

impl Manuscript {
    /// The line of the source on which a byte of the text stands, from 1; in formats without lines the paragraph.
    pub fn source_line(&self, at: usize) -> u32 {
        let after = self.lines.partition_point(|line| line.range.start <= at);
        self.lines.get(after.saturating_sub(1)).map_or(1, |line| line.place.line)
    }
}
