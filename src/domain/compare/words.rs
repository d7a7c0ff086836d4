//! Differences between two texts, word by word, stored as byte ranges.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use super::Limits;

/// What a span of a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DiffKind {
    /// In both texts.
    Equal,
    /// Only in the lower text.
    Deleted,
    /// Only in the upper text.
    Inserted,
}

/// A run of words. The range of the side that has none is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffSpan {
    /// What it is.
    pub kind: DiffKind,
    /// Bytes of the lower text.
    pub lower: Range<usize>,
    /// Bytes of the upper text.
    pub upper: Range<usize>,
}

/// A difference: the spans cover both texts completely, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordDiff {
    /// The spans.
    pub spans: Vec<DiffSpan>,
}

/// The difference from `lower` to `upper` by words.
///
/// Runs read well: where only spaces or punctuation lie between two changed words, the change runs through.
/// Texts of more than [`Limits::default`]'s `diff_words` words are shown as replaced whole, so that no text can
/// take long.
///
/// ```
/// use rungs_domain::compare::{DiffKind, word_diff};
/// let (lower, upper) = ("Assists in developing procedures.", "Develops procedures.");
/// let diff = word_diff(lower, upper);
/// let shown: Vec<_> = diff.spans.iter().map(|s| (s.kind, &lower[s.lower.clone()], &upper[s.upper.clone()])).collect();
/// assert_eq!(shown, [
///     (DiffKind::Deleted, "Assists in developing", ""),
///     (DiffKind::Inserted, "", "Develops"),
///     (DiffKind::Equal, " procedures.", " procedures."),
/// ]);
/// ```
pub fn word_diff(lower: &str, upper: &str) -> WordDiff {
    let most = Limits::default().diff_words;
    let (Some(lower_pieces), Some(upper_pieces)) = (pieces(lower, most), pieces(upper, most)) else {
        return WordDiff { spans: replaced(0..lower.len(), 0..upper.len()) };
    };
    let mut runs = Vec::new();
    let mut at = (0, 0);
    for op in capture_diff_slices(Algorithm::Myers, &lower_pieces, &upper_pieces) {
        let (tag, from, to) = op.as_tag_tuple();
        let ends = (at.0 + bytes(&lower_pieces, from), at.1 + bytes(&upper_pieces, to));
        runs.push(Run { equal: tag == DiffTag::Equal, lower: at.0..ends.0, upper: at.1..ends.1 });
        at = ends;
    }
    WordDiff { spans: spans(merged(runs, lower, upper)) }
}

/// Words, single marks of punctuation and runs of space; `None` where there are more than `most`.
///
/// What `split_word_bounds` gives, line by line: no piece runs over the end of one. A line of plain ASCII is cut by
/// its words, which are found much faster there than bounds are.
fn pieces(text: &str, most: usize) -> Option<Vec<&str>> {
    let mut pieces = Vec::new();
    for line in text.split_inclusive('\n') {
        let enough = most.saturating_add(1) - pieces.len();
        match line.is_ascii() {
            true => pieces.extend(ascii_pieces(line).take(enough)),
            false => pieces.extend(line.split_word_bounds().take(enough)),
        }
        if pieces.len() > most {
            return None;
        }
    }
    Some(pieces)
}

/// The words of a line, and the pieces of what stands between them.
fn ascii_pieces(line: &str) -> impl Iterator<Item = &str> {
    let end = std::iter::once((line.len(), ""));
    let placed = line.unicode_word_indices().chain(end).scan(0, |at, (start, word)| {
        let gap = line.get(*at..start).unwrap_or_default();
        *at = start + word.len();
        Some((gap, word))
    });
    placed.flat_map(|(gap, word)| gap_pieces(gap).chain(std::iter::once(word).filter(|word| !word.is_empty())))
}

/// Runs of spaces and of underscores, the end of a line, and single signs.
fn gap_pieces(gap: &str) -> impl Iterator<Item = &str> {
    let mut rest = gap;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let length = match first {
            ' ' | '_' => rest.len() - rest.trim_start_matches(first).len(),
            '\r' if rest.starts_with("\r\n") => 2,
            _ => first.len_utf8(),
        };
        let (piece, after) = rest.split_at_checked(length)?;
        rest = after;
        Some(piece)
    })
}

fn bytes(pieces: &[&str], range: Range<usize>) -> usize {
    pieces.get(range).unwrap_or_default().iter().map(|piece| piece.len()).sum()
}

/// Words that join others and say nothing themselves.
pub(super) fn is_joint(word: &str) -> bool {
    matches!(word, "and" | "or" | "the" | "a" | "an" | "of" | "to" | "in" | "for" | "by" | "with")
}

/// How many changed words make a lone joining word between them a part of the change.
const DROWNED: usize = 4;

struct Run {
    equal: bool,
    lower: Range<usize>,
    upper: Range<usize>,
}

/// Joins changes between which no word is kept, or only words that join others: an "and" that happens to stand in two
/// long stretches that have nothing else in common does not hold them together.
fn merged(runs: Vec<Run>, lower: &str, upper: &str) -> Vec<Run> {
    let words = |text: &str, range: &Range<usize>| text.get(range.clone()).map_or(0, |run| run.unicode_words().count());
    let changed = |run: &Run| words(lower, &run.lower) + words(upper, &run.upper);
    let mut merged: Vec<Run> = Vec::new();
    let (mut before, mut runs) = (0, runs.into_iter().peekable());
    while let Some(run) = runs.next() {
        let between = !merged.is_empty() && runs.peek().is_some();
        let kept = lower.get(run.lower.clone()).unwrap_or_default();
        let wordless = !kept.contains(char::is_alphanumeric);
        let around = before + runs.peek().map_or(0, changed);
        let joints = || kept.unicode_words().count();
        let only_joints = || kept.unicode_words().all(|word| is_joint(&word.to_lowercase()));
        let drowned = run.equal && between && !wordless && only_joints() && around >= DROWNED * joints();
        let equal = run.equal && !(between && wordless) && !drowned;
        before = if equal { 0 } else { before + changed(&run) };
        match merged.last_mut() {
            Some(last) if last.equal == equal => {
                last.lower.end = run.lower.end;
                last.upper.end = run.upper.end;
            }
            _ => merged.push(Run { equal, ..run }),
        }
    }
    merged
}

fn spans(runs: Vec<Run>) -> Vec<DiffSpan> {
    let mut spans = Vec::new();
    for run in runs {
        if run.equal {
            spans.push(DiffSpan { kind: DiffKind::Equal, lower: run.lower, upper: run.upper });
        } else {
            spans.extend(replaced(run.lower, run.upper));
        }
    }
    spans
}

fn replaced(lower: Range<usize>, upper: Range<usize>) -> Vec<DiffSpan> {
    let deleted = DiffSpan { kind: DiffKind::Deleted, lower: lower.clone(), upper: upper.start..upper.start };
    let inserted = DiffSpan { kind: DiffKind::Inserted, lower: lower.end..lower.end, upper: upper.clone() };
    [(lower, deleted), (upper, inserted)]
        .into_iter()
        .filter(|(range, _)| !range.is_empty())
        .map(|(_, span)| span)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::pieces;

    proptest! {
        #[test]
        fn a_text_cut_line_by_line_has_the_pieces_of_the_whole(
            text in "[a-c0-9'\"’.:,;_ \t\n\r\u{301}\u{200D}é日😀א-]{0,40}|[ -~\n\r\t]{0,40}|\\PC{0,40}"
        ) {
            prop_assert_eq!(pieces(&text, 1000).unwrap(), text.split_word_bounds().collect::<Vec<_>>());
        }
    }
}
