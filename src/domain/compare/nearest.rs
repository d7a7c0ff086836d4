//! The items of a series that a duty in somebody's own words means, and the words that it shares with other texts.
//!
//! A duty is held against the clauses of every item, for a printed item joins several activities, and against the whole
//! item. Words count as alike that have one stem, name one notion of the vocabulary, or have to do with one. They weigh
//! by how telling they are in the series. The small verb (helps, does, leads, supervises) is no topic: of items about
//! the same thing, the one with the same part in the work comes first. Everything is whole numbers.

use std::collections::BTreeMap;
use std::ops::Range;

use super::abbreviations::abbreviations;
use super::classify::shifts;
use super::features::{telling, telling_by_rarity};
use super::items::{Item, Text, items};
use super::senses::{Reader, Sense};
use super::similarity::Similarity;
use super::terms::Terms;
use super::tokens::Word;
use super::{Comparer, DegreeShift, Score};
use crate::spec::{DutyScope, ItemKind, Series};

/// The share of the clauses in a likeness, in thousandths; the rest is the share of the whole item.
const BY_CLAUSES: u64 = 500;
/// What a word weighs that no item of the series has anything to do with: the text speaks of something else.
const UNKNOWN: u64 = 2000;
/// What each step between the parts taken in the work takes from the likeness of two clauses, in thousandths, up to two
/// steps.
const OTHER_PART: u64 = 30;

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
    reader: Reader<'c>,
    items: Vec<Printed>,
    /// The distinct senses of the items, each with its weight.
    senses: Vec<(Sense, u64)>,
}

/// A duty of the series.
struct Printed {
    /// The index of its level.
    level: usize,
    item: Item,
    clauses: Vec<Clause>,
}

/// One activity of a duty.
struct Clause {
    /// Indices into the distinct senses.
    senses: Vec<usize>,
    /// The part taken in it.
    part: usize,
}

/// A clause of the text that is likened.
struct Asked {
    words: Vec<AskedWord>,
    part: usize,
}

/// A word of it.
struct AskedWord {
    /// By distinct sense of the items, how alike the two are.
    likeness: Vec<u32>,
    weight: u64,
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
        let asked: Vec<Asked> = own.clause_words().map(|words| self.asked(text, words)).collect();
        let mut found: Vec<(u32, &Printed)> = Vec::with_capacity(self.items.len());
        for printed in &self.items {
            let same = printed.item.text.plain == own.text.plain;
            found.push((if same { 1000 } else { printed.likeness(&asked, &self.senses) }, printed));
        }
        found.retain(|(score, _)| *score > 0);
        found.sort_by_key(|(score, printed)| (std::cmp::Reverse(*score), printed.level, printed.item.number));
        let suggestion = |(score, printed): (u32, &Printed)| Suggestion {
            level: printed.level,
            number: printed.item.number,
            scope: printed.item.scope,
            score: Score(u16::try_from(score).unwrap_or(1000)),
            evidence: shifts(&printed.item.text, &own.text, self.terms.lexicon()),
        };
        found.into_iter().take(most).map(suggestion).collect()
    }

    fn asked(&self, text: &str, words: &[Word]) -> Asked {
        let part = self.reader.part(words, &self.terms);
        let senses = self.reader.senses(text, words, &self.terms);
        Asked { words: senses.iter().map(|sense| self.asked_word(sense)).collect(), part }
    }

    /// A word, with the weight that it has by all the items that have to do with it.
    fn asked_word(&self, sense: &Sense) -> AskedWord {
        let likeness: Vec<u32> = self.senses.iter().map(|(other, _)| sense.likeness(other)).collect();
        let held: u64 = self.items.iter().map(|printed| u64::from(printed.best(&likeness))).sum();
        let rarity = 1_000_000 * (self.items.len() as u64 + 1) / (held + 300);
        AskedWord { likeness, weight: if held == 0 { UNKNOWN } else { telling_by_rarity(rarity) } }
    }

    /// The lowest level at which a duty stands with the same words, punctuation and slips aside.
    pub fn first_with_the_words_of(&self, level: usize, number: u32) -> Option<usize> {
        let Printed { item, .. } = self.items.iter().find(|one| one.level == level && one.item.number == number)?;
        let same = |one: &&Printed| one.item.scope == item.scope && one.item.text.plain == item.text.plain;
        self.items.iter().find(same).map(|first| first.level)
    }
}

