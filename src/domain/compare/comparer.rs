//! Comparing levels: the one way in.

use super::{Against, Ladder, Link, TextRow};
use crate::spec::{Code, ConfirmedLink, Level, LevelRef, Series, Vocabulary};

/// A level together with the series it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct LevelView<'a> {
    /// The series.
    pub series: &'a Series,
    /// The level, one of the series' own.
    pub level: &'a Level,
}

impl<'a> LevelView<'a> {
    /// The level with `code` of `series`.
    pub fn of(series: &'a Series, code: &Code) -> Option<Self> {
        Some(LevelView { series, level: series.level(code)? })
    }

    /// Its name in the library.
    pub fn reference(&self) -> LevelRef {
        LevelRef { series: self.series.id.clone(), code: self.level.code.clone() }
    }
}

/// Bounds on the work of one comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most items a side for an optimal assignment; above it a stated fallback is used.
    pub assignment_items: usize,
    /// The most words of a text that are compared word by word.
    pub diff_words: usize,
}

/// Two levels, side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The lower level.
    pub lower: LevelRef,
    /// The upper level.
    pub upper: LevelRef,
    /// Every duty of both levels, at least once.
    pub duties: Vec<Link>,
    /// Every KSA of both levels, at least once.
    pub ksas: Vec<Link>,
    /// Class concept: allocating text.
    pub concept: Vec<TextRow>,
    /// Factors and classes distinguished: allocating text.
    pub factors: Vec<TextRow>,
    /// Qualifications by tier.
    pub qualifications: Vec<TextRow>,
    /// Pay, status, probation, demands, environment, other printed facts.
    pub facts: Vec<TextRow>,
    /// What the program left out to stay within its limits, in words for the user.
    pub fallbacks: Vec<String>,
}

/// Compares levels by a vocabulary. Made once, used for any number of comparisons.
#[derive(Debug, Clone)]
pub struct Comparer {
    limits: Limits,
}

impl Comparer {
    /// A comparer with the words of `vocabulary`.
    pub fn new(_vocabulary: &Vocabulary, limits: Limits) -> Self {
        Comparer { limits }
    }

    /// The bounds it works under.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Sets two levels side by side. `confirmed` may hold links about other levels too; they are passed over.
    pub fn compare(&self, lower: LevelView<'_>, upper: LevelView<'_>, _confirmed: &[ConfirmedLink]) -> Comparison {
        Comparison {
            lower: lower.reference(),
            upper: upper.reference(),
            duties: Vec::new(),
            ksas: Vec::new(),
            concept: Vec::new(),
            factors: Vec::new(),
            qualifications: Vec::new(),
            facts: Vec::new(),
            fallbacks: Vec::new(),
        }
    }

    /// Sets any number of levels side by side, in the order given.
    pub fn ladder(&self, levels: &[LevelView<'_>], against: Against, _confirmed: &[ConfirmedLink]) -> Ladder {
        Ladder {
            levels: levels.iter().map(LevelView::reference).collect(),
            against,
            concept: Vec::new(),
            factors: Vec::new(),
            duties: Vec::new(),
            ksas: Vec::new(),
            qualifications: Vec::new(),
            facts: Vec::new(),
            fallbacks: Vec::new(),
        }
    }

    /// The phrase that says how the level is supervised ("Under general supervision"), found by the vocabulary's
    /// supervision scale in its class concept or factors.
    pub fn supervision_phrase<'a>(&self, _level: &'a Level) -> Option<&'a str> {
        None
    }

    /// Byte ranges of the degree words and phrases in a text.
    pub fn degree_words(&self, _text: &str) -> Vec<std::ops::Range<usize>> {
        Vec::new()
    }
}
