//! The items of a series that any other text is like: the duties of a position, a statement about a factor.

use std::ops::Range;

use super::classify::shifts;
use super::items::{Item, Text, items};
use super::similarity::Similarity;
use super::terms::Terms;
use super::{Comparer, DegreeShift, Score};
use crate::spec::{DutyScope, ItemKind, Series};

/// What each degree word that differs takes from the rank of a suggestion, in thousandths. Of items that are worded
/// alike at two levels, the one that asks for the same degree comes first.
const OTHER_DEGREE: u32 = 20;

/// An item that a text is like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The level, as an index into the series.
    pub level: usize,
    /// The number of the duty at that level.
    pub number: u32,
    /// Whether the item is own work of the level.
    pub scope: DutyScope,
    /// How alike the two are.
    pub score: Score,
    /// The degree words that differ: `lower` is the item's side, `upper` the text's.
    pub evidence: Vec<DegreeShift>,
}

/// All duties of a series, ready to be likened to other texts. Made by [`Comparer::duty_items`].
pub struct DutyItems<'c> {
    comparer: &'c Comparer,
    terms: Terms<'c>,
    /// With the index of the level.
    items: Vec<(usize, Item)>,
}

impl DutyItems<'_> {
    /// How many duties there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The `most` duties that the text is most like, best first, none that shares nothing with it; of equally good
    /// ones the lower level's first. The answer depends on the text and the series alone, not on the other duties of
    /// a position.
    pub fn nearest(&self, text: &str, most: usize) -> Vec<Suggestion> {
        let own = Item::new(0, DutyScope::Own, None, text, &self.terms);
        let upper: Vec<_> = self.items.iter().map(|(_, item)| item.item_words()).collect();
        let similarity = Similarity::new(&[own.item_words()], &upper, &self.terms, self.comparer.settings());
        let mut found: Vec<(u32, Suggestion)> = Vec::with_capacity(self.items.len());
        for (at, (level, item)) in self.items.iter().enumerate() {
            let same = item.text.plain == own.text.plain;
            let likeness = if same { 1000 } else { similarity.items(0, at, 0) };
            let evidence = shifts(&item.text, &own.text, self.terms.lexicon());
            let other = u32::try_from(evidence.len()).unwrap_or(u32::MAX).saturating_mul(OTHER_DEGREE);
            let suggestion = Suggestion {
                level: *level,
                number: item.number,
                scope: item.scope,
                score: Score(u16::try_from(likeness).unwrap_or(1000)),
                evidence,
            };
            found.push((likeness.saturating_sub(other), suggestion));
        }
        found.retain(|(_, suggestion)| suggestion.score.0 > 0);
        found.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| (x.level, x.number).cmp(&(y.level, y.number))));
        found.into_iter().take(most).map(|(_, suggestion)| suggestion).collect()
    }

    /// The lowest level at which a duty stands with the same words, punctuation and slips aside.
    pub fn first_with_the_words_of(&self, level: usize, number: u32) -> Option<usize> {
        let (_, item) = self.items.iter().find(|(at, item)| *at == level && item.number == number)?;
        let same = |(_, other): &&(usize, Item)| other.scope == item.scope && other.text.plain == item.text.plain;
        self.items.iter().find(same).map(|(first, _)| *first)
    }
}

impl Comparer {
    /// The duties of a series, ready to be likened to other texts.
    pub fn duty_items(&self, series: &Series) -> DutyItems<'_> {
        let terms = Terms::new(self.lexicon());
        let of_level = |(at, level)| items(level, ItemKind::Duty, &terms).into_iter().map(move |item| (at, item));
        let items = series.levels.iter().enumerate().flat_map(of_level).collect();
        DutyItems { comparer: self, terms, items }
    }

    /// Whether two texts have the same words: capitals, spaces, punctuation and known slips of the pen aside.
    pub fn same_words(&self, one: &str, other: &str) -> bool {
        let terms = Terms::new(self.lexicon());
        Text::new(one, &terms).plain == Text::new(other, &terms).plain
    }

    /// How alike a text is to each of `all`, and the degree words that differ. Words weigh by how telling they are among
    /// them.
    pub fn liken(&self, text: &str, all: &[&str]) -> Vec<(Score, Vec<DegreeShift>)> {
        let terms = Terms::new(self.lexicon());
        let item = |text: &str| Item::new(0, DutyScope::Own, None, text, &terms);
        let (own, others) = (item(text), all.iter().map(|text| item(text)).collect::<Vec<_>>());
        let words: Vec<_> = others.iter().map(Item::item_words).collect();
        let similarity = Similarity::new(&[own.item_words()], &words, &terms, self.settings());
        let likened = others.iter().enumerate().map(|(at, other)| {
            let same = other.text.plain == own.text.plain;
            let score = if same { 1000 } else { similarity.items(0, at, 0) };
            (Score(u16::try_from(score).unwrap_or(1000)), shifts(&other.text, &own.text, self.lexicon()))
        });
        likened.collect()
    }

    /// How alike each text is to each of `others`: a row for each, in their order. Words weigh by how telling they are
    /// among all of them.
    pub fn likenesses(&self, texts: &[&str], others: &[&str]) -> Vec<Vec<Score>> {
        let terms = Terms::new(self.lexicon());
        let items = |texts: &[&str]| -> Vec<Item> {
            texts.iter().map(|text| Item::new(0, DutyScope::Own, None, text, &terms)).collect()
        };
        let (own, others) = (items(texts), items(others));
        let [own_words, other_words] =
            [&own, &others].map(|items| items.iter().map(Item::item_words).collect::<Vec<_>>());
        let similarity = Similarity::new(&own_words, &other_words, &terms, self.settings());
        let score = |(at, text): (usize, &Item), (other_at, other): (usize, &Item)| {
            let likeness = if text.text.plain == other.text.plain { 1000 } else { similarity.items(at, other_at, 0) };
            Score(u16::try_from(likeness).unwrap_or(1000))
        };
        let row = |text: (usize, &Item)| others.iter().enumerate().map(|other| score(text, other)).collect();
        own.iter().enumerate().map(row).collect()
    }

    /// The first phrase of a text that stands on a scale of the vocabulary as high as `phrase` does, or higher.
    /// `None` too where the vocabulary has no such scale or phrase.
    pub fn phrase_at_least(&self, text: &str, scale: &str, phrase: &str) -> Option<Range<usize>> {
        let scale = self.lexicon().scale_named(scale)?;
        let terms = Terms::new(self.lexicon());
        let marks = |text: &str| {
            let marks = self.lexicon().marks(&terms.words(text));
            marks.into_iter().filter(move |mark| mark.scale == scale).collect::<Vec<_>>()
        };
        let least = marks(phrase).first()?.step;
        marks(text).into_iter().find(|mark| mark.step >= least).map(|mark| mark.range)
    }
}
