//! The words around a hit.

use std::ops::Range;

/// How many characters stand before the first word found, and how many in all.
const BEFORE: usize = 40;
const IN_ALL: usize = 160;

/// The part of `text` around the first of `words` (in small letters), and the bytes of it that hold them.
pub(super) fn excerpt(text: &str, words: &[&str]) -> (String, Vec<Range<usize>>) {
    let found = matches(text, words);
    let first = found.first().map_or(0, |range| range.start);
    let start = start_before(text, first);
    let end =
        text.get(start..).and_then(|rest| rest.char_indices().nth(IN_ALL)).map_or(text.len(), |(at, _)| start + at);
    let end = if end == text.len() { end } else { last_gap(text, start, end) };
    let lead = if start > 0 { "…" } else { "" };
    let tail = if end < text.len() { "…" } else { "" };
    let shown = text.get(start..end).unwrap_or_default();
    let inside = found.into_iter().filter(|range| range.start >= start && range.end <= end);
    let moved = inside.map(|range| range.start - start + lead.len()..range.end - start + lead.len());
    (format!("{lead}{shown}{tail}"), moved.collect())
}

/// A place to begin, at a word, not far before `first`.
fn start_before(text: &str, first: usize) -> usize {
    let before = text.get(..first).unwrap_or_default();
    let Some((cut, _)) = before.char_indices().rev().nth(BEFORE) else { return 0 };
    before.get(cut..).and_then(|tail| tail.find(' ')).map_or(cut, |gap| cut + gap + 1)
}

fn last_gap(text: &str, start: usize, end: usize) -> usize {
    text.get(start..end).and_then(|shown| shown.rfind(' ')).map_or(end, |gap| start + gap)
}

/// Where the words stand, in any case: sorted, none over another.
fn matches(text: &str, words: &[&str]) -> Vec<Range<usize>> {
    // Small letters can take other bytes than capitals, so each is kept with where it comes from.
    let mut lowered = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        for small in c.to_lowercase() {
            lowered.push(small);
            origins.extend(std::iter::repeat_n(at, small.len_utf8()));
        }
    }
    origins.push(text.len());
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in words {
        for (at, _) in lowered.match_indices(word) {
            if let (Some(start), Some(end)) = (origins.get(at), origins.get(at + word.len())) {
                found.push(*start..*end);
            }
        }
    }
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut last = 0;
    found.retain(|range| {
        let clear = range.start >= last && !range.is_empty();
        if clear {
            last = range.end;
        }
        clear
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, words: &[&str]) -> Vec<String> {
        let (excerpt, ranges) = excerpt(text, words);
        ranges.into_iter().map(|range| excerpt[range].to_owned()).collect()
    }

    #[test]
    fn words_are_found_in_any_case_with_their_own_bytes() {
        assert_eq!(marked("Prepares Testimony for hearings.", &["testimony"]), ["Testimony"]);
        assert_eq!(marked("İstanbul: files records.", &["files"]), ["files"]);
        assert_eq!(marked("STRASSE, Straße", &["straße"]), ["Straße"]);
    }

    #[test]
    fn a_long_text_is_cut_at_words_around_the_hit() {
        let text = format!("{}testimony {}", "before ".repeat(30), "after ".repeat(60));
        let (excerpt, ranges) = excerpt(&text, &["testimony"]);
        assert!(excerpt.starts_with("…before") && excerpt.ends_with("after…"), "{excerpt}");
        assert!(excerpt.chars().count() <= IN_ALL + 2);
        assert_eq!(&excerpt[ranges[0].clone()], "testimony");
    }

    #[test]
    fn words_that_overlap_are_marked_once() {
        assert_eq!(marked("supervision", &["super", "supervision"]), ["supervision"]);
    }
}
