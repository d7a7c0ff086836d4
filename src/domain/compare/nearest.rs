//! The items of a series that a duty in somebody's own words means, and the words that it shares with other texts.
//!
//! A duty is held against the clauses of every item, for a printed item joins several activities, and against the whole
//! item. Words count as alike that have one stem, name one notion of the vocabulary, or have to do with one. They weigh
//! by how telling they are in the series. The small verb (helps, does, leads, supervises) is no topic: of items about
//! the same thing, the one with the same part in the work comes first. Everything is whole numbers.

use std::ops::Range;

use super::abbreviations::abbreviations;
use super::items::{Item, Text, items};
use super::search::{Activity, SenseIndex};
use super::senses::SenseReader;
use super::shift::shifts;
use super::similarity::Similarity;
use super::terms::Terms;
use super::{Comparer, DegreeShift, LevelView, Score};
use crate::spec::{DutyScope, ItemKind, Series};

/// An item that a text is like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The level, as an index into the series.
    pub level: usize,
    /// The number of the duty at that level.
    pub number: u32,
    /// Whether the item is own work of the level.
    pub scope: DutyScope,
    /// How surely the text means the item, by its words: 1.000 only for the item's own words.
    pub score: Score,
    /// The degree words that differ: `lower` is the item's side, `upper` the text's.
    pub evidence: Vec<DegreeShift>,
}

/// All duties of a series, ready to be likened to other texts. Made by [`Comparer::duty_items`].
pub struct DutyItems<'c> {
    terms: Terms<'c>,
    reader: SenseReader<'c>,
    /// With the index of the level.
    items: Vec<(usize, Item)>,
    search: SenseIndex,
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
        let likeness = self.search.likeness(&activities(&own, text, &self.reader, &self.terms));
        let found = self.items.iter().zip(likeness).map(|((level, item), likeness)| {
            // Only an item's own words are wholly alike.
            let same = item.text.plain == own.text.plain;
            (if same { 1000 } else { likeness.min(999) }, *level, item)
        });
        let mut found: Vec<_> = found.filter(|(score, ..)| *score > 0).collect();
        found.sort_by_key(|(score, level, item)| (std::cmp::Reverse(*score), *level, item.number));
        let suggestion = |(score, level, item): (u32, usize, &Item)| Suggestion {
            level,
            number: item.number,
            scope: item.scope,
            score: Score(u16::try_from(score).unwrap_or(1000)),
            evidence: shifts(&item.text, &own.text, self.terms.lexicon()),
        };
        found.into_iter().take(most).map(suggestion).collect()
    }

    /// Whether a text says of the work only that there is more of it: "other duties as assigned". It is like the items of
    /// other duties, and no evidence for any other.
    pub fn is_catch_all(&self, text: &str) -> bool {
        self.reader.is_catch_all(&self.terms.words(text), &self.terms)
    }

    /// The lowest level at which a duty stands with the same words, punctuation and slips aside.
    pub fn first_with_the_words_of(&self, level: usize, number: u32) -> Option<usize> {
        let (_, item) = self.items.iter().find(|(at, item)| *at == level && item.number == number)?;
        let same = |(_, other): &&(usize, Item)| other.scope == item.scope && other.text.plain == item.text.plain;
        self.items.iter().find(same).map(|(first, _)| *first)
    }
}

/// The clauses of an item by what their words mean.
fn activities(item: &Item, text: &str, reader: &SenseReader<'_>, terms: &Terms<'_>) -> Vec<Activity> {
    let activity = |words| Activity { senses: reader.senses(text, words, terms), part: reader.part(words, terms) };
    item.clause_words().map(activity).collect()
}

impl Comparer {
    /// The duties of a series, ready to be likened to other texts.
    pub fn duty_items(&self, series: &Series) -> DutyItems<'_> {
        let terms = Terms::new(self.lexicon());
        let reader = SenseReader::new(self.notions(), abbreviations(texts(series)), &terms);
        let (mut all, mut clauses) = (Vec::new(), Vec::new());
        for (at, level) in series.levels.iter().enumerate() {
            let view = LevelView { series, level };
            for (item, duty) in items(view, ItemKind::Duty, &terms).into_iter().zip(&level.duties.items) {
                clauses.push(activities(&item, &duty.text, &reader, &terms));
                all.push((at, item));
            }
        }
        DutyItems { terms, reader, items: all, search: SenseIndex::new(clauses) }
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

/// The texts in which a series explains its abbreviations.
fn texts(series: &Series) -> impl Iterator<Item = &str> {
    let sections = series.sections.iter().flat_map(|section| &section.text).map(String::as_str);
    let terms = series.vocabulary.iter().flat_map(|list| &list.terms).map(|term| term.definition.as_str());
    let levels = series.levels.iter().flat_map(|level| {
        let concept = level.concept.iter().flat_map(|section| &section.text).map(String::as_str);
        let duties = level.duties.items.iter().map(|duty| duty.text.as_str());
        std::iter::once(level.title.as_str()).chain(concept).chain(duties)
    });
    std::iter::once(series.title.as_str()).chain(sections).chain(terms).chain(levels)
}
