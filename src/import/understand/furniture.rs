//! What belongs to the pages, not to the text: running heads, page numbers, struck words, signs.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rungs_domain::spec::own_marks;

use super::limits::{LONGEST_HEADING, NEAR_NUMBER, REPEATED};
use super::profile::pattern;
use super::words::{is_capitals, plain_whole};
use crate::english::{ENGLISH, ends};
use crate::{Furniture, LineKind, Manuscript, Reason};

/// The lines that are furniture, by number, in order.
///
/// `is_kept` tells words that head something, however often they are there.
pub(super) fn lines(manuscript: &Manuscript, is_kept: impl Fn(&str) -> bool) -> Vec<(usize, Reason)> {
    let mut said: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, line) in manuscript.lines.iter().enumerate() {
        let words = manuscript.words(line).trim();
        if line.kind == LineKind::Paragraph && !words.is_empty() && words.len() <= LONGEST_HEADING {
            said.entry(plain_whole(words)).or_default().push(number);
        }
    }
    let numbers: BTreeSet<usize> =
        said.iter().filter(|(plain, _)| is_page_number(plain)).flat_map(|(_, at)| at.clone()).collect();
    let is_near = |at: &usize| numbers.range(at.saturating_sub(NEAR_NUMBER)..=at + NEAR_NUMBER).next().is_some();
    let near: BTreeSet<&str> = said
        .iter()
        .filter(|(_, times)| times.len() >= REPEATED && times.iter().all(is_near))
        .map(|(plain, _)| plain.as_str())
        .collect();
    let mut found = Vec::new();
    // Behind this heading Rungs prints what no document says, to the end.
    let mut is_added = false;
    for (number, line) in manuscript.lines.iter().enumerate() {
        let words = manuscript.words(line).trim();
        let plain = plain_whole(words);
        let times = said.get(&plain).map_or(&[][..], Vec::as_slice);
        is_added |= words == own_marks::ADDED;
        let reason = match () {
            () if words.is_empty() => None,
            () if is_added => Some(Reason::Imprint),
            () if own_marks::is_imprint(words) => Some(Reason::Imprint),
            () if is_page_number(&plain) => Some(Reason::PageNumber),
            () if is_continued(&plain) && words.len() <= LONGEST_HEADING => Some(Reason::RunningHead),
            () if !words.chars().any(char::is_alphanumeric) => Some(Reason::Ornament),
            // The first time it is the title.
            () if is_running(words) && times.len() >= REPEATED && times.first() != Some(&number) && !is_kept(words) => {
                Some(Reason::RunningHead)
            }
            () if near.contains(plain.as_str()) && times.first() != Some(&number) && !is_kept(words) => {
                Some(Reason::RunningHead)
            }
            () => None,
        };
        found.extend(reason.map(|reason| (number, reason)));
    }
    found
}

/// A running head is a name: in capitals, and it breaks into the middle of things.
fn is_running(words: &str) -> bool {
    is_capitals(words) && !words.ends_with([':', '.', ';'])
}

/// "page 3", "page 3 of 5", "3 of 5".
fn is_page_number(plain: &str) -> bool {
    // No document has ten thousand pages.
    plain.split(' ').all(|word| word.len() <= 4) && ENGLISH.page_numbers.contains(&pattern(plain))
}

/// "Planner II (continued)".
fn is_continued(plain: &str) -> bool {
    ends(plain, &ENGLISH.continued)
}

/// Struck words of all lines.
pub(super) fn struck(manuscript: &Manuscript) -> impl Iterator<Item = Furniture> + '_ {
    let struck = manuscript.lines.iter().flat_map(|line| &line.struck);
    struck.map(|range: &Range<usize>| Furniture { range: range.clone(), reason: Reason::StruckOut })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages_are_known() {
        for line in ["page 3", "page 12 of 15", "3 of 5"] {
            assert!(is_page_number(line), "{line}");
        }
        for line in ["3", "page three", "pages 3 of 5", "2 of the 5", ""] {
            assert!(!is_page_number(line), "{line}");
        }
        assert!(is_continued("planner ii continued") && !is_continued("continued"));
    }
}
