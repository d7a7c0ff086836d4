//! The items of a level's list, cut into words and clauses.

use std::collections::BTreeSet;
use std::ops::Range;

use super::comparer::LevelView;
use super::lexicon::{Lexicon, Plain};
use super::similarity::ItemWords;
use super::terms::Terms;
use super::tokens::Word;
use crate::sentence::ends_sentence;
use crate::spec::{DutyScope, ItemKind, KsaKind, clauses};

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
    /// Words of each clause and sentence, as ranges of the words.
    pub clauses: Vec<Range<usize>>,
}

impl Text {
    pub(super) fn new(text: &str, terms: &Terms<'_>) -> Self {
        let words = terms.words(text);
        let plain = plain_form(&words, terms.lexicon());
        let clauses = cut(text, &words).into_iter().map(|clause| clause.words).collect();
        Text { words, plain, clauses }
    }

    /// The words of a clause.
    pub(super) fn clause(&self, at: usize) -> Option<&[Word]> {
        self.words.get(self.clauses.get(at)?.clone())
    }

    /// The part of it that has these words.
    pub(super) fn of_words(&self, ranges: impl Iterator<Item = Range<usize>>, lexicon: &Lexicon) -> Text {
        let (mut words, mut clauses): (Vec<Word>, Vec<Range<usize>>) = Default::default();
        for range in ranges {
            let within = self.clauses.iter().filter(|clause| clause.start >= range.start && clause.end <= range.end);
            for clause in within {
                let start = words.len();
                words.extend(self.words.get(clause.clone()).unwrap_or_default().iter().cloned());
                clauses.push(start..words.len());
            }
        }
        let plain = plain_form(&words, lexicon);
        Text { words, plain, clauses }
    }
}

fn plain_form(words: &[Word], lexicon: &Lexicon) -> String {
    let mut plain = String::with_capacity(words.iter().map(|word| word.form.folded.len() + 1).sum());
    for word in lexicon.without_slips(words) {
        match word {
            Plain::Slip(number) => {
                plain.push('#');
                plain.push_str(&number.to_string());
            }
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

    /// The clauses and sentences of its text, by their place, that belong to some of its clauses.
    pub(super) fn parts_of(&self, clauses: &BTreeSet<usize>) -> BTreeSet<usize> {
        let whole = |part: &Range<usize>| self.clauses.iter().position(|clause| clause.contains(&part.start));
        let parts = self.text.clauses.iter().enumerate();
        parts.filter(|(_, part)| whole(part).is_some_and(|at| clauses.contains(&at))).map(|(at, _)| at).collect()
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

/// A clause or a sentence of a text.
pub(super) struct TextClause {
    /// Its bytes, without the blanks around them.
    pub bytes: Range<usize>,
    /// Its words, as a range of the text's.
    pub words: Range<usize>,
}

/// The clauses and sentences of a text that have words. `words` are the text's own.
pub(super) fn cut(text: &str, words: &[Word]) -> Vec<TextClause> {
    let clauses = sentences(text).into_iter().map(|range| {
        let piece = text.get(range.clone()).unwrap_or_default();
        let start = range.start + piece.len() - piece.trim_start().len();
        TextClause { bytes: start..start + piece.trim().len(), words: words_within(words, &range) }
    });
    clauses.filter(|clause| !clause.words.is_empty()).collect()
}

/// The clauses of a text, each cut into its sentences and paragraphs.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for clause in clauses(text) {
        let mut start = clause.start;
        let Some(inside) = text.get(clause.clone()) else { continue };
        for (at, sign) in inside.match_indices(['.', '\n']) {
            let end = clause.start + at + sign.len();
            if sign == "\n" || ends_sentence(text, end) {
                found.push(start..end);
                start = end;
            }
        }
        found.push(start..clause.end);
    }
    found.retain(|range| !range.is_empty());
    found
}

/// The items of one list of a level, with what is printed for all levels of its series.
pub(super) fn items(view: LevelView<'_>, list: ItemKind, terms: &Terms<'_>) -> Vec<Item> {
    match list {
        ItemKind::Duty => {
            let duties = view.level.duties.items.iter();
            duties.map(|duty| Item::new(duty.number, duty.scope, None, &duty.text, terms)).collect()
        }
        ItemKind::Ksa => {
            let ksas = view.series.ksas_of(view.level);
            ksas.map(|ksa| Item::new(ksa.number, DutyScope::Own, Some(ksa.kind), &ksa.full_text(), terms)).collect()
        }
    }
}
