//! The words of two levels as numbered features: stems, concepts (stems with synonyms merged) and letter runs.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rust_stemmers::{Algorithm, Stemmer};

use super::lexicon::Lexicon;
use super::tokens::{Word, folded, key, raw_words};

/// Letters of a run.
const RUN: usize = 4;

/// The kinds of features, each in a numbering of its own.
pub(super) const KINDS: usize = 3;
/// The kind that takes synonyms for one.
const CONCEPTS: usize = 1;

/// The features of one word, by kind; empty for a stop word.
type WordFeatures = [Vec<u32>; KINDS];

/// The features of a passage, by kind: sorted, each with the number of times it occurs.
pub(super) type Bags = [Vec<(u32, u32)>; KINDS];

/// What is known of a word.
#[derive(Debug)]
pub(super) struct Form {
    /// All of it in lower case.
    pub folded: String,
    /// The form under which it is likened to others.
    pub key: String,
    /// Whether a degree phrase begins with it.
    pub begins_phrase: bool,
    /// Whether a form of a slip begins with it.
    pub begins_slip: bool,
    features: WordFeatures,
}

/// The distinct words met so far, each looked up once. Made anew for every comparison.
pub(super) struct Terms<'v> {
    lexicon: &'v Lexicon,
    /// None where only phrases are looked for: features take most of the time.
    stemmer: Option<Stemmer>,
    known: RefCell<Known>,
}

#[derive(Default)]
struct Known {
    forms: BTreeMap<String, Rc<Form>>,
    stems: BTreeMap<String, u32>,
    concepts: BTreeMap<Concept, u32>,
    runs: BTreeMap<[char; RUN], u32>,
}

/// A group of synonyms, or a stem by its number.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Concept {
    Group(usize),
    Stem(u32),
}

impl<'v> Terms<'v> {
    pub(super) fn new(lexicon: &'v Lexicon) -> Self {
        Terms { lexicon, stemmer: Some(Stemmer::create(Algorithm::English)), known: RefCell::default() }
    }

    /// Words without features, in which phrases of the vocabulary can be found.
    pub(super) fn phrases_only(lexicon: &'v Lexicon) -> Self {
        Terms { lexicon, stemmer: None, known: RefCell::default() }
    }

    /// The vocabulary that the words are looked up in.
    pub(super) fn lexicon(&self) -> &'v Lexicon {
        self.lexicon
    }

    /// The words of a text.
    pub(super) fn words(&self, text: &str) -> Vec<Word> {
        let mut known = self.known.borrow_mut();
        raw_words(text)
            .map(|(start, word)| Word { range: start..start + word.len(), form: self.form(word, &mut known) })
            .collect()
    }

    /// How many features of each kind there are so far.
    pub(super) fn counts(&self) -> [usize; KINDS] {
        let known = self.known.borrow();
        [known.stems.len(), known.concepts.len(), known.runs.len()]
    }

    fn form(&self, word: &str, known: &mut Known) -> Rc<Form> {
        if let Some(form) = known.forms.get(word) {
            return Rc::clone(form);
        }
        let folded = folded(word);
        let key = key(&folded);
        let form = Rc::new(Form {
            begins_phrase: self.lexicon.begins_phrase(&key),
            begins_slip: self.lexicon.begins_slip(&key),
            features: self.features(&key, known),
            folded,
            key,
        });
        known.forms.insert(word.to_owned(), Rc::clone(&form));
        form
    }

    fn features(&self, key: &str, known: &mut Known) -> WordFeatures {
        let Some(stemmer) = self.stemmer.as_ref().filter(|_| !self.lexicon.is_stop_word(key)) else {
            return WordFeatures::default();
        };
        let stem = number(&mut known.stems, stemmer.stem(key).into_owned());
        let concept = self.lexicon.synonym(key).map_or(Concept::Stem(stem), Concept::Group);
        let concept = number(&mut known.concepts, concept);
        [vec![stem], vec![concept], letter_runs(key).into_iter().map(|run| number(&mut known.runs, run)).collect()]
    }
}

/// The features of a passage.
pub(super) fn bags(words: &[Word]) -> Bags {
    let mut raw: [Vec<u32>; KINDS] = Default::default();
    for word in words {
        for (all, own) in raw.iter_mut().zip(&word.form.features) {
            all.extend_from_slice(own);
        }
    }
    raw.map(counted)
}

/// The words of a passage with synonyms taken for one, each once.
pub(super) fn concepts<'w>(words: impl Iterator<Item = &'w Word>) -> BTreeSet<u32> {
    words.flat_map(|word| word.form.features.get(CONCEPTS)).flatten().copied().collect()
}

fn number<T: Ord>(numbers: &mut BTreeMap<T, u32>, name: T) -> u32 {
    let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    *numbers.entry(name).or_insert(next)
}

/// Every four letters in a row, with a space before and behind the word.
fn letter_runs(key: &str) -> Vec<[char; RUN]> {
    let padded: Vec<char> = std::iter::once(' ').chain(key.chars()).chain(std::iter::once(' ')).collect();
    padded.windows(RUN).filter_map(|run| <[char; RUN]>::try_from(run).ok()).collect()
}

fn counted(mut features: Vec<u32>) -> Vec<(u32, u32)> {
    features.sort_unstable();
    features.chunk_by(|a, b| a == b).filter_map(|run| Some((*run.first()?, u32::try_from(run.len()).ok()?))).collect()
}
