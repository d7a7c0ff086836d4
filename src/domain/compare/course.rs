//! Two linked clauses side by side, telling word by telling word: what goes on, and what came in the place of what.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::lexicon::Mark;
use super::terms::Terms;
use super::tokens::Word;

/// The first words of a clause that are looked at; no clause of a specification is as long.
const MOST_WORDS: usize = 400;

/// A word that tells something: no stop word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Telling {
    /// Its place among the words of the clause.
    pub at: usize,
    /// The same for all its forms.
    pub stem: u32,
    /// What it means: the same for all its forms and synonyms.
    pub concept: u32,
    /// The word of the other clause that goes on with it, by its place among the telling words.
    pub twin: Option<usize>,
}

/// One of two clauses.
#[derive(Debug)]
pub(super) struct CourseClause<'t> {
    /// Its words.
    pub words: &'t [Word],
    /// Those that tell something.
    pub telling: Vec<Telling>,
    /// Its degree words.
    pub marks: Vec<Mark>,
}

/// A stretch in which the two clauses differ, as places among the telling words of each.
#[derive(Debug, Clone)]
pub(super) struct CourseChange {
    pub lower: Range<usize>,
    pub upper: Range<usize>,
}

/// Two linked clauses.
#[derive(Debug)]
pub(super) struct Course<'t> {
    pub lower: CourseClause<'t>,
    pub upper: CourseClause<'t>,
    pub stretches: Vec<CourseChange>,
}

impl<'t> Course<'t> {
    pub(super) fn new(lower: &'t [Word], upper: &'t [Word], terms: &Terms<'_>) -> Self {
        let (mut lower, mut upper) = (CourseClause::new(lower, terms), CourseClause::new(upper, terms));
        let mut stretches = Vec::new();
        for op in capture_diff_slices(Algorithm::Myers, &lower.concepts(), &upper.concepts()) {
            let (tag, low, up) = op.as_tag_tuple();
            if tag != DiffTag::Equal {
                stretches.push(CourseChange { lower: low, upper: up });
                continue;
            }
            for (low, up) in low.zip(up) {
                if let (Some(one), Some(other)) = (lower.telling.get_mut(low), upper.telling.get_mut(up)) {
                    (one.twin, other.twin) = (Some(up), Some(low));
                }
            }
        }
        Course { lower, upper, stretches }
    }
}

impl<'t> CourseClause<'t> {
    fn new(words: &'t [Word], terms: &Terms<'_>) -> Self {
        let words = words.get(..MOST_WORDS).unwrap_or(words);
        let mut telling = Vec::with_capacity(words.len());
        telling.extend(words.iter().enumerate().filter_map(|(at, word)| {
            let features = terms.features(&word.form)?;
            Some(Telling { at, stem: features.stem, concept: features.concept, twin: None })
        }));
        CourseClause { words, telling, marks: terms.lexicon().marks(words) }
    }

    fn concepts(&self) -> Vec<u32> {
        self.telling.iter().map(|word| word.concept).collect()
    }

    /// Whether it has a word of this meaning.
    pub(super) fn has(&self, concept: u32) -> bool {
        self.telling.iter().any(|word| word.concept == concept)
    }

    /// The telling words within a run of words, as their places among the telling words.
    pub(super) fn within(&self, words: &Range<usize>) -> Range<usize> {
        self.place(words.start)..self.place(words.end)
    }

    /// The place of the first telling word at or behind a word.
    pub(super) fn place(&self, word: usize) -> usize {
        self.telling.partition_point(|telling| telling.at < word)
    }

    /// The bytes from one word to another, both with it.
    pub(super) fn bytes(&self, first: usize, last: usize) -> Option<Range<usize>> {
        Some(self.words.get(first)?.range.start..self.words.get(last)?.range.end)
    }
}
