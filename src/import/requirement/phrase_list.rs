//! Phrases of a list, found among the tokens of a sentence.

use serde::Deserialize;

use super::token::{Slice, tokens};

/// Phrases that do the same.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "WrittenList")]
pub(super) struct List(Vec<Vec<String>>);

/// A list as the file has it: the phrases alone where the record around them names the source, else with their source.
#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum WrittenList {
    Phrases(Vec<String>),
    Sourced {
        phrases: Vec<String>,
        #[serde(rename = "source")]
        _source: String,
    },
}

impl From<WrittenList> for List {
    fn from(written: WrittenList) -> Self {
        let (WrittenList::Phrases(phrases) | WrittenList::Sourced { phrases, .. }) = written;
        List(phrases.iter().map(|phrase| words(phrase)).collect())
    }
}

impl List {
    /// How many tokens the longest phrase takes that stands at `at`.
    pub fn at(&self, slice: &Slice<'_>, at: usize) -> Option<usize> {
        self.0.iter().filter(|phrase| stands(phrase, slice, at)).map(Vec::len).max()
    }

    /// The token behind the longest phrase at `at`, or `at` itself.
    pub fn skip(&self, slice: &Slice<'_>, at: usize) -> usize {
        at + self.at(slice, at).unwrap_or_default()
    }

    /// The token behind as many phrases as stand at `at`, one behind the other.
    pub fn skip_all(&self, slice: &Slice<'_>, mut at: usize) -> usize {
        while let Some(taken) = self.at(slice, at) {
            at += taken;
        }
        at
    }

    /// Where a phrase stands first, and how many tokens it takes.
    pub fn find(&self, slice: &Slice<'_>) -> Option<(usize, usize)> {
        (0..slice.len()).find_map(|at| self.at(slice, at).map(|taken| (at, taken)))
    }

    /// Whether a phrase stands anywhere.
    pub fn within(&self, slice: &Slice<'_>) -> bool {
        self.find(slice).is_some()
    }

    /// Whether a word alone is one of the phrases.
    pub fn has(&self, word: &str) -> bool {
        self.0.iter().any(|phrase| matches!(phrase.as_slice(), [only] if only == word))
    }

    /// Whether the slice is one of the phrases.
    pub fn is(&self, slice: &Slice<'_>) -> bool {
        !slice.is_empty() && self.at(slice, 0) == Some(slice.len())
    }
}

fn words(phrase: &str) -> Vec<String> {
    tokens(phrase).into_iter().map(|token| token.word).collect()
}

fn stands(phrase: &[String], slice: &Slice<'_>, at: usize) -> bool {
    let found = slice.tokens.get(at..at + phrase.len()).unwrap_or_default();
    !phrase.is_empty()
        && found.len() == phrase.len()
        && found.iter().zip(phrase).all(|(token, word)| token.word == *word)
}
