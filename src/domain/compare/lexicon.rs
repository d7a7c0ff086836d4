//! The vocabulary made ready for look-up: degree words, slips, synonyms and words without weight.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::tokens::{Word, keys};
use crate::spec::Vocabulary;

/// The scale by which a level's supervision is named.
pub(super) const SUPERVISION_RECEIVED: &str = "supervision-received";

/// A degree word or phrase found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// Index of the scale.
    pub scale: usize,
    /// Height on the scale, from 0.
    pub step: usize,
    /// Bytes of the phrase in the text.
    pub range: Range<usize>,
    /// Its words, by their place among those looked at.
    pub words: Range<usize>,
}

/// A scale, as far as its words do not tell.
#[derive(Debug, Clone)]
pub(super) struct ScaleEntry {
    /// Its name.
    pub id: String,
    /// The step at which a text stands that has no phrase of the scale.
    pub unmarked: Option<usize>,
    /// Whether a phrase counts that only one of two texts has.
    pub alone: bool,
}

/// Where a phrase stands: scale and step.
type Height = (usize, usize);

/// The words of a phrase, and what is known of it.
type Phrase<T> = (Vec<String>, T);

/// What the vocabulary says of a word.
#[derive(Debug, Clone, Default)]
struct LexiconEntry {
    /// Phrases that begin with it, the longest first.
    phrases: Vec<Phrase<Vec<Height>>>,
    /// Forms of slips that begin with it, the longest first; with the number of the slip.
    slips: Vec<Phrase<usize>>,
    /// The number of its synonym group.
    synonym: Option<usize>,
    is_stop_word: bool,
    /// Whether what it begins only explains.
    is_aside: bool,
    /// Whether it is a verb that fits any work.
    is_general_verb: bool,
    /// Phrases that begin with it and say that something may stand in for something else.
    stand_ins: Vec<Vec<String>>,
    /// Its stem, once it was asked for.
    stem: OnceLock<Box<str>>,
}

/// What stands in a phrase for a few words of any kind.
const GAP: &str = "…";
/// The most words for which it stands.
const WIDEST_GAP: usize = 7;

/// The number of a word of the vocabulary.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordNumber(usize);

/// The vocabulary, ready for look-up.
#[derive(Debug, Clone, Default)]
pub(super) struct Lexicon {
    scales: Vec<ScaleEntry>,
    numbers: BTreeMap<String, usize>,
    entries: Vec<LexiconEntry>,
    /// Headings of text that decides the level, in lower case.
    allocating: Vec<String>,
}

