//! The printed rules of allocation of a series: what decides, what is excluded, from which classes others are told.

use std::ops::Range;

use super::Comparer;
use super::lexicon::Mark;
use super::tokens::{Word, keys};
use crate::sentence::ends_sentence;
use crate::spec::{Citation, LineMark, Locator, Passage, PassageLine, PassageRole, Series, Vocabulary};
use crate::words::word_table;

/// A printed rule of allocation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// What it says.
    pub kind: CriterionKind,
    /// The words as printed: a paragraph under a heading of criteria, else the sentence.
    pub text: String,
    /// The passage.
    pub locator: Locator,
    /// The levels whose text it stands in, by their place in the series; empty: it is printed for the series.
    pub printed_at: Vec<usize>,
    /// The levels that it names by title or code, by their place in the series.
    pub names: Vec<usize>,
}

/// What a printed rule of allocation says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CriterionKind {
    /// What decides at which level a position belongs.
    Allocation,
    /// That duties are cumulative from level to level.
    Cumulative,
    /// That positions of some kind belong elsewhere.
    Exclusion,
    /// In what a class differs from another one.
    Distinction,
}

word_table! {
    CriterionKind {
        /// Its name: "allocation criterion".
        words -> &'static str,
    }
    CriterionKind::Allocation => ["allocation criterion"],
    CriterionKind::Cumulative => ["cumulative duties"],
    CriterionKind::Exclusion => ["exclusion rule"],
    CriterionKind::Distinction => ["distinguished from another class"],
}

impl Criterion {
    /// How it is cited; `revision` is the mark of the text as loaded.
    pub fn citation(&self, series: &Series, revision: &str) -> Citation {
        match self.printed_at.first().and_then(|at| series.levels.get(*at)) {
            Some(level) => Citation::new(series, level, &self.locator, revision),
            None => Citation::of_series(series, &self.locator, revision),
        }
    }
}

impl Comparer {
    /// The printed rules of allocation of a series, criteria first, in printed order. A sentence that several levels
    /// print is told once.
    pub fn criteria(&self, series: &Series) -> Vec<Criterion> {
        let words = self.criteria_words();
        let mut found = Vec::new();
        for passage in series.passages() {
            let kind = match passage.role {
                PassageRole::AllocationRule => Some(CriterionKind::Allocation),
                PassageRole::CumulativeDuties => Some(CriterionKind::Cumulative),
                _ => words.is_heading(passage.label()).then_some(CriterionKind::Allocation),
            };
            match (kind, passage.role) {
                (Some(kind), _) => whole(kind, &passage, &mut found),
                (None, PassageRole::SeriesText) => sentences(words, &passage, None, &mut found),
                _ => {}
            }
        }
        for (at, level) in series.levels.iter().enumerate() {
            let passages = level.passages();
            for passage in &passages {
                match passage.role {
                    PassageRole::DistinguishedFrom if !passage.is_repeated(&passages) => {
                        let from = found.len();
                        whole(CriterionKind::Distinction, passage, &mut found);
                        found.iter_mut().skip(from).for_each(|one| one.printed_at = vec![at]);
                    }
                    PassageRole::Concept | PassageRole::Factor(_) | PassageRole::Duties => {
                        sentences(words, passage, Some(at), &mut found);
                    }
                    _ => {}
                }
            }
        }
        let mut told: Vec<Criterion> = Vec::new();
        for mut one in found {
            match told.iter_mut().find(|other| other.text == one.text && other.kind == one.kind) {
                Some(known) => known.printed_at.append(&mut one.printed_at),
                None => told.push(one),
            }
        }
        told.iter_mut().for_each(|one| one.names = named(&one.text, series));
        told.sort_by_key(|one| one.kind);
        told
    }

    /// What the words of a sentence rule, and the place of the word at which they begin to say so; `None`: it is no
    /// rule.
    pub(super) fn ruled_by(&self, words: &[Word]) -> Option<(CriterionKind, usize)> {
        ruled_by(self.criteria_words(), &words.iter().map(Word::key).collect::<Vec<_>>())
    }
}

/// How documents print what decides an allocation, ready for look-up.
#[derive(Debug, Clone, Default)]
pub(super) struct CriteriaPhrases {
    headings: Vec<String>,
    /// The words of each phrase.
    exclusions: Vec<Vec<String>>,
    distinctions: Vec<Vec<String>>,
    equals: Vec<Vec<String>>,
}

