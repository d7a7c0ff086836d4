//! Where the words of a clause without a counterpart stand at the other level: "In part in clause e".

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::MOST_CLAUSES;
use crate::compare::features::telling;
use crate::compare::items::Item;
use crate::compare::terms::Terms;
use crate::compare::tokens::Word;

/// Words from which a run says something by its length.
const LONG: usize = 3;
/// A single word says something from so many letters on: "training", and not "social" or "level".
const SHORTEST: usize = 7;
/// Two words that share so many first letters may be forms of one.
const BEGINNING: usize = 5;
/// The most words without weight between two of a run.
const GAP: usize = 3;

/// Two levels' clauses.
pub(super) struct Finder<'t> {
    /// The level of the clause in question.
    pub ours: &'t [Item],
    /// The level in which its words are looked for.
    pub theirs: &'t [Item],
    pub terms: &'t Terms<'t>,
}

/// Words in a row, with what they tell.
struct Run {
    weight: u64,
    words: Vec<Telling>,
}

/// A word that tells something.
#[derive(Clone, Copy)]
struct Telling {
    /// Its place among the words of its clause.
    at: usize,
    stem: u32,
}

impl Finder<'_> {
    /// The clause of the other level that has most of the words of one of ours, beyond those that its own counterpart
    /// has as well; and the place of these words in it.
    ///
    /// Three words in a row, or two of which no other clause of either level has the one. Of single words, such a one in
    /// the same form, in a clause whose counterpart has no word that begins like it: "training", and not "analyzing"
    /// where the counterpart prints "analysis".
    pub(super) fn find<'i>(
        &self,
        clause: usize,
        counterpart: &dyn Fn(usize) -> Option<&'i Item>,
    ) -> Option<(usize, Range<usize>)> {
        let own = self.stems(self.ours.get(clause).filter(|_| clause < MOST_CLAUSES)?);
        let (ours, theirs) = (self.holders(self.ours), self.holders(self.theirs));
        let count = |holders: &BTreeMap<u32, u64>, stem: u32| holders.get(&stem).copied().unwrap_or(0);
        let clauses = (self.ours.len().min(MOST_CLAUSES) + self.theirs.len().min(MOST_CLAUSES)) as u64;
        let weight = |stem: u32| telling(clauses, count(&ours, stem) + count(&theirs, stem));
        let is_rare = |word: &Telling| count(&ours, word.stem) == 1 && count(&theirs, word.stem) == 1;
        let is_told = |run: &Run, beside: Option<&Item>, at: usize| match run.words.as_slice() {
            [] => false,
            [only] => is_rare(only) && beside.is_some_and(|beside| self.is_alone((clause, at), only.stem, beside)),
            words => words.len() >= LONG || words.iter().any(is_rare),
        };
        let mut best: Option<(usize, Run)> = None;
        for (at, item) in self.theirs.iter().take(MOST_CLAUSES).enumerate() {
            let beside = counterpart(at);
            let known = beside.map(|item| self.stems(item)).unwrap_or_default();
            let runs = self.runs(item, &|stem| own.contains(&stem) && !known.contains(&stem), &weight);
            for run in runs.into_iter().filter(|run| is_told(run, beside, at)) {
                if best.as_ref().is_none_or(|(_, other)| run.weight > other.weight) {
                    best = Some((at, run));
                }
            }
        }
        let (at, run) = best?;
        let words = &self.theirs.get(at)?.text.words;
        let place = |telling: &Telling| words.get(telling.at).map(|word| word.range.clone());
        Some((at, place(run.words.first()?)?.start..place(run.words.last()?)?.end))
    }

    /// Whether a word stands in the same form in one of our clauses and in one of theirs, and no word begins like it in
    /// the counterpart of that.
    fn is_alone(&self, (own, other): (usize, usize), stem: u32, beside: &Item) -> bool {
        let of = |item: Option<&Item>| {
            let mut telling = item.into_iter().flat_map(|item| &item.text.words);
            telling.find(|word| self.terms.features(&word.form).is_some_and(|found| found.stem == stem)).cloned()
        };
        let (Some(one), Some(theirs)) = (of(self.ours.get(own)), of(self.theirs.get(other))) else { return false };
        let beginning = |word: &Word| word.key().chars().take(BEGINNING).collect::<String>();
        let is_near = |word: &Word| beginning(word) == beginning(&theirs);
        let says_something = theirs.key().len() >= SHORTEST;
        says_something && one.key() == theirs.key() && !beside.text.words.iter().any(is_near)
    }

    /// The runs of words of an item that are wanted.
    fn runs(&self, item: &Item, wanted: &dyn Fn(u32) -> bool, weight: &dyn Fn(u32) -> u64) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut goes_on = false;
        for word in self.telling(&item.text.words) {
            if !wanted(word.stem) {
                goes_on = false;
                continue;
            }
            let open = runs
                .last_mut()
                .filter(|run| goes_on && run.words.last().is_some_and(|last| word.at - last.at <= GAP + 1));
            match open {
                Some(run) => {
                    run.weight += weight(word.stem);
                    run.words.push(word);
                }
                None => runs.push(Run { weight: weight(word.stem), words: vec![word] }),
            }
            goes_on = true;
        }
        runs
    }

    fn telling<'w>(&'w self, words: &'w [Word]) -> impl Iterator<Item = Telling> + 'w {
        let features = words.iter().enumerate();
        features.filter_map(|(at, word)| Some(Telling { at, stem: self.terms.features(&word.form)?.stem }))
    }

    fn stems(&self, item: &Item) -> BTreeSet<u32> {
        self.telling(&item.text.words).map(|word| word.stem).collect()
    }

    /// How many clauses have each stem.
    fn holders(&self, items: &[Item]) -> BTreeMap<u32, u64> {
        let mut holders = BTreeMap::new();
        for stem in items.iter().take(MOST_CLAUSES).flat_map(|item| self.stems(item)) {
            *holders.entry(stem).or_default() += 1;
        }
        holders
    }
}