impl Lexicon {
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let mut lexicon = Lexicon { allocating: vocabulary.allocating_headings.clone(), ..Lexicon::default() };
        for (number, scale) in vocabulary.scales.iter().enumerate() {
            let unmarked = scale.steps.iter().position(|step| step.unmarked);
            lexicon.scales.push(ScaleEntry { id: scale.id.clone(), unmarked, alone: scale.alone });
            for (height, step) in scale.steps.iter().enumerate() {
                for phrase in &step.phrases {
                    lexicon.add_phrase(phrase_keys(phrase), (number, height));
                }
            }
        }
        for (number, slip) in vocabulary.slips.iter().enumerate() {
            for form in slip.forms.iter().map(|form| keys(form)) {
                lexicon.first_word(&form, |entry| entry.slips.push((form.clone(), number)));
            }
        }
        for (number, group) in vocabulary.synonyms.iter().enumerate() {
            for form in &group.forms {
                lexicon.first_word(&keys(form), |entry| entry.synonym = entry.synonym.or(Some(number)));
            }
        }
        for word in &vocabulary.stop_words {
            lexicon.first_word(&keys(word), |entry| entry.is_stop_word = true);
        }
        for word in &vocabulary.asides {
            lexicon.first_word(&keys(word), |entry| entry.is_aside = true);
        }
        for word in &vocabulary.general_verbs {
            lexicon.first_word(&keys(word), |entry| entry.is_general_verb = true);
        }
        for phrase in vocabulary.stand_ins.iter().map(|phrase| keys(phrase)) {
            lexicon.first_word(&phrase, |entry| entry.stand_ins.push(phrase.clone()));
        }
        for entry in &mut lexicon.entries {
            entry.phrases.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
            entry.slips.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        }
        lexicon
    }

    fn add_phrase(&mut self, phrase: Vec<String>, height: Height) {
        self.first_word(&phrase, |entry| match entry.phrases.iter_mut().find(|(words, _)| *words == phrase) {
            Some((_, heights)) => heights.push(height),
            None => entry.phrases.push((phrase.clone(), vec![height])),
        });
    }

    /// Notes something at the entry of the first of `words`.
    fn first_word(&mut self, words: &[String], note: impl FnOnce(&mut LexiconEntry)) {
        let Some(first) = words.first() else { return };
        let number = *self.numbers.entry(first.clone()).or_insert(self.entries.len());
        if number == self.entries.len() {
            self.entries.push(LexiconEntry::default());
        }
        if let Some(entry) = self.entries.get_mut(number) {
            note(entry);
        }
    }

    /// The degree words of a text, the longest phrase first wherever several begin.
    pub(super) fn marks(&self, words: &[Word]) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let entry = rest.first().and_then(|first| self.entry(first.form.known));
            let phrases = entry.map(|entry| entry.phrases.as_slice()).unwrap_or_default();
            let found = phrases.iter().find_map(|(phrase, heights)| Some((begins(rest, phrase)?, heights)));
            let length = found.map_or(1, |(length, _)| length.max(1));
            if let (Some((_, heights)), Some(first), Some(last)) = (found, rest.first(), rest.get(length - 1)) {
                let range = first.range.start..last.range.end;
                let mark = |&(scale, step)| Mark { scale, step, range: range.clone(), words: at..at + length };
                marks.extend(heights.iter().map(mark));
            }
            at += length;
        }
        marks
    }

    /// The words with every slip's forms reduced to one and the same sign.
    pub(super) fn without_slips<'w>(&self, words: &'w [Word]) -> Vec<Plain<'w>> {
        let mut plain = Vec::with_capacity(words.len());
        let mut rest = words;
        while let Some(first) = rest.first() {
            let entry = self.entry(first.form.known);
            let found = entry.and_then(|entry| entry.slips.iter().find(|(form, _)| starts_with(rest, form)));
            let length = found.map_or(1, |(form, _)| form.len());
            plain.push(found.map_or(Plain::Word(first), |&(_, number)| Plain::Slip(number)));
            rest = rest.get(length..).unwrap_or_default();
        }
        plain
    }

    pub(super) fn scale_id(&self, scale: usize) -> &str {
        self.scales.get(scale).map_or("", |entry| &entry.id)
    }

    /// What is known of a scale.
    pub(super) fn scale(&self, scale: usize) -> Option<&ScaleEntry> {
        self.scales.get(scale)
    }

    pub(super) fn scale_named(&self, id: &str) -> Option<usize> {
        self.scales.iter().position(|entry| entry.id == id)
    }

    /// The word of the vocabulary with this form.
    pub(super) fn known(&self, key: &str) -> Option<WordNumber> {
        self.numbers.get(key).copied().map(WordNumber)
    }

    pub(super) fn is_stop_word(&self, known: Option<WordNumber>) -> bool {
        self.entry(known).is_some_and(|entry| entry.is_stop_word)
    }

    /// Whether what the word begins only explains: "which", "such".
    pub(super) fn is_aside(&self, known: Option<WordNumber>) -> bool {
        self.entry(known).is_some_and(|entry| entry.is_aside)
    }

    /// Whether the word is a verb that fits any work: "coordinate".
    pub(super) fn is_general_verb(&self, known: Option<WordNumber>) -> bool {
        self.entry(known).is_some_and(|entry| entry.is_general_verb)
    }

    /// Whether what stands under a heading decides the level.
    pub(super) fn is_allocating(&self, heading: &str) -> bool {
        self.allocating.contains(&heading.to_lowercase())
    }

    /// Whether words say that something may stand in for something else.
    pub(super) fn stands_in(&self, words: &[Word]) -> bool {
        let begins = |at: usize| {
            let rest = words.get(at..).unwrap_or_default();
            let entry = rest.first().and_then(|first| self.entry(first.form.known));
            entry.is_some_and(|entry| entry.stand_ins.iter().any(|phrase| starts_with(rest, phrase)))
        };
        (0..words.len()).any(begins)
    }

    /// The number of the synonym group of a word.
    pub(super) fn synonym(&self, known: Option<WordNumber>) -> Option<usize> {
        self.entry(known)?.synonym
    }

    /// The stem of a word of the vocabulary, made by `stem` where nobody asked for it before: stemming takes longer than
    /// all else that is done to a word, and these are the words that are met again in every comparison.
    pub(super) fn stem(&self, known: Option<WordNumber>, stem: impl FnOnce() -> Box<str>) -> Option<&str> {
        Some(self.entry(known)?.stem.get_or_init(stem))
    }

    fn entry(&self, known: Option<WordNumber>) -> Option<&LexiconEntry> {
        self.entries.get(known?.0)
    }
}

/// A word, or one of the forms of a slip.
#[derive(Debug, Clone, Copy)]
pub(super) enum Plain<'w> {
    /// A word.
    Word(&'w Word),
    /// A form of the slip with this number.
    Slip(usize),
}

/// How many of the words a phrase takes that they begin with.
fn begins(words: &[Word], phrase: &[String]) -> Option<usize> {
    let Some(gap) = phrase.iter().position(|word| word == GAP) else {
        return starts_with(words, phrase).then_some(phrase.len());
    };
    let (head, tail) = (phrase.get(..gap)?, phrase.get(gap + 1..)?);
    if !starts_with(words, head) {
        return None;
    }
    (head.len()..=head.len() + WIDEST_GAP).find_map(|at| Some(at + begins(words.get(at..)?, tail)?))
}

fn starts_with(words: &[Word], phrase: &[String]) -> bool {
    words.len() >= phrase.len() && words.iter().zip(phrase).all(|(word, wanted)| word.key() == *wanted)
}

/// The forms of the words of a phrase, with a gap where it leaves one.
fn phrase_keys(phrase: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, part) in phrase.split(GAP).enumerate() {
        if at > 0 {
            found.push(GAP.to_owned());
        }
        found.extend(keys(part));
    }
    found
}
