//! The words of two levels, each distinct one looked up once: its form, its stem, its concept (the stem with
//! synonyms merged).

use std::cell::{OnceCell, RefCell};
use std::hash::{BuildHasherDefault, DefaultHasher, Hash};
use std::rc::Rc;

use indexmap::{IndexMap, IndexSet};
use rust_stemmers::{Algorithm, Stemmer};

use super::lexicon::{self, Lexicon};
use super::tokens::{Word, folded, key, raw_words};

/// What is known of a word.
#[derive(Debug)]
pub(super) struct Form {
    /// Its place among the words met, from 0.
    pub number: u32,
    /// All of it in lower case.
    pub folded: String,
    /// What the vocabulary says of it.
    pub known: Option<lexicon::WordNumber>,
    features: OnceCell<Option<Features>>,
}

impl Form {
    /// The form under which it is likened to others.
    pub(super) fn key(&self) -> &str {
        key(&self.folded)
    }
}

/// The numbers under which a word is likened to others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Features {
    pub stem: u32,
    /// The same for all synonyms.
    pub concept: u32,
}

/// The distinct words met so far, each looked up once. Made anew for every comparison.
pub(super) struct Terms<'v> {
    lexicon: &'v Lexicon,
    stemmer: Stemmer,
    met: RefCell<TermTable>,
}

/// A map in the order of its entries. Its hashes are the same in every run, though nothing rests on that.
type Map<K, V> = IndexMap<K, V, BuildHasherDefault<DefaultHasher>>;
type Set<T> = IndexSet<T, BuildHasherDefault<DefaultHasher>>;

/// There is room for about the distinct words of two usual levels.
const USUAL_WORDS: usize = 768;

struct TermTable {
    /// Words as they are written, each with its form.
    spellings: Map<Box<str>, Rc<Form>>,
    /// How many forms there are; fewer than spellings.
    forms: u32,
    /// Stems, numbered by their place.
    stems: Set<String>,
    /// Concepts, numbered by their place.
    concepts: Set<Concept>,
}

/// A group of synonyms, or a stem by its number.
#[derive(PartialEq, Eq, Hash)]
enum Concept {
    Group(usize),
    Stem(u32),
}

impl std::fmt::Debug for Terms<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Terms").field("forms", &self.forms()).finish_non_exhaustive()
    }
}

impl<'v> Terms<'v> {
    pub(super) fn new(lexicon: &'v Lexicon) -> Self {
        let met = TermTable {
            spellings: Map::with_capacity_and_hasher(USUAL_WORDS, BuildHasherDefault::default()),
            forms: 0,
            stems: Set::with_capacity_and_hasher(USUAL_WORDS, BuildHasherDefault::default()),
            concepts: Set::with_capacity_and_hasher(USUAL_WORDS, BuildHasherDefault::default()),
        };
        Terms { lexicon, stemmer: Stemmer::create(Algorithm::English), met: RefCell::new(met) }
    }

    /// The vocabulary that the words are looked up in.
    pub(super) fn lexicon(&self) -> &'v Lexicon {
        self.lexicon
    }

    /// The words of a text.
    pub(super) fn words(&self, text: &str) -> Vec<Word> {
        let mut met = self.met.borrow_mut();
        let mut words = Vec::with_capacity(text.len() / 5);
        words.extend(
            raw_words(text)
                .map(|(start, word)| Word { range: start..start + word.len(), form: self.form(word, &mut met) }),
        );
        words
    }

    /// How many distinct words were met so far.
    pub(super) fn forms(&self) -> usize {
        self.met.borrow().forms as usize
    }

    /// The numbers of a word, given out in the order in which words are first asked for; `None` for a stop word.
    ///
    /// Stemming takes much of the time of a comparison, so it is done only for the words that need it.
    pub(super) fn features(&self, form: &Form) -> Option<Features> {
        *form.features.get_or_init(|| {
            (!self.lexicon.is_stop_word(form.known)).then(|| {
                let met = &mut *self.met.borrow_mut();
                let stem = number(&mut met.stems, self.stem(form));
                let concept = self.lexicon.synonym(form.known).map_or(Concept::Stem(stem), Concept::Group);
                Features { stem, concept: number(&mut met.concepts, concept) }
            })
        })
    }

    /// The stem of a word.
    pub(super) fn stem(&self, form: &Form) -> String {
        let stem = || self.stemmer.stem(form.key()).into_owned();
        self.lexicon.stem(form.known, || stem().into_boxed_str()).map_or_else(stem, str::to_owned)
    }

    /// The words of a passage with synonyms taken for one, each once, in order.
    pub(super) fn concepts<'w>(&self, words: impl Iterator<Item = &'w Word>) -> Vec<u32> {
        let mut concepts: Vec<u32> = Vec::with_capacity(words.size_hint().1.unwrap_or_default());
        concepts.extend(words.filter_map(|word| self.features(&word.form)).map(|features| features.concept));
        concepts.sort_unstable();
        concepts.dedup();
        concepts
    }

    fn form(&self, word: &str, met: &mut TermTable) -> Rc<Form> {
        if let Some(form) = met.spellings.get(word) {
            return Rc::clone(form);
        }
        let folded = folded(word);
        let form = met.spellings.get(folded.as_str()).cloned().unwrap_or_else(|| self.new_form(folded, met));
        if form.folded != word {
            met.spellings.insert(word.into(), Rc::clone(&form));
        }
        form
    }

    fn new_form(&self, folded: String, met: &mut TermTable) -> Rc<Form> {
        let number = met.forms;
        let known = self.lexicon.known(key(&folded));
        let form = Rc::new(Form { number, folded, known, features: OnceCell::new() });
        met.spellings.insert(form.folded.as_str().into(), Rc::clone(&form));
        met.forms += 1;
        form
    }
}

/// The number of a name: its place among those met.
fn number<T: Hash + Eq>(names: &mut Set<T>, name: T) -> u32 {
    u32::try_from(names.insert_full(name).0).unwrap_or(u32::MAX)
}