impl Printed {
    /// How alike the item is to a text, in thousandths.
    fn likeness(&self, asked: &[Asked], senses: &[(Sense, u64)]) -> u32 {
        let (mut by_clauses, mut by_item, mut weights) = (0, 0, 0);
        for clause in asked {
            let weight: u64 = clause.words.iter().map(|word| word.weight).sum();
            let told = clause.words.iter().map(|word| word.weight * u64::from(self.best(&word.likeness)));
            by_item += told.sum::<u64>();
            by_clauses += weight * self.clauses.iter().map(|own| own.likeness(clause, senses)).max().unwrap_or(0);
            weights += weight;
        }
        let sum = (by_clauses * BY_CLAUSES + by_item * (1000 - BY_CLAUSES)) / 1000;
        // Only an item's own words are wholly alike.
        u32::try_from(sum / weights.max(1)).unwrap_or(0).min(999)
    }

    /// How alike the most alike word of the item is.
    fn best(&self, likeness: &[u32]) -> u32 {
        self.clauses.iter().map(|clause| clause.best(likeness)).max().unwrap_or(0)
    }
}

impl Clause {
    fn best(&self, likeness: &[u32]) -> u32 {
        self.senses.iter().filter_map(|sense| likeness.get(*sense)).copied().max().unwrap_or(0)
    }

    /// How much of each of the two the other tells, as the mean of both: a long clause that has all the words is no
    /// better than a short one that has most.
    fn likeness(&self, asked: &Asked, senses: &[(Sense, u64)]) -> u64 {
        let (mut told, mut weight) = (0, 0);
        for word in &asked.words {
            told += word.weight * u64::from(self.best(&word.likeness));
            weight += word.weight;
        }
        let (mut covered, mut own_weight) = (0, 0);
        for sense in &self.senses {
            let best = asked.words.iter().filter_map(|word| word.likeness.get(*sense)).max().copied().unwrap_or(0);
            let weight = senses.get(*sense).map_or(0, |(_, weight)| *weight);
            covered += weight * u64::from(best);
            own_weight += weight;
        }
        let mean = (told / weight.max(1) * (covered / own_weight.max(1))).isqrt();
        let steps = self.part.abs_diff(asked.part).min(2) as u64;
        mean.saturating_sub(steps * OTHER_PART)
    }
}

impl Comparer {
    /// The duties of a series, ready to be likened to other texts.
    pub fn duty_items(&self, series: &Series) -> DutyItems<'_> {
        let terms = Terms::new(self.lexicon());
        let reader = Reader::new(self.notions(), abbreviations(texts(series)), &terms);
        let mut numbers = BTreeMap::new();
        let mut printed = Vec::new();
        for (level, of_level) in series.levels.iter().enumerate() {
            for (item, duty) in items(of_level, ItemKind::Duty, &terms).into_iter().zip(&of_level.duties.items) {
                let clause = |words: &[Word]| {
                    let senses = reader.senses(&duty.text, words, &terms);
                    let number = |sense| {
                        let next = numbers.len();
                        *numbers.entry(sense).or_insert(next)
                    };
                    Clause { senses: senses.into_iter().map(number).collect(), part: reader.part(words, &terms) }
                };
                let clauses = item.clause_words().map(clause).collect();
                printed.push(Printed { level, item, clauses });
            }
        }
        let senses = weighed(numbers, &printed);
        DutyItems { terms, reader, items: printed, senses }
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

/// The distinct senses in the order of their numbers, weighed by how few items hold them.
fn weighed(numbers: BTreeMap<Sense, usize>, items: &[Printed]) -> Vec<(Sense, u64)> {
    let mut holders = vec![0; numbers.len()];
    for printed in items {
        let mut held: Vec<usize> = printed.clauses.iter().flat_map(|clause| &clause.senses).copied().collect();
        held.sort_unstable();
        held.dedup();
        for sense in held {
            holders.get_mut(sense).into_iter().for_each(|holders| *holders += 1);
        }
    }
    let mut senses: Vec<(usize, Sense)> = numbers.into_iter().map(|(sense, number)| (number, sense)).collect();
    senses.sort_unstable_by_key(|(number, _)| *number);
    let weight = |holders| telling(items.len() as u64, holders);
    senses.into_iter().zip(holders).map(|((_, sense), holders)| (sense, weight(holders))).collect()
}
