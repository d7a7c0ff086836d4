//! The notions of the vocabulary made ready for look-up: phrases by the stems of their words.

use std::collections::BTreeMap;

use rust_stemmers::{Algorithm, Stemmer};

use super::tokens::keys;
use crate::spec::{Notion, Scale, Vocabulary};

/// How a word belongs to a notion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bond {
    /// It names it.
    Names,
    /// It has to do with it.
    Near,
}

/// The notions of a word or phrase, by their numbers in order.
pub(super) type Memberships = Vec<(u32, Bond)>;

/// What is known of phrases, found by the stems of their words.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrases<T> {
    /// By the first stem, the longest phrase first.
    by_first: BTreeMap<u32, Vec<(Vec<u32>, T)>>,
}

impl<T: Default> Phrases<T> {
    /// The entry of a phrase; `None` for one without words.
    fn entry(&mut self, phrase: Vec<u32>) -> Option<&mut T> {
        let phrases = self.by_first.entry(*phrase.first()?).or_default();
        let at = match phrases.iter().position(|(known, _)| *known == phrase) {
            Some(at) => at,
            None => {
                let at = phrases.partition_point(|(known, _)| known.len() >= phrase.len());
                phrases.insert(at, (phrase, T::default()));
                at
            }
        };
        phrases.get_mut(at).map(|(_, known)| known)
    }

    /// The longest phrase with which a text begins, as a number of words, and what is known of it.
    pub(super) fn longest(&self, stems: &[u32]) -> Option<(usize, &T)> {
        let phrases = self.by_first.get(stems.first()?)?;
        phrases.iter().find(|(phrase, _)| stems.starts_with(phrase)).map(|(phrase, known)| (phrase.len(), known))
    }
}

/// The notions of a vocabulary, the parts taken in the work, and the words of everyday speech.
#[derive(Debug, Clone, Default)]
pub(super) struct Notions {
    stems: BTreeMap<String, u32>,
    /// Words and phrases with their notions.
    pub phrases: Phrases<Memberships>,
    /// Abbreviations: they count only where they are written in capitals.
    pub capitals: Phrases<Memberships>,
    /// Verbs, with the step on which they stand.
    pub parts: Phrases<usize>,
    /// The step of a text that says nothing about the part taken.
    pub usual_part: usize,
    /// What says how far the work reaches, or whose it is.
    pub extents: Phrases<()>,
    /// What a duty that tells no work has: whether each phrase is one for such work, or may only stand beside it.
    pub catch_all: Phrases<bool>,
    /// How many notions there are.
    pub count: u32,
    fillers: Vec<u32>,
}

