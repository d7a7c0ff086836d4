//! What the words of a duty mean: each word or phrase with its stems and the notions that it belongs to.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::abbreviations::Abbreviation;
use super::items::MOST_WORDS;
use super::notions::{Bond, Memberships, Notions, is_capitals};
use super::terms::Terms;
use super::tokens::Word;

/// The likeness of two words that name one notion, in thousandths.
const SAME_NOTION: u32 = 650;
/// The likeness of a word that names a notion and one that has to do with it.
const NEAR_NOTION: u32 = 250;
/// What a word weighs that says how far the work reaches, or whose it is, in thousandths of what it would weigh.
const LESSER: u32 = 400;
/// The most notions of a word that count; no word of the shipped vocabulary has as many.
const MOST_NOTIONS: usize = 64;

/// A word or a phrase, by what it means.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sense {
    /// The stems of its words, in order, each once; none where it is a phrase of words without weight.
    stems: Vec<u32>,
    /// The notions that it belongs to, in order.
    notions: Memberships,
}

impl Sense {
    pub(super) fn stems(&self) -> impl Iterator<Item = u32> {
        self.stems.iter().copied()
    }

    pub(super) fn notions(&self) -> impl Iterator<Item = u32> {
        self.notions.iter().map(|(notion, _)| *notion)
    }

    /// How alike two are, in thousandths: by the stems that they share, or by a notion.
    pub(super) fn likeness(&self, other: &Sense) -> u32 {
        let most = self.stems.len().max(other.stems.len()).max(1);
        let shared = self.stems.iter().filter(|stem| other.stems.contains(stem)).count();
        let by_stems = u32::try_from(1000 * shared / most).unwrap_or(0);
        if by_stems >= SAME_NOTION { by_stems } else { by_stems.max(self.by_notions(other)) }
    }

    fn by_notions(&self, other: &Sense) -> u32 {
        let (mut own, mut theirs) = (self.notions.iter().peekable(), other.notions.iter().peekable());
        let mut best = 0;
        while let (Some((notion, bond)), Some((their_notion, their_bond))) = (own.peek(), theirs.peek()) {
            match notion.cmp(their_notion) {
                std::cmp::Ordering::Less => _ = own.next(),
                std::cmp::Ordering::Greater => _ = theirs.next(),
                std::cmp::Ordering::Equal => {
                    match (bond, their_bond) {
                        (Bond::Names, Bond::Names) => return SAME_NOTION,
                        (Bond::Near, Bond::Near) => {}
                        _ => best = NEAR_NOTION,
                    }
                    (_, _) = (own.next(), theirs.next());
                }
            }
        }
        best
    }
}

/// Reads what texts mean, by the notions of the vocabulary and the abbreviations that a series explains itself.
pub(super) struct SenseReader<'c> {
    notions: &'c Notions,
    /// The abbreviations of the series; each is a notion behind those of the vocabulary.
    printed: Vec<(Abbreviation, Vec<u32>)>,
    met: RefCell<StemTable>,
}

/// The stems of the words met so far.
#[derive(Default)]
struct StemTable {
    /// By the number of the word's form.
    of_forms: Vec<Option<u32>>,
    /// Stems that the vocabulary does not have.
    own: BTreeMap<String, u32>,
}

/// A word ready to be read.
struct SensedWord<'t> {
    stem: u32,
    has_weight: bool,
    written: &'t str,
}

impl<'c> SenseReader<'c> {
    pub(super) fn new(notions: &'c Notions, abbreviations: Vec<Abbreviation>, terms: &Terms<'_>) -> Self {
        let mut reader = SenseReader { notions, printed: Vec::new(), met: RefCell::default() };
        let printed = abbreviations.into_iter().map(|abbreviation| {
            let long = terms.words(&abbreviation.long);
            let stems = long.iter().map(|word| reader.stem(word, terms)).collect();
            (abbreviation, stems)
        });
        reader.printed = printed.collect();
        reader
    }

    /// The part that a text says is taken in the work: the step of the verb with which it begins, or which stands
    /// behind one adverb.
    pub(super) fn part(&self, words: &[Word], terms: &Terms<'_>) -> usize {
        let stems: Vec<u32> = words.iter().take(8).map(|word| self.stem(word, terms)).collect();
        let found = (0..2).find_map(|at| self.notions.parts.longest(stems.get(at..)?));
        found.map_or(self.notions.usual_part, |(_, step)| *step)
    }

    /// What the words of a text mean, in order. The verb that says no more than that somebody helps tells nothing
    /// about the work, nor do stop words and fillers outside phrases. Each with what it weighs against others, in
    /// thousandths: words that say how far the work reaches, or whose it is, weigh less than those that say what it is.
    pub(super) fn senses(&self, text: &str, words: &[Word], terms: &Terms<'_>) -> Vec<(Sense, u32)> {
        let read = |word: &Word| {
            let stem = self.stem(word, terms);
            let written = text.get(word.range.clone()).unwrap_or_default();
            SensedWord { stem, has_weight: self.has_weight(word, terms), written }
        };
        let words: Vec<SensedWord<'_>> = words.iter().take(MOST_WORDS).map(read).collect();
        let stems: Vec<u32> = words.iter().map(|word| word.stem).collect();
        let lesser = self.lesser(&words, &stems);
        let mut senses = Vec::with_capacity(words.len());
        let mut at = self.helping(&stems);
        while let (Some(rest), Some(stems)) = (words.get(at..), stems.get(at..)) {
            let Some(first) = rest.first() else { break };
            let (length, notions) = self.notions_at(first, stems);
            let phrase = rest.get(..length).unwrap_or_default();
            if length > 1 || first.has_weight {
                let share = if lesser.get(at) == Some(&true) { LESSER } else { 1000 };
                senses.push((self.sense(phrase, notions), share));
            }
            at += length;
        }
        senses
    }

