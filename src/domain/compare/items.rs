//! The items of a level's list, cut into words and clauses.

use std::ops::Range;

use super::lexicon::{Lexicon, Plain};
use super::similarity::ItemWords;
use super::terms::Terms;
use super::tokens::Word;
use crate::spec::{DutyScope, ItemKind, KsaKind, Level, clauses};

/// The first words of an item that count for its likeness to others; the longest real item seen has under 100.
pub(super) const MOST_WORDS: usize = 500;
/// The first clauses that count for it by themselves; the longest real item seen has 6.
pub(super) const MOST_CLAUSES: usize = 16;

/// One duty or KSA.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Its number in the list.
    pub number: u32,
    /// Own work, unless it is a duty that says otherwise.
    pub scope: DutyScope,
    /// What kind of KSA it is.
    pub kind: Option<KsaKind>,
    /// The text as it is compared and shown.
    pub text: Text,
    /// Words of each clause, as a range of the text's words.
    pub clauses: Vec<Range<usize>>,
}

/// A text and its words.
#[derive(Debug, Clone)]
pub(super) struct Text {
    /// The words.
    pub words: Vec<Word>,
    /// The words in lower case, one space between them, with the forms of every slip reduced to one: two texts
    /// with the same plain form are the same.
    pub plain: String,
}

impl Text {
    pub(super) fn new(text: &str, terms: &Terms<'_>) -> Self {
        let words = terms.words(text);
        let plain = plain_form(&words, terms.lexicon());
        Text { words, plain }
    }

    /// The part of it that has these words.
    pub(super) fn of_words(&self, ranges: impl Iterator<Item = Range<usize>>, lexicon: &Lexicon) -> Text {
        let words: Vec<Word> = ranges.filter_map(|range| self.words.get(range)).flatten().cloned().collect();
        let plain = plain_form(&words, lexicon);
        Text { words, plain }
    }
}

fn plain_form(words: &[Word], lexicon: &Lexicon) -> String {
    let mut plain = String::new();
    for word in lexicon.without_slips(words) {
        match word {
            Plain::Slip(number) => plain.push_str(&format!("#{number}")),
            Plain::Word(word) => plain.push_str(&word.form.folded),
        }
        plain.push(' ');
    }
    plain
}

impl Item {
    pub(super) fn new(number: u32, scope: DutyScope, kind: Option<KsaKind>, text: &str, terms: &Terms<'_>) -> Self {
        let body = Text::new(text, terms);
        // Items are the first to be numbered, in printed order: where shortlists cut, the lower number goes first.
        body.words.iter().for_each(|word| _ = terms.features(&word.form));
        let clauses = clauses(text).into_iter().map(|range| words_within(&body.words, &range)).collect();
        Item { number, scope, kind, text: body, clauses }
    }

    /// Its words, and those of its clauses, as far as they count for its likeness to others.
    pub(super) fn item_words(&self) -> ItemWords<'_> {
        let words = self.text.words.get(..MOST_WORDS).unwrap_or(&self.text.words);
        let clauses = self.clauses.iter().take(MOST_CLAUSES).filter_map(|range| words.get(range.clone())).collect();
        ItemWords { words, clauses }
    }

    /// The words of each of its clauses, as far as they count.
    pub(super) fn clause_words(&self) -> impl Iterator<Item = &[Word]> {
        let words = self.text.words.get(..MOST_WORDS).unwrap_or(&self.text.words);
        let within = |range: &Range<usize>| words.get(range.start..range.end.min(words.len()));
        self.clauses.iter().take(MOST_CLAUSES).filter_map(within)
    }

    /// How many of its clauses count by themselves.
    pub(super) fn counted_clauses(&self) -> usize {
        self.clauses.len().min(MOST_CLAUSES)
    }

    /// Whether it is so long that only its beginning counts for its likeness to others.
    pub(super) fn is_cut(&self) -> bool {
        self.text.words.len() > MOST_WORDS || self.clauses.len() > MOST_CLAUSES
    }
}

fn words_within(words: &[Word], bytes: &Range<usize>) -> Range<usize> {
    let start = words.partition_point(|word| word.range.start < bytes.start);
    let end = words.partition_point(|word| word.range.start < bytes.end);
    start..end
}

/// The items of one list of a level.
pub(super) fn items(level: &Level, list: ItemKind, terms: &Terms<'_>) -> Vec<Item> {
    match list {
        ItemKind::Duty => {
            let duties = level.duties.items.iter();
            duties.map(|duty| Item::new(duty.number, duty.scope, None, &duty.text, terms)).collect()
        }
        ItemKind::Ksa => {
            let ksas = level.ksas.items.iter();
            ksas.map(|ksa| Item::new(ksa.number, DutyScope::Own, Some(ksa.kind), &ksa.full_text(), terms)).collect()
        }
    }
}
