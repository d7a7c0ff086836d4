//! Titles of classes, taken apart: what the class is, and what stands in brackets beside it.

use std::ops::Range;

use crate::spec::TrackWords;

/// The most words of a clause that are quoted for a track.
const MOST_WORDS: usize = 9;

/// A class title, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ClassTitle {
    /// The title without what names a track, folded.
    pub base: String,
    /// What names the track, folded: the name in the vocabulary where it is known there.
    pub label: Option<String>,
    /// The same as printed.
    pub printed: Option<String>,
}

impl ClassTitle {
    /// Takes a title apart. A bracket that names a rank or a range of pay is no track.
    pub(super) fn read(title: &str, words: &[TrackWords]) -> Self {
        let known = |label: &str| {
            let folded = fold(label);
            words.iter().find(|words| words.titles.contains(&folded)).map(|words| words.name.to_lowercase())
        };
        let found = bracket(title).or_else(|| behind_comma(title, &|label| known(label).is_some()));
        let Some((outer, inner)) = found else {
            return ClassTitle { base: fold(title), label: None, printed: None };
        };
        let printed = title.get(inner).unwrap_or_default().trim();
        let rest = [title.get(..outer.start), title.get(outer.end..)].map(Option::unwrap_or_default).join(" ");
        if printed.is_empty() || is_rank(printed) {
            return ClassTitle { base: fold(title), label: None, printed: None };
        }
        let label = known(printed).unwrap_or_else(|| fold(printed));
        ClassTitle { base: fold(&rest), label: Some(label), printed: Some(printed.to_owned()) }
    }

    /// The words of the title without its bracket.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.base.split(' ')
    }
}

/// The last bracket of a title: with its signs, and what is in it.
fn bracket(title: &str) -> Option<(Range<usize>, Range<usize>)> {
    let end = title.rfind(')')?;
    let start = title.get(..end)?.rfind('(')?;
    Some((start..end + 1, start + 1..end))
}

/// A known word behind a comma: "Senior Engineer, Specialist".
fn behind_comma(title: &str, is_known: &dyn Fn(&str) -> bool) -> Option<(Range<usize>, Range<usize>)> {
    let commas = title.match_indices(',').map(|(at, _)| at);
    let mut parts = commas.map(|at| {
        let rest = title.get(at + 1..).unwrap_or_default();
        let end = at + 1 + rest.find(',').unwrap_or(rest.len());
        (at..end, at + 1..end)
    });
    parts.rfind(|(_, inner)| title.get(inner.clone()).is_some_and(is_known))
}

/// Lower case, words apart by one space, no other signs.
fn fold(text: &str) -> String {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Whether a bracket numbers the class: "(Range A)", "(II)", "(Level 2)".
fn is_rank(label: &str) -> bool {
    let words: Vec<&str> = label.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &&str| {
        word.chars().count() == 1
            || word.chars().all(|sign| sign.is_ascii_digit())
            || word.chars().all(|sign| "IVX".contains(sign))
    };
    words.len() <= 2 && words.last().is_some_and(is_number)
}

/// The clause around a phrase, as much of it as is quoted.
pub(super) fn clause_around(text: &str, phrase: Range<usize>) -> &str {
    let signs = [',', ';', ':', '.', '(', ')'];
    let start = text.get(..phrase.start).and_then(|before| before.rfind(signs)).map_or(0, |at| at + 1);
    let rest = text.get(phrase.end..).unwrap_or_default();
    let end = phrase.end + rest.find(signs).unwrap_or(rest.len());
    let clause = text.get(start..end).unwrap_or_default().trim();
    let few = |text: &str| text.split_whitespace().count() <= MOST_WORDS;
    if few(clause) { clause } else { text.get(phrase.clone()).unwrap_or(clause) }
}