    /// Which words say how far the work reaches, or whose it is.
    fn lesser(&self, words: &[SensedWord<'_>], stems: &[u32]) -> Vec<bool> {
        let mut lesser = vec![false; words.len()];
        let mut at = 0;
        while let Some(rest) = stems.get(at..).filter(|rest| !rest.is_empty()) {
            let Some((length, ())) = self.notions.extents.longest(rest) else {
                at += 1;
                continue;
            };
            let phrase = at..at.saturating_add(length);
            let says = words.get(phrase.clone()).is_some_and(|words| words.iter().any(|word| word.has_weight));
            let end = if says { phrase.end } else { words.len() };
            lesser.get_mut(at..end).into_iter().for_each(|words| words.fill(true));
            at = end;
        }
        lesser
    }

    /// Whether a text says of the work only that there is more of it: "other duties as assigned".
    pub(super) fn is_catch_all(&self, words: &[Word], terms: &Terms<'_>) -> bool {
        let words = words.get(..MOST_WORDS).unwrap_or(words);
        let stems: Vec<u32> = words.iter().map(|word| self.stem(word, terms)).collect();
        let (mut at, mut named) = (0, false);
        while let (Some(word), Some(rest)) = (words.get(at), stems.get(at..)) {
            match self.notions.catch_all.longest(rest) {
                Some((length, names)) => {
                    named |= *names;
                    at += length;
                }
                None if self.has_weight(word, terms) => return false,
                None => at += 1,
            }
        }
        named
    }

    fn has_weight(&self, word: &Word, terms: &Terms<'_>) -> bool {
        !terms.lexicon().is_stop_word(word.form.known) && !self.notions.is_filler(self.stem(word, terms))
    }

    /// How many words at the beginning say only that somebody helps.
    fn helping(&self, stems: &[u32]) -> usize {
        match self.notions.parts.longest(stems) {
            Some((length, 0)) if self.notions.usual_part > 0 && length < stems.len() => length,
            _ => 0,
        }
    }

    /// How many words the phrase has that begins a text, and its notions.
    fn notions_at(&self, first: &SensedWord<'_>, stems: &[u32]) -> (usize, Memberships) {
        let (mut length, mut notions) =
            self.notions.phrases.longest(stems).map_or((1, Vec::new()), |(length, found)| (length, found.clone()));
        for (at, (abbreviation, long)) in (self.notions.count..).zip(&self.printed) {
            if long.len() >= length && stems.starts_with(long) {
                if long.len() > length {
                    (length, notions) = (long.len(), Vec::new());
                }
                notions.push((at, Bond::Names));
            } else if length == 1 && first.written == abbreviation.short {
                notions.push((at, Bond::Names));
            }
        }
        if length == 1 && is_capitals(first.written) {
            let meant = self.notions.capitals.longest(stems.get(..1).unwrap_or_default());
            notions.extend(meant.into_iter().flat_map(|(_, found)| found));
        }
        (length, notions)
    }

    /// A phrase also has to do with whatever its single words name.
    fn sense(&self, phrase: &[SensedWord<'_>], mut notions: Memberships) -> Sense {
        let weighty = || phrase.iter().filter(|word| word.has_weight).map(|word| word.stem);
        if phrase.len() > 1 {
            let single = weighty().filter_map(|stem| self.notions.phrases.longest(&[stem]));
            notions.extend(single.flat_map(|(_, found)| found).map(|(notion, _)| (*notion, Bond::Near)));
        }
        // Of two bonds to one notion the closer stands first, and stays.
        notions.sort_unstable();
        notions.dedup_by_key(|(notion, _)| *notion);
        notions.truncate(MOST_NOTIONS);
        let mut stems: Vec<u32> = weighty().collect();
        stems.sort_unstable();
        stems.dedup();
        Sense { stems, notions }
    }

    /// The number of a word's stem. Stems that the vocabulary does not have are numbered as they come; the numbers
    /// tell no more than which are the same.
    fn stem(&self, word: &Word, terms: &Terms<'_>) -> u32 {
        let met = &mut *self.met.borrow_mut();
        let at = word.form.number as usize;
        if met.of_forms.len() <= at {
            met.of_forms.resize(at + 1, None);
        }
        if let Some(Some(known)) = met.of_forms.get(at) {
            return *known;
        }
        let stem = terms.stem(&word.form);
        let number = self.notions.stem(&stem).unwrap_or_else(|| {
            let next = self.notions.stems().saturating_add(u32::try_from(met.own.len()).unwrap_or(u32::MAX));
            *met.own.entry(stem).or_insert(next)
        });
        if let Some(known) = met.of_forms.get_mut(at) {
            *known = Some(number);
        }
        number
    }
}