impl Notions {
    /// The part of a vocabulary that they are made of.
    pub(super) fn sources(vocabulary: &Vocabulary) -> Vocabulary {
        Vocabulary {
            notions: vocabulary.notions.clone(),
            parts: vocabulary.parts.clone(),
            extents: vocabulary.extents.clone(),
            catch_all: vocabulary.catch_all.clone(),
            fillers: vocabulary.fillers.clone(),
            ..Vocabulary::default()
        }
    }

    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let mut notions = Notions::default();
        let mut stems = Stems { stemmer: Stemmer::create(Algorithm::English), of_words: BTreeMap::new() };
        for notion in &vocabulary.notions {
            notions.add(notion, &mut stems);
        }
        if let Some(parts) = &vocabulary.parts {
            notions.add_parts(parts, &mut stems);
        }
        for phrase in &vocabulary.extents {
            let phrase = notions.phrase(phrase, &mut stems);
            notions.extents.entry(phrase);
        }
        let catch_all = vocabulary.catch_all.iter();
        for (words, names) in catch_all.flat_map(|words| [(&words.beside, false), (&words.names, true)]) {
            for phrase in words {
                let phrase = notions.phrase(phrase, &mut stems);
                notions.catch_all.entry(phrase).into_iter().for_each(|known| *known = names);
            }
        }
        let mut fillers: Vec<u32> =
            vocabulary.fillers.iter().flat_map(|word| notions.phrase(word, &mut stems)).collect();
        fillers.sort_unstable();
        notions.fillers = fillers;
        notions
    }

    /// The number of a stem that a notion, a part or a filler has.
    pub(super) fn stem(&self, stem: &str) -> Option<u32> {
        self.stems.get(stem).copied()
    }

    /// How many stems have a number.
    pub(super) fn stems(&self) -> u32 {
        u32::try_from(self.stems.len()).unwrap_or(u32::MAX)
    }

    /// Whether the word with this stem says nothing about a duty.
    pub(super) fn is_filler(&self, stem: u32) -> bool {
        self.fillers.binary_search(&stem).is_ok()
    }

    fn add(&mut self, notion: &Notion, stems: &mut Stems) {
        for (words, bond) in [(&notion.words, Bond::Names), (&notion.near, Bond::Near)] {
            for word in words {
                let phrase = self.phrase(word, stems);
                let phrases = if is_capitals(word) { &mut self.capitals } else { &mut self.phrases };
                let Some(memberships) = phrases.entry(phrase) else { continue };
                // The last notion is the one that is being added, so that memberships stay in order.
                match memberships.last_mut() {
                    Some((last, known)) if *last == self.count => *known = (*known).min(bond),
                    _ => memberships.push((self.count, bond)),
                }
            }
        }
        self.count += 1;
    }

    fn add_parts(&mut self, parts: &Scale, stems: &mut Stems) {
        self.usual_part = parts.steps.iter().position(|step| step.unmarked).unwrap_or(0);
        for (height, step) in parts.steps.iter().enumerate() {
            for verb in &step.phrases {
                let phrase = self.phrase(verb, stems);
                if let Some(known) = self.parts.entry(phrase) {
                    *known = height;
                }
            }
        }
    }

    fn phrase(&mut self, phrase: &str, stems: &mut Stems) -> Vec<u32> {
        let numbers = &mut self.stems;
        let number = |word: String| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(stems.of(word)).or_insert(next)
        };
        keys(phrase).into_iter().map(number).collect()
    }
}

/// The stems of words, each looked up once.
struct Stems {
    stemmer: Stemmer,
    of_words: BTreeMap<String, String>,
}

impl Stems {
    fn of(&mut self, word: String) -> String {
        if let Some(stem) = self.of_words.get(&word) {
            return stem.clone();
        }
        let stem = self.stemmer.stem(&word).into_owned();
        self.of_words.insert(word, stem.clone());
        stem
    }
}

/// Whether a word is written as an abbreviation: two capitals or more, and no other letters but an s behind them.
pub(super) fn is_capitals(word: &str) -> bool {
    let letters = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let letters = letters.strip_suffix('s').unwrap_or(letters);
    letters.chars().count() > 1 && letters.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn a_phrase_is_found_in_any_form_and_the_longest_first() {
        let notion = |words: &[&str]| Notion { words: strings(words), near: Vec::new(), source: "made".to_owned() };
        let vocabulary = Vocabulary {
            notions: vec![notion(&["foster home", "placement"]), notion(&["foster", "raise"])],
            ..Vocabulary::default()
        };
        let notions = Notions::new(&vocabulary);
        let stem = |stem| notions.stem(stem).unwrap();
        let found = notions.phrases.longest(&[stem("foster"), stem("home")]);
        assert_eq!(found, Some((2, &vec![(0, Bond::Names)])));
        assert_eq!(notions.phrases.longest(&[stem("foster"), 999]), Some((1, &vec![(1, Bond::Names)])));
        assert_eq!(notions.phrases.longest(&[stem("home")]), None);
    }

    #[test]
    fn an_abbreviation_is_written_in_capitals() {
        assert!(["IL", "CASAs", "FACTS", "SDM's"].into_iter().all(is_capitals));
        assert!(!["Is", "A", "facts", "Facts", "IL services", ""].into_iter().any(is_capitals));
    }
}
