//! Entries of a part as the items they are: one a marker, one a paragraph, or one a clause.

use rungs_domain::sentence::ends_sentence;

use super::outline::{OutlinePart, PartEntry};
use super::profile::Profile;
use super::sourced_text::SourcedText;
use super::words::is_note;
use crate::understand::block::{BlockKind, number};

/// The items of a part.
#[derive(Debug, Default)]
pub(super) struct Items {
    /// The line that leads in to them.
    pub lead_in: Option<SourcedText>,
    /// The items, each with its number where it is printed, its marker, and the smaller heading above it.
    pub items: Vec<Item>,
    /// What stands below the list and is none of its items.
    pub after: Vec<SourcedText>,
}

/// One item.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub number: Option<u32>,
    pub marker: Option<SourcedText>,
    pub sub: Option<SourcedText>,
    pub text: SourcedText,
}

impl Items {
    /// Whether numbers are printed, each once and rising.
    pub fn numbered(&self) -> bool {
        let numbers: Option<Vec<u32>> = self.items.iter().map(|item| item.number).collect();
        numbers.is_some_and(|numbers| {
            !numbers.is_empty() && numbers.windows(2).all(|pair| matches!(pair, [one, two] if one < two))
        })
    }
}

/// The duties of a part.
pub(super) fn duties(part: &OutlinePart, profile: &Profile) -> Items {
    let mut items = Items::default();
    let marked = part.entries.iter().filter(|entry| is_marked(entry)).count();
    let prose = marked == 0 && part.entries.len() <= 2;
    for entry in &part.entries {
        let text = entry.passage.text();
        let placed = part.placed || entry.placed;
        if !is_marked(entry) && !placed && is_note(text) {
            items.after.push(entry.passage.clone());
        } else if is_marked(entry) || placed {
            items.items.push(item(entry, entry.passage.clone()));
        } else if items.items.is_empty()
            && (profile.leads_in(text) || (marked > 0 && text.ends_with([':', '-', '–', '—'])))
        {
            items.lead_in = Some(entry.passage.clone());
        } else if prose {
            let clauses = clauses(&entry.passage, false);
            items.items.extend(clauses.into_iter().map(|clause| item(entry, clause)));
        } else if marked > 0 && !items.items.is_empty() {
            goes_on(&mut items, entry);
        } else {
            items.items.push(item(entry, entry.passage.clone()));
        }
    }
    if !part.placed {
        split_dense(&mut items);
    }
    items
}

/// A paragraph below a marked item belongs to it where it goes on with it; otherwise it stands below the list.
fn goes_on(items: &mut Items, entry: &PartEntry) {
    let begins_small = entry.passage.text().starts_with(char::is_lowercase);
    match items.items.last_mut().filter(|_| begins_small) {
        Some(last) => last.text.join(" ", &entry.passage),
        None => items.after.push(entry.passage.clone()),
    }
}

/// Bullets that hold several clauses each are counted by clause.
fn split_dense(items: &mut Items) {
    let bulleted = items.items.iter().all(|item| item.marker.is_some() && item.number.is_none());
    let dense = items.items.iter().filter(|item| item.text.text().contains("; ")).count();
    if bulleted && dense * 2 >= items.items.len().max(1) {
        let split = |item: &Item| {
            let clauses = clauses(&item.text, true);
            clauses.into_iter().map(|text| Item { text, ..item.clone() }).collect::<Vec<_>>()
        };
        items.items = items.items.iter().flat_map(split).collect();
    }
}

fn is_marked(entry: &PartEntry) -> bool {
    entry.marker.is_some() || matches!(entry.kind, BlockKind::Entry | BlockKind::Row { .. })
}

fn item(entry: &PartEntry, text: SourcedText) -> Item {
    Item { number: entry.marker.as_ref().and_then(number), marker: entry.marker.clone(), sub: entry.sub.clone(), text }
}

/// A text of more clauses than this is no sentence, and stays whole: as items of a list, each of which is many times as
/// large as its words, a few megabytes of semicolons would take gigabytes.
const MOST_CLAUSES: usize = 1000;

/// A text cut behind its semicolons, and behind its sentences where `sentences` is set.
pub(super) fn clauses(passage: &SourcedText, sentences: bool) -> Vec<SourcedText> {
    let text = passage.text();
    let mut cuts = Vec::new();
    let mut depth = 0_u32;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => cuts.push(at + 1),
            // What a bracket ends with goes on with the text behind it.
            '.' if depth == 0 && sentences && before != ')' && ends_sentence(text, at + 1) => cuts.push(at + 1),
            _ => {}
        }
        before = c;
    }
    if cuts.len() >= MOST_CLAUSES {
        return vec![passage.clone()];
    }
    cuts.push(text.len());
    let mut start = 0;
    let mut clauses = Vec::new();
    for cut in cuts {
        let clause = passage.slice(start..cut);
        if clause.text().chars().any(char::is_alphanumeric) {
            clauses.push(clause);
        }
        start = cut;
    }
    clauses
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Manuscript;

    fn cut(text: &str, sentences: bool) -> Vec<String> {
        let manuscript = Manuscript { text: text.to_owned(), ..Manuscript::default() };
        let passage = SourcedText::of(&manuscript, 0..text.len(), &[]);
        clauses(&passage, sentences).iter().map(|clause| clause.text().to_owned()).collect()
    }

    #[test]
    fn clauses_end_at_semicolons_outside_brackets_and_at_sentences_where_asked() {
        let text = "Sells tickets; answers questions (of people; of firms). Keeps the log; and files.";
        assert_eq!(
            cut(text, false),
            ["Sells tickets;", "answers questions (of people; of firms). Keeps the log;", "and files."]
        );
        assert_eq!(
            cut(text, true),
            ["Sells tickets;", "answers questions (of people; of firms). Keeps the log;", "and files."]
        );
        assert_eq!(cut("Files. Types for the U.S. Army. Sorts", true), ["Files.", "Types for the U.S. Army.", "Sorts"]);
    }

    #[test]
    fn a_text_of_more_clauses_than_any_sentence_stays_whole() {
        let text = |clauses: usize| "files; ".repeat(clauses);
        assert_eq!(cut(&text(900), false).len(), 900);
        assert_eq!(cut(&text(100_000), false).len(), 1);
        assert_eq!(cut(&"Files. ".repeat(100_000), true).len(), 1);
    }
}