impl CriteriaPhrases {
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let Some(words) = &vocabulary.criteria else { return CriteriaPhrases::default() };
        let phrases = |phrases: &[String]| phrases.iter().map(|phrase| keys(phrase)).collect();
        let [exclusions, distinctions, equals] =
            [&words.exclusions, &words.distinctions, &words.equals].map(|list| phrases(list));
        CriteriaPhrases { headings: words.headings.clone(), exclusions, distinctions, equals }
    }

    /// Leaves out of the phrases of a clause those of a class with which it only holds its own level.
    pub(super) fn keep_own(&self, marks: &mut Vec<Mark>, words: &[Word], text: &str) {
        let held_against = self.held_against(words, text);
        marks.retain(|mark| !held_against.iter().any(|range| range.contains(&mark.words.start)));
    }

    /// The words of a clause, by their places, that say with what its class is level: those behind "comparable to", up to
    /// the next comma. The places of words are in `text`.
    fn held_against(&self, words: &[Word], text: &str) -> Vec<Range<usize>> {
        let spoken: Vec<&str> = words.iter().map(Word::key).collect();
        let goes_on = |at: usize| {
            let between =
                words.get(at).zip(words.get(at + 1)).and_then(|(one, next)| text.get(one.range.end..next.range.start));
            between.is_some_and(|between| !between.contains([',', ';', ':', '.']))
        };
        let mut found = Vec::new();
        let mut from = 0;
        while let Some((at, length)) = find(&self.equals, &spoken, from) {
            let end = (at + length..spoken.len()).find(|last| !goes_on(*last)).map_or(spoken.len(), |last| last + 1);
            found.push(at + length..end);
            from = end.max(at + length);
        }
        found
    }

    /// Whether criteria of allocation stand under a heading.
    fn is_heading(&self, heading: &str) -> bool {
        self.headings.contains(&heading.to_lowercase())
    }
}

/// The most rules that are told of one passage: a series prints a page of them, no more.
const MOST_OF_PASSAGE: usize = 60;

fn whole(kind: CriterionKind, passage: &Passage<'_>, found: &mut Vec<Criterion>) {
    let lines = passage.lines().into_iter().filter(|line| !line.text.trim().is_empty()).take(MOST_OF_PASSAGE);
    found.extend(lines.map(|line| criterion(kind, line.text.trim(), passage, &line)));
}

/// The sentences of a passage that are rules.
fn sentences(words: &CriteriaPhrases, passage: &Passage<'_>, level: Option<usize>, found: &mut Vec<Criterion>) {
    let lines = passage.lines();
    let rules = lines.iter().flat_map(|line| {
        let parts = sentence_ranges(&line.text).into_iter().filter_map(|range| line.text.get(range));
        let rules = parts.filter_map(|sentence| Some((ruled(words, sentence)?.0, sentence)));
        rules.map(|(kind, sentence)| criterion(kind, sentence.trim(), passage, line)).collect::<Vec<_>>()
    });
    let printed_at: Vec<usize> = level.into_iter().collect();
    found.extend(rules.take(MOST_OF_PASSAGE).map(|rule| Criterion { printed_at: printed_at.clone(), ..rule }));
}

fn criterion(kind: CriterionKind, text: &str, passage: &Passage<'_>, line: &PassageLine<'_>) -> Criterion {
    let locator = match line.mark {
        LineMark::Number(kind, number) => Locator::Item(kind, number),
        _ => Locator::Under(passage.label().to_owned()),
    };
    Criterion { kind, text: text.to_owned(), locator, printed_at: Vec::new(), names: Vec::new() }
}

fn ruled(words: &CriteriaPhrases, sentence: &str) -> Option<(CriterionKind, usize)> {
    let spoken = keys(sentence);
    ruled_by(words, &spoken.iter().map(String::as_str).collect::<Vec<_>>())
}

fn ruled_by(words: &CriteriaPhrases, spoken: &[&str]) -> Option<(CriterionKind, usize)> {
    if let Some((at, _)) = find(&words.distinctions, spoken, 0) {
        return Some((CriterionKind::Distinction, at));
    }
    let (at, length) = find(&words.exclusions, spoken, 0)?;
    // "Positions are allocated to this class" tells what belongs here.
    let here = matches!(spoken.get(at + length), Some(&("this" | "these")));
    Some((if here { CriterionKind::Allocation } else { CriterionKind::Exclusion }, at))
}

/// The first place at which one of some phrases stands among words, not before `from`; and how many words it has.
fn find(phrases: &[Vec<String>], spoken: &[&str], from: usize) -> Option<(usize, usize)> {
    (from..spoken.len()).find_map(|at| {
        let rest = spoken.get(at..)?;
        let stands = |phrase: &&Vec<String>| {
            rest.len() >= phrase.len() && rest.iter().zip(*phrase).all(|(word, wanted)| word == wanted)
        };
        Some((at, phrases.iter().find(stands)?.len()))
    })
}

/// The sentences of a text, by their bytes.
fn sentence_ranges(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, sign) in text.match_indices(['.', '\n']) {
        let end = at + sign.len();
        if sign == "\n" || ends_sentence(text, end) {
            found.push(start..end);
            start = end;
        }
    }
    found.push(start..text.len());
    found
}

/// The levels that a text names by title or code.
fn named(text: &str, series: &Series) -> Vec<usize> {
    let levels = series.levels.iter().enumerate();
    levels.filter(|(_, level)| level.is_named_in(text, &[series])).map(|(at, _)| at).collect()
}
