//! The vocabulary made ready for look-up: degree words, slips, synonyms and words without weight.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

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
}

#[derive(Debug, Clone)]
struct ScaleEntry {
    id: String,
    unmarked: Option<usize>,
}

/// Where a phrase stands: scale and step.
type Height = (usize, usize);

/// The words of a phrase, and what is known of it.
type Phrase<T> = (Vec<String>, T);

/// The vocabulary, ready for look-up.
#[derive(Debug, Clone, Default)]
pub(super) struct Lexicon {
    scales: Vec<ScaleEntry>,
    /// By first word, the longest phrase first.
    phrases: BTreeMap<String, Vec<Phrase<Vec<Height>>>>,
    /// By first word, the longest form first; with the number of the slip.
    slips: BTreeMap<String, Vec<Phrase<usize>>>,
    synonyms: BTreeMap<String, usize>,
    stop_words: BTreeSet<String>,
}

impl Lexicon {
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let mut lexicon = Lexicon {
            stop_words: vocabulary.stop_words.iter().filter_map(|word| keys(word).into_iter().next()).collect(),
            ..Lexicon::default()
        };
        for (number, scale) in vocabulary.scales.iter().enumerate() {
            let unmarked = scale.steps.iter().position(|step| step.unmarked);
            lexicon.scales.push(ScaleEntry { id: scale.id.clone(), unmarked });
            for (height, step) in scale.steps.iter().enumerate() {
                for phrase in &step.phrases {
                    lexicon.add_phrase(keys(phrase), (number, height));
                }
            }
        }
        for (number, slip) in vocabulary.slips.iter().enumerate() {
            for form in slip.forms.iter().map(|form| keys(form)) {
                if let Some(first) = form.first() {
                    lexicon.slips.entry(first.clone()).or_default().push((form, number));
                }
            }
        }
        for forms in lexicon.slips.values_mut() {
            forms.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        }
        for (number, group) in vocabulary.synonyms.iter().enumerate() {
            for form in &group.forms {
                if let Some(word) = keys(form).into_iter().next() {
                    lexicon.synonyms.entry(word).or_insert(number);
                }
            }
        }
        for phrases in lexicon.phrases.values_mut() {
            phrases.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        }
        lexicon
    }

    fn add_phrase(&mut self, phrase: Vec<String>, height: Height) {
        let Some(first) = phrase.first() else { return };
        let known = self.phrases.entry(first.clone()).or_default();
        match known.iter_mut().find(|(words, _)| *words == phrase) {
            Some((_, heights)) => heights.push(height),
            None => known.push((phrase, vec![height])),
        }
    }

    /// The degree words of a text, the longest phrase first wherever several begin.
    pub(super) fn marks(&self, words: &[Word]) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut rest = words;
        while let Some(first) = rest.first() {
            let found = self.phrases_at(first).and_then(|phrases| phrases.iter().find(|(p, _)| begins(rest, p)));
            let length = found.map_or(1, |(phrase, _)| phrase.len());
            let (taken, after) = rest.split_at(length.min(rest.len()));
            if let (Some((_, heights)), Some(last)) = (found, taken.last()) {
                let range = first.range.start..last.range.end;
                marks.extend(heights.iter().map(|&(scale, step)| Mark { scale, step, range: range.clone() }));
            }
            rest = after;
        }
        marks
    }

    /// The words with every slip's forms reduced to one and the same sign.
    pub(super) fn without_slips<'w>(&self, words: &'w [Word]) -> Vec<Plain<'w>> {
        let mut plain = Vec::with_capacity(words.len());
        let mut rest = words;
        while let Some(first) = rest.first() {
            let found = self.slips_at(first).and_then(|forms| forms.iter().find(|(form, _)| begins(rest, form)));
            let length = found.map_or(1, |(form, _)| form.len());
            plain.push(found.map_or(Plain::Word(first), |&(_, number)| Plain::Slip(number)));
            rest = rest.get(length..).unwrap_or_default();
        }
        plain
    }

    pub(super) fn scale_id(&self, scale: usize) -> &str {
        self.scales.get(scale).map_or("", |entry| &entry.id)
    }

    /// The step at which a text stands that has no phrase of the scale.
    pub(super) fn unmarked(&self, scale: usize) -> Option<usize> {
        self.scales.get(scale).and_then(|entry| entry.unmarked)
    }

    pub(super) fn scale_named(&self, id: &str) -> Option<usize> {
        self.scales.iter().position(|entry| entry.id == id)
    }

    fn phrases_at(&self, word: &Word) -> Option<&Vec<Phrase<Vec<Height>>>> {
        word.form.begins_phrase.then(|| self.phrases.get(word.key())).flatten()
    }

    fn slips_at(&self, word: &Word) -> Option<&Vec<Phrase<usize>>> {
        word.form.begins_slip.then(|| self.slips.get(word.key())).flatten()
    }

    pub(super) fn begins_phrase(&self, key: &str) -> bool {
        self.phrases.contains_key(key)
    }

    pub(super) fn begins_slip(&self, key: &str) -> bool {
        self.slips.contains_key(key)
    }

    pub(super) fn is_stop_word(&self, key: &str) -> bool {
        self.stop_words.contains(key)
    }

    /// The number of the synonym group of a word.
    pub(super) fn synonym(&self, key: &str) -> Option<usize> {
        self.synonyms.get(key).copied()
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

fn begins(words: &[Word], phrase: &[String]) -> bool {
    words.len() >= phrase.len() && words.iter().zip(phrase).all(|(word, wanted)| word.key() == *wanted)
}
