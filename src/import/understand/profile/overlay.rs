//! What a profile teaches of whole lines and paragraphs, and profiles laid over each other.

use std::collections::BTreeSet;

use super::super::block::Block;
use super::super::limits::{FIRST_PAGE, LONGEST_KNOWN};
use super::super::words::{plain, plain_whole};
use super::{AsideWords, FactWords, HeadingWords, Profile};
use crate::{Correction, Manuscript, Reason};

impl Profile {
    /// This profile with another laid over it: where both know words, the other's meaning holds.
    #[must_use]
    pub fn with(&self, learned: &Profile) -> Profile {
        let mut both = self.clone();
        let headings: BTreeSet<String> = learned.headings.iter().flat_map(|entry| plain_words(&entry.words)).collect();
        let no_headings: BTreeSet<String> = plain_words(&learned.no_headings).collect();
        let facts: BTreeSet<String> = learned.facts.iter().flat_map(|entry| plain_words(&entry.words)).collect();
        let is_new = |words: &String| headings.contains(words) || no_headings.contains(words);
        both.headings.iter_mut().for_each(|entry| entry.words.retain(|words| !is_new(words)));
        both.no_headings.retain(|words| !is_new(words));
        both.facts.iter_mut().for_each(|entry| entry.words.retain(|words| !facts.contains(words)));
        both.no_headings.extend(no_headings);
        let heading =
            |entry: &HeadingWords| HeadingWords { words: plain_words(&entry.words).collect(), ..entry.clone() };
        both.headings.extend(learned.headings.iter().map(heading));
        let fact = |entry: &FactWords| FactWords { words: plain_words(&entry.words).collect(), ..entry.clone() };
        both.facts.extend(learned.facts.iter().map(fact));
        let aside = |entry: &AsideWords| AsideWords {
            words: entry.words.iter().map(|one| exact(one)).collect(),
            ..entry.clone()
        };
        both.asides.extend(learned.asides.iter().map(aside));
        for (own, more) in both.lists().into_iter().zip(learned.clone().lists()) {
            own.extend(more.iter().filter(|words| !own.contains(words)).cloned().collect::<Vec<_>>());
        }
        both.kinds.extend(learned.kinds.iter().cloned());
        both.date_order = learned.date_order.or(both.date_order);
        both
    }

    /// This profile with those of the others laid over it, in their order, that are for a document.
    #[must_use]
    pub fn for_document(&self, learned: &[Profile], manuscript: &Manuscript) -> Profile {
        let for_it = learned.iter().filter(|profile| profile.is_for(manuscript));
        for_it.fold(self.clone(), |profile, learned| profile.with(learned))
    }

    /// Whether it is for a document: it is for all, or the document names its authority near its beginning.
    pub fn is_for(&self, manuscript: &Manuscript) -> bool {
        let Some(authority) = self.authority.as_deref().map(plain_whole) else { return true };
        let authority = format!(" {authority} ");
        let lines = manuscript.lines.iter().take(FIRST_PAGE).map(|line| manuscript.words(line));
        let aside = manuscript.left_out.iter().map(|one| one.words.as_str());
        let mut said = lines.chain(aside).chain(manuscript.title.as_deref());
        said.any(|words| format!(" {} ", plain_whole(words)).contains(&authority))
    }

    /// Why a line or paragraph is not part of the text, if these words are known to be none.
    pub(in crate::understand) fn aside(&self, words: &str) -> Option<Reason> {
        if self.asides.is_empty() {
            return None;
        }
        let (exact, pattern) = (exact(words), pattern(words));
        let known = |words: &String| *words == exact || (words.contains('#') && *words == pattern);
        self.asides.iter().rev().find(|entry| entry.words.iter().any(known)).map(|entry| entry.reason)
    }

    /// What a block is that says no more than words which the profile knows.
    pub(in crate::understand) fn taught(&self, block: &Block) -> Option<Correction> {
        let at = *block.begin().start()..*block.begin().start();
        if let Some(reason) = self.aside(block.text()) {
            return Some(Correction::Aside { at, reason });
        }
        let known = self.known.of(self);
        if known.no_headings.is_empty() && known.alone.is_empty() || block.text().len() > LONGEST_KNOWN {
            return None;
        }
        let words = plain(block.text());
        if words.is_empty() {
            return None;
        }
        if known.no_headings.contains(&words) {
            return Some(Correction::Text { at });
        }
        known.alone.get(&words).map(|role| Correction::Heading { at, role: *role })
    }

    /// The lists of words that only grow.
    fn lists(&mut self) -> [&mut Vec<String>; 18] {
        [
            &mut self.all_levels,
            &mut self.upwards,
            &mut self.some_of,
            &mut self.ranks,
            &mut self.numbered_parts,
            &mut self.person_labels,
            &mut self.connectives,
            &mut self.lead_ins,
            &mut self.other_duties,
            &mut self.lower_levels,
            &mut self.allocation_sentences,
            &mut self.cumulative_sentences,
            &mut self.inherits,
            &mut self.authority_words,
            &mut self.document_words,
            &mut self.degrees,
            &mut self.clause_words,
            &mut self.proposals,
        ]
    }
}

fn plain_words(words: &[String]) -> impl Iterator<Item = String> + '_ {
    words.iter().map(|words| plain(words)).filter(|words| !words.is_empty())
}

/// Words as they are compared with those of documents; `None`: nothing is left of them.
pub(crate) fn comparable(words: &str) -> Option<String> {
    Some(plain(words)).filter(|words| !words.is_empty())
}

/// Words as they are compared, "#" kept.
fn exact(words: &str) -> String {
    let parts: Vec<String> = words.split('#').map(plain_whole).collect();
    let joined = parts.join(" # ");
    joined.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same with "#" for every number: "Page 3 of 12" as "page # of #".
pub(in crate::understand) fn pattern(words: &str) -> String {
    let mut pattern = String::with_capacity(words.len());
    for c in plain_whole(words).chars() {
        match c.is_ascii_digit() {
            true if pattern.ends_with('#') => {}
            true => pattern.push('#'),
            false => pattern.push(c),
        }
    }
    exact(&pattern)
}

/// The lines that a profile knows not to be part of the text, beside those of the `pages`.
pub(in crate::understand) fn lines(
    mut pages: Vec<(usize, Reason)>,
    manuscript: &Manuscript,
    profile: &Profile,
) -> Vec<(usize, Reason)> {
    let known: BTreeSet<usize> = pages.iter().map(|(number, _)| *number).collect();
    let others = manuscript.lines.iter().enumerate().filter(|(number, _)| !known.contains(number));
    pages.extend(others.filter_map(|(number, line)| Some((number, profile.aside(manuscript.words(line))?))));
    pages.sort_by_key(|(number, _)| *number);
    pages
}
